"""The sign before a number: -3%, 负10%, 零下5℃, +2%, ±0.5℃; but 2025-3, A-3, 减负5%, 东城-3家."""

from __future__ import annotations

from workplan_parser.extract import units
from workplan_parser.extract.numerals import Numeral, scan
from workplan_parser.lexicon import WordList, cached
from workplan_parser.shapes import shape

_BELOW = WordList("units", "negative.words")
_LONGER = WordList("units", "negative.longer")
_FALLS = ("ratio", "percentage_point", "temperature", "degree")
"""What may well be below zero: 出口-3%."""
_SUMS = ("money", "number")
"""What may be below zero where the words before it say so: 利润为-300万元; but 东城-300万元."""
_SAID = tuple("为至到达在是:(")
_BULLET = 4
"""A line that goes on so far after its first number began with a bullet, not with a minus."""
# -5|-3℃: what follows a number up to the unit of the second
_SECOND = shape(r"[-—–~〜至到]{1,2}[-−负零]?下?[0-9.]+")


def numerals(text: str) -> list[Numeral]:
    """The numerals of *text* with their signs; the 零 of 零下 is none."""
    found: list[Numeral] = []
    ends = _ends()
    for numeral in scan(text):
        if text[numeral.start - 1 : numeral.start] in ends:
            numeral = _signed(text, numeral)
            if found and found[-1].end > numeral.start:
                found.pop()
        found.append(numeral)
    return found


@cached
def _ends() -> frozenset[str]:
    """What a sign ends with."""
    return frozenset("-–+±").union(word[-1] for word in _BELOW.words)


def _signed(text: str, numeral: Numeral) -> Numeral:
    """*numeral* with the sign that stands before it."""
    start = numeral.start
    if (word := _BELOW.ends(text, start)) is not None:
        bare = _LONGER.ends(text, start) or _dimension(text, numeral) is None
        return numeral if bare else numeral._replace(start=word.start, value=-numeral.value)
    sign = text[start - 1 : start]
    if sign == "±" and _dimension(text, numeral) == "voltage":
        return numeral._replace(start=start - 1)  # ±800千伏 is a class of lines
    if sign not in ("-", "–", "+", "±") or numeral.high is not None or not _may_be_signed(text, numeral):
        return numeral
    numeral = numeral._replace(start=start - 1)
    if sign == "±":
        return numeral._replace(value=-numeral.value, high=numeral.value)
    return numeral if sign == "+" else numeral._replace(value=-numeral.value)


def _may_be_signed(text: str, numeral: Numeral) -> bool:
    """True where the character before *numeral* is its sign, and no dash between two words or numbers, no bullet."""
    before, dimension = text[max(0, numeral.start - 2) : numeral.start - 1], _dimension(text, numeral)
    if not before:
        return dimension == "temperature" or (dimension in _FALLS and len(text) - numeral.end < _BULLET)
    return (before in _SAID and dimension in _SUMS) or (dimension in _FALLS and not _joins(before))


def _joins(char: str) -> bool:
    """True for what a dash parts from a number: 3-5, A-3, --3."""
    return char in tuple("-—–~%％‰℃.〕])") or (char.isascii() and char.isalnum())


def _dimension(text: str, numeral: Numeral) -> str | None:
    if numeral.kind == "rate":
        return "ratio"
    second = _SECOND.match(text, numeral.end)
    unit = units.simple(text, second.end() if second else numeral.end)
    return unit.dimension if unit else None
