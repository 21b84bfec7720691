"""The workbook: what a program that did not write it reads from it."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from planmaker import I, T, make
from workplan_parser.ledger import rows, title, workbook
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


def test_the_header_is_what_offices_expect(book: Workbook) -> None:
    assert [cell.value for cell in book["台账"][2]] == [
        "序号",
        "一级任务",
        "编号",
        "工作任务",
        "工作内容",
        "目标(原文)",
        "指标",
        "比较",
        "目标值",
        "单位",
        "牵头单位",
        "责任/配合单位",
        "完成时限",
        "牵头领导",
        "责任人",
        "一季度进展",
        "二季度进展",
        "三季度进展",
        "四季度进展",
        "完成值",
        "完成状态",
        "存在问题",
        "备注",
        "任务ID",
        "目标ID",
        "来源",
    ]


def test_numbers_are_numbers_days_are_days_and_the_rest_is_text(book: Workbook) -> None:
    first, second, third = list(book["台账"].iter_rows(min_row=3, max_row=5))
    assert (first[8].value, first[8].data_type) == (97.5, "n")
    assert first[12].value == datetime(2024, 12, 31)
    assert (first[3].value, first[3].data_type) == ("=SUM(A1)道路", "s")
    assert second[8].value == 2739300
    assert second[8].number_format == '[=2739300]"273.93万";#,##0'
    assert (third[8].value, third[8].data_type) == ("12345678901234567", "s")


def test_it_is_ready_for_the_desk(book: Workbook) -> None:
    sheet = book["台账"]
    assert sheet.freeze_panes == "E3"
    assert sheet.auto_filter.ref == "A2:Z6"
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"未启动,正常推进,进度滞后,已完成,已调整"'
    assert "U3" in choice.sqref


def test_each_office_has_its_sheet_with_what_it_leads_first(book: Workbook) -> None:
    assert book.sheetnames == ["台账", "市政处", "工程处", "照明处", "_底稿"]
    assert [row[3].value for row in book["市政处"].iter_rows(min_row=3)] == ["=SUM(A1)道路"] * 3 + ["照明"]
    assert book["_底稿"].sheet_state == "veryHidden"


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert workbook(rows([PLAN]), "台账") == workbook(rows([PLAN]), "台账")


def test_an_upper_bound_has_a_column_only_where_a_target_is_a_range() -> None:
    ranged = make(I("章", items=[I("公厕", "", [T("新建公厕", "3", "座", value_max="5")])]))
    sheet = opened(workbook(rows([ranged]), "台账"))["台账"]
    assert [sheet.cell(2, c).value for c in (9, 10)] == ["目标值", "目标上限"]
    assert [sheet.cell(3, c).value for c in (9, 10)] == [3, 5]


def test_it_is_read_as_a_document_by_its_main_sheet_alone() -> None:
    source = load(workbook(rows([PLAN]), title([PLAN]), by_office=True), "ledger.xlsx")
    assert [table.sheet for table in source.tables] == [MAIN_SHEET]
    assert source.text.count("加强维护。") == 1
