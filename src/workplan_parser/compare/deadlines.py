"""Deadlines of two corresponding items against each other: earlier, later, new, gone, or rolled on by a year.

年底前 in the plan of 2018 and in that of 2019 are a year apart and yet the same pace: days inside a
plan's own year are compared as days of the year, all others as they stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from workplan_parser.compare.model import DeadlineChange, DeadlineVerdict
from workplan_parser.compare.nodes import tight, unplaced
from workplan_parser.lexicon import WordList
from workplan_parser.model import Deadline, GoverningDeadline

_THIS_YEAR = WordList("compare", "deadline.this_year")
"""Words that say no more than that the plan is this year's."""


class Years(NamedTuple):
    """The years of the two plans, where they say."""

    old: int | None
    new: int | None

    def word(self, old: date, new: date) -> DeadlineVerdict:
        """How *new* stands to *old*."""
        if old == new:
            return "unchanged"
        if old.year == self.old and new.year == self.new and old.year != new.year:
            a, b = _day(old), _day(new)
            return "rolled" if a == b else "earlier" if b < a else "later"
        return "earlier" if new < old else "later"


def differ(old: GoverningDeadline | None, new: GoverningDeadline | None, years: Years) -> bool:
    """True where two goals are due at another pace: a yearly plan that names no day means the end of its year."""
    mine, theirs = _due(old, years.old), _due(new, years.new)
    if mine is None or theirs is None:
        return mine != theirs
    return years.word(mine, theirs) not in ("unchanged", "rolled")


def _due(deadline: GoverningDeadline | None, year: int | None) -> date | None:
    if deadline is not None:
        return deadline.due
    return date(year, 12, 31) if year and MINYEAR <= year <= MAXYEAR else None


def _day(due: date) -> tuple[int, int]:
    """Month and day; the last of February is one day, leap year or not."""
    return (due.month, 29 if (due.month, due.day) == (2, 28) else due.day)


def deadlines(old: Sequence[Deadline], new: Sequence[Deadline], years: Years) -> tuple[DeadlineChange, ...]:
    """A row for every deadline of the new item in its order, then those that are gone; nothing where all stayed."""
    partner = _match(old, new, years)
    rows: list[DeadlineChange] = []
    for j, b in enumerate(new):
        a = old[partner[j]] if j in partner else None
        rows.append(DeadlineChange(change=years.word(a.due, b.due) if a else "new", old=a, new=b))
    used = set(partner.values())
    rows += [DeadlineChange(change="gone", old=a, new=None) for i, a in enumerate(old) if i not in used]
    return () if unplaced(old) == unplaced(new) else tuple(rows)


def telling(row: DeadlineChange) -> bool:
    """True for a change worth a reader's time: not a year rolled on, and not a bare 今年 that came or went."""
    if row.change in ("rolled", "unchanged"):
        return False
    one = row.new or row.old
    return not (row.change in ("new", "gone") and one is not None and tight(one.raw) in _THIS_YEAR)


def _match(old: Sequence[Deadline], new: Sequence[Deadline], years: Years) -> dict[int, int]:
    """New → old, by the same words at the same pace, the same pace, the same day, and last in order."""

    def pace(d: Deadline, year: int | None) -> Hashable:
        return _day(d.due) if d.due.year == year else d.due

    keys: tuple[Callable[[Deadline, int | None], Hashable], ...] = (
        lambda d, year: (tight(d.raw), pace(d, year)),
        pace,
        lambda d, _: d.due,
        lambda _, __: None,
    )
    partner: dict[int, int] = {}
    free = list(range(len(old)))
    for key in keys:
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for i in reversed(free):
            waiting[key(old[i], years.old)].append(i)
        for j, b in enumerate(new):
            if j not in partner and (line := waiting.get(key(b, years.new))):
                partner[j] = line.pop()
        used = set(partner.values())
        free = [i for i in free if i not in used]
    return partner
