"""What the columns of a table hold by their headers, what a cell looks like, and how ill the one fits the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import regex

from workplan_parser.lexicon import WordList
from workplan_parser.shapes import shape
from workplan_parser.source.headings import Kind
from workplan_parser.source.pagenumbers import is_page_number
from workplan_parser.text import marks
from workplan_parser.text.flow import fold

Look = Literal["blank", "serial", "figure", "time", "office", "group", "page", "text"]

_ENDING, _LASTING = WordList("organisations", "endings"), WordList("organisations", "times")
_LONGEST_NAMES = 80
_FIGURE = shape(r"\d{1,4}")
_TIMES = shape(
    r"(?:\d{4}[年.\-/])? \s* (?:\d{1,2}|[一二三四]) (?: 月|季度|[.\-/]\d ) .{0,10} | \d{4}年.{0,8}",
    regex.VERBOSE,
)
_DIGIT = shape(r"\d")
_NAMES = shape(r"[、，,；;/\s]+")

_MISFIT: dict[Look, tuple[float, float, float, float]] = {
    #           number office time text
    "blank":   (3.0, 0.3, 0.3, 1.0),
    "serial":  (0.0, 6.0, 6.0, 3.0),
    "figure":  (4.0, 5.0, 4.0, 1.0),
    "time":    (6.0, 3.0, 0.0, 1.5),
    "office":  (6.0, 0.0, 3.0, 1.5),
    "group":   (1.0, 5.0, 5.0, 1.0),
    "page":    (6.0, 6.0, 6.0, 3.0),
    "text":    (6.0, 2.0, 2.0, 0.0),
}  # fmt: skip
_KINDS: tuple[Kind, ...] = ("number", "office", "time", "text")


def misfit(look: Look, kind: Kind) -> float:
    """What it costs to believe that a cell of *look* stands in a column of *kind*."""
    return _MISFIT[look][_KINDS.index(kind)]


def looks(cells: Sequence[str]) -> list[Look]:
    """What each cell looks like; of the bare numbers only those that count on are serials."""
    folded = [fold(cell).strip() for cell in cells]
    serials = _serials(folded)
    return ["serial" if n in serials else _look(cell) for n, cell in enumerate(folded)]


def _look(cell: str) -> Look:
    if not cell:
        return "blank"
    if _FIGURE.fullmatch(cell):
        return "figure"
    if is_page_number(cell) and not cell[0].isalnum():
        return "page"
    if len(cell) <= 20 and (_TIMES.fullmatch(cell) or _LASTING.starts(cell)):
        return "time"
    mark = marks.read(cell)
    if mark and mark.family in marks.UPPER and len(cell) <= 60:
        return "group"
    names = [name for name in _NAMES.split(cell) if name]
    if (
        len(cell) <= _LONGEST_NAMES
        and not _DIGIT.search(cell)
        and all(_ENDING.ends(name) and len(name) < 20 for name in names)
    ):
        return "office"
    return "text"


def _serials(cells: Sequence[str]) -> set[int]:
    """Which cells are the running numbers 1, 2, 3 …; where one comes twice in a row, the first is a page's number."""
    found: set[int] = set()
    last = 0
    for n, cell in enumerate(cells):
        number = _number(cell)
        if number is None or (n + 1 < len(cells) and number == _number(cells[n + 1])):
            continue
        if number in (1, last + 1) or not found:
            found.add(n)
            last = number
    return found


def _number(cell: str) -> int | None:
    """12 of 12, 12. and (十二)."""
    if _FIGURE.fullmatch(cell):
        return int(cell)
    mark = marks.read(cell + "、") if cell and len(cell) <= 6 else None
    return mark.number if mark and mark.end >= len(cell) else None
