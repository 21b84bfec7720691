"""How the cells of a ledger look, each look made once, and how a value is put into one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from workplan_parser.ledger.cell import Cell, stored
from workplan_parser.ledger.columns import SHARED, Column

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

PLAIN, FILLED, HIDDEN = "#D9E2F3", "#FFF2CC", "#EDEDED"
"""Behind the headers: of the plan's own columns, of those people fill in, of those for the program."""

FRAME = "#7F7F7F"
_KINDS = {"identifier": "@", "date": "yyyy-mm-dd"}


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def look(self, **wanted: Any) -> Format:
        """The format of those properties."""
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(wanted))
        return self._made[key]

    def head(self, colour: str, **more: Any) -> Format:
        """A header on that ground."""
        bold = {"font_name": "黑体", "font_size": 10, "bold": True, "border": 1, "align": "center"}
        return self.look(**bold, bg_color=colour, **more)

    def header(self, column: Column) -> Format:
        """The header of a column."""
        colour = FILLED if column.kind == "fill" else HIDDEN if column.place == "program" else PLAIN
        return self.head(colour, border_color=FRAME, text_wrap=True, valign="vcenter")

    def body(self, column: Column, **more: Any) -> Format:
        """A cell of a column."""
        right = column.kind == "number" and not column.centred
        wanted: dict[str, Any] = {
            "font_name": "宋体",
            "font_size": 10,
            "text_wrap": True,
            "valign": "top" if column.key in SHARED else "vcenter",
            "border": 1,
            "border_color": FRAME,
            "align": "center" if column.centred else "right" if right else "left",
        }
        if right:
            wanted["indent"] = 1
        if column.kind in _KINDS:
            wanted["num_format"] = _KINDS[column.kind]
        if column.place == "program":
            wanted |= {"font_color": FRAME, "font_size": 9}
        return self.look(**(wanted | more))


def number_format(value: Decimal) -> str:
    """2,739,300 and 97.50: thousands set off, as many places as the plan writes. 目标(原文) has the figure as people write it."""
    places = -min(0, int(value.as_tuple().exponent))
    return "#,##0" + ("." + "0" * places if places else "")


def put(sheet: Worksheet, r: int, c: int, cell: Cell, look: Format) -> None:
    """A cell that a hand filled in."""
    if cell.formula:
        sheet.write_formula(r, c, cell.formula, look, cell.value if cell.value is not None else "")
    else:
        write(sheet, r, c, cell.value, look)
    if cell.comment:
        sheet.write_comment(r, c, cell.comment, {"author": ""})


def write(sheet: Worksheet, r: int, c: int, value: Any, look: Format) -> None:
    """One cell by the type of its value: numbers as numbers, days as days, everything else as text."""
    value = stored(value)
    if value is None or value == "":
        sheet.write_blank(r, c, None, look)
    elif isinstance(value, bool):
        sheet.write_boolean(r, c, value, look)
    elif isinstance(value, (int, float)):
        sheet.write_number(r, c, value, look)
    elif isinstance(value, (date, datetime, time, timedelta)):
        sheet.write_datetime(r, c, value, look)
    else:
        sheet.write_string(r, c, str(value), look)
