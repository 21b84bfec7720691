"""目标兑现表 as a workbook that an office can filter and print."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from workplan_parser.ledger.book import CREATED
from workplan_parser.ledger.looks import PLAIN, Looks, write
from workplan_parser.outcome.model import PlanOutcome
from workplan_parser.outcome.render.report import report
from workplan_parser.outcome.render.table import HEADER, cells

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SHEET = "目标兑现"
WIDTHS = (10, 24, 13, 13, 10, 10, 10, 8, 10, 6, 24, 12, 44, 12, 44)
"""Of the columns, in characters of half width."""

_TONES = {"未达到": "#F8CBAD", "已达到": "#C6E0B4", "未见报告": "#EDEDED"}
_A3 = 8


def workbook(outcome: PlanOutcome) -> bytes:
    """The bytes of the .xlsx: what it is of, the counts, then a row a target."""
    import xlsxwriter

    out = BytesIO()
    as_they_are = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
    book = xlsxwriter.Workbook(out, {"in_memory": True, **dict.fromkeys(as_they_are, False)})
    told = report(outcome)
    title = told.title
    book.set_properties({"title": title, "created": CREATED, "comments": ""})
    sheet, looks = book.add_worksheet(SHEET), Looks(book)
    above = [title, *(f"{head} {line}" for head, line in told.counts), *outcome.warnings]
    for r, line in enumerate(above):
        sheet.write_string(r, 0, line, looks.look(font_name="黑体", font_size=10 if r else 14))
    _table(sheet, outcome, len(above), looks)
    book.close()
    return out.getvalue()


def _table(sheet: Worksheet, outcome: PlanOutcome, top: int, looks: Looks) -> None:
    head = looks.head(PLAIN, text_wrap=True, valign="vcenter")
    for c, (header, width) in enumerate(zip(HEADER, WIDTHS, strict=True)):
        sheet.write_string(top, c, header, head)
        sheet.set_column(c, c, width)
    body = looks.look(font_name="宋体", font_size=10, border=1, text_wrap=True, valign="vcenter")
    end = top
    for end, row in enumerate(cells(outcome), top + 1):
        for c, value in enumerate(row):
            write(sheet, end, c, value, body)
    for word, colour in _TONES.items():
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": looks.look(bg_color=colour)}
        sheet.conditional_format(top + 1, 0, max(end, top + 1), 0, rule)
    sheet.freeze_panes(top + 1, 2)
    sheet.autofilter(top, 0, max(end, top + 1), len(HEADER) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
