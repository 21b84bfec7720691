"""What is read of the rows of a table, and that every row is accounted for."""

import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tables.tablemaker import FORMS, Sample, as_lines, as_pdf
from tables.test_one_table_in_every_form import samples
from workplan_parser import parse, source
from workplan_parser.model import Item
from workplan_parser.tables.read import read
from workplan_parser.text.sheet import Sheet
from xlsxmaker import xlsx

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "tables.toml").read_text("utf-8"))["case"]


def walk(nodes: tuple[Item, ...]) -> Iterator[Item]:
    for node in nodes:
        if node.title or node.text:
            yield node
        yield from walk(node.items)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_rows(case: dict[str, Any]) -> None:
    rows = list(walk(parse(case["text"]).sections))
    found = {
        "nodes": [f"{row.label or '-'} {row.title}" for row in rows],
        "offices": [f"{one.name} {one.role}" for row in rows for one in row.responsible],
        "targets": [
            f"{one.indicator} {one.comparator} {one.value:f} {one.unit} {one.deadline.due if one.deadline else '-'}"
            for row in rows
            for one in row.targets
        ],
        "others": [f"{one.role} {one.value:f}" for row in rows for one in row.other_quantities],
    }
    assert {key: found[key] for key in found if key in case} == {
        key: case[key] for key in found if key in case
    }


@given(samples())
def test_every_row_is_read_or_skipped(sample: Sample) -> None:
    for ending, form in FORMS.items():
        document = source.load(form(sample), f"plan.{ending}")
        (table,), _ = read(document.tables, Sheet(document.text))
        assert table.read + len(table.skipped) == table.height == len(sample.rows)


def test_a_table_without_a_header_goes_on_with_the_one_before() -> None:
    head = "<tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>"
    first = "<tr><td>1</td><td>新建公园3处</td><td>市园林局</td></tr>"
    more = "<tr><td>2</td><td>疏浚河道2条</td><td>市水务局</td></tr>"
    page = f"<!DOCTYPE html><h1>某市2026年任务分解表</h1><table>{head}{first}{more}</table><table>{more.replace('>2<', '>3<')}</table>"
    rows = list(walk(parse(page.encode(), name="plan.html").sections))
    assert [(row.label, [one.name for one in row.responsible]) for row in rows] == [
        ("1", ["市园林局"]),
        ("2", ["市水务局"]),
        ("3", ["市水务局"]),
    ]


def test_cells_that_claim_to_cover_everything_cost_no_more_than_they_hold() -> None:
    row = '<tr><td rowspan="1000" colspan="200">新建公园3处</td><td>市园林局</td></tr>'
    page = f"<!DOCTYPE html><table><tr><td>工作任务</td><td>责任单位</td></tr>{row * 300}</table>"
    document = source.load(page.encode(), "plan.html")
    read(document.tables, Sheet(document.text))


GAMES = [
    ["哪场仗", "怎么干", "谁来干", "啥时候干完"],
    ["项目", "开工项目25个", "市发改委、市商务局", "6月底前"],
    ["治水", "治理河道5条", "市水务局", "9月底前"],
]


@pytest.mark.parametrize("ending", FORMS)
def test_columns_under_words_that_nobody_knows_are_read_by_their_cells(ending: str) -> None:
    plan = parse(FORMS[ending](Sample("某市2026年攻坚作战图", GAMES)), name=f"plan.{ending}")
    rows = list(walk(plan.sections))
    assert [[one.name for one in row.responsible] for row in rows] == [["市发改委", "市商务局"], ["市水务局"]]
    assert [str(row.deadlines[0].due) for row in rows] == ["2026-06-30", "2026-09-30"]
    assert {one.code for one in plan.diagnostics} >= {"WP207", "WP406", "WP503"}


def test_but_a_table_of_places_is_no_task_table() -> None:
    sample = Sample(
        "某市2026年公园名录",
        [["园子", "在哪", "多大"], ["南湖", "安平镇", "3公顷"], ["北坡", "金河镇", "5公顷"]],
    )
    assert not list(walk(parse(FORMS["html"](sample), name="plan.html").sections))


UNTOLD = [
    ["甲", "乙", "丙", "丁"],
    ["1", "新建公园3处，市园林局牵头", "", "市园林局"],
    ["2", "疏浚河道2条", "", "市水务局"],
]


EVERY = {**FORMS, "lines.txt": as_lines, "pdf": as_pdf, "unruled.pdf": partial(as_pdf, ruled=False)}


@pytest.mark.parametrize("ending", EVERY)
def test_a_table_that_names_offices_is_read_or_is_a_warning(ending: str) -> None:
    plan = parse(EVERY[ending](Sample("某市2026年工作一览", UNTOLD)), name=f"plan.{ending}")
    named = {one.name for row in walk(plan.sections) for one in row.responsible}
    told = {one.code for one in plan.diagnostics if one.severity == "warning"}
    assert named >= {"市园林局", "市水务局"} or told & {"WP203", "WP205", "WP206"}


@pytest.mark.parametrize("ending", ["docx", "html", "xlsx", "csv", "md"])
def test_a_total_at_the_end_is_left_out_for_its_reason(ending: str) -> None:
    rows = [
        ["序号", "工作任务", "责任单位", "完成时限"],
        ["1", "新建公园3处", "市园林局", "6月底前"],
        ["2", "疏浚河道2条", "市水务局", "9月底前"],
        ["合计", "2项", "", ""],
    ]
    plan = parse(FORMS[ending](Sample("某市2026年工作任务分解表", rows)), name=f"plan.{ending}")
    assert plan.unclaimed[-1].reason == "合计"
    assert "合计" in plan.unclaimed[-1].text


@pytest.mark.parametrize(("said", "codes"), [(2026.1, ["WP401"]), ("2026.01", []), (2026.11, [])])
def test_october_typed_as_a_number_has_lost_its_nought_and_is_a_doubt(said: object, codes: list[str]) -> None:
    rows = [["序号", "工作任务", "责任单位", "完成时限"], [1, "新建公园3处", "市园林局", said]]
    plan = parse(xlsx({"任务": rows}), name="plan.xlsx")
    assert [one.code for one in plan.diagnostics if one.code == "WP401"] == codes
