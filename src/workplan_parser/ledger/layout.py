"""One sheet of ledger rows: title, header, cells, what is said once, coloured and offered, how it prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from workplan_parser.language import said
from workplan_parser.ledger import paper
from workplan_parser.ledger.cell import normal
from workplan_parser.ledger.columns import DONE, LATE, QUARTERS, RUNNING, SHARED, STATUSES, Column
from workplan_parser.ledger.heights import SIZES, row_height, size
from workplan_parser.ledger.looks import FRAME, Looks, number_format, put, write
from workplan_parser.ledger.rows import Row

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SPARE_ROWS = 200
"""Empty lines below the last that still have the drop-down: people add tasks."""

_SIDES = ("left", "right", "top", "bottom")
_UNSAID: dict[str, Any] = {"num_format": ";;;", "font_color": "#FFFFFF"}
"""Long texts are shown by LibreOffice whatever their format."""


def fill(
    sheet: Worksheet,
    title: str,
    rows: Sequence[Row],
    columns: Sequence[Column],
    widths: Mapping[str, float],
    looks: Looks,
) -> None:
    """Fill *sheet* with *rows* under *title*."""
    across, text = paper.fitted(columns, widths)
    widths = {**widths, "text": text}
    large = looks.look(font_name="黑体", font_size=18, align="center", valign="vcenter")
    sheet.merge_range(0, 0, 0, across - 1, title, large)
    sheet.set_row(0, 34)
    sheet.set_row(1, 30)
    for c, column in enumerate(columns):
        sheet.write_string(1, c, said(column.header), looks.header(column))
        sheet.set_column(c, c, widths[column.key])
    at = {column.key: c for c, column in enumerate(columns)}
    before = None
    for r, row in enumerate(rows, 2):
        sheet.set_row(r, row_height(dict(_seen(row, before, columns)), widths))
        for column in columns:
            _cell(sheet, r, at, column, row, widths, looks)
        before = row
    end = max(len(rows) + 1, 2)
    sheet.freeze_panes(2, at["title"] + 1)
    sheet.autofilter(1, 0, end, len(columns) - 1)
    _said_once(sheet, end, at, looks)
    _dropdown(sheet, end, at["status"], looks)
    _print(sheet, end, across)


def _seen(row: Row, before: Row | None, columns: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """The texts of a row that are not left to the row above."""
    same = before is not None and _text(row, "task_id") == _text(before, "task_id")
    for column in columns:
        said, shared = _text(row, column.key), column.key in RUNNING or (same and column.key in SHARED)
        if before is None or not shared or said != _text(before, column.key):
            yield column.key, said


def _text(row: Row, key: str) -> str:
    return normal(row.shown(key))


def _cell(
    sheet: Worksheet,
    r: int,
    at: Mapping[str, int],
    column: Column,
    row: Row,
    widths: Mapping[str, float],
    looks: Looks,
) -> None:
    cell, c = row.extra.get(column.key), at[column.key]
    if cell is not None and (cell.value is not None or cell.formula):
        own = {} if cell.number_format == "General" else {"num_format": cell.number_format}
        put(sheet, r, c, cell, looks.body(column, **own))
        return
    value = row.values.get(column.key)
    look = looks.body(column)
    if isinstance(value, Decimal):
        look = looks.body(column, num_format=number_format(value))
    if column.kind == "text" and (small := size(str(value or ""), widths[column.key])) < SIZES[0]:
        look = looks.body(column, font_size=small)
    if column.kind == "reckoned":
        _latest(sheet, r, c, [at[key] for key in QUARTERS], row, look)
    else:
        write(sheet, r, c, value, look)
    if cell is not None and cell.comment:
        sheet.write_comment(r, c, cell.comment, {"author": ""})


def _latest(sheet: Worksheet, r: int, c: int, quarters: Sequence[int], row: Row, look: Format) -> None:
    """最新进展: of the quarters the last that somebody filled in."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    formula = '""'
    for quarter in quarters:
        here = xl_rowcol_to_cell(r, quarter)
        formula = f'IF({here}<>"",{here},{formula})'
    filled = [shown for key in QUARTERS if (shown := _text(row, key))]
    nothing = " "  # an empty one would read as a formula that nobody has reckoned yet
    sheet.write_formula(r, c, f"={formula}", look, filled[-1] if filled else nothing)


def _said_once(sheet: Worksheet, end: int, at: Mapping[str, int], looks: Looks) -> None:
    """What the rows of one task share stands beside the first that a filter lets through, in a cell that looks as one."""
    from xlsxwriter.utility import xl_col_to_name

    task, serial = xl_col_to_name(at["task_id"]), xl_col_to_name(at["serial"])
    for key in SHARED:
        same = [xl_col_to_name(at[key])] if key in RUNNING else [task, xl_col_to_name(at[key])]
        above, below = (
            ",".join([*(f"${column}3=${column}{row}" for column in same), f"SUBTOTAL(103,${serial}{row})=1"])
            for row in (2, 4)
        )
        for criteria, look in (
            (f"=AND({above},{below})", _UNSAID | _lines(top=False, bottom=False)),
            (f"=AND({above})", _UNSAID | _lines(top=False)),
            (f"=AND({below})", _lines(bottom=False)),
        ):
            rule = {
                "type": "formula",
                "criteria": criteria,
                "format": looks.look(**look),
                "stop_if_true": True,
            }
            sheet.conditional_format(2, at[key], end, at[key], rule)


def _lines(**drawn: bool) -> dict[str, Any]:
    """The four lines of a cell; those that are not drawn are white."""
    colours = {f"{side}_color": FRAME if drawn.get(side, True) else "#FFFFFF" for side in _SIDES}
    return dict.fromkeys(_SIDES, 1) | colours


def _dropdown(sheet: Worksheet, end: int, at: int, looks: Looks) -> None:
    """完成状态: what may be chosen, and the colours of what is late and what is done."""
    last = end + SPARE_ROWS
    offered = {
        "validate": "list",
        "source": list(STATUSES),
        "error_type": "warning",
        "error_title": said("完成状态"),
        "error_message": said("请从下拉列表中选择：" + "、".join(STATUSES)),
    }
    sheet.data_validation(2, at, last, at, offered)
    for status, colour in ((LATE, "#F8CBAD"), (DONE, "#C6E0B4")):
        ground = looks.look(bg_color=colour)
        rule = {"type": "cell", "criteria": "==", "value": f'"{status}"', "format": ground}
        sheet.conditional_format(2, at, last, at, rule)


def _print(sheet: Worksheet, end: int, across: int) -> None:
    sheet.set_paper(paper.PAPER)
    sheet.set_landscape()
    sheet.set_margins(left=paper.MARGIN, right=paper.MARGIN, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.print_area(0, 0, end, across - 1)
    sheet.center_horizontally()
    sheet.set_footer(said("&L&10&A&C&10第 &P 页，共 &N 页"))
