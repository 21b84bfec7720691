"""The counts of a plan that ``parse`` prints and ``show`` begins with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workplan_parser.words import SEVERITIES

if TYPE_CHECKING:
    from workplan_parser.model import Item, Plan, Preamble


class Summary(NamedTuple):
    """How much was found in one plan."""

    title: str
    sections: int
    items: int
    offices: int
    assignments: int
    targets: int
    deadlines: int
    unclaimed: int
    errors: int
    warnings: int
    infos: int

    def line(self) -> str:
        """The counts in words, one line."""
        doubts = [
            f"{count} {word}"
            for count, word in zip((self.errors, self.warnings, self.infos), SEVERITIES.values(), strict=True)
            if count
        ]
        return " · ".join(
            (
                f"{self.sections} 章节",
                f"{self.items} 条目",
                f"{self.offices} 责任单位（{self.assignments} 处）",
                f"{self.targets} 目标",
                f"{self.deadlines} 期限",
                f"{self.unclaimed} 未归属",
                "、".join(doubts) or "0 诊断",
            )
        )


def summarise(plan: Plan) -> Summary:
    """The counts of a plan, attachments included; an implicit section is not counted."""
    sections = [*plan.sections, *(section for a in plan.attachments for section in a.sections)]
    nodes = list(with_children(sections))
    places: list[Item | Preamble] = [*nodes, *([plan.preamble] if plan.preamble else [])]
    named = [office.name for node in nodes for office in node.responsible]
    doubts = Counter(doubt.severity for doubt in plan.diagnostics)
    return Summary(
        plan.metadata.title or "",
        sum(section.label is not None or bool(section.title) for section in sections),
        len(nodes) - len(sections),
        len(set(named)),
        len(named),
        sum(len(node.targets) for node in places),
        sum(len(node.deadlines) for node in places),
        len(plan.unclaimed),
        doubts["error"],
        doubts["warning"],
        doubts["info"],
    )


def with_children(nodes: Sequence[Item]) -> Iterator[Item]:
    """The nodes and all below them, in no order."""
    todo = list(nodes)
    while todo:
        node = todo.pop()
        yield node
        todo.extend(node.items)
