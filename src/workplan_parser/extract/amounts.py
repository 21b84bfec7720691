"""One amount: a number, its unit, and the comparator words that touch it."""

from decimal import Decimal
from typing import NamedTuple

from workplan_parser.extract import comparators, halves, unitless, units
from workplan_parser.extract.comparators import Comparator
from workplan_parser.extract.numerals import Numeral
from workplan_parser.extract.ruling import Evidence
from workplan_parser.lexicon import Hit, WordList

_TIME = ("time", "working_time")
_HALVED = (*_TIME, "area", "length", "mass", "volume")
_SUMS = ("元", "圆")
_MORE = ("多", "余", "+")
_ALONE = ("上", "过", "破")
"""Comparators that need a multiplier said alone: 上|百家, 过|千亿元."""
_BEFORE = WordList("units", "before.money")


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


def measure(text: str, numeral: Numeral, floor: int) -> Quantity | None:
    """The quantity that begins with *numeral*, its words at *floor* or after; None where no unit follows."""
    currency = _BEFORE.ends(text, numeral.start)
    unit = _unit(text, numeral)
    if currency and currency.start >= floor:
        unit = _in_currency(currency, numeral, unit)
    else:
        currency = None
    if unit is None:
        if numeral.kind != "fraction" and not unitless.stands_alone(text, numeral, floor):
            return None
        unit = units.Found(units.Unit("", None, "number"), numeral.end, numeral.end, ())  # 三分之一, 5万
    added, close = halves.after(text, numeral, unit)
    value = numeral.value + added
    if unit.unit.written == "折" and 10 < value < 100:
        value /= 10  # 八五折
    begin = currency.start if currency else numeral.start
    return _build(text, numeral._replace(value=value), unit, begin, close, floor)


def _in_currency(sign: Hit, numeral: Numeral, found: units.Found | None) -> units.Found | None:
    """The unit of a sum whose currency stands before it: ¥|5000, 港币|2960元, 人民币|3.14元."""
    if found is None:
        return units.Found(units.table()[sign.word], sign.start, sign.end, (sign,))
    told = units.table()[sign.word]
    if found.unit.written not in _SUMS or told.ucum == found.unit.ucum:
        return found
    return found._replace(unit=told, parts=(sign, *found.parts))


def _unit(text: str, numeral: Numeral) -> units.Found | None:
    """The unit after *numeral*."""
    if numeral.kind == "rate":
        return units.Found(units.table()[numeral.sign], numeral.start, numeral.end, ())
    at = numeral.end
    if text[at : at + 1] == " ":
        at += 1
    if text[at : at + 1] in _MORE and not numeral.vague:
        at += 1
    found = halves.inside(text, at) or units.match(text, at) or _after_bracket(text, at)
    found = units.meant(text, numeral.start, at, found)
    if found is None or (found.unit.noun and numeral.han):
        return None
    if numeral.kind == "half" and found.unit.dimension not in _HALVED:
        return None
    return found


def _after_bracket(text: str, at: int) -> units.Found | None:
    """5.1万(户)套."""
    close = text.find(")", at, at + 12) if text.startswith("(", at) else -1
    return units.match(text, close + 1) if close > 0 else None


# --- the whole ---------------------------------------------------------------------------------------


def _build(text: str, numeral: Numeral, unit: units.Found, begin: int, close: int, floor: int) -> Quantity:
    vague = numeral.vague
    if not vague and numeral.high is None:
        if unit.start > numeral.end and text[numeral.end] in _MORE:
            vague = text[numeral.end]
        elif text[close : close + 1] in _MORE and unit.unit.dimension != "count":
            vague, close = text[close], close + 1
    word = comparators.before(text, begin, floor)
    if word and word.word in _ALONE and not (numeral.han and text[numeral.start] in tuple("百千万亿")):
        word = None
    suffix = comparators.after(text, close, unit.unit.dimension in _TIME)
    return Quantity(
        word.start if word else begin,
        suffix.end if suffix else close,
        numeral.start,
        unit.start,
        unit.end,
        numeral.value,
        numeral.high,
        unit.unit.written,
        unit.unit.ucum,
        unit.unit.dimension,
        comparators.combine(word, suffix, vague, numeral.high is not None),
        numeral.han,
        _rule(numeral),
        tuple([hit for hit in (word, *unit.parts, suffix) if hit]),
    )


def _rule(numeral: Numeral) -> str:
    """How it was read."""
    if numeral.high is not None:
        return "range"
    return "fraction" if numeral.kind == "fraction" else "han" if numeral.han else "number"
