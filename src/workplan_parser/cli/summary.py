"""The counts of a plan that ``parse`` prints and ``show`` begins with."""

from __future__ import annotations

from typing import Any, NamedTuple

from workplan_parser.writers.nodes import get, places


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
            for count, word in ((self.errors, "错误"), (self.warnings, "警告"), (self.infos, "提示"))
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


def summarise(plan: Any) -> Summary:
    """The counts of a Plan (or its plain tree), attachments included; an implicit section is not counted."""
    sections = items = targets = deadlines = assignments = 0
    offices: set[str] = set()
    for place in places(plan):
        node = place.node
        if place.kind == "section":
            sections += get(node, "label") is not None or bool(get(node, "title"))
        items += place.kind == "item"
        targets += len(get(node, "targets") or ())
        deadlines += len(get(node, "deadlines") or ())
        named = get(node, "responsible") or ()
        assignments += len(named)
        offices.update(get(one, "name") for one in named)
    doubts = [get(one, "severity") for one in get(plan, "diagnostics")]
    return Summary(
        get(get(plan, "metadata"), "title") or "",
        sections,
        items,
        len(offices),
        assignments,
        targets,
        deadlines,
        len(get(plan, "unclaimed")),
        *(doubts.count(severity) for severity in ("error", "warning", "info")),
    )
