"""One sheet → its lines and grids: only cells that exist, rows and columns without words closed up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from workplan_parser.source.blocks import Grid, GridBuilder
from workplan_parser.source.headings import is_heading
from workplan_parser.source.xlsx import days, numbers
from workplan_parser.text.characters import shown
from workplan_parser.text.marks import opening

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_Row = list["Cell"]
_Areas = dict[tuple[int, int], tuple[int, int]]


def grids(sheet: Worksheet) -> Iterator[Grid]:
    """The tables of *sheet*, parted where after blank rows one of its own begins: a heading, or a title over it."""
    rows: dict[int, _Row] = {}
    for (row, _), cell in sorted(sheet._cells.items()):
        if shown(words(cell)):
            rows.setdefault(row, []).append(cell)
    areas = {(area.min_row, area.min_col): (area.max_row, area.max_col) for area in sheet.merged_cells.ranges}
    part: list[_Row] = []
    for row in rows.values():
        if part and row[0].row > _bottom(part[-1], areas) + 1 and _begins(row):
            yield _grid(part, areas)
            part = []
        part.append(row)
    if part:
        yield _grid(part, areas)


def _begins(row: _Row) -> bool:
    said = [words(cell) for cell in row]
    return is_heading(said) if len(said) > 1 else opening(said[0]) is None


def words(cell: Cell) -> str:
    """What the cell shows."""
    value = cell.value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return numbers.shown(value, cell.number_format)
    if isinstance(value, date):
        return days.shown(value, cell.number_format)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return "" if value is None else str(value)


def _bottom(row: _Row, areas: _Areas) -> int:
    """The last sheet row that the cells of *row* reach."""
    ends: list[int] = [areas.get((cell.row, cell.column), (cell.row, 0))[0] for cell in row]
    return max(ends)


def _grid(rows: Sequence[_Row], areas: _Areas) -> Grid:
    """The grid of *rows*; rows and columns of the sheet in which no cell says anything are closed up."""
    down = [row[0].row for row in rows]
    across = sorted({cell.column for row in rows for cell in row})
    grid = GridBuilder()
    for row in rows:
        grid.start_row()
        at = {bisect_left(across, cell.column): cell for cell in row}
        for column in range(len(across)) if len(across) <= GridBuilder.MOST_COLUMNS else sorted(at):
            if cell := at.get(column):
                bottom, right = areas.get((cell.row, cell.column), (cell.row, cell.column))
                columns = bisect_right(across, right) - column
                height = bisect_right(down, bottom) - bisect_left(down, cell.row)
                grid.put((words(cell),), column, columns, height).value = _day(cell.value)
            elif grid.is_free(column):
                grid.put((), column)
    return grid.build()


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, datetime) else None


def hidden(sheet: Worksheet) -> Iterator[str]:
    """The rows and columns with words that the sheet does not show: 第3行, D列."""
    used = [key for key, cell in sheet._cells.items() if cell.value is not None]
    for row in sorted({row for row, _ in used}):
        if row in sheet.row_dimensions and sheet.row_dimensions[row].hidden:
            yield f"第{row}行"
    columns = {column for _, column in used}
    for dimension in sheet.column_dimensions.values():
        for column in range(dimension.min or 1, (dimension.max or 0) + 1) if dimension.hidden else ():
            if column in columns:
                yield f"{get_column_letter(column)}列"
