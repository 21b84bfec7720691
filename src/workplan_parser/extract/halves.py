"""Halves and tenths that are said after the unit or inside it: 一年半, 三个半月, 七成五, 伍拾万元整."""

from __future__ import annotations

from decimal import Decimal

from workplan_parser.extract import units
from workplan_parser.extract.numerals import Numeral
from workplan_parser.extract.placevalue import DIGITS
from workplan_parser.lexicon import WordList
from workplan_parser.shapes import shape

_NOT_HALF = WordList("units", "half.longer")
_HALF_UNITS = WordList("units", "half.units")
_TENTH = shape(r"[一二三四五六七八九1-9](?![0-9.一二三四五六七八九十百千万亿])")
_EXACTLY = shape(r"整(?!\p{Han})")


def inside(text: str, at: int) -> units.Found | None:
    """3|个半月: the unit 个月 with a half inside."""
    word = _HALF_UNITS.starts(text, at + 2) if _with_half(text, at) else None
    unit = units.known(text[at] + word.word) if word else None
    return units.Found(unit, at, at + 1 + len(unit.written), (word,)) if word and unit else None


def _with_half(text: str, at: int) -> bool:
    return text[at : at + 1] == "个" and text[at + 1 : at + 2] == "半"


def after(text: str, numeral: Numeral, unit: units.Found) -> tuple[Decimal, int]:
    """What is said after the unit, and where it ends: 一年|半 → 0.5, 七成|五 → 0.5, 五万元|整 → 0; nothing in 一年|半载."""
    close = max(unit.end, numeral.end)
    if unit.unit.dimension == "money" and (exactly := _EXACTLY.match(text, close)):
        return Decimal(0), exactly.end()
    if numeral.kind != "plain" or numeral.high is not None:
        return Decimal(0), close
    if _with_half(text, unit.start):
        return Decimal("0.5"), close
    if text.startswith("半", close) and unit.unit.dimension not in ("count", "number", "percentage_point"):
        return (Decimal(0), close) if _NOT_HALF.starts(text, close) else (Decimal("0.5"), close + 1)
    tenth = _TENTH.match(text, close) if unit.unit.written == "成" else None
    if tenth and not units.simple(text, close + 1):
        return Decimal(DIGITS.get(tenth[0], tenth[0])) / 10, close + 1
    return Decimal(0), close
