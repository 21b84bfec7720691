"""What a five-year period governs: the numbers of its sentence, wherever it stands in the plan of a year."""

from __future__ import annotations

import pytest

from workplan_parser import parse

PLAN = "青河区2026年工作计划\n\n一、重点工作\n（一）抓好落实。{}\n"


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("“十五五”期间新建学校20所，今年新建3所。", ["2030-12-31", "2026-12-31"]),
        ("“十五五”时期发展主要目标是：粮食产量达到8万吨。林地达到3万亩。", ["2030-12-31", "2030-12-31"]),
        ("“十五五”期间，新建学校20所。改造公园3个。", ["2030-12-31", None]),
        ("到“十五五”末，建成养老院12家。", ["2030-12-31"]),
        ("按照“十五五”规划，新建学校20所。", [None]),
        ("谋划“十五五”期间重大项目20个。", [None]),
        ("“十五五”期间新建学校20所，2028年建成12所。", ["2030-12-31", "2028-12-31"]),
    ],
)
def test_a_period_governs_its_sentence(text: str, dues: list[str | None]) -> None:
    (item,) = parse(PLAN.format(text)).sections[0].items
    assert [one.deadline and str(one.deadline.due) for one in item.targets] == dues


def test_a_heading_under_that_of_a_period_looks_as_far() -> None:
    text = "青河区2026年工作计划\n\n一、“十五五”时期主要目标和任务\n（一）今后五年的主要目标。城镇化率达到70%。\n（二）任务。建设园区6个。\n"
    for item in parse(text).sections[0].items:
        assert item.horizon == "beyond"
        assert [str(one.deadline and one.deadline.due) for one in item.targets] == ["2030-12-31"]
