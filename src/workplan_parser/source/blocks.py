"""What a document is made of before it is text: paragraphs, and grids of boxes that hold more of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import regex

from workplan_parser.text.characters import shown
from workplan_parser.text.marks import opening

ENDS = " \t\r\n\f\v"
CELL_BREAK = "  "
"""Parts the paragraphs of one cell: two spaces, as between two offices on one line."""

_INNER_BREAK = regex.compile(r"[\t\r\n\f\v]+")
_RAISED = str.maketrans("0123456789+-－−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")


@dataclass(slots=True)
class Box:
    """A cell before it has a place: the grid it covers (0-based), its paragraphs and the tables laid inside it."""

    content: Sequence[Block] = ()
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    value: date | None = None
    """The day that a cell of a sheet holds, whatever of it is shown."""
    lines: list[str] = field(init=False)
    """The content line by line, tables inside it flattened in reading order."""

    def __post_init__(self) -> None:
        self.lines = []
        for block in self.content:
            if isinstance(block, str):
                self.lines += [part.strip(ENDS) for part in block.split("\n") if shown(part)]
            else:
                self.lines += block.caption
                self.lines += [line for box in block.boxes for line in box.lines]

    @property
    def text(self) -> str:
        """The cell's paragraphs as one stretch without line breaks."""
        return CELL_BREAK.join(_INNER_BREAK.sub(CELL_BREAK, line) for line in self.lines)


@dataclass(slots=True)
class Grid:
    """A table before it is known whether it holds data or only lays out a page."""

    boxes: list[Box]
    caption: list[str] = field(default_factory=list)

    def rows(self) -> list[list[Box]]:
        """The boxes row by row."""
        rows: list[list[Box]] = []
        for box in self.boxes:
            if not rows or rows[-1][0].row != box.row:
                rows.append([])
            rows[-1].append(box)
        return rows

    def parted(self) -> tuple[list[str], Grid]:
        """The lines that stand over the table in cells of its own (title, 单位：万元), and the table without them.

        Rows of one cell are such lines above a heading; above a row with a number they are a group's name (城市更新类).
        """
        rows = self.rows()
        filled = [[box.text for box in row if box.lines] for row in rows]
        first = next((n for n, cells in enumerate(filled) if len(cells) > 1), 0)
        over = [cell for cells in filled[:first] for cell in cells]
        if not over or any(map(opening, over)) or any(cell.isdecimal() for cell in filled[first]):
            return self.caption, self
        lines = [line for row in rows[:first] for box in row for line in box.lines]
        kept, top = [box for row in rows[first:] for box in row], rows[first][0].row
        for box in kept:
            box.row -= top
        return self.caption + lines, Grid(kept)


Block = str | Grid
"""A paragraph (it may hold line breaks) or a table, in the order of the document."""


class GridBuilder:
    """Puts cells where they stand: beside the one before, and clear of those that reach down from above."""

    MOST_COLUMNS = 200

    def __init__(self) -> None:
        self.caption: list[str] = []
        self._boxes: list[Box] = []
        self._reach: list[int] = []
        self._row = -1
        self._column = 0

    def start_row(self) -> None:
        """Begin the next row."""
        self._row += 1
        self._column = 0

    def add(self, content: Sequence[Block], rows: int = 1, columns: int = 1) -> Box:
        """Put a cell that covers *rows* × *columns* into the row's next free place."""
        if self._row < 0:
            self.start_row()
        while not self.is_free(self._column):
            self._column += 1
        return self.put(content, self._column, columns, rows)

    def is_free(self, column: int) -> bool:
        """True where neither the cells put into the row nor one from above stand."""
        return column >= self._column and (column >= len(self._reach) or self._reach[column] <= self._row)

    def put(self, content: Sequence[Block], column: int, columns: int = 1, rows: int = 1) -> Box:
        """Put a cell at *column* of the row."""
        rows, columns = max(1, rows), max(1, min(columns, self.MOST_COLUMNS))
        box = Box(content, self._row, column, rows, columns)
        self._boxes.append(box)
        self._column = column + columns
        if rows > 1:
            last = min(self._column, self.MOST_COLUMNS)
            self._reach.extend([0] * (last - len(self._reach)))
            for covered in range(column, last):
                self._reach[covered] = self._row + rows
        return box

    def widen(self, column: int) -> bool:
        """Stretch the row's last cell over *column*, if it ends there."""
        last = self._boxes[-1] if self._boxes else None
        if last is None or last.row != self._row or last.column + last.columns != column:
            return False
        last.columns += 1
        return True

    def build(self) -> Grid:
        """The grid, no cell reaching below the last row."""
        for box in self._boxes:
            box.rows = min(box.rows, self._row + 1 - box.row)
        return Grid(self._boxes, self.caption)


def raised(text: str) -> str:
    """Superscript digits as such (m², 10⁸), so that they never join the number before them."""
    return text.translate(_RAISED) if text.strip().lstrip("+-－−").isdecimal() else text
