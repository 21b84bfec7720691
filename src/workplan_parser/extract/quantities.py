"""Quantities: every number with a unit in a text, exactly placed, with its comparator; and why other numbers are none.

:func:`find` is what ``workplan_parser.quantities("…")`` calls; :func:`read` also returns the numbers
that were not taken. Nothing here asks whether a quantity is a commitment: that is ``targets``.
"""

from collections.abc import Sequence
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
    (四川, 三农) or one of at most ten without a classifier, ``no_unit`` a number that no rule could explain.
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
    found: list[Quantity] = []
    left: list[Leftover] = []
    every = numerals(text)
    if not every:
        return Reading(found, left)
    hidden = _Masks(dates.read(text) if times is None else times)
    done = 0
    for i, first in enumerate(every):
        if first.start < done:
            continue
        one: Quantity | Leftover | None
        if hidden.hides(first.start):
            one = Leftover(first.start, first.end, "date")
        else:
            both = ranges.join(text, first, every[i + 1]) if i + 1 < len(every) else None
            one = both and _read(prose, both, done)
            one = one or _read(prose, first, done) or _unmeasured(text, first)
        if isinstance(one, Quantity):
            sum_ = together(found[-1], one) if found and found[-1].end == one.start else None
            found[-1:] = [sum_] if sum_ else [*found[-1:], one]
        else:
            left.append(one)
        done = one.end
    return Reading(scope.share(prose, found), left)


class _Masks:
    """The places of times, asked from left to right."""

    def __init__(self, times: Sequence[TimeExpression]) -> None:
        self._places = iter([(time.start, time.end) for time in times if time.kind != "length"])
        self._start, self._end = next(self._places, (0, 0))

    def hides(self, at: int) -> bool:
        """True where *at* lies in one of them."""
        while self._end <= at and (place := next(self._places, None)):
            self._start, self._end = place
        return self._start <= at < self._end


def _read(prose: Prose, numeral: Numeral, floor: int) -> Quantity | Leftover | None:
    """A number as what it is: a quantity, or none by a rule; None where it has no unit."""
    if numeral.kind == "code":
        return Leftover(numeral.start, numeral.end, "code")
    if _in_a_word(prose, numeral):
        return None
    if why := nonquantities.reason(prose, numeral):
        return Leftover(numeral.start, numeral.end, *why)
    return measure(prose.text, numeral, floor)


def _in_a_word(prose: Prose, numeral: Numeral) -> bool:
    """统一|领导, 三|农: one of one to ten that no unit can follow; in “三会一课” the rules say what it is."""
    if not numeral.han or numeral.end - numeral.start > 1 or numeral.value > 10:
        return False
    if units.may_follow(prose.text, numeral.end):
        return False
    return not (prose.quoted(numeral.start) or prose.titled(numeral.start))


def _unmeasured(text: str, numeral: Numeral) -> Leftover:
    """A number without a unit, and the word that only begins like one: 12口岸; 三农 and 二十国集团 are words."""
    small = numeral.value <= 10 or numeral.kind in ("digits", "half", "fraction")
    said = units.longer(text, numeral.end)
    if numeral.han and not small:
        said = nonquantities.word_of(text, numeral.start, numeral.end) or said
    reason = "word" if numeral.han and (small or said) else "no_unit"
    return Leftover(numeral.start, numeral.end, reason, (said,) if said else ())
