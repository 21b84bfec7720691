"""The counts of a plan that ``parse`` prints and ``show`` begins with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workplan_parser.language import listed, said
from workplan_parser.words import SEVERITIES

if TYPE_CHECKING:
    from workplan_parser.model import Plan


def counts(plan: Plan) -> str:
    """How much was found of what, on one line; an implicit section is not counted."""
    from workplan_parser.model import Item, Preamble
    from workplan_parser.text.patches import MARKUP
    from workplan_parser.writers.nodes import places

    found = [(place.kind, place.node) for place in places(plan)]
    named = [office.name for _, node in found if isinstance(node, Item) for office in node.responsible]
    measured = [node for _, node in found if isinstance(node, Item | Preamble)]
    sections = [node for kind, node in found if kind == "section" and isinstance(node, Item)]
    qualities = sum(len(node.qualitative_targets) for node in measured)
    severities: Counter[str] = Counter(doubt.severity for doubt in plan.diagnostics)
    doubts = [f"{severities[code]} {said(word)}" for code, word in SEVERITIES.items() if severities[code]]
    told = (
        f"{sum(node.label is not None or node.title != '' for node in sections)} 章节",
        f"{sum(kind == 'item' for kind, _ in found)} 条目",
        f"{len(set(named))} 责任单位（{len(named)} 处）",
        f"{sum(len(node.targets) for node in measured)} 目标",
        *([f"{qualities} 定性目标"] if qualities else []),
        f"{sum(len(node.deadlines) for node in measured)} 期限",
        f"{sum(rest.reason != MARKUP for rest in plan.unclaimed)} 未归属",
    )
    return " · ".join((*map(said, told), listed(doubts) or said("0 诊断")))
