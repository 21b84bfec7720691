"""An outcome in the order it is read: whose it is, counts, main figures, and the targets by verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workplan_parser.compare.model import PlanHead
from workplan_parser.compare.render.headline import longer, main_names
from workplan_parser.outcome.model import PlanOutcome
from workplan_parser.outcome.render.rows import Group, Row, counted, groups, numbers, place, said, states


class Part(NamedTuple):
    """Targets of one kind, by verdict; ``id`` begins the anchors of its groups."""

    id: str
    name: str
    groups: tuple[Group, ...]


class Report(NamedTuple):
    """What every page shows, in its order."""

    promising: str
    reporting: str
    counts: tuple[tuple[str, str], ...]
    blanket: tuple[str, ...]
    main: tuple[Row, ...]
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """What the page is of."""
        return f"{self.promising} 的目标，{self.reporting} 的结果"

    @property
    def contents(self) -> Iterator[tuple[str, str, int]]:
        """(id, name, count) of every heading."""
        if self.main:
            yield "main", "主要指标", len(self.main)
        for part in self.parts:
            for group in part.groups:
                yield f"{part.id}-{group.verdict}", f"{part.name}·{group.name}", len(group.rows)


def report(outcome: PlanOutcome) -> Report:
    """*outcome* as people read it."""
    rows, without = numbers(outcome), states(outcome)
    counts = [("目标", counted(outcome.summary.targets))]
    if without:
        counts.append(("定性目标", counted(outcome.summary.qualitative)))
    parts = (
        Part("targets", "目标", tuple(groups(rows))),
        Part("states", "定性目标", tuple(groups(without))),
    )
    return Report(
        promising=_name(outcome.old),
        reporting=_name(outcome.new),
        counts=tuple(counts),
        blanket=tuple(dict.fromkeys(map(said, outcome.blanket))),
        main=tuple(sorted(dict.fromkeys(_main(rows)), key=place)),
        parts=parts,
    )


def _main(rows: list[Row]) -> Iterator[Row]:
    """The figures every government is asked for, a row each: the one that is called so and hardly more, rather one reported."""
    for names in main_names():
        fit = [(row, more) for row in rows if (more := longer(names, row.indicator)) is not None]
        if fit:
            yield min(fit, key=lambda one: (not one[0].reported, one[1]))[0]


def _name(head: PlanHead) -> str:
    """清河县2025年政府工作报告, or the file's name; with the year where the title lacks it."""
    title = head.title or head.source.name
    return title if head.year is None or str(head.year) in title else f"{title}（{head.year}年）"
