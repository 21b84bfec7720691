"""An older ledger, read back: what each row was when it was written, and what hands have put there since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

import regex

from workplan_parser.errors import UnreadableInput
from workplan_parser.ledger.cell import Cell, normal
from workplan_parser.ledger.columns import BY_HEADER, COLUMNS, FATE, FILLS
from workplan_parser.ledger.sheets import BASE_SHEET, GONE_SHEET, MAIN_SHEET, REVIEW_SHEET

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADER_DEPTH = 12
"""Lines from the top in which the header may stand: people put a line or two above it."""

Key = tuple[str, str, str]
"""(source file, task id, target id): the name of a row, wherever it was moved or sorted to."""


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet somebody made beside the ledger."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    widths: Mapping[int, float]


@dataclass(slots=True)
class OldLedger:
    """Everything an older workbook holds."""

    rows: list[OldRow] = field(default_factory=list)
    own: list[OldRow] = field(default_factory=list)
    gone: list[OldRow] = field(default_factory=list)
    review: list[tuple[str, ...]] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    extra_columns: list[str] = field(default_factory=list)


def read_ledger(data: bytes, name: str) -> OldLedger:
    """The ledger in the bytes of an .xlsx (or of a .csv filled in); UnreadableInput where there is none."""
    tabs = list(_csv_tabs(data) if name.lower().endswith(".csv") else _tabs(data, name))
    base = {
        row.key: {k: c.value for k, c in row.cells.items()}
        for t in tabs
        if t.role == "base"
        for row in t.rows
    }
    known = base if any(tab.role == "base" for tab in tabs) else None
    mains = [tab for tab in tabs if tab.role == "ledger"]
    if not mains:
        raise UnreadableInput(
            "不是任务台账：没有“任务ID”“工作任务”两栏", place=name, hint="请给出由 workplan ledger 生成的文件"
        )
    mains.sort(key=lambda tab: tab.name != MAIN_SHEET)
    found = OldLedger()
    for tab in tabs:
        for header in tab.extra:
            if tab.role in ("ledger", "gone") and header not in found.extra_columns:
                found.extra_columns.append(header)
        if tab.role == "gone":
            found.gone.extend(tab.rows)
        elif tab.role == "review":
            found.review.extend(tab.notes)
        elif tab.role == "other":
            found.sheets.append(Sheet(tab.name, tab.cells, tab.widths))
    first = next((tab.title for tab in tabs if tab.role == "base"), None)
    for tab in mains:
        if first is not None and tab.title and not tab.title.startswith(first):
            tab.above.append(tab.title)
    _collect(found, mains, known)
    return found


def _collect(found: OldLedger, tabs: list[_Tab], base: dict[Key, dict[str, Any]] | None) -> None:
    """Rows of the first tab, then what the offices' tabs say beyond it."""
    at: dict[Key, OldRow] = {}
    for n, tab in enumerate(tabs):
        found.review.extend(
            ("", "", "", f"{tab.name}表头上方", "", text, "", "表头上方的手填内容") for text in tab.above
        )
        here: set[Key] = set()
        for row in tab.rows:
            row.base = base.get(row.key) if base is not None else None
            named = bool(row.key[1]) and (base is None or row.key in base)
            if not named or row.key in here:
                if not any(_same(row, other) for other in found.own):
                    found.own.append(row)
                continue
            here.add(row.key)
            if row.key in at:
                _merge(found, at[row.key], row)
            elif n == 0 or any(row.changed(column) for column in row.cells):
                at[row.key] = row
                found.rows.append(row)


def _same(a: OldRow, b: OldRow) -> bool:
    return {k: (normal(c.value), c.comment) for k, c in a.cells.items() if c} == {
        k: (normal(c.value), c.comment) for k, c in b.cells.items() if c
    }


def _merge(found: OldLedger, main: OldRow, other: OldRow) -> None:
    """Take from an office's sheet what was filled in there alone; note what both filled in differently."""
    for column, cell in other.cells.items():
        mine = main.cells.get(column, Cell())
        if cell.comment and cell.comment != mine.comment:
            both = "\n".join(filter(None, (mine.comment, cell.comment)))
            mine = Cell(mine.value, mine.number_format, mine.formula, both)
            main.cells[column] = mine
        if normal(cell.value) == normal(mine.value) or not other.changed(column):
            continue
        if not main.changed(column) or (main.base is None and not mine):
            main.cells[column] = Cell(
                cell.value, cell.number_format, cell.formula, mine.comment or cell.comment
            )
        elif normal(cell.value):
            found.review.append(
                (
                    main.key[1],
                    normal(main.at_first("title")),
                    normal(main.at_first("raw")),
                    _header(column),
                    normal(main.at_first(column)),
                    normal(cell.formula or cell.value),
                    normal(mine.value),
                    f"“{other.sheet}”表与“{main.sheet}”表所填不同",
                )
            )


def _header(column: str) -> str:
    return (
        column[1:] if column.startswith("+") else next((c.header for c in COLUMNS if c.key == column), column)
    )


@dataclass(slots=True)
class _Tab:
    name: str
    role: str
    rows: list[OldRow] = field(default_factory=list)
    title: str = ""
    extra: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    notes: list[tuple[str, ...]] = field(default_factory=list)
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)


def _tabs(data: bytes, name: str) -> Iterator[_Tab]:
    import warnings
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shown = load_workbook(BytesIO(data), data_only=True)
            written = load_workbook(BytesIO(data))
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as problem:
        raise UnreadableInput("不是可读的 .xlsx 台账", place=name, hint="请另存为 .xlsx 后再试") from problem
    for tab in written.worksheets:
        yield _tab(tab.title, _cells(tab, shown[tab.title]), _widths(tab))


def _cells(tab: Worksheet, shown: Worksheet) -> dict[tuple[int, int], Cell]:
    found = {}
    for line in tab.iter_rows():
        for cell in line:
            value, formula = cell.value, None
            if cell.data_type == "f":
                formula = str(getattr(value, "text", None) or value)
                value = shown.cell(cell.row or 1, cell.column or 1).value
            comment = cell.comment.text if cell.comment else None
            if value is not None or formula or comment:
                found[(cell.row or 1) - 1, (cell.column or 1) - 1] = Cell(
                    value, cell.number_format, formula, comment
                )
    return found


def _widths(tab: Worksheet) -> dict[int, float]:
    from openpyxl.utils import column_index_from_string

    return {column_index_from_string(k) - 1: d.width for k, d in tab.column_dimensions.items() if d.width}


def _csv_tabs(data: bytes) -> Iterator[_Tab]:
    import csv

    from workplan_parser.writers.csv import restore

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    lines = csv.reader(StringIO(text, newline=""))
    cells = {(r, c): Cell(restore(v)) for r, line in enumerate(lines) for c, v in enumerate(line) if v}
    yield _tab(MAIN_SHEET, cells, {})


def _tab(name: str, cells: dict[tuple[int, int], Cell], widths: dict[int, float]) -> _Tab:
    """Tell what a sheet is by its name and header, and read it as that."""
    if name == REVIEW_SHEET:
        last = max((r for r, _ in cells), default=0)
        notes = [tuple(normal(cells.get((r, c), Cell()).value) for c in range(8)) for r in range(1, last + 1)]
        beyond = [normal(cell.value) for (r, c), cell in cells.items() if r and c >= 8]
        return _Tab(
            name,
            "review",
            notes=[n for n in notes if any(n)] + [(*("",) * 5, text, "", "") for text in beyond],
        )
    header = _header_row(cells)
    if header is None:
        return _Tab(name, "other", cells=cells, widths=widths)
    role = {BASE_SHEET: "base", GONE_SHEET: "gone"}.get(name, "ledger")
    return _ledger(name, role, cells, header)


def _header_row(cells: Mapping[tuple[int, int], Cell]) -> int | None:
    by_row: dict[int, set[str]] = {}
    for (r, _), cell in cells.items():
        if r < HEADER_DEPTH:
            by_row.setdefault(r, set()).add(normal(cell.value))
    return next((r for r in sorted(by_row) if {"任务ID", "工作任务"} <= by_row[r]), None)


def _ledger(name: str, role: str, cells: Mapping[tuple[int, int], Cell], header: int) -> _Tab:
    tab = _Tab(name, role)
    columns: dict[int, str] = {}
    for c in sorted({c for _, c in cells}):
        text = normal(cells.get((header, c), Cell()).value) or f"第{c + 1}列"
        known = FATE if role == "gone" and text == FATE.header else BY_HEADER.get(text)
        if known is not None and known.key not in columns.values():
            columns[c] = known.key
            continue
        while f"+{text}" in columns.values():
            text += "’"
        columns[c] = f"+{text}"
        if role != "base":
            tab.extra.append(text)
    tab.title = normal(cells.get((0, 0), Cell()).value) if header else ""
    tab.above = [
        normal(cell.value)
        for (r, c), cell in cells.items()
        if r < header and (r, c) != (0, 0) and normal(cell.value)
    ]
    lines: dict[int, dict[str, Cell]] = {}
    for (r, c), cell in cells.items():
        if r > header and cell:
            lines.setdefault(r, {})[columns[c]] = cell
    for r in sorted(lines):
        line = {key: lines[r].get(key, Cell()) for key in columns.values()}
        tab.rows.append(OldRow(_key(line), line, None, name))
    return tab


_PLACE = regex.compile(r"[:@][0-9]+$")


def _key(cells: Mapping[str, Cell]) -> Key:
    place, task, target = (normal(cells.get(k, Cell()).value) for k in ("place", "task_id", "target_id"))
    return (_PLACE.sub("", place), task, target)


def filled(rows: Iterable[OldRow]) -> Iterator[tuple[OldRow, str, Cell]]:
    """Every cell a hand filled or altered."""
    for row in rows:
        for column, cell in row.cells.items():
            if cell and row.changed(column):
                yield row, column, cell
