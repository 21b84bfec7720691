"""What cells look like, whatever their header says: offices, days, units of measure, bare amounts, running numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import regex

from workplan_parser.extract import celldates, organisations, people
from workplan_parser.lexicon import word_lists
from workplan_parser.shapes import shape
from workplan_parser.tables.amounts import is_amount, unit_of
from workplan_parser.text import marks

Look = Callable[[str], bool]

_LASTING, _DITTO, _TOTAL = word_lists("tables", "lasting ditto total")
_COUNTED = shape(r"[:(] .{0,12} | \d{1,4} \p{Han}{1,3} | ", regex.VERBOSE)
_NOTHING = shape(r"[-—–/\\―─.、…·*×√无]*")
_SERIAL = shape(r"\(?(\d{1,4})[.、)]?")


def says_nothing(words: str) -> bool:
    """True for an empty cell and for —, /, 无."""
    return _NOTHING.fullmatch(words) is not None


def is_ditto(words: str) -> bool:
    """True for 同上, 〃: the cell above says it."""
    return words in _DITTO


def totals(words: Sequence[str]) -> bool:
    """True for the cells of a row that sums others up: 合计 | 75个, 二 | 小计, 总计（2个）; not 合计学位3600个."""
    return any(
        (found := _TOTAL.starts(one.lstrip("(")))
        and _COUNTED.fullmatch(one.lstrip("(")[found.end :].rstrip(")"))
        for one in words[:2]
    )


def offices(words: str) -> bool:
    """True where every name is an office beyond doubt."""
    return organisations.lists_offices(words)


def day(words: str) -> bool:
    """True where a cell says by when and nothing else: 9月底前, 2026.9, 长期坚持."""
    return _LASTING.starts(words) is not None and len(words) < 9 or celldates.is_time(words)


def persons(words: str) -> bool:
    """True where a cell names somebody: 赵国平."""
    return bool(people.find(words, sure=True))


def unit(words: str) -> bool:
    """True for 万元, %, 人次."""
    return bool(unit_of(words))


def all_look(cells: Sequence[str], like: Look, least: int = 2) -> bool:
    """True where each of *cells* that says something does, and *least* of them say something."""
    said = [words for words in cells if not says_nothing(words) and not is_ditto(words)]
    return len(said) >= least and all(map(like, said))


def mostly(cells: Sequence[str], like: Look) -> bool:
    """True where more than half of the *cells* that say something do."""
    said = [words for words in cells if not says_nothing(words)]
    return bool(said) and 2 * sum(map(like, said)) > len(said)


def amounts(cells: Sequence[str]) -> bool:
    """True where most cells are bare numbers: 30, ≥5000, 6左右."""
    return mostly(cells, is_amount)


def number(words: str) -> int | None:
    """12 of 12, （十二） or 十二、."""
    if found := _SERIAL.match(words):
        return int(found[1])
    mark = marks.read(words) or marks.read(words + "、")
    return mark.number if mark else None


def runs_on(cells: Sequence[str]) -> bool:
    """True for running numbers: 1, 2, 3."""
    found = [int(match[1]) for words in cells if (match := _SERIAL.fullmatch(words))]
    return len(found) >= 2 and 2 * len(found) > len(cells) and all(b == a + 1 for a, b in pairwise(found))
