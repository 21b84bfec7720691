"""The reader's text while it is being written: one paragraph a line, tables as rows of tabbed cells.

Shared by the readers of html, docx, pdf, xlsx and csv, so that one document gives one text whatever its form.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from workplan_parser.diagnostics import Doubt
from workplan_parser.source.blocks import ENDS, Block, Grid
from workplan_parser.source.model import Cell, Source, Table
from workplan_parser.source.tables import kind, label_pairs
from workplan_parser.span import Span
from workplan_parser.text.characters import shown


class Page:
    """Collects blocks; :meth:`source` is what a reader returns."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.tables: list[Table] = []
        self._last = (0, 0)
        """How many columns the last table has, and after which part it ends."""

    def source(
        self,
        data: bytes,
        name: str,
        media_type: str,
        encoding: str | None = None,
        doubts: tuple[Doubt, ...] = (),
    ) -> Source:
        """What was written, as the text of a file of *data*."""
        digest = sha256(data).hexdigest()
        return Source(name, media_type, encoding, digest, self.text, tuple(self.tables), doubts)

    @property
    def text(self) -> str:
        """Everything written so far, each line with its end."""
        return "".join(self._parts)

    def write(self, blocks: Iterable[Block], sheet: str = "") -> None:
        """Add paragraphs, one a line, and tables as what they are; blank paragraphs leave no line.

        *sheet* is the name of the sheet of a workbook that they come from.
        """
        pending: list[Block] = list(blocks)
        pending.reverse()
        while pending:
            block = pending.pop()
            if isinstance(block, str):
                for line in block.split("\n"):
                    self._line(line.strip(ENDS))
                continue
            caption, grid = block.parted()
            for line in caption:
                self._line(line)
            match "data" if self._goes_on(grid) else kind(grid):
                case "data":
                    self._table(grid, sheet)
                case "labels":
                    for label, value in label_pairs(grid):
                        self._line(f"{label}\t{value}")
                case "layout":
                    pending.extend(part for box in reversed(grid.boxes) for part in reversed(box.content))

    def _goes_on(self, grid: Grid) -> bool:
        """True for a row alone, as wide as the table before it: it was cut off, with 续表 between at most."""
        (row, *more), (width, end) = grid.rows() or [[]], self._last
        return (
            not more
            and len(row) == width > 2
            and sum(bool(box.lines) for box in row) > 1
            and sum("\n" in part for part in self._parts[end:]) <= 1
        )

    def _line(self, line: str) -> None:
        if shown(line):
            self._put(line)
            self._put("\n")

    def _table(self, grid: Grid, sheet: str) -> None:
        """One line a row, and the place of every cell."""
        cells: list[Cell] = []
        start = self._length
        for row in grid.rows():
            if not any(box.lines for box in row):
                continue
            for n, box in enumerate(row):
                if n:
                    self._put("\t")
                at = self._length
                self._put(box.text)
                cells.append(
                    Cell(Span(at, self._length), box.row, box.column, box.rows, box.columns, box.value)
                )
            self._put("\n")
        self._last = (max((box.column + box.columns for box in grid.boxes), default=0), len(self._parts))
        self.tables.append(Table(Span(start, self._length - 1), tuple(cells), sheet))

    def _put(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)
