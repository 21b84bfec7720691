"""The sheets of an older ledger as they are read: rows of the ledger, notes, or cells somebody else put there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import regex

from workplan_parser.confined import pool
from workplan_parser.errors import UnreadableInput
from workplan_parser.language import spellings
from workplan_parser.ledger.cell import Cell, normal
from workplan_parser.ledger.columns import BY_HEADER, FATE, FILLS, FORMER_FATE
from workplan_parser.ledger.sheets import (
    BASE_SHEET,
    FORMER_GONE_SHEET,
    GONE_SHEET,
    MAIN_SHEET,
    REVIEW_SHEET,
    TOTALS_SHEET,
)
from workplan_parser.source.xlsx.book import opened

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADER_DEPTH = 12
"""Lines from the top in which the header may stand: people put a line or two above it."""

Key = tuple[str, str, str]
"""(source file, task id, target id): the name of a row, wherever it was moved or sorted to."""

Cells = Mapping[tuple[int, int], Cell]
"""By row and column, from 0."""

_HEADERS = spellings((*BY_HEADER, FATE.header))
"""The columns' headers in every language that a ledger is made in."""

_PLACE = regex.compile(r"[:@][0-9]+$")


class Note(NamedTuple):
    """A line of the sheet 需核对: the row and column it speaks of, the three values, and what is to be looked at."""

    task: str = ""
    title: str = ""
    raw: str = ""
    header: str = ""
    first: str = ""
    hand: str = ""
    now: str = ""
    why: str = ""


@dataclass(slots=True)
class OldRow:
    """One row: ``cells`` by column key (``+header`` for columns people added), ``base`` as first written."""

    key: Key
    cells: dict[str, Cell]
    base: dict[str, Any] | None
    sheet: str

    def changed(self, column: str) -> bool:
        """True where a hand altered the cell since it was written."""
        cell = self.cells.get(column)
        if cell is None:
            return False
        if self.base is None:
            return bool(cell) and (column in FILLS or column.startswith("+"))
        return normal(cell.value) != normal(self.base.get(column)) or cell.comment is not None

    def at_first(self, column: str) -> Any:
        """The value as first written, or as it stands where that is not known."""
        return self.base.get(column) if self.base is not None else self.cells.get(column, Cell()).value


@dataclass(slots=True)
class Tab:
    """A sheet by its role. ``above`` is what stands over the header, ``extra`` the headers people added."""

    name: str
    role: Literal["ledger", "base", "gone", "review", "totals", "other"]
    rows: list[OldRow] = field(default_factory=list)
    title: str = ""
    extra: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    cells: Cells = field(default_factory=dict)
    widths: Mapping[int, float] = field(default_factory=dict)


def tabs(data: bytes, name: str) -> list[Tab]:
    """The sheets of the .xlsx (or the .csv) of that *name*. Raises UnreadableInput."""
    if name.lower().endswith(".csv"):
        return [_tab(MAIN_SHEET, _csv_cells(data), {})]
    found: list[Tab] = pool.call(__name__, "tabs_of_book", data)
    return found


def tabs_of_book(data: bytes) -> list[Tab]:
    """The sheets of an .xlsx, as the process reads them that may fail of it."""
    shown, written = opened(data)
    written = written or shown
    return [_tab(tab.title, _cells(tab, shown[tab.title]), _widths(tab)) for tab in written.worksheets]


def _cells(tab: Worksheet, shown: Worksheet) -> Cells:
    """The cells that exist: one at the foot of a sheet has no million empty ones above it."""
    found = {}
    for (row, column), cell in sorted(tab._cells.items()):
        value, formula = cell.value, None
        if cell.data_type == "f":
            formula = str(getattr(value, "text", None) or value)
            value = shown._cells[row, column].value if (row, column) in shown._cells else None
        comment = cell.comment.text if cell.comment else None
        if value is not None or formula or comment:
            found[row - 1, column - 1] = Cell(value, cell.number_format, formula, comment)
    return found


def _widths(tab: Worksheet) -> dict[int, float]:
    from openpyxl.utils import column_index_from_string

    return {column_index_from_string(k) - 1: d.width for k, d in tab.column_dimensions.items() if d.width}


def _csv_cells(data: bytes) -> Cells:
    import csv

    from workplan_parser.writers.csv import restore

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    try:
        lines = list(csv.reader(StringIO(text, newline="")))
    except csv.Error as problem:
        raise UnreadableInput("不是可读的 .csv 台账", hint="请另存为 .xlsx 后再试") from problem
    return {(r, c): Cell(restore(v)) for r, line in enumerate(lines) for c, v in enumerate(line) if v}


def _tab(name: str, cells: Cells, widths: Mapping[int, float]) -> Tab:
    """Tell what a sheet is by its name and header, and read it as that."""
    if name == TOTALS_SHEET:
        return Tab(name, "totals", cells=cells)
    if name == REVIEW_SHEET:
        return Tab(name, "review", notes=list(_notes(cells)))
    header = _header_row(cells)
    if header is None:
        return Tab(name, "other", cells=cells, widths=widths)
    role: Literal["ledger", "base", "gone"] = "ledger"
    if name in (BASE_SHEET, GONE_SHEET, FORMER_GONE_SHEET):
        role = "base" if name == BASE_SHEET else "gone"
    return _ledger(Tab(name, role), cells, header)


def _notes(cells: Cells) -> Iterator[Note]:
    wide = len(Note._fields)
    for r in range(1, max((r for r, _ in cells), default=0) + 1):
        note = Note(*(_text(cells, r, c) for c in range(wide)))
        if any(note):
            yield note
    yield from (Note(hand=normal(cell.value)) for (r, c), cell in cells.items() if r and c >= wide)


def _header_row(cells: Cells) -> int | None:
    by_row: dict[int, set[str]] = {}
    for (r, _), cell in cells.items():
        if r < HEADER_DEPTH:
            by_row.setdefault(r, set()).add(normal(cell.value))
    return next(
        (r for r in sorted(by_row) if {"任务ID", "工作任务"} <= {_HEADERS.get(text) for text in by_row[r]}),
        None,
    )


def _ledger(tab: Tab, cells: Cells, header: int) -> Tab:
    """*tab* with its rows, and what people put around them."""
    columns: dict[int, str] = {}
    for c in sorted({c for _, c in cells}):
        text = _text(cells, header, c) or f"第{c + 1}列"
        text = _HEADERS.get(text, text)
        known = FATE if tab.role == "gone" and text in (FATE.header, FORMER_FATE) else BY_HEADER.get(text)
        if known is not None and known.key not in columns.values():
            columns[c] = known.key
            continue
        while f"+{text}" in columns.values():
            text += "’"
        columns[c] = f"+{text}"
        if tab.role != "base":
            tab.extra.append(text)
    tab.title = _text(cells, 0, 0) if header else ""
    above = (normal(cell.value) for (r, c), cell in cells.items() if r < header and (r, c) != (0, 0))
    tab.above = list(filter(None, above))
    lines: dict[int, dict[str, Cell]] = {}
    for (r, c), cell in cells.items():
        if columns[c] == "latest" and cell.formula:
            cell = Cell(comment=cell.comment)  # the spreadsheet's own
        if r > header and cell:
            lines.setdefault(r, {})[columns[c]] = cell
    for r in sorted(lines):
        line = {key: lines[r].get(key, Cell()) for key in columns.values()}
        tab.rows.append(OldRow(_key(line), line, None, tab.name))
    return tab


def _text(cells: Cells, r: int, c: int) -> str:
    return normal(cells.get((r, c), Cell()).value)


def _key(cells: Mapping[str, Cell]) -> Key:
    place, task, target = (normal(cells.get(k, Cell()).value) for k in ("place", "task_id", "target_id"))
    return (_PLACE.sub("", place), task, target)
