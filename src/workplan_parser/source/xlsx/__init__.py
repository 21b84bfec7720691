"""Excel workbooks (.xlsx) → the text as people see it: every sheet with words, a row a line."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_parser.diagnostics import Doubt
from workplan_parser.errors import UnreadableInput
from workplan_parser.source.model import Source
from workplan_parser.source.page import Page
from workplan_parser.source.xlsx.book import opened, sheets, unsaid
from workplan_parser.source.xlsx.sheet import grids, hidden

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_NAMED = 5


def read(data: bytes, name: str) -> Source:
    """The :class:`Source` of a workbook; raises :class:`UnreadableInput` where it is none, damaged or hostile."""
    book, formulas = opened(data)
    page, doubts = Page(), list[Doubt]()
    for sheet in sheets(book, doubts):
        page.write(grids(sheet), sheet.title)
        for code, places in (("WP103", hidden(sheet)), ("WP105", unsaid(sheet, formulas))):
            if said := list(places):
                doubts.append(Doubt(code, None, sheet.title, _listed(said)))
    if not page.text:
        raise UnreadableInput("工作簿里没有文字", hint="请检查内容是否在图片或隐藏的工作表里")
    return page.source(data, name, MEDIA_TYPE, doubts=tuple(doubts))


def _listed(places: Sequence[str]) -> str:
    more = f"等{len(places)}处" if len(places) > _MOST_NAMED else ""
    return "、".join(places[:_MOST_NAMED]) + more
