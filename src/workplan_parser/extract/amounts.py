"""One amount: a number, its unit, and the comparator words that touch it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import regex

from workplan_parser.extract import comparators, units
from workplan_parser.extract.comparators import Comparator
from workplan_parser.extract.numerals import Numeral
from workplan_parser.extract.ruling import Evidence

_RANGE = regex.compile("[-—–~〜至到]|——")
_TIME = ("time", "working_time")
_MORE = ("多", "余")


class Quantity(NamedTuple):
    """One quantity of a folded text.

    ``start:end`` is the raw text (number, unit, comparator words that touch it), ``number`` where the
    number begins, ``unit_start:unit_end`` the unit as written. ``value`` is in ``unit``, 万 and 亿
    applied; ``value_max`` only for a range. ``han`` is true for Chinese numerals, ``rule`` names how
    it was read, ``evidence`` holds the words of its unit and of its comparator.
    """

    start: int
    end: int
    number: int
    unit_start: int
    unit_end: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    ucum: str | None
    dimension: str | None
    comparator: Comparator
    han: bool
    rule: str
    evidence: Evidence = ()

    @property
    def compared(self) -> Evidence:
        """The words that gave the comparator."""
        return tuple([hit for hit in self.evidence if hit.table == "comparators"])


def measure(text: str, numerals: Sequence[Numeral], i: int, floor: int) -> tuple[Quantity | None, int]:
    """The quantity that begins with numeral *i*, and how many numerals it uses up; its words begin at *floor* or after."""
    first = numerals[i]
    unit = _unit(text, first)
    second = _range_end(text, numerals, i, unit)
    if second is not None:
        last_unit = _unit(text, second)
        if last_unit is not None and (unit is None or unit.unit.written == last_unit.unit.written):
            low, high = _scaled_alike(first, second, unit is not None)
            if low < high:
                return _build(text, first, low, high, last_unit, floor), 2
    if unit is None and first.kind not in ("fraction", "percent") and (first.han or not first.scaled):
        return None, 1
    return _build(text, first, first.value, None, unit or _bare(first.end), floor), 1


def _bare(at: int) -> units.Found:
    """No unit: 三分之一, 5万."""
    return units.Found(units.Unit("", None, "number"), at, at, ())


def _unit(text: str, numeral: Numeral) -> units.Found | None:
    """The unit after *numeral*."""
    if numeral.kind in ("percent", "permille"):
        sign = units.table()["%" if numeral.kind == "percent" else "‰"]
        return units.Found(sign, numeral.start, numeral.end, ())
    at = numeral.end
    if text[at : at + 1] == " ":
        at += 1
    if text[at : at + 1] in _MORE and not numeral.vague:
        at += 1
    found = units.match(text, at) or _after_bracket(text, at)
    if found is None or (found.unit.noun and numeral.han):
        return None
    if numeral.han and numeral.value == Decimal("0.5") and found.unit.dimension not in _TIME:
        return None
    return found


def _after_bracket(text: str, at: int) -> units.Found | None:
    """5.1万(户)套."""
    close = text.find(")", at, at + 12) if text.startswith("(", at) else -1
    return units.match(text, close + 1) if close > 0 else None


def _range_end(text: str, numerals: Sequence[Numeral], i: int, unit: units.Found | None) -> Numeral | None:
    """The numeral that closes a range begun by numeral *i*: 3%—5%, 5至8个, 3000—5000元; not 由5至8个."""
    if i + 1 >= len(numerals):
        return None
    first, second = numerals[i], numerals[i + 1]
    between = text[unit.end if unit else first.end : second.start]
    if len(between) > 2 or not _RANGE.fullmatch(between) or "code" in (first.kind, second.kind):
        return None
    if between in ("至", "到") and text[max(0, first.start - 1) : first.start] in ("由", "从", "自"):
        return None
    return second


def _scaled_alike(first: Numeral, second: Numeral, own_unit: bool) -> tuple[Decimal, Decimal]:
    """3000—5000万元: the 万 holds for both, unless the first is already the larger or has its own unit."""
    low, high = first.value, second.value
    if second.scaled and not first.scaled and not own_unit and second.core and low < second.core:
        low = low * (high / second.core)
        low = low.to_integral_value() if low == low.to_integral_value() else low
    return low, high


def _build(
    text: str, first: Numeral, low: Decimal, high: Decimal | None, unit: units.Found, floor: int
) -> Quantity:
    vague, close = first.vague, unit.end
    if not vague and high is None:
        if unit.start > first.end and text[first.end] in _MORE:
            vague = text[first.end]
        elif text[close : close + 1] in _MORE and unit.unit.dimension != "count":
            vague, close = text[close], close + 1
    word = comparators.before(text, first.start, floor)
    if word and word.word == "上" and not (first.han and text[first.start] in "百千万亿"):
        word = None
    suffix = comparators.after(text, close, unit.unit.dimension in _TIME)
    return Quantity(
        word.start if word else first.start,
        suffix.end if suffix else close,
        first.start,
        unit.start,
        unit.end,
        low,
        high,
        unit.unit.written,
        unit.unit.ucum,
        unit.unit.dimension,
        comparators.combine(word, suffix, vague, high is not None),
        first.han,
        _rule(first, high),
        tuple([hit for hit in (word, *unit.parts, suffix) if hit]),
    )


def _rule(first: Numeral, high: Decimal | None) -> str:
    """How it was read."""
    if high is not None:
        return "range"
    return "fraction" if first.kind == "fraction" else "han" if first.han else "number"
