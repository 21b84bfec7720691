"""Tables typed as text: what is one, what is none, and where its cells stand."""

import pytest

from workplan_parser.source import load
from workplan_parser.source.texttables import find

HEAD = "序号\t工作任务\t责任单位\n"
HEADS = ["序号", "工作任务", "责任单位"]
BARS = "| 序号 | 工作任务 | 责任单位 |\n|---|:--|---|\n| 1 | 修路 | 市政处 |\n"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (HEAD + "1\t修路\t市政处\n", [["序号", "工作任务", "责任单位"], ["1", "修路", "市政处"]]),
        (
            HEAD + "一、设施\n1\t修路\t市政处\n\n2\t\t\n",
            [["序号", "工作任务", "责任单位"], ["一、设施"], ["1", "修路", "市政处"], ["2", "", ""]],
        ),
        (BARS, [["序号", "工作任务", "责任单位"], ["1", "修路", "市政处"]]),
        (
            HEAD.replace("\n", "\r\n") + "1\t修路\t市政处",
            [["序号", "工作任务", "责任单位"], ["1", "修路", "市政处"]],
        ),
        (HEAD + "1\t\"修路。\n架桥。\"\t市政处\n", [HEADS, ["1", "修路。\n架桥。", "市政处"]]),
        (HEAD + "1\t修路。\n架桥。\t市政处\n2\t种树\t园林处\n", [HEADS, ["1", "修路。\n架桥。", "市政处"], ["2", "种树", "园林处"]]),
        (HEAD + "1\t修路\n2\t架桥\t桥梁处\n", [HEADS, ["1", "修路"], ["2", "架桥", "桥梁处"]]),
        (HEAD + "1\t修路\t市政处\n责任编辑：张三\t审核：李四\n", [HEADS, ["1", "修路", "市政处"]]),
        ("| 任务 | 单位 |\n|---|---|\n| 修路 | 市政处 |\n", [["任务", "单位"], ["修路", "市政处"]]),
        ("任务 | 单位\n--- | ---\n修路 \\| 架桥 | 市政处\n", [["任务", "单位"], ["修路 \\| 架桥", "市政处"]]),
        ("|序号|任务|单位|\n|1|修路，\n架桥|市政处|\n", [["序号", "任务", "单位"], ["1", "修路，\n架桥", "市政处"]]),
        ("干啥\t谁来干\t到哪天\n修路\t市政处\t6月\n架桥\t桥梁处\t9月\n", [["干啥", "谁来干", "到哪天"], ["修路", "市政处", "6月"], ["架桥", "桥梁处", "9月"]]),
        (HEAD.replace("\t", ",") + '1,"修路,架桥",市政处\n', [HEADS, ["1", "修路,架桥", "市政处"]]),
        (HEAD.replace("\t", "  ") + "1  修路  市政处\n", [HEADS, ["1", "修路", "市政处"]]),
    ],
    ids=["tabs", "a group row covers all columns", "bars and a rule", "CRLF and no last line end", "quoted", "broken over lines",
         "a short row", "words below it", "two columns over a rule", "without outer bars", "bars and a broken row", "words nobody knows", "commas", "blanks"],
)  # fmt: skip
def test_a_table(text: str, cells: list[list[str]]) -> None:
    (table,) = find(text).tables
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell.span.of(text))
    assert list(rows.values()) == cells
    assert all(cell.columns == (len(cells[0]) if len(rows[cell.row]) == 1 else 1) for cell in table.cells)
    assert table.span.of(text).strip("| ").endswith(cells[-1][-1])
    assert text[: table.span.start].strip() == ""


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        HEAD + "1\t修路\n",
        "责任单位：\t市政处\n完成时限：\t年底前\n",
        "市政处\t桥梁处\t照明处\n园林处\t环卫处\t督查处\n",
        "一、总体要求\t1\n二、重点任务\t3\n",
        "深入推进道路、桥梁、照明等设施的养护工作\t责任单位\t时限\n1\t2\t3\n",
        "(一)改造管网,更换水表,新建泵站\n(二)检查水厂,抽检水样,培训人员\n",
        "修路任务,架桥任务,种树任务\n由市政处负责,由桥梁处负责,由园林处负责\n",
        "　　一、道路  桥梁  照明\n　　二、公园  绿地  河道\n",
        "首页 | 要闻 | 公开\n",
    ],
    ids=["a head alone", "other columns", "labels", "offices in columns", "contents", "no short heading",
         "prose with commas", "tasks with commas", "blanks in prose", "a menu"],
)  # fmt: skip
def test_no_table(text: str) -> None:
    assert find(text).tables == ()


@pytest.mark.parametrize(
    "text",
    [
        "序号\t任务\t责任分工\t\t时限\n\t\t牵头单位\t配合单位\t\n1\t修路\t甲处\t乙处\t6月\n",
        "序号\t任务\t责任分工\t时限\n牵头单位\t配合单位\n1\t修路\t甲处\t乙处\t6月\n2\t架桥\t甲处\t乙处\t6月\n",
    ],
    ids=["blanks are left", "blanks are gone"],
)
def test_a_heading_of_two_rows_covers_what_was_merged(text: str) -> None:
    (table,) = find(text).tables
    assert [(cell.span.of(text), *cell[1:5]) for cell in table.cells if cell.row < 2] == [
        ("序号", 0, 0, 2, 1),
        ("任务", 0, 1, 2, 1),
        ("责任分工", 0, 2, 1, 2),
        ("时限", 0, 4, 2, 1),
        ("牵头单位", 1, 2, 1, 1),
        ("配合单位", 1, 3, 1, 1),
    ]
    assert [cell.column for cell in table.cells if cell.row == 2] == [0, 1, 2, 3, 4]


def test_a_row_with_more_cells_than_the_heading_is_a_doubt() -> None:
    text = HEAD + "1\t修路\t市政处\n2\t架桥\t桥梁处\t6月\n3\t种树\t园林处\n"
    found = find(text)
    assert [cell.span.of(text) for cell in found.tables[0].cells][-7:] == [
        "2",
        "架桥",
        "桥梁处",
        "6月",
        "3",
        "种树",
        "园林处",
    ]
    assert [(doubt.code, doubt.seen, doubt.more) for doubt in found.doubts] == [("WP106", "4", "3")]


def test_markdown_is_a_format_of_its_own() -> None:
    source = load(BARS.encode(), "plan.md")
    assert (source.media_type, source.text, len(source.tables)) == ("text/markdown", BARS, 1)
