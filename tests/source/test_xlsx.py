"""Workbooks: every sheet with words, cells as people see them, and what is hidden, lost or refused."""

from datetime import date, datetime

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from workplan_parser import UnreadableInput
from workplan_parser.source import load
from workplan_parser.source.model import Source
from xlsxmaker import xlsx

TITLE = "云岭市2026年重点工作任务分解表"
HEAD = ["序号", "工作任务", "责任单位", "完成时限"]
ROWS = [[1, "修路12公里", "市政处", "6月底前"], [2, "架桥3座", "桥梁处", "9月底前"]]


def read(sheets: dict[str, list[list[object]]], *merged: str, **more: object) -> Source:
    return load(xlsx(sheets, merged, **more), "plan.xlsx")  # type: ignore[arg-type]


def test_a_sheet_is_its_title_and_a_table() -> None:
    source = read({"任务": [[TITLE], HEAD, *ROWS]}, "A1:D1")
    assert source.text.splitlines() == [
        TITLE,
        "序号\t工作任务\t责任单位\t完成时限",
        "1\t修路12公里\t市政处\t6月底前",
        "2\t架桥3座\t桥梁处\t9月底前",
    ]
    (table,) = source.tables
    assert (table.sheet, table.span.of(source.text).splitlines()) == ("任务", source.text.splitlines()[1:])
    assert source.media_type.endswith("spreadsheetml.sheet")


def test_merged_cells_cover_their_rows_and_columns() -> None:
    head = ["序号", "工作任务", "责任分工", None], [None, None, "牵头单位", "配合单位"]
    source = read(
        {"任务": [*head, [1, "修路", "市政处", "照明处"], [2, "架桥", None, "园林处"]]},
        *("A1:A2", "B1:B2", "C1:D1", "C3:C4"),
    )
    (table,) = source.tables
    assert source.text.splitlines()[:2] == ["序号\t工作任务\t责任分工", "牵头单位\t配合单位"]
    covering = {cell.span.of(source.text): cell[1:5] for cell in table.cells if cell.rows + cell.columns > 2}
    assert covering == {
        "序号": (0, 0, 2, 1),
        "工作任务": (0, 1, 2, 1),
        "责任分工": (0, 2, 1, 2),
        "市政处": (2, 2, 2, 1),
    }


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.06, "0.0%", "6.0%"),
        (0.0605, "0%", "6%"),
        (5000, "#,##0", "5,000"),
        (5000.5, "#,##0.00_ ", "5,000.50"),
        (30, '0"个"', "30个"),
        (2.5, 'General"亿元"', "2.5亿元"),
        (0.1 + 0.2, "General", "0.3"),
        (-3.5, "0.0;[Red](0.0)", "(3.5)"),
        (-3.5, "0.0", "-3.5"),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "-"),
        (7, "000", "007"),
        (1.5, "0.##", "1.5"),
        (12_345_678, "0,,", "12"),
        (100, "[$¥-804]#,##0.00", "¥100.00"),
        (True, "General", "TRUE"),
        (datetime(2026, 9, 30), "yyyy-mm-dd", "2026-09-30"),
        (datetime(2026, 9, 30), "mm-dd-yy", "2026/9/30"),
        (datetime(2026, 9, 30), '[$-804]yyyy"年"m"月"d"日";@', "2026年9月30日"),
        (datetime(2026, 9, 30), 'yyyy"年"m"月"', "2026年9月"),
        (datetime(2026, 9, 30), 'm"月"d"日"', "9月30日"),
        (datetime(2026, 9, 1), "mmm-yy", "2026年9月"),
        (datetime(2026, 9, 30, 8, 5), "yyyy/m/d h:mm", "2026/9/30 8:05"),
    ],
)
def test_cells_are_what_people_see(value: object, number_format: str, shown: str) -> None:
    source = read({"任务": [["序号", "任务", "目标"], [1, "修路", (value, number_format)]]})
    assert source.text.splitlines()[1].split("\t")[2] == shown


def test_a_day_keeps_its_year_whatever_is_shown() -> None:
    source = read({"任务": [["序号", "时限"], [1, (datetime(2026, 9, 30), 'm"月"d"日"')]]})
    assert source.tables[0].cells[-1].value == date(2026, 9, 30)


def test_every_sheet_with_words_is_read() -> None:
    source = read({"城建": [HEAD, ROWS[0]], "空": [], "水务": [HEAD, ROWS[1]]})
    assert [table.sheet for table in source.tables] == ["城建", "水务"]


@pytest.mark.parametrize(
    ("between", "tables"),
    [
        ([[], HEAD], 2),
        ([[], ["二、桥梁"]], 1),
        ([[]], 1),
        ([HEAD], 1),
        ([[], ["云岭市2026年桥梁任务表"], HEAD], 2),
    ],
    ids=["blank row and heading", "a group", "a blank row", "heading again", "blank row and title"],
)
def test_a_sheet_holds_one_table_or_several(between: list[list[object]], tables: int) -> None:
    source = read({"任务": [HEAD, ROWS[0], *between, ROWS[1]]})
    assert len(source.tables) == tables


def test_far_cells_cost_nothing_and_blank_ones_are_kept_in_their_columns() -> None:
    def far(sheet: Worksheet) -> None:
        sheet["XFD1000000"].number_format = "0.0%"

    source = read({"任务": [["序号", None, "任务", "备注"], [1, None, "修路", None]]}, touch=far)
    assert source.text == "序号\t任务\t备注\n1\t修路\t\n"


def test_what_is_hidden_is_said() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = sheet.column_dimensions["D"].hidden = True
        sheet.parent["旧表"].sheet_state = "hidden"

    source = read({"任务": [HEAD, *ROWS], "旧表": [HEAD, *ROWS]}, touch=hide)
    assert [(doubt.code, doubt.seen, doubt.more) for doubt in source.doubts] == [
        ("WP103", "任务", "第3行、D列"),
        ("WP104", "旧表", ""),
    ]
    assert (source.text.count("修路"), source.text.count("架桥")) == (1, 1)


def test_a_formula_that_nothing_reckoned_is_said() -> None:
    source = read({"任务": [["序号", "任务", "合计"], [1, "修路", "=SUM(A2:A2)"]]})
    assert [(doubt.code, doubt.more) for doubt in source.doubts] == [("WP105", "C2")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (xlsx({"空": []}), "没有文字"),
        (xlsx({"任务": [HEAD]})[:-200], "损坏"),
        (b"PK\x03\x04 xl/workbook.xml", "损坏"),
    ],
    ids=["no words", "cut off", "no archive"],
)
def test_what_is_no_workbook_is_one_message(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said) as refusal:
        load(data, "plan.xlsx")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", ["plan.xls", "plan.et"])
def test_older_workbooks_are_to_be_saved_anew(name: str) -> None:
    with pytest.raises(UnreadableInput, match=r"另存为 \.xlsx"):
        load(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, name)
