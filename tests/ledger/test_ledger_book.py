"""The workbook: what a program that did not write it reads from it."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from planmaker import I, T, make
from workplan_parser.ledger import paper, rows, title, workbook
from workplan_parser.ledger.columns import Column, shown
from workplan_parser.ledger.sheets import MAIN_SHEET
from workplan_parser.source import load

PLAN = make(
    I(
        "提升设施水平",
        items=[
            I(
                "=SUM(A1)道路",
                "持续开展整治。",
                [
                    T("完好率", "97.5", "%", "不低于", due=date(2024, 12, 31)),
                    T("新建泊位", "2739300", "个"),
                    T("编码", "12345678901234567", "个"),
                ],
                [("lead", "市政处"), "工程处"],
            ),
            I("照明", "加强维护。", offices=["照明处", "市政处"]),
        ],
    )
)


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(workbook(rows([PLAN]), title([PLAN]), by_office=True))


PRINTED = (
    *(
        "序号",
        "一级任务",
        "工作任务",
        "工作内容",
        "指标",
        "目标(原文)",
        "牵头单位",
        "责任/配合单位",
        "完成时限",
    ),
    *("责任人", "最新进展", "完成状态"),
)
BESIDE = (
    *("牵头领导", "一季度进展", "二季度进展", "三季度进展", "四季度进展", "完成值", "存在问题", "备注"),
    *("编号", "比较", "目标值", "单位", "任务ID", "目标ID", "来源"),
)


def test_what_an_office_prints_stands_first_and_the_rest_beside_the_page(book: Workbook) -> None:
    assert tuple(cell.value for cell in book["台账"][2]) == (*PRINTED, *BESIDE)
    assert book["台账"].print_area == f"'台账'!$A$1:${get_column_letter(len(PRINTED))}$6"


def column(book: Workbook, header: str) -> list[Cell]:
    """The cells of a column of the ledger, from the first row of a task."""
    at = [cell.value for cell in book["台账"][2]].index(header)
    return [row[at] for row in book["台账"].iter_rows(min_row=3)]


def test_numbers_are_numbers_days_are_days_and_the_rest_is_text(book: Workbook) -> None:
    values = column(book, "目标值")
    assert [(cell.value, cell.data_type) for cell in values[:3]] == [
        *((97.5, "n"), (2739300, "n"), ("12345678901234567", "s")),
    ]
    assert [cell.number_format for cell in values[:2]] == ["#,##0.0", "#,##0"]  # 97.5, 2,739,300
    assert column(book, "完成时限")[0].value == datetime(2024, 12, 31)
    assert (column(book, "工作任务")[0].value, column(book, "工作任务")[0].data_type) == (
        *("=SUM(A1)道路", "s"),
    )


def test_it_is_ready_for_the_desk(book: Workbook) -> None:
    sheet = book["台账"]
    assert sheet.freeze_panes == "D3"
    assert sheet.auto_filter.ref == "A2:AA6"
    assert sheet.print_title_rows == "$2:$2"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"未启动,正常推进,进度滞后,已完成,已调整"'
    assert "L3" in choice.sqref


@pytest.mark.parametrize("added", [0, 1, 2, 5])
def test_type_of_ten_points_prints_at_nine_or_more(added: int) -> None:
    own = [Column(f"+{n}", f"栏{n}", "fill", 10) for n in range(added)]
    printed = [one for one in shown([]) if one.place == "printed"]
    columns = [*printed, *own, *(one for one in shown([]) if one.place != "printed")]
    across, text = paper.fitted(columns, {one.key: one.width for one in columns})
    widths = [text if one.key == "text" else one.width for one in columns[:across]]
    assert sum(map(paper.dots, widths)) <= paper.ROOM
    assert text > 20
    assert across == len(printed) + min(added, 1)


def test_what_a_task_says_stands_beside_its_first_row_alone(book: Workbook) -> None:
    rules = {str(one.sqref): one.rules for one in book["台账"].conditional_formatting}
    content = rules["D3:D6"]
    assert [rule.dxf.numFmt.formatCode if rule.dxf.numFmt else None for rule in content] == [
        *(";;;", ";;;", None),
    ]
    assert "$Y3=$Y2,$D3=$D2,SUBTOTAL(103,$A2)=1" in content[1].formula[0]  # same task, same text, row shown


def test_the_latest_quarter_is_on_the_page(book: Workbook) -> None:
    assert column(book, "最新进展")[0].value == '=IF(Q3<>"",Q3,IF(P3<>"",P3,IF(O3<>"",O3,IF(N3<>"",N3,""))))'


def test_offices_have_their_totals(book: Workbook) -> None:
    lines = [[cell.value for cell in row[:4]] for row in book["按单位汇总"].iter_rows(min_row=2)]
    assert lines == [
        *(["单位", "牵头任务", "责任/配合任务", "目标"], ["市政处", 1, 1, 3], ["工程处", 0, 1, 3]),
        *(["照明处", 0, 1, 0], ["合计", 1, 1, 3]),
    ]
    assert book["按单位汇总"]["E6"].value == "=COUNTIF('台账'!$L$3:$L$206,\"已完成\")"


def test_each_office_has_its_sheet_with_what_it_leads_first(book: Workbook) -> None:
    assert book.sheetnames == ["台账", "按单位汇总", "市政处", "工程处", "照明处", "_底稿"]
    assert [row[2].value for row in book["市政处"].iter_rows(min_row=3)] == ["=SUM(A1)道路"] * 3 + ["照明"]
    assert book["_底稿"].sheet_state == "veryHidden"


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert workbook(rows([PLAN]), "台账") == workbook(rows([PLAN]), "台账")


def test_an_upper_bound_has_a_column_only_where_a_target_is_a_range() -> None:
    ranged = make(I("章", items=[I("公厕", "", [T("新建公厕", "3", "座", value_max="5")])]))
    found = opened(workbook(rows([ranged]), "台账"))
    assert [column(found, header)[0].value for header in ("目标值", "目标上限")] == [3, 5]


def test_it_is_read_as_a_document_by_its_main_sheet_alone() -> None:
    source = load(workbook(rows([PLAN]), title([PLAN]), by_office=True), "ledger.xlsx")
    assert [table.sheet for table in source.tables] == [MAIN_SHEET]
    assert source.text.count("加强维护。") == 1
