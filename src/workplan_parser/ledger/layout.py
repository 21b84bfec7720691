"""One sheet of ledger rows: title, header, cells, what is greyed, coloured and offered, how it prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from workplan_parser.language import said
from workplan_parser.ledger.columns import STATUSES, Column
from workplan_parser.ledger.heights import SMALL, row_height, small
from workplan_parser.ledger.looks import LARGE, Looks, number_format, put, write
from workplan_parser.ledger.rows import Row

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_A3 = 8
_SPARE_ROWS = 200
"""Empty lines below the last that still have the drop-down: people add tasks."""


def fill(
    sheet: Worksheet,
    title: str,
    rows: Sequence[Row],
    columns: Sequence[Column],
    widths: Mapping[str, float],
    looks: Looks,
) -> None:
    """Fill *sheet* with *rows* under *title*."""
    printed = sum(column.printed for column in columns) - 1
    large = looks.look(font_name="黑体", font_size=18, align="center", valign="vcenter")
    sheet.merge_range(0, 0, 0, printed, title, large)
    sheet.set_row(0, 34)
    sheet.set_row(1, 30)
    for c, column in enumerate(columns):
        sheet.write_string(1, c, said(column.header), looks.header(column))
        sheet.set_column(c, c, widths[column.key])
    for r, row in enumerate(rows, 2):
        sheet.set_row(r, row_height({c.key: str(row.shown(c.key) or "") for c in columns}, widths))
        for c, column in enumerate(columns):
            _cell(sheet, r, c, column, row, widths, looks)
    end = max(len(rows) + 1, 2)
    at = {column.key: c for c, column in enumerate(columns)}
    sheet.freeze_panes(2, at["title"] + 1)
    sheet.autofilter(1, 0, end, len(columns) - 1)
    _quiet(sheet, end, at, looks)
    _dropdown(sheet, end, at["status"], looks)
    _print(sheet, end, printed)


def _cell(
    sheet: Worksheet, r: int, c: int, column: Column, row: Row, widths: Mapping[str, float], looks: Looks
) -> None:
    cell = row.extra.get(column.key)
    if cell is not None:
        own = {} if cell.number_format == "General" else {"num_format": cell.number_format}
        put(sheet, r, c, cell, looks.body(column, **own))
        return
    value = row.values.get(column.key)
    look = looks.body(column)
    if isinstance(value, Decimal) and abs(value) >= LARGE:
        look = looks.body(column, num_format=number_format(value))
    if column.key == "text" and small(str(value or ""), widths["text"]):
        look = looks.body(column, font_size=10 * SMALL)
    write(sheet, r, c, value, look)


def _quiet(sheet: Worksheet, end: int, at: Mapping[str, int], looks: Looks) -> None:
    """Grey what only repeats the row above: the same task's heading and offices beside its next target."""
    from xlsxwriter.utility import xl_col_to_name

    task = xl_col_to_name(at["task_id"])
    grey = looks.look(font_color="#A6A6A6")
    for key in ("section", "label", "title", "text", "lead", "support"):
        here, c = xl_col_to_name(at[key]), at[key]
        rule = {"type": "formula", "criteria": f"=AND(${task}4=${task}3,${here}4=${here}3)", "format": grey}
        sheet.conditional_format(3, c, max(end, 3), c, rule)


def _dropdown(sheet: Worksheet, end: int, at: int, looks: Looks) -> None:
    """完成状态: what may be chosen, and the colours of what is late and what is done."""
    last = end + _SPARE_ROWS
    offered = {
        "validate": "list",
        "source": list(STATUSES),
        "error_type": "warning",
        "error_title": said("完成状态"),
        "error_message": said("请从下拉列表中选择：" + "、".join(STATUSES)),
    }
    sheet.data_validation(2, at, last, at, offered)
    for status, colour in (("进度滞后", "#F8CBAD"), ("已完成", "#C6E0B4")):
        ground = looks.look(bg_color=colour)
        rule = {"type": "cell", "criteria": "==", "value": f'"{status}"', "format": ground}
        sheet.conditional_format(2, at, last, at, rule)


def _print(sheet: Worksheet, end: int, printed: int) -> None:
    sheet.set_paper(_A3)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.print_area(0, 0, end, printed)
    sheet.center_horizontally()
    sheet.set_footer(said("&L&9&A&C&9第 &P 页，共 &N 页"))
