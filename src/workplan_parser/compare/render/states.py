"""Goals without a number as every rendering says them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workplan_parser.compare.model import PlanDiff, QualityChange
from workplan_parser.model import QualitativeTarget
from workplan_parser.words import QUALITY_CHANGES, STRENGTHS

_MARKS = {"added": "+", "removed": "-", "unchanged": "="}


class StateLine(NamedTuple):
    """One row as it is read; what a number would have is empty."""

    row: QualityChange
    delta: str = ""
    percent: str = ""

    @property
    def mark(self) -> str:
        """``+ - = ~``."""
        return "~" if self.row.aspects else _MARKS.get(self.row.change, "~")

    @property
    def verdict(self) -> str:
        """加强, 减弱, 未再提及 …"""
        return QUALITY_CHANGES[self.row.change]

    @property
    def indicator(self) -> str:
        """What the state is said of."""
        return self.row.indicator

    @property
    def old(self) -> str:
        """The old words; empty where there were none."""
        return _said(self.row.old)

    @property
    def new(self) -> str:
        """The new words; empty where there are none."""
        return _said(self.row.new)

    @property
    def notes(self) -> tuple[str, ...]:
        """力争 → 确保, 期限 2025-06-30 → 无."""
        return tuple(_notes(self.row))

    @property
    def old_path(self) -> str:
        """Where it stood."""
        return self.row.old_path or self.row.old_item or ""

    @property
    def new_path(self) -> str:
        """Where it stands."""
        return self.row.new_path or self.row.new_item or ""

    @property
    def where(self) -> str:
        """Its place, or both places."""
        return " → ".join(dict.fromkeys(filter(None, (self.old_path, self.new_path))))


def lines(diff: PlanDiff, *, unchanged: bool = False) -> list[StateLine]:
    """Every row worth showing, in the new plan's order, what went last."""
    shown = (row for row in diff.qualitative if unchanged or row.change != "unchanged" or row.aspects)
    return sorted(map(StateLine, shown), key=lambda line: line.row.new is None)


def _said(target: QualitativeTarget | None) -> str:
    return "" if target is None else " ".join(target.raw.split())


def _notes(row: QualityChange) -> Iterator[str]:
    if row.old is None or row.new is None:
        return
    if "strength" in row.aspects and "approx" not in (row.old.strength, row.new.strength):
        yield f"{STRENGTHS[row.old.strength]} → {STRENGTHS[row.new.strength]}"
    if "deadline" in row.aspects:
        due = [str(one.deadline.due) if one.deadline else "无" for one in (row.old, row.new)]
        yield f"期限 {due[0]} → {due[1]}"
