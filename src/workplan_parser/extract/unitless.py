"""Amounts that have no unit: 超50万, 产值突破百亿, 收入比缩小到2.2, 容积率不超过2.5."""

from __future__ import annotations

from workplan_parser.extract import comparators
from workplan_parser.extract.numerals import Numeral
from workplan_parser.lexicon import Pattern, WordList


def stands_alone(text: str, numeral: Numeral, floor: int) -> bool:
    """超50万, 产值突破百亿。 收入比缩小到2.2。: an amount without a unit; but 成达|万高铁."""
    if not numeral.scaled:
        return numeral.kind == "plain" and _of_no_unit(text, numeral)
    if not numeral.han:
        return True
    return _ends(text, numeral.end) and comparators.before(text, numeral.start, floor) is not None


# 城乡居民收入比|缩小到2.2, 容积率|不超过2.5, 基尼系数|由0.41降至0.4
_WITHOUT_UNIT = Pattern("units", r"\L<unitless.measures> (?: [由从] [0-9.]+ )? \L<unitless.reached>? $")
_REACHED = WordList("units", "unitless.reached")


def _of_no_unit(text: str, numeral: Numeral) -> bool:
    """收入比缩小到|2.2, 死亡率控制在|0.02以内; but 指数|5月回升."""
    said = comparators.after(text, numeral.end)
    if not _ends(text, said.end if said else numeral.end) and not _REACHED.starts(text, numeral.end):
        return False
    return _WITHOUT_UNIT.search(text, max(0, numeral.start - 16), numeral.start) is not None


def _ends(text: str, at: int) -> bool:
    return text[at : at + 1] in tuple(",;。)、") + ("",)
