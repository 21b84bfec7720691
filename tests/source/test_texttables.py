"""Tables typed as text: what is one, what is none, and where its cells stand."""

import pytest

from workplan_parser.source.texttables import find

HEAD = "序号\t工作任务\t责任单位\n"
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
    ],
    ids=["tabs", "a group row covers all columns", "bars and a rule", "CRLF and no last line end"],
)
def test_a_table(text: str, cells: list[list[str]]) -> None:
    (table,) = find(text)
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell.span.of(text))
    assert list(rows.values()) == cells
    assert all(cell.columns == (3 if len(rows[cell.row]) == 1 else 1) for cell in table.cells)
    assert table.span.of(text).endswith(cells[-1][-1])


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        HEAD + "1\t修路\n",
        "责任单位：\t市政处\n完成时限：\t年底前\n",
        "市政处\t桥梁处\t照明处\n园林处\t环卫处\t督查处\n",
        "一、总体要求\t1\n二、重点任务\t3\n",
        "深入推进道路、桥梁、照明等设施的养护工作\t责任单位\t时限\n1\t2\t3\n",
    ],
    ids=["a head alone", "other columns", "labels", "offices in columns", "contents", "no short heading"],
)
def test_no_table(text: str) -> None:
    assert find(text) == ()
