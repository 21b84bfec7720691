"""A table as rows of cells; a merged cell stands in every place it covers."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from workplan_parser.shapes import shape
from workplan_parser.source.model import Cell, Table
from workplan_parser.span import Span
from workplan_parser.text.characters import tight
from workplan_parser.text.sheet import Sheet

MOST_PLACES = 200_000
"""Places that merged cells may cover; those of a table that says more stand where they begin and nowhere else."""

Line = list[Cell | None]
# | 1 | 新建公园 |, a bar alone on the next line, "1"
_LEFT = shape(r'(?r)[|"] [ \t]*', regex.VERBOSE)
_RIGHT = shape(
    r'[ \t]* "? (?: [ \t]* \| )* (?: \s* [\r\n] [ \t]* \| [ \t]* (?= [\r\n] | $ ) )*', regex.VERBOSE
)


class Grid:
    """The cells of one table by row and column, and what they say."""

    __slots__ = ("lines", "sheet", "span", "width")

    def __init__(self, table: Table, sheet: Sheet) -> None:
        self.span, self.sheet = table.span, sheet
        self.lines: list[Line] = []
        left = MOST_PLACES
        for cell in table.cells:
            left -= cell.rows * cell.columns
            self._put(cell, *((cell.rows, cell.columns) if left > 0 else (1, 1)))
        self.width = max(map(len, self.lines), default=0)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place."""
        line = self.lines[row]
        return line[column] if column < len(line) else None

    def cells(self, row: int) -> list[Cell]:
        """The cells of a row from left to right, those that reach into it among them."""
        line = self.lines[row]
        return [cell for at, cell in enumerate(line) if cell and (not at or line[at - 1] is not cell)]

    def own(self, row: int) -> list[Cell]:
        """The cells that begin in a row and say something."""
        return [cell for cell in self.cells(row) if cell.row == row and self.words(cell)]

    def column(self, at: int, first: int) -> Iterator[Cell]:
        """The cells of a column that say something, from row *first* down, each once; not those that span the table."""
        for row in range(first, self.height):
            cell = self.at(row, at)
            if cell and cell.row == row and cell.columns * 2 <= max(self.width, 2) and self.words(cell):
                yield cell

    def words(self, cell: Cell | None) -> str:
        """What a cell says, folded and without blanks."""
        return tight(self.sheet.at(cell.span)) if cell else ""

    def place(self, cell: Cell) -> Span:
        """Where its words stand."""
        return self.sheet.trim(*cell.span)

    def stretch(self, row: int) -> Span:
        """From the first to the last word that begins in a row, the bars or quotes round it included."""
        own = (
            [self.place(cell) for cell in self.own(row)]
            or [cell.span for cell in self.cells(row)]
            or [self.span]
        )
        start, end = min(place.start for place in own), max(place.end for place in own)
        left, right = _LEFT.match(self.sheet.folded, 0, start), _RIGHT.match(self.sheet.folded, end)
        return Span(left.start() if left else start, right.end() if right else end)

    def _put(self, cell: Cell, rows: int, columns: int) -> None:
        end = cell.column + columns
        for row in range(cell.row, cell.row + rows):
            while len(self.lines) <= row:
                self.lines.append([])
            line = self.lines[row]
            line += [None] * (end - len(line))
            for column in range(cell.column, end):
                line[column] = line[column] or cell
