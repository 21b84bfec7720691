"""Small workbooks: a sheet is rows of values; what a value is written with stands beside it (value, number format)."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def xlsx(
    sheets: dict[str, Sequence[Sequence[Any]]],
    merged: Sequence[str] = (),
    touch: Callable[[Worksheet], None] = lambda sheet: None,
) -> bytes:
    """The bytes of a workbook; *merged* areas and the last *touch* are those of its first sheet."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                cell = sheet.cell(r, c)
                cell.value, shown = value if isinstance(value, tuple) else (value, None)
                if shown:
                    cell.number_format = shown
    first = book.worksheets[0]
    for area in merged:
        first.merge_cells(area)
    touch(first)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def given(case: dict[str, Any]) -> str | bytes:
    """The document of a case: ``text``, ``bytes`` in hex, or ``sheets`` of a workbook with what is ``hidden`` there."""
    if "sheets" not in case:
        return bytes.fromhex(case["bytes"]) if "bytes" in case else str(case["text"])

    def hide(first: Worksheet) -> None:
        for place in case.get("hidden", ()):
            if isinstance(place, int):
                first.row_dimensions[place].hidden = True
            else:
                first.parent[place].sheet_state = "hidden"

    return xlsx(case["sheets"], touch=hide)
