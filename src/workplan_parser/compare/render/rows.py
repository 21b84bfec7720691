"""Goals as every rendering says them: those with a number and those without, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from workplan_parser.compare.model import NodeRef, Pair, PlanDiff, QualityChange, TargetChange
from workplan_parser.compare.sense import Sense, sense
from workplan_parser.words import (
    HORIZONS,
    QUALITY_CHANGES,
    SENSES,
    STRENGTHS,
    TARGET_CHANGES,
    basis,
    signed,
)

POINTS = "个百分点"
PERCENT = ("%", "％")
_MARKS = {"added": "+", "removed": "-", "unstated": "-", "unchanged": "="}
_TONES = {"+": "come", "-": "gone", "=": "same", "~": "changed"}

Change = TypeVar("Change", TargetChange, QualityChange)
Facts = tuple[tuple[str, tuple[str, ...]], ...]


class Index:
    """The items of a diff and their pairs, by the ids that rows of goals name them by."""

    def __init__(self, diff: PlanDiff) -> None:
        self.olds = {pair.old.id: pair for pair in diff.pairs}
        self.news = {pair.new.id: pair for pair in diff.pairs}
        self._old: dict[str, NodeRef] = {node.id: node for node in diff.removed}
        self._old |= {node.id: node for merge in diff.merges for node in merge.old}
        self._old |= {pair.old.id: pair.old for pair in diff.pairs}
        self._new: dict[str, NodeRef] = {node.id: node for node in diff.added}
        self._new |= {node.id: node for split in diff.splits for node in split.new}
        self._new |= {pair.new.id: pair.new for pair in diff.pairs}

    def nodes(self, row: TargetChange | QualityChange) -> tuple[NodeRef, ...]:
        """The items a goal stands in, the new one first."""
        found = self._new.get(row.new_item or ""), self._old.get(row.old_item or "")
        return tuple(node for node in found if node is not None)

    def pair(self, row: TargetChange | QualityChange) -> Pair | None:
        """The pair it belongs to: that of its new item, or of the old one where the goal went."""
        return self.news.get(row.new_item) if row.new_item else self.olds.get(row.old_item or "")


def facts(changes: Sequence[str], nodes: Sequence[NodeRef], review: bool = False) -> Facts:
    """What a page filters a row by: what changed in it, who answers for it, the time it speaks of, whether to look."""
    offices = dict.fromkeys(name for node in nodes for name in node.offices)
    horizon = HORIZONS[nodes[0].horizon if nodes else "plan"]
    return (
        ("change", tuple(changes)),
        ("office", tuple(offices)),
        ("horizon", (horizon,)),
        ("review", ("待核",) * review),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """What both kinds of row say alike. ``nodes`` are the items it stands in, the new one first."""

    row: TargetChange | QualityChange
    nodes: tuple[NodeRef, ...] = ()
    pair: Pair | None = None

    @property
    def mark(self) -> str:
        """``+ - = ~``"""
        return _MARKS.get(self.row.change, "~")

    @property
    def sense(self) -> Sense | None:
        """Whether it asks more now, where that is known."""
        return sense(self.row)

    @property
    def tone(self) -> str:
        """What it is coloured by: better, worse, come, gone, changed, same."""
        known = {"more": "better", "less": "worse"}
        return known[self.sense] if self.sense else _TONES[self.mark]

    @property
    def verdict(self) -> str:
        """提高, 未再提及 …"""
        raise NotImplementedError

    @property
    def asks(self) -> str:
        """要求更高, 要求更低; empty where nobody says which way is better."""
        return SENSES[self.sense] if self.sense else ""

    @property
    def indicator(self) -> str:
        """What is counted, or what the state is said of."""
        return self.row.indicator

    @property
    def old(self) -> str:
        """The old number or words as printed; empty where there were none."""
        return " ".join(self.row.old.raw.split()) if self.row.old else ""

    @property
    def new(self) -> str:
        """The new number or words as printed; empty where there are none."""
        return " ".join(self.row.new.raw.split()) if self.row.new else ""

    @property
    def delta(self) -> str:
        """What a number has; nothing for a state."""
        return ""

    @property
    def percent(self) -> str:
        """Likewise."""
        return ""

    @property
    def review(self) -> bool:
        """True where a person should look."""
        return isinstance(self.row, TargetChange) and self.row.review

    @property
    def notes(self) -> tuple[str, ...]:
        """What changed beside the value: 力争 → 确保, 期限 …"""
        return tuple(self._notes())

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

    @property
    def facts(self) -> Facts:
        """What a page filters by."""
        return facts([self.verdict], self.nodes, self.review)

    def _notes(self) -> Iterator[str]:
        old, new = self.row.old, self.row.new
        if old is None or new is None:
            return
        if "strength" in self.row.aspects and "approx" not in (old.strength, new.strength):
            yield f"{STRENGTHS[old.strength]} → {STRENGTHS[new.strength]}"
        if "deadline" in self.row.aspects:
            due = [str(one.deadline.due) if one.deadline else "无" for one in (old, new)]
            yield f"期限 {due[0]} → {due[1]}"


@dataclass(frozen=True, slots=True)
class NumberRow(Row):
    """A target's row."""

    row: TargetChange

    @property
    def verdict(self) -> str:
        """提高, 未再提及 …; 取消 where the new plan says so."""
        said = self.row.change == "removed" and self.row.basis
        return "取消" if said else TARGET_CHANGES[self.row.change]

    @property
    def delta(self) -> str:
        """+1个百分点, -200座; empty where nothing may be subtracted or nothing changed."""
        if self.row.delta is None or self.row.new is None or not self.row.delta:
            return ""
        unit = self.row.new.unit
        return signed(self.row.delta) + (POINTS if unit in PERCENT else unit)

    @property
    def percent(self) -> str:
        """+25%; left out for percentages, where a percentage of a percentage misleads."""
        new = self.row.new
        if not self.row.percent or new is None or new.unit in (*PERCENT, POINTS, "‰"):
            return ""
        return f"{signed(self.row.percent)}%"

    def _notes(self) -> Iterator[str]:
        old, new = self.row.old, self.row.new
        yield from Row._notes(self)
        if old is None or new is None:
            if self.row.basis:
                yield basis(self.row.basis)
        elif _bare(old.indicator) != _bare(new.indicator):
            yield f"原指标名：{' '.join(old.indicator.split())}"


@dataclass(frozen=True, slots=True)
class StateRow(Row):
    """The row of a goal without a number."""

    row: QualityChange

    @property
    def verdict(self) -> str:
        """加强, 减弱, 未再提及 …"""
        return QUALITY_CHANGES[self.row.change]


def numbers(diff: PlanDiff, index: Index) -> list[NumberRow]:
    """Every target row in the new plan's order, what went last."""
    found = [*diff.targets, *(row for pair in diff.pairs for row in pair.targets)]
    return [NumberRow(row, index.nodes(row), index.pair(row)) for row in in_order(found)]


def states(diff: PlanDiff, index: Index) -> list[StateRow]:
    """Every row of a goal without a number, in the same order."""
    return [StateRow(row, index.nodes(row), index.pair(row)) for row in in_order(diff.qualitative)]


def in_order(rows: Iterable[Change]) -> list[Change]:
    """By their places in the new plan, and after it those in the old of what went."""
    return sorted(rows, key=_place)


def _place(row: TargetChange | QualityChange) -> tuple[bool, int]:
    one = row.new or row.old
    return (row.new is None, one.span.start if one else 0)


def _bare(indicator: str) -> str:
    """An indicator without the numbers and blanks in it."""
    return "".join(char for char in indicator if not (char.isspace() or char.isdigit() or char in ".%％"))
