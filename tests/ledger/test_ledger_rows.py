"""One row for each target of each task, with its share of the text and the offices that answer for it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planmaker import I, T, make
from workplan_parser import parse
from workplan_parser.ledger import rows
from workplan_parser.ledger.heights import LINE, lines, number_width, row_height, size
from workplan_parser.ledger.passages import brief, passages
from workplan_parser.ledger.sheets import sheet_names
from workplan_parser.span import Span

PLAN = make(
    I(
        "提升设施水平",
        items=[
            I(
                "道路",
                "持续开展整治。",
                [T("完好率", "97", "%", "不低于", due=date(2024, 12, 31)), T("新建泊位", "50000", "个")],
                [("lead", "市政处"), "工程处"],
            ),
            I("照明", "加强维护。", offices=["照明处"], due=date(2024, 6, 30)),
            I(
                "环卫",
                offices=["环卫处"],
                items=[I("", "清扫道路。"), I("", "", [T("新建公厕", "3", "座", value_max="5")])],
            ),
        ],
    )
)


def test_a_row_for_each_target_and_one_for_a_task_without() -> None:
    found = [(row.values["title"], row.values["raw"], row.values["target_id"]) for row in rows([PLAN])]
    assert found == [
        ("道路", "不低于97%", "t1"),
        ("道路", "50000个", "t2"),
        ("照明", None, ""),
        ("环卫", None, ""),
        ("环卫", "3—5座", "t1"),
    ]


def test_a_row_says_who_what_how_much_and_by_when() -> None:
    first = rows([PLAN])[0]
    assert first.values == {
        "serial": 1,
        "section": "提升设施水平",
        "label": "（一）",
        "title": "道路",
        "text": "持续开展整治。2024年12月31日前完好率不低于97%。",
        "raw": "不低于97%",
        "indicator": "完好率",
        "comparator": "不低于",
        "value": Decimal(97),
        "value_max": None,
        "unit": "%",
        "lead": "市政处",
        "support": "工程处",
        "due": date(2024, 12, 31),
        "task_id": "s1.i1",
        "target_id": "t1",
        "place": "plan.txt:4",
    }


def test_a_task_without_targets_ends_on_its_own_last_deadline() -> None:
    assert [row.values["due"] for row in rows([PLAN])][2] == date(2024, 6, 30)


def test_measures_without_offices_belong_to_the_offices_of_their_item() -> None:
    assert [row.values["support"] for row in rows([PLAN])][3:] == ["环卫处", "环卫处"]


def test_numbers_run_on_over_several_plans() -> None:
    assert [row.values["serial"] for row in rows([PLAN, PLAN])] == list(range(1, 11))


def test_targets_before_the_outline_have_a_row() -> None:
    plan = make(I("章"), preamble="总体目标：", preamble_targets=[T("增速", "6", "%")])
    assert [(r.values["task_id"], r.values["section"], r.values["raw"]) for r in rows([plan])][0] == (
        "preamble",
        "总体要求",
        "6%",
    )


@pytest.mark.parametrize(
    ("text", "numbers", "shares"),
    [
        ("甲3个。乙4个。丙。", "34", ["甲3个。", "乙4个。丙。"]),
        ("甲3个，乙4个。丙。", "34", ["甲3个，乙4个。丙。"] * 2),
        ("甲。乙3个。丙4个", "34", ["甲。乙3个。", "丙4个"]),
        ("只有3个。其余。", "3", ["只有3个。其余。"]),
    ],
)
def test_each_target_shows_the_sentences_that_lead_to_it(text: str, numbers: str, shares: list[str]) -> None:
    targets = [
        PLAN.sections[0]
        .items[0]
        .targets[0]
        .model_copy(update={"span": Span(100 + text.index(n), 101 + text.index(n))})
        for n in numbers
    ]
    assert list(passages(text, [Span(100, 100 + len(text))], targets)) == shares


def test_a_target_that_cannot_be_placed_shows_the_whole_text() -> None:
    targets = PLAN.sections[0].items[0].targets
    assert passages("甲。乙。", [Span(0, 4)], targets) == ("甲。乙。",) * 2


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["公用事业处", "公用事业处"], ["公用事业处", "公用事业处~2"]),
        (["各县（市、区）[含新区]"], ["各县（市、区）_含新区_"]),
        (["台账", "History"], ["台账~2", "History~2"]),
        (["处" * 40], ["处" * 31]),
        (["'"], ["_"]),
    ],
)
def test_sheet_names_are_ones_excel_takes(wanted: list[str], names: list[str]) -> None:
    assert sheet_names(wanted) == names


def test_a_high_row_has_room_for_its_longest_cell() -> None:
    assert lines("中文" * 10, 22) == 2
    assert row_height({"a": "字" * 100}, {"a": 22}) == LINE * 10 + 6
    assert row_height({"a": "字"}, {"a": 22}) == LINE * 2 + 6


@pytest.mark.parametrize(("characters", "points"), [(100, 10), (500, 10), (700, 9), (1500, 6)])
def test_a_long_cell_takes_small_type(characters: int, points: int) -> None:
    text = "字" * characters
    assert size(text, 44) == points
    assert row_height({"a": text}, {"a": 44}) <= 409


@pytest.mark.parametrize(
    ("text", "raw", "shown"),
    [
        ("短文。", "", "短文。"),
        ("甲" * 300 + "。" + "乙" * 300 + "。", "", "甲" * 300 + "。……"),
        ("甲" * 300 + "。" + "乙" * 300 + "建9座。", "9座", "……" + "乙" * 300 + "建9座。"),
        ("甲。" + "乙" * 300 + "建9座。" + "丙" * 300, "9座", "甲。" + "乙" * 300 + "建9座。……"),
        ("甲" * 1000, "", "甲" * 500 + "……"),
    ],
)
def test_a_page_has_the_sentences_round_the_number_of_a_text_too_long_for_a_row(
    text: str, raw: str, shown: str
) -> None:
    assert brief(text, raw) == shown


def test_a_number_column_has_room_for_its_thousands() -> None:
    assert number_width([Decimal(72500000000)], 10) >= len("72,500,000,000") + 2
    assert number_width([], 10) == number_width([Decimal(3)], 10) == 10


def test_plans_of_one_file_name_are_told_apart() -> None:
    places = [row.values["place"] for row in rows([PLAN, PLAN])]
    assert (places[0], places[5]) == ("plan.txt:4", "plan.txt (2):4")
    assert len({(row.values["place"], row.values["target_id"]) for row in rows([PLAN, PLAN])}) == 10


def test_the_report_on_last_year_holds_no_tasks_unless_it_commits_to_something() -> None:
    plan = make(
        I(
            "2023年工作回顾",
            "一年来成效明显。",
            items=[I("改革", "已经完成。"), I("", "", [T("新建公厕", "3", "座")])],
            horizon="review",
        ),
        I("2024年工作安排", items=[I("改革", "继续推进。")]),
    )
    assert [row.values["task_id"] for row in rows([plan])] == ["s1.i2", "s2.i1"]


def test_results_are_no_tasks_whatever_their_section_is_called() -> None:
    plan = parse(
        "某市2025年园林工作要点\n\n一、发展基础\n\n（一）园林绿化。建成公园20座。\n\n"
        "二、重点工作\n\n（一）园林绿化。新建公园25座。\n"
    )
    assert [(row.values["section"], row.values["raw"]) for row in rows([plan])] == [("重点工作", "25座")]


def test_a_goal_without_a_number_has_a_row_of_its_own_in_its_place() -> None:
    found = rows(
        [parse("2026年工作要点\n\n一、工作任务\n1. 农村供水全覆盖，新建公厕20座，6月底前隐患清零。\n")]
    )
    keys = ("target_id", "indicator", "raw", "comparator", "value", "unit", "due")
    assert [tuple(row.values[key] for key in keys) for row in found] == [
        ("q1", "农村供水", "全覆盖", "全覆盖", None, None, None),
        ("t1", "新建公厕", "20座", "等于", Decimal(20), "座", None),
        ("q2", "隐患", "清零", "清零", None, None, date(2026, 6, 30)),
    ]
