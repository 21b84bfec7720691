"""What every reader returns: the decoded text, untouched, with the tables found in its format."""

from typing import NamedTuple

from workplan_parser.diagnostics import Doubt
from workplan_parser.span import Span


class Cell(NamedTuple):
    """One table cell: its text's place, and the grid it covers (0-based, spans at least 1)."""

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Table(NamedTuple):
    """A grid of cells in reading order; ``span`` covers all of them. Each row of the text is one line, cells parted by a tab."""

    span: Span
    cells: tuple[Cell, ...]


class Source(NamedTuple):
    """A document read: ``text`` is what every span counts in.

    Plain text: the decoded file, BOM removed, nothing else altered. html, docx, pdf: the reader's
    text, one paragraph a line.
    """

    name: str
    media_type: str
    encoding: str | None
    sha256: str
    text: str
    tables: tuple[Table, ...] = ()
    doubts: tuple[Doubt, ...] = ()
