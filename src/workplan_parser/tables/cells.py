"""The cells of one row under their columns: which hold for it, and what makes their bare numbers quantities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from workplan_parser.shapes import shape
from workplan_parser.source.model import Cell
from workplan_parser.span import Span
from workplan_parser.tables import looks
from workplan_parser.tables.amounts import unit_of
from workplan_parser.tables.columns import Layout
from workplan_parser.tables.grid import Grid
from workplan_parser.tables.model import HEADINGS, OFFICES, PERSONS, Column, Entry, Kind
from workplan_parser.text import marks
from workplan_parser.text.sheet import Sheet

_FOR_EVERY_ROW: tuple[Kind, ...] = (*OFFICES, *PERSONS, "phone", "deadline")
"""A merged cell of these columns holds for all its rows; any other belongs to the row it begins in."""
_FIGURES: tuple[Kind, ...] = ("goal", "result", "base")
_SUMS: tuple[Kind, ...] = ("amount", "overall")
_IN_NAME = shape(r"\( (?P<unit> [^()]{1,10} ) \) $", regex.VERBOSE)
_LINE = shape(r"[^\r\n]+")
_WIDE_GAP = shape(r"[ \xa0\u3000]{2,}")
_GOES_ON, _ENDS = "、,(", "。;!?"


class Name(NamedTuple):
    """The words that head a row, without the unit in their bracket; and that unit."""

    place: Span
    unit: str


def entries(grid: Grid, layout: Layout, row: int, title: Cell | None, caption: str) -> Iterator[Entry]:
    """The cells beside what heads the row; *caption* is the unit told above the table."""
    heads_rows = layout.columns[layout.title].kind
    name = _name(grid, title) if title and heads_rows in HEADINGS else None
    unit = _unit_beside(grid, layout, row)
    held = [
        (column, cell)
        for at, column in enumerate(layout.columns)
        if (at != layout.title or heads_rows in OFFICES)
        and at not in (layout.number, *layout.groups)
        and (cell := _held(grid, row, at, column))
    ]
    for column, cell in held:
        if column.kind == "text":
            continue
        measured = column.unit or unit or (name.unit if name else "") or caption
        yield Entry(
            column,
            grid.place(cell),
            cell.value,
            measured if column.kind in (*_FIGURES, *_SUMS) else column.unit,
            _measure(column, name),
            next((grid.place(c) for one, c in held if one.kind == "phone"), None)
            if column.kind in PERSONS
            else None,
        )


def texts(grid: Grid, layout: Layout, row: int) -> Iterator[Cell]:
    """The cells that say more of a row than its heading."""
    for at, column in enumerate(layout.columns):
        if column.kind == "text" and (cell := _held(grid, row, at, column)):
            yield cell


def _held(grid: Grid, row: int, at: int, column: Column) -> Cell | None:
    """The cell of a column that holds for a row: its own, one merged over it, or the one above where it says 同上."""
    cell = grid.at(row, at)
    if cell is None or (at and grid.at(row, at - 1) is cell) or not (words := grid.words(cell)):
        return None
    if cell.row < row and column.kind not in _FOR_EVERY_ROW:
        return None
    while looks.is_ditto(words) and cell.row > 0 and (above := grid.at(cell.row - 1, at)):
        cell, words = above, grid.words(above)
    return None if column.kind in _FOR_EVERY_ROW and looks.says_nothing(words) else cell


def _unit_beside(grid: Grid, layout: Layout, row: int) -> str:
    """The unit in the row's cell of a column of units."""
    for at, column in enumerate(layout.columns):
        if column.kind == "unit":
            return unit_of(grid.words(grid.at(row, at)))
    return ""


def _name(grid: Grid, title: Cell) -> Name:
    """研发投入|（亿元）."""
    flow = grid.sheet.flow(*title.span)
    found = _IN_NAME.search(flow.text)
    unit = unit_of(found["unit"]) if found and found.start() else ""
    end = found.start() if found and unit else len(flow.text)
    return Name(flow.span(0, end), unit)


def _measure(column: Column, name: Name | None) -> Span | None:
    """What a bare number under *column* measures: the row's own name, or the sum that the header names."""
    if column.kind in _SUMS and column.about:
        return column.about
    return name.place if name and column.kind in (*_FIGURES, *_SUMS) else None


def entry(column: Column, place: Span) -> Entry:
    """A cell for itself."""
    return Entry(column, place)


def lines(sheet: Sheet, place: Span) -> list[Span]:
    """The paragraphs of a cell: its lines, and parts set apart by a wide blank where a sentence ends or an entry begins.

    A line that ends in the middle of a list goes on.
    """
    found: list[Span] = []
    for line in _LINE.finditer(sheet.printed, *place):
        for part in _parts(sheet, Span(*line.span())):
            if found and sheet.folded[found[-1].end - 1] in _GOES_ON:
                found[-1] = Span(found[-1].start, part.end)
            else:
                found.append(part)
    return found


def _parts(sheet: Sheet, line: Span) -> Iterator[Span]:
    start = line.start
    for gap in _WIDE_GAP.finditer(sheet.folded, *line):
        if sheet.folded[gap.start() - 1] in _ENDS or marks.read(sheet.folded, gap.end(), line.end):
            yield from _shown(sheet, start, gap.start())
            start = gap.end()
    yield from _shown(sheet, start, line.end)


def _shown(sheet: Sheet, start: int, end: int) -> Iterator[Span]:
    place = sheet.trim(start, end)
    if place.start < place.end:
        yield place
