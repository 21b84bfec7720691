"""Ledger → the bytes of an .xlsx an office can print, filter and fill in.

Sheets: the ledger; one an office where asked for; what a revision left over; and, out of sight, the cells
as this program wrote them, so that the next ``--carry`` can tell what a hand changed since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from operator import itemgetter
from typing import TYPE_CHECKING

from workplan_parser.language import said
from workplan_parser.ledger import totals
from workplan_parser.ledger.cell import normal
from workplan_parser.ledger.columns import BY_KEY, FATE, Column, shown
from workplan_parser.ledger.heights import number_width
from workplan_parser.ledger.layout import SPARE_ROWS, fill
from workplan_parser.ledger.looks import PLAIN, Looks, put, write
from workplan_parser.ledger.paper import PAPER
from workplan_parser.ledger.rows import Row, for_paper
from workplan_parser.ledger.sheets import (
    BASE_HEADERS,
    BASE_SHEET,
    GONE_SHEET,
    MAIN_SHEET,
    REVIEW_SHEET,
    TOTALS_SHEET,
    sheet_names,
)
from workplan_parser.ledger.tabs import Note, Tab

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from workplan_parser.ledger.carry import Carried

CREATED = datetime(2000, 1, 1)
"""The same day in every file: the same plan gives the same bytes."""

_REVIEW = {
    "任务ID": 12,
    "工作任务": 24,
    "目标(原文)": 16,
    "栏目": 12,
    "原值": 30,
    "手填值": 30,
    "现值": 30,
    "说明": 44,
}
"""Headers and widths of the sheet 需核对."""


def workbook(
    rows: Sequence[Row], title: str, *, by_office: bool = False, carried: Carried | None = None
) -> bytes:
    """The workbook of *rows*; ``carried`` adds the hand-made columns, sheets and leftovers of an older one."""
    import xlsxwriter

    out = BytesIO()
    as_they_are = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
    options = {
        "in_memory": True,
        "default_date_format": "yyyy-mm-dd",
        "default_format_properties": {"font_name": "Arial", "font_size": 10},
        **dict.fromkeys(as_they_are, False),
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": title, "created": CREATED, "comments": ""})
    _Book(book, for_paper(rows), title, carried).write(by_office)
    book.close()
    return out.getvalue()


class _Book:
    """The workbook being written: its looks and columns, shared by every sheet."""

    def __init__(self, book: Workbook, rows: Sequence[Row], title: str, carried: Carried | None) -> None:
        self.book, self.rows, self.title, self.carried = book, rows, title, carried
        columns = shown(rows)
        extra = carried.extra_columns if carried else ()
        cut = next(n for n, column in enumerate(columns) if column.place != "printed")
        own = tuple(Column(f"+{header}", header, "fill", 10) for header in extra)
        self.columns = (*columns[:cut], *own, *columns[cut:])
        self.widths = _widths(rows, self.columns)
        self.looks = Looks(book)

    def write(self, by_office: bool) -> None:
        """Every sheet in order."""
        self._ledger(MAIN_SHEET, self.title, self.rows)
        if found := totals.totals(_duties(self.rows)):
            sheet, end = self.book.add_worksheet(TOTALS_SHEET), len(self.rows) + 1 + SPARE_ROWS
            totals.fill(sheet, f"{self.title}：{TOTALS_SHEET}", found, self.columns, end, self.looks)
        offices = _offices(self.rows) if by_office else {}
        copied = self.carried.sheets if self.carried else []
        taken = sheet_names(sheet.name for sheet in copied)
        for name, (office, rows) in zip(sheet_names(offices, taken), offices.items(), strict=True):
            self._ledger(name, f"{self.title}（{office}）", rows)
        if self.carried:
            if self.carried.gone:
                self._ledger(GONE_SHEET, f"{self.title}：{GONE_SHEET}的任务和目标", self.carried.gone, FATE)
            if self.carried.review:
                self._review(self.carried.review)
        for name, sheet in zip(taken, copied, strict=True):
            self._copy(name, sheet)
        self._base()

    def _ledger(self, name: str, title: str, rows: Sequence[Row], *first: Column) -> None:
        sheet = self.book.add_worksheet(name)
        fill(sheet, title, rows, (*first, *self.columns), self.widths, self.looks)

    def _review(self, notes: Sequence[Note]) -> None:
        sheet = self.book.add_worksheet(REVIEW_SHEET)
        plain = self.looks.look(
            font_name="宋体", font_size=10, border=1, text_wrap=True, valign="vcenter", num_format="@"
        )
        head = self.looks.head(PLAIN)
        for c, (header, width) in enumerate(_REVIEW.items()):
            sheet.write_string(0, c, said(header), head)
            sheet.set_column(c, c, width)
        for r, note in enumerate(notes, 1):
            for c, text in enumerate(note):
                write(sheet, r, c, said(text) if c == len(note) - 1 else text, plain)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(notes), len(_REVIEW) - 1)
        sheet.set_landscape()
        sheet.set_paper(PAPER)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _copy(self, name: str, made: Tab) -> None:
        """A sheet somebody made by hand, cell by cell."""
        sheet = self.book.add_worksheet(name)
        for c, width in made.widths.items():
            sheet.set_column(c, c, width)
        for (r, c), cell in made.cells.items():
            look = self.looks.look(num_format=cell.number_format, text_wrap="\n" in str(cell.value or ""))
            put(sheet, r, c, cell, look)

    def _base(self) -> None:
        """The plan's rows as they leave this program, with each task's own heading and whole text, and whose plan it is."""
        sheet = self.book.add_worksheet(BASE_SHEET)
        sheet.very_hidden()
        text, day = self.looks.look(num_format="@"), self.looks.look(num_format="yyyy-mm-dd")
        sheet.write_string(0, 0, self.title, text)
        for c, header in enumerate((*(column.header for column in self.columns), *BASE_HEADERS)):
            sheet.write_string(1, c, header, text)
        before = None
        for r, (row, entry) in enumerate(((row, row.entry) for row in self.rows if row.entry), 2):
            values = [
                row.shown(column.key) if column.kind == "fill" else row.values.get(column.key)
                for column in self.columns
            ]
            if entry.task is not before:
                values += [entry.task.title, entry.task.text, entry.task.horizon]
                values += [entry.plan.metadata.title, entry.plan.metadata.issuer, entry.plan.metadata.year]
            before = entry.task
            for c, value in enumerate(values):
                write(sheet, r, c, value, day if isinstance(value, date) else text)


def _widths(rows: Sequence[Row], columns: Sequence[Column]) -> Mapping[str, float]:
    widths = {column.key: column.width for column in (FATE, *columns)}
    for key in ("value", "value_max"):
        numbers = (value for row in rows if isinstance(value := row.values.get(key), Decimal))
        widths[key] = number_width(numbers, BY_KEY[key].width)
    return widths


def _duties(rows: Sequence[Row]) -> Iterator[totals.Duty]:
    for row in rows:
        if row.entry:
            task, status = (row.entry.file, row.entry.task.id), normal(row.shown("status"))
            yield totals.Duty(task, row.entry.leads, row.entry.others, bool(row.entry.target), status)


def _offices(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of each office in order of appearance, those it leads first."""
    found: dict[str, list[tuple[bool, Row]]] = {}
    for row in rows:
        leads, others = (row.entry.leads, row.entry.others) if row.entry else ((), ())
        for office in dict.fromkeys((*leads, *others)):
            found.setdefault(office, []).append((office not in leads, row))
    return {office: [row for _, row in sorted(rows, key=itemgetter(0))] for office, rows in found.items()}
