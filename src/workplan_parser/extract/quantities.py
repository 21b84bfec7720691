"""Quantities: every number with a unit in a text, exactly placed, with its comparator; and why other numbers are none.

:func:`find` is what ``workplan_parser.quantities("…")`` calls; :func:`read` also returns the numbers
that were not taken. Nothing here asks whether a quantity is a commitment: that is ``targets``.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from workplan_parser.extract import dates, nonquantities, ranges, scope, units
from workplan_parser.extract.amounts import Quantity, measure
from workplan_parser.extract.compose import together
from workplan_parser.extract.dates import TimeExpression
from workplan_parser.extract.numerals import Numeral
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.ruling import Evidence
from workplan_parser.extract.signs import numerals

__all__ = ["Leftover", "Quantity", "Reading", "find", "read"]


class Leftover(NamedTuple):
    """A number that is no quantity, and why.

    The reason is the name of a rule of :data:`nonquantities.RULES`, or ``date``; ``word`` is a Chinese numeral in a word
    or without a classifier (统一, 三农), ``no_unit`` an Arabic one that no rule could explain.
    """

    start: int
    end: int
    reason: str
    evidence: Evidence = ()


class Reading(NamedTuple):
    """All numbers of a text: the quantities and the rest, both in order."""

    quantities: list[Quantity]
    leftovers: list[Leftover]


def find(text: str) -> list[Quantity]:
    """The quantities of folded, tight *text*."""
    return read(text).quantities


def read(text: str, times: Sequence[TimeExpression] | None = None, prose: Prose | None = None) -> Reading:
    """The quantities of *text* and the numbers that are none, each with its reason; *times* are its time expressions."""
    prose = prose or Prose(text)
    times = dates.read(text) if times is None else times
    hidden = [(time.start, time.end) for time in times if time.kind != "length"]
    found: list[Quantity] = []
    left: list[Leftover] = []
    every = numerals(text)
    done = 0
    for first, second in zip_longest(every, every[1:]):
        if first.start < done:
            continue
        both = ranges.join(text, first, second) if second else None
        one = (_read(prose, both, hidden, done) if both else None) or _read(prose, first, hidden, done)
        one = one or _unmeasured(text, first)
        if isinstance(one, Quantity):
            sum_ = together(found[-1], one) if found and found[-1].end == one.start else None
            found[-1:] = [sum_] if sum_ else [*found[-1:], one]
        else:
            left.append(one)
        done = one.end
    return Reading(scope.share(prose, found), left)


def _read(
    prose: Prose, numeral: Numeral, hidden: list[tuple[int, int]], floor: int
) -> Quantity | Leftover | None:
    """A number as what it is: a quantity, or none by a rule; None where it has no unit."""
    return _refused(prose, numeral, hidden) or measure(prose.text, numeral, floor)


def _refused(prose: Prose, numeral: Numeral, hidden: list[tuple[int, int]]) -> Leftover | None:
    """A number in a date, or one that a rule says is none."""
    if _masked(hidden, numeral.start):
        return Leftover(numeral.start, numeral.end, "date")
    why = nonquantities.reason(prose, numeral)
    return Leftover(numeral.start, numeral.end, *why) if why else None


def _unmeasured(text: str, numeral: Numeral) -> Leftover:
    """A number without a unit, and the word that only begins like one: 12口岸."""
    longer = units.longer(text, numeral.end)
    reason = "word" if numeral.han else "no_unit"
    return Leftover(numeral.start, numeral.end, reason, (longer,) if longer else ())


def _masked(masks: list[tuple[int, int]], at: int) -> bool:
    """True where *at* lies in one of the ordered, disjoint *masks*."""
    i = bisect_right(masks, (at, 1 << 60)) - 1
    return i >= 0 and masks[i][0] <= at < masks[i][1]
