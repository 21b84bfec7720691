"""What every reader returns: the decoded text, untouched, with the tables found in its format."""

from datetime import date
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
    value: date | None = None
    """The day that a cell of a workbook holds; its text is what people see, perhaps without the year."""


class Table(NamedTuple):
    """A grid of cells in reading order; ``span`` covers all of them.

    In the text of html, docx, pdf, xlsx and csv each row is one line, its cells parted by a tab, and a cell merged
    over rows or columns is one :class:`Cell`; in plain text and markdown the cells stand as they were typed.
    """

    span: Span
    cells: tuple[Cell, ...]
    sheet: str = ""
    """The name of its sheet in a workbook."""


class Source(NamedTuple):
    """A document read: ``text`` is what every span counts in.

    Plain text and markdown: the decoded file, BOM removed, nothing else altered. html, docx, pdf, xlsx, csv: the
    reader's text, one paragraph or row of a table a line.
    """

    name: str
    media_type: str
    encoding: str | None
    sha256: str
    text: str
    tables: tuple[Table, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    converted_by: str | None = None
    """What made a form of it that is read here, where that was needed; ``text`` is that of the form."""
