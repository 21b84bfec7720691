"""Which rows of a column belong together: a merged cell, the same words again, or nothing under them."""

from __future__ import annotations

from workplan_parser.tables import looks
from workplan_parser.tables.grid import Grid


class Runs:
    """The rows of a table below its header, and for each column the row in which its value began."""

    def __init__(self, grid: Grid, first: int) -> None:
        self._grid, self._first = grid, first
        self._known: dict[int, dict[int, int]] = {}

    def start(self, row: int, column: int) -> int:
        """The row in which the value began that holds for *row*."""
        return self._column(column).get(row, row)

    def size(self, start: int, column: int) -> int:
        """How many rows the value that began in *start* holds for."""
        return sum(begun == start for begun in self._column(column).values())

    def groups(self, column: int) -> bool:
        """True where a value holds for two rows or more."""
        return any(start != row for row, start in self._column(column).items())

    def merges(self, column: int) -> bool:
        """True where a cell covers two rows or more."""
        rows = range(self._first, self._grid.height)
        return any((cell := self._grid.at(row, column)) is not None and cell.row < row for row in rows)

    def agree(self, number: int, column: int) -> bool:
        """True where the numbers of one column count the values of another: one for every group of two rows or more."""
        found = [(start, row) for row, start in self._column(column).items() if start != row]
        return bool(found) and all(
            self.start(row, number) == self.start(start, number) for start, row in found
        )

    def _column(self, column: int) -> dict[int, int]:
        if column not in self._known:
            self._known[column] = self._read(column)
        return self._known[column]

    def _read(self, column: int) -> dict[int, int]:
        """By row; rows that one cell spans, and totals, part what stands above from what stands below."""
        grid, found = self._grid, dict[int, int]()
        begun: int | None = None
        said = ""
        for row in range(self._first, grid.height):
            own = grid.own(row)
            spanned = len(own) < 2 and not any(cell.row < row for cell in grid.cells(row))
            if spanned or looks.totals([grid.words(one) for one in own[:2]]):
                begun = None
                continue
            cell = grid.at(row, column)
            words = grid.words(cell)
            merged = cell is not None and cell.row < row
            goes_on = begun is not None and (merged or words in ("", said))
            if not goes_on:
                begun = row if words else None
                said = words
            if begun is not None:
                found[row] = begun
        return found
