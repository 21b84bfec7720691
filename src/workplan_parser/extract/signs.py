"""The sign before a number: -3%, 负10%, 零下5℃; but 2025-3, A-3, 减负5%, 东城-3家."""

from __future__ import annotations

import regex

from workplan_parser.extract import units
from workplan_parser.extract.numerals import Numeral
from workplan_parser.lexicon import WordList

_BELOW = WordList("units", "negative.words")
_LONGER = WordList("units", "negative.longer")
_FALLS = ("ratio", "percentage_point", "temperature", "degree")
"""What may well be below zero: 出口-3%."""
_SUMS = ("money", "number")
"""What may be below zero where the words before it say so: 利润为-300万元; but 东城-300万元."""
_SAID = tuple("为至到达在是:(")
# -5|-3℃: what follows a number up to the unit of the second
_SECOND = regex.compile(r"[-—–~〜至到]{1,2}[-−]?[0-9.]+")


def signed(text: str, numeral: Numeral) -> Numeral:
    """*numeral* with the sign that stands before it."""
    word = _BELOW.ends(text, numeral.start)
    if word is not None:
        start = numeral.start if _LONGER.ends(text, numeral.start) else word.start
    else:
        start = numeral.start - _is_minus(text, numeral)
    return numeral if start == numeral.start else numeral._replace(start=start, value=-numeral.value)


def _is_minus(text: str, numeral: Numeral) -> bool:
    """True where the character before *numeral* is a minus, and no dash between two words or numbers, no bullet."""
    before = text[max(0, numeral.start - 2) : numeral.start]
    if before[-1:] not in ("-", "−", "–") or numeral.high is not None:
        return False
    dimension = _dimension(text, numeral)
    if len(before) == 1:
        return dimension in _FALLS and len(text) - numeral.end < 4
    return before[0] in _SAID and dimension in _SUMS or dimension in _FALLS and not _joins(before[0])


def _joins(char: str) -> bool:
    """True for what a dash parts from a number: 3-5, A-3, --3."""
    return char in tuple("-—–~%％‰℃.〕])") or (char.isascii() and char.isalnum())


def _dimension(text: str, numeral: Numeral) -> str | None:
    if numeral.kind == "rate":
        return "ratio"
    second = _SECOND.match(text, numeral.end)
    unit = units.simple(text, second.end() if second else numeral.end)
    return unit.dimension if unit else None
