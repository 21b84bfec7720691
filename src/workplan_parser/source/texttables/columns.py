"""What the columns of a table hold by their headers, what a cell looks like, and how ill the one fits the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import regex

from workplan_parser.lexicon import Pattern, WordList
from workplan_parser.shapes import shape
from workplan_parser.source.headings import Kind
from workplan_parser.source.pagenumbers import is_page_number
from workplan_parser.text import marks
from workplan_parser.text.flow import fold

Look = Literal["blank", "serial", "figure", "amount", "time", "office", "group", "page", "text"]

_ENDING, _LASTING = WordList("organisations", "endings"), WordList("organisations", "times")
_LONGEST_NAMES = 80
_FIGURE = shape(r"\d{1,4}")
_TIMES = shape(
    r"(?:\d{4}[年.\-/])? \s* (?:\d{1,2}|[一二三四]) (?: 月|季度|[.\-/]\d ) .{0,10} | \d{4}年.{0,8}",
    regex.VERBOSE,
)
# ≥85  6.4  50以上
_AMOUNT = Pattern(
    "comparators",
    r"""
    (?: [≥≤<>+-] | \L<before.weak.approx> )? \d{1,9} (?: [.,] \d{1,9} )* %?
    (?: \L<after.words.ge> | \L<after.words.le> | \L<after.words.approx> )?
    """,
)
_DIGIT = shape(r"\d")
_NAMES = shape(r"[、，,；;/\s]+")

_MISFIT: dict[Look, tuple[float, ...]] = {
    #           number office time figure text any
    "blank":   (3.0, 0.3, 0.3, 0.5, 1.0, 0.5),
    "serial":  (0.0, 6.0, 6.0, 0.5, 3.0, 1.5),
    "figure":  (4.0, 5.0, 4.0, 0.0, 1.0, 0.3),
    "amount":  (6.0, 5.0, 4.0, 0.0, 0.5, 0.2),
    "time":    (6.0, 3.0, 0.0, 1.5, 1.5, 0.4),
    "office":  (6.0, 0.0, 3.0, 2.0, 1.5, 0.4),
    "group":   (1.0, 5.0, 5.0, 3.0, 1.0, 2.0),
    "page":    (6.0, 6.0, 6.0, 6.0, 3.0, 6.0),
    "text":    (6.0, 2.0, 2.0, 0.2, 0.0, 0.1),
}  # fmt: skip
_KINDS: tuple[Kind, ...] = ("number", "office", "time", "figure", "text", "any")


def misfit(look: Look, kind: Kind) -> float:
    """What it costs to believe that a cell of *look* stands in a column of *kind*."""
    return _MISFIT[look][_KINDS.index(kind)]


def looks(cells: Sequence[str]) -> list[Look]:
    """What each cell looks like; of the bare numbers only those that count on are serials."""
    folded = [fold(cell).strip() for cell in cells]
    serials = _serials(folded)
    return ["serial" if n in serials else _look(cell) for n, cell in enumerate(folded)]


def unnumbered(seen: Sequence[Look]) -> list[Look]:
    """The same under headers none of which numbers the rows: all numbers are figures."""
    return ["figure" if look == "serial" else look for look in seen]


def numbers(cells: Sequence[str]) -> list[int | None]:
    """The bare numbers among *cells*, which may number rows; None for any other."""
    return [int(cell) if _FIGURE.fullmatch(cell) else None for cell in (fold(c).strip() for c in cells)]


def _look(cell: str) -> Look:
    if not cell:
        return "blank"
    if _FIGURE.fullmatch(cell):
        return "figure"
    if _AMOUNT.fullmatch(cell):
        return "amount"
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
    """Which cells are running numbers, 1, 2, 3 or （一）, （二）; where one comes twice in a row, the first is a page's."""
    found: set[int] = set()
    last: dict[str, int] = {}
    for n, cell in enumerate(cells):
        serial = _serial(cell)
        if serial is None or (n + 1 < len(cells) and serial == _serial(cells[n + 1])):
            continue
        family, number = serial
        if number in (1, last.get(family, 0) + 1) or not found:
            found.add(n)
            last[family] = number
    return found


def _serial(cell: str) -> tuple[str, int] | None:
    """12 of 12 and 12., each of its family; (十二)."""
    if _FIGURE.fullmatch(cell):
        return "", int(cell)
    mark = marks.read(cell + "、") if cell and len(cell) <= 6 else None
    if mark is None or mark.number is None or mark.end < len(cell):
        return None
    return mark.family if mark.family in marks.UPPER else "", mark.number
