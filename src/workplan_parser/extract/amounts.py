"""One amount: a number, its unit, and the comparator words that touch it."""

from decimal import Decimal
from typing import NamedTuple

import regex

from workplan_parser.extract import comparators, units
from workplan_parser.extract.comparators import Comparator
from workplan_parser.extract.numerals import Numeral
from workplan_parser.extract.placevalue import DIGITS
from workplan_parser.extract.ruling import Evidence
from workplan_parser.lexicon import WordList

_TIME = ("time", "working_time")
_MORE = ("多", "余", "+")
_ALONE = ("上", "过", "破")
"""Comparators that need a multiplier said alone: 上|百家, 过|千亿元."""
_NOT_HALF = WordList("units", "half.longer")
_HALF_UNITS = WordList("units", "half.units")
_TENTH = regex.compile(r"[一二三四五六七八九1-9](?![0-9.一二三四五六七八九十百千万亿])")


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
    unit = _unit(text, numeral)
    if unit is None:
        if numeral.kind != "fraction" and not _stands_alone(text, numeral, floor):
            return None
        unit = units.Found(units.Unit("", None, "number"), numeral.end, numeral.end, ())  # 三分之一, 5万
    added, close = _and_a_half(text, numeral, unit)
    value = numeral.value + added
    if unit.unit.written == "折" and 10 < value < 100:
        value /= 10  # 八五折
    return _build(text, numeral._replace(value=value), unit, close, floor)


def _stands_alone(text: str, numeral: Numeral, floor: int) -> bool:
    """超50万, 产值突破百亿。: an amount without a unit; but 成达|万高铁."""
    if not numeral.scaled or not numeral.han:
        return numeral.scaled
    ends = text[numeral.end : numeral.end + 1] in tuple(",;。)") + ("",)
    return ends and comparators.before(text, numeral.start, floor) is not None


def _unit(text: str, numeral: Numeral) -> units.Found | None:
    """The unit after *numeral*."""
    if numeral.kind == "rate":
        return units.Found(units.table()[numeral.sign], numeral.start, numeral.end, ())
    at = numeral.end
    if text[at : at + 1] == " ":
        at += 1
    if text[at : at + 1] in _MORE and not numeral.vague:
        at += 1
    found = _of_halves(text, at) or units.match(text, at) or _after_bracket(text, at)
    found = units.meant(text, numeral.start, at, found)
    if found is None or (found.unit.noun and numeral.han):
        return None
    if numeral.kind == "half" and found.unit.dimension not in _TIME:
        return None
    return found


def _after_bracket(text: str, at: int) -> units.Found | None:
    """5.1万(户)套."""
    close = text.find(")", at, at + 12) if text.startswith("(", at) else -1
    return units.match(text, close + 1) if close > 0 else None


# --- halves and tenths -------------------------------------------------------------------------------


def _of_halves(text: str, at: int) -> units.Found | None:
    """3|个半月: the unit 个月 with a half inside."""
    word = _HALF_UNITS.starts(text, at + 2) if _with_half(text, at) else None
    unit = units.known(text[at] + word.word) if word else None
    return units.Found(unit, at, at + 1 + len(unit.written), (word,)) if word and unit else None


def _with_half(text: str, at: int) -> bool:
    return text[at : at + 1] == "个" and text[at + 1 : at + 2] == "半"


def _and_a_half(text: str, numeral: Numeral, unit: units.Found) -> tuple[Decimal, int]:
    """What is said after the unit, and where it ends: 一年|半 → 0.5, 七成|五 → 0.5; nothing in 一年|半载."""
    close = unit.end
    if numeral.kind != "plain" or numeral.high is not None:
        return Decimal(0), close
    if _with_half(text, unit.start):
        return Decimal("0.5"), close
    if text.startswith("半", close) and unit.unit.dimension not in ("count", "number", "percentage_point"):
        return (Decimal(0), close) if _NOT_HALF.starts(text, close) else (Decimal("0.5"), close + 1)
    if (
        unit.unit.written == "成"
        and (tenth := _TENTH.match(text, close))
        and not units.simple(text, close + 1)
    ):
        digit = tenth[0]
        return Decimal(DIGITS.get(digit, digit)) / 10, close + 1
    return Decimal(0), close


# --- the whole ---------------------------------------------------------------------------------------


def _build(text: str, numeral: Numeral, unit: units.Found, close: int, floor: int) -> Quantity:
    vague = numeral.vague
    if not vague and numeral.high is None:
        if unit.start > numeral.end and text[numeral.end] in _MORE:
            vague = text[numeral.end]
        elif text[close : close + 1] in _MORE and unit.unit.dimension != "count":
            vague, close = text[close], close + 1
    word = comparators.before(text, numeral.start, floor)
    if word and word.word in _ALONE and not (numeral.han and text[numeral.start] in tuple("百千万亿")):
        word = None
    suffix = comparators.after(text, close, unit.unit.dimension in _TIME)
    return Quantity(
        word.start if word else numeral.start,
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
