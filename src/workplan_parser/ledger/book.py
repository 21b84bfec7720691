"""Ledger → the bytes of an .xlsx an office can print, filter and fill in.

Sheets: the ledger; one an office where asked for; what a revision left over; and, out of sight, the cells
as this program wrote them, so that the next ``--carry`` can tell what a hand changed since.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from workplan_parser.ledger.cell import Cell, stored
from workplan_parser.ledger.columns import BY_KEY, FATE, STATUSES, Column, shown
from workplan_parser.ledger.heights import SMALL, content_width, number_width, row_height, small
from workplan_parser.ledger.rows import Row
from workplan_parser.ledger.sheets import BASE_SHEET, GONE_SHEET, MAIN_SHEET, REVIEW_SHEET, sheet_names

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from workplan_parser.ledger.carry import Carried

CREATED = datetime(2000, 1, 1)
"""The same day in every file: the same plan gives the same bytes."""

_A3 = 8
_SPARE_ROWS = 200
"""Empty lines below the last that still have the drop-down: people add tasks."""


def workbook(
    rows: Sequence[Row], title: str, *, by_office: bool = False, carried: Carried | None = None
) -> bytes:
    """The workbook of *rows*; ``carried`` adds the hand-made columns, sheets and leftovers of an older one."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
        },
    )
    book.set_properties({"title": title, "created": CREATED, "comments": ""})
    _Book(book, rows, title, carried).write(by_office)
    book.close()
    return out.getvalue()


class _Book:
    """The workbook being written: its formats and columns, shared by every sheet."""

    def __init__(self, book: Workbook, rows: Sequence[Row], title: str, carried: Carried | None) -> None:
        self.book, self.rows, self.title, self.carried = book, rows, title, carried
        columns = shown(any(row.values.get("value_max") is not None for row in rows))
        extra = carried.extra_columns if carried else ()
        cut = next(n for n, column in enumerate(columns) if not column.printed)
        own = tuple(Column(f"+{header}", header, "fill", 16) for header in extra)
        self.columns = (*columns[:cut], *own, *columns[cut:])
        texts = (str(row.values.get("text") or "") for row in rows)
        self.widths = {c.key: c.width for c in (FATE, *self.columns)} | {
            "text": content_width(texts, BY_KEY["text"].width)
        }
        for key in ("value", "value_max"):
            numbers = (v for row in rows if isinstance(v := row.values.get(key), Decimal))
            self.widths[key] = number_width(numbers, BY_KEY[key].width)
        self.formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def write(self, by_office: bool) -> None:
        taken = self.carried.taken_names if self.carried else ()
        self._ledger(MAIN_SHEET, self.title, self.rows)
        offices = _offices(self.rows) if by_office else {}
        for name, (office, rows) in zip(sheet_names(offices, taken), offices.items(), strict=True):
            self._ledger(name, f"{self.title}（{office}）", rows)
        if self.carried:
            if self.carried.gone:
                self._ledger(GONE_SHEET, f"{self.title}：已撤销的任务和目标", self.carried.gone, FATE)
            if self.carried.review:
                self._review(self.carried.review)
            for sheet in self.carried.sheets:
                self._copy(sheet.name, sheet.cells, sheet.widths)
        self._base()

    def _format(self, **wanted: Any) -> Format:
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(dict(wanted))
        return self.formats[key]

    def _body(self, column: Column, **more: Any) -> Format:
        look: dict[str, Any] = {
            "font_name": "宋体",
            "font_size": 10,
            "border": 1,
            "border_color": "#7F7F7F",
            "text_wrap": True,
            "valign": "vcenter",
            "align": "center" if column.centred else "right" if column.kind == "number" else "left",
        }
        if column.kind == "number" and not column.centred:
            look["indent"] = 1
        if column.kind == "identifier":
            look["num_format"] = "@"
        if column.kind == "date":
            look["num_format"] = "yyyy-mm-dd"
        if not column.printed:
            look |= {"font_color": "#7F7F7F", "font_size": 9}
        return self._format(**(look | more))

    def _ledger(self, name: str, title: str, rows: Sequence[Row], *first: Column) -> None:
        sheet = self.book.add_worksheet(name)
        columns = (*first, *self.columns)
        last = len(columns) - 1
        printed = sum(column.printed for column in columns) - 1
        sheet.merge_range(
            0,
            0,
            0,
            printed,
            title,
            self._format(font_name="黑体", font_size=18, align="center", valign="vcenter"),
        )
        sheet.set_row(0, 34)
        sheet.set_row(1, 30)
        for c, column in enumerate(columns):
            filled = column.kind == "fill"
            head = self._format(
                font_name="黑体",
                font_size=10,
                bold=True,
                border=1,
                border_color="#7F7F7F",
                text_wrap=True,
                align="center",
                valign="vcenter",
                bg_color="#FFF2CC" if filled else "#D9E2F3" if column.printed else "#EDEDED",
            )
            sheet.write_string(1, c, column.header, head)
            sheet.set_column(c, c, self.widths[column.key])
        for r, row in enumerate(rows, 2):
            texts = {column.key: str(_shown(row, column.key) or "") for column in columns}
            sheet.set_row(r, row_height(texts, self.widths))
            for c, column in enumerate(columns):
                self._cell(sheet, r, c, column, row)
        end = max(len(rows) + 1, 2)
        at = {column.key: c for c, column in enumerate(columns)}
        sheet.freeze_panes(2, at["title"] + 1)
        sheet.autofilter(1, 0, end, last)
        self._quiet(sheet, end, at)
        self._dropdown(sheet, end, at["status"])
        self._print(sheet, end, printed)

    def _quiet(self, sheet: Worksheet, end: int, at: Mapping[str, int]) -> None:
        """Grey what only repeats the row above: the same task's heading and offices beside its next target."""
        from xlsxwriter.utility import xl_col_to_name

        task = xl_col_to_name(at["task_id"])
        grey = self._format(font_color="#A6A6A6")
        for key in ("section", "label", "title", "text", "lead", "support"):
            here = xl_col_to_name(at[key])
            formula = f"=AND(${task}4=${task}3,${here}4=${here}3)"
            sheet.conditional_format(
                3, at[key], max(end, 3), at[key], {"type": "formula", "criteria": formula, "format": grey}
            )

    def _cell(self, sheet: Worksheet, r: int, c: int, column: Column, row: Row) -> None:
        cell = row.extra.get(column.key)
        if cell is None:
            value = row.values.get(column.key)
            large = isinstance(value, Decimal) and value == value.to_integral_value() and abs(value) >= 10000
            look = self._body(column, num_format="#,##0") if large else self._body(column)
            if column.key == "text" and small(str(value or ""), self.widths["text"]):
                look = self._body(column, font_size=10 * SMALL)
            _write(sheet, r, c, value, look)
            return
        look = self._body(column)
        if cell.number_format != "General":
            look = self._body(column, num_format=cell.number_format)
        self._put(sheet, r, c, cell, look)

    def _put(self, sheet: Worksheet, r: int, c: int, cell: Cell, look: Format) -> None:
        """A cell that a hand filled in."""
        if cell.formula:
            sheet.write_formula(r, c, cell.formula, look, cell.value if cell.value is not None else "")
        else:
            _write(sheet, r, c, cell.value, look)
        if cell.comment:
            sheet.write_comment(r, c, cell.comment, {"author": ""})

    def _dropdown(self, sheet: Worksheet, end: int, at: int) -> None:
        sheet.data_validation(
            2,
            at,
            end + _SPARE_ROWS,
            at,
            {
                "validate": "list",
                "source": list(STATUSES),
                "error_type": "warning",
                "error_title": "完成状态",
                "error_message": "请从下拉列表中选择：" + "、".join(STATUSES),
            },
        )
        for status, colour in (("进度滞后", "#F8CBAD"), ("已完成", "#C6E0B4")):
            sheet.conditional_format(
                2,
                at,
                end + _SPARE_ROWS,
                at,
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{status}"',
                    "format": self._format(bg_color=colour),
                },
            )

    def _print(self, sheet: Worksheet, end: int, printed: int) -> None:
        sheet.set_paper(_A3)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)
        sheet.print_area(0, 0, end, printed)
        sheet.center_horizontally()
        sheet.set_footer("&L&9&A&C&9第 &P 页，共 &N 页")

    def _review(self, notes: Sequence[Sequence[str]]) -> None:
        sheet = self.book.add_worksheet(REVIEW_SHEET)
        headers = ("任务ID", "工作任务", "目标(原文)", "栏目", "原值", "手填值", "现值", "说明")
        widths = (12, 24, 16, 12, 30, 30, 30, 44)
        plain = self._format(
            font_name="宋体", font_size=10, border=1, text_wrap=True, valign="vcenter", num_format="@"
        )
        head = self._format(
            font_name="黑体", font_size=10, bold=True, border=1, align="center", bg_color="#D9E2F3"
        )
        for c, (header, width) in enumerate(zip(headers, widths, strict=True)):
            sheet.write_string(0, c, header, head)
            sheet.set_column(c, c, width)
        for r, note in enumerate(notes, 1):
            for c, text in enumerate(note):
                _write(sheet, r, c, text, plain)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(notes), len(headers) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _copy(self, name: str, cells: Mapping[tuple[int, int], Any], widths: Mapping[int, float]) -> None:
        """A sheet somebody made by hand, cell by cell."""
        sheet = self.book.add_worksheet(name)
        for c, width in widths.items():
            sheet.set_column(c, c, width)
        for (r, c), cell in cells.items():
            look = self._format(num_format=cell.number_format, text_wrap="\n" in str(cell.value or ""))
            self._put(sheet, r, c, cell, look)

    def _base(self) -> None:
        """The plan's rows as they leave this program, with each task's own heading and whole text."""
        sheet = self.book.add_worksheet(BASE_SHEET)
        sheet.very_hidden()
        text = self._format(num_format="@")
        day = self._format(num_format="yyyy-mm-dd")
        sheet.write_string(0, 0, self.title, text)
        for c, header in enumerate((*(column.header for column in self.columns), "_title", "_text")):
            sheet.write_string(1, c, header, text)
        before = None
        for r, (row, entry) in enumerate(((row, row.entry) for row in self.rows if row.entry), 2):
            values = [
                _shown(row, column.key) if column.kind == "fill" else row.values.get(column.key)
                for column in self.columns
            ]
            if entry.task is not before:
                values += [entry.task.title, entry.task.text]
            before = entry.task
            for c, value in enumerate(values):
                _write(sheet, r, c, value, day if isinstance(value, date) else text)


def _shown(row: Row, key: str) -> Any:
    cell = row.extra.get(key)
    return row.values.get(key) if cell is None else cell.value


def _offices(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of each office in order of appearance, those it leads first."""
    found: dict[str, list[tuple[bool, Row]]] = {}
    for row in rows:
        leads, others = (row.entry.leads, row.entry.others) if row.entry else ((), ())
        for office in dict.fromkeys((*leads, *others)):
            found.setdefault(office, []).append((office not in leads, row))
    return {office: [row for _, row in sorted(rows, key=itemgetter(0))] for office, rows in found.items()}


def _write(sheet: Worksheet, r: int, c: int, value: Any, look: Format) -> None:
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
