"""A workbook opened: within limits, each formula with the value it had when it was saved."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile

import regex

from workplan_parser import limits
from workplan_parser.diagnostics import Doubt
from workplan_parser.errors import UnreadableInput
from workplan_parser.language import spellings
from workplan_parser.source.archive import Archive

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAIN_SHEET, BASE_SHEET = "台账", "_底稿"
"""The sheet of the tasks, and the one out of sight, in a ledger of this program's own."""

_MANY_CELLS = 50_000
_HEADER_DEPTH = 12
_SHEET = "xl/worksheets/"
_EMPTY = regex.compile(rb"<c\b[^>]*/>|<row\b[^>]*/>")
_AREA = regex.compile(rb"<mergeCell\b[^>]*\bref=[\"']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})[\"']")
_FORMULA = regex.compile(rb"<f[\s/>]")


def opened(data: bytes) -> tuple[Workbook, Workbook | None]:
    """The workbook with values, and with formulas where it has any; raises :class:`UnreadableInput` for what is none."""
    with Archive(data, ".xlsx") as archive:
        parts, hint = archive.read_all(), archive.hint
    if any(b"<!DOCTYPE" in part[:4096] for name, part in parts.items() if name.endswith((".xml", ".rels"))):
        raise UnreadableInput("工作簿内含 DTD 声明，已拒绝读取", hint=hint)
    sheets = {name: part for name, part in parts.items() if name.lower().startswith(_SHEET)}
    if sum(map(_cells, sheets.values())) > _MANY_CELLS:
        sheets = {name: _EMPTY.sub(b"", part) for name, part in sheets.items()}
        data = _packed(parts | sheets)
    if sum(_cells(part) + _merged(part) for part in sheets.values()) > limits.CELLS.most:
        raise UnreadableInput(
            f"工作簿的单元格过多（超过 {limits.CELLS.said}），已拒绝读取",
            hint="请只保留计划所在的工作表，另存后再试",
        )
    reckoned = any(map(_FORMULA.search, sheets.values()))
    return _load(data, values=True, hint=hint), _load(data, values=False, hint=hint) if reckoned else None


def _cells(part: bytes) -> int:
    return part.count(b"<c ")


def _merged(part: bytes) -> int:
    """How many cells the merged areas of a sheet cover: openpyxl makes them all."""
    from openpyxl.utils import range_boundaries

    covered = 0
    for area in _AREA.finditer(part):
        try:
            left, top, right, bottom = range_boundaries(area[1].decode("ascii", "replace"))
        except ValueError:
            continue
        covered += (right - left + 1) * (bottom - top + 1)
    return covered


def _packed(parts: dict[str, bytes]) -> bytes:
    """The workbook again, without the cells that hold nothing but a border or a colour."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _load(data: bytes, values: bool, hint: str) -> Workbook:
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(data), data_only=values)
    except Exception as error:  # openpyxl raises whatever its parts raise
        raise UnreadableInput("工作簿已损坏，读不出来", hint=hint) from error


def sheets(book: Workbook, doubts: list[Doubt]) -> Iterator[Worksheet]:
    """The sheets to read; those left out are said in *doubts*.

    A ledger of this program's own has every task on one sheet; the others repeat them.
    """
    ours = BASE_SHEET in book.sheetnames and MAIN_SHEET in book.sheetnames
    if ours:
        _in_chinese(book[MAIN_SHEET], book[BASE_SHEET])
    for sheet in book.worksheets:
        if not sheet._cells:
            continue
        if sheet.sheet_state == "veryHidden" or (ours and sheet.title != MAIN_SHEET):
            continue
        if sheet.sheet_state == "hidden":
            doubts.append(Doubt("WP104", None, sheet.title))
            continue
        yield sheet


def _in_chinese(main: Worksheet, base: Worksheet) -> None:
    """The headers of a ledger made in another language as its sheet out of sight has them."""
    headers = spellings(str(cell.value) for (row, _), cell in base._cells.items() if row == 2)
    for (row, _), cell in main._cells.items():
        if row <= _HEADER_DEPTH and cell.value in headers:
            cell.value = headers[cell.value]


def unsaid(sheet: Worksheet, formulas: Workbook | None) -> Iterator[str]:
    """The cells (``D5``) whose formula has no value, because no program reckoned it before the file was saved.

    One that was reckoned to be empty (``=IF(A1>0,A1,"")``) has a type, and none is missing.
    """
    if formulas is None:
        return
    for (row, column), cell in formulas[sheet.title]._cells.items():
        reckoned = sheet._cells[row, column]
        if cell.data_type == "f" and reckoned.value is None and reckoned.data_type != "str":
            yield cell.coordinate
