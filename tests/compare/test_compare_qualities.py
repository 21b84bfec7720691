"""Goals without a number of two plans: which came, which went, which are stronger now."""

from __future__ import annotations

import pytest

from workplan_parser import Plan, parse
from workplan_parser.compare.model import PlanDiff
from workplan_parser.compare.plans import compare_plans
from workplan_parser.compare.render import RENDERINGS, render


def plan(year: int, *tasks: str) -> Plan:
    said = "\n".join(f"{n}. {task}" for n, task in enumerate(tasks, 1))
    return parse(f"青禾区{year}年工作要点\n\n一、工作任务\n{said}\n")


def diff(old: str, new: str) -> PlanDiff:
    return compare_plans(plan(2025, old), plan(2026, new))


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("基本消除黑臭水体。", "全面消除黑臭水体。", "strengthened"),
        ("全面消除黑臭水体。", "基本消除黑臭水体。", "weakened"),
        ("力争农村供水全覆盖。", "确保农村供水全覆盖。", "strengthened"),
        ("综合考核进入全市前五。", "综合考核进入全市前三。", "strengthened"),
        ("综合考核位居全市第一。", "综合考核走在全市前列。", "weakened"),
        ("农村供水全覆盖。", "农村供水全覆盖。", "unchanged"),
        ("北环路建成投用。", "北环路竣工。", "restated"),
    ],
)
def test_what_became_of_a_goal(old: str, new: str, change: str) -> None:
    (row,) = diff(old, new).qualitative
    assert row.change == change


def test_what_came_and_what_went() -> None:
    rows = compare_plans(plan(2025, "农村供水全覆盖。"), plan(2026, "较大以上事故零发生。")).qualitative
    assert [(row.change, row.indicator) for row in rows] == [
        ("added", "较大以上事故"),
        ("removed", "农村供水"),
    ]


def test_a_goal_is_found_in_another_item() -> None:
    old = plan(2025, "农村供水全覆盖。", "开展培训3次。")
    new = plan(2026, "开展培训5次。", "城区绿化全覆盖，农村供水全覆盖。")
    assert {row.indicator: row.change for row in compare_plans(old, new).qualitative} == {
        "农村供水": "unchanged",
        "城区绿化": "added",
    }


def test_another_day_is_told() -> None:
    (row,) = diff("6月底前北环路建成投用。", "9月底前北环路建成投用。").qualitative
    assert (row.change, row.aspects) == ("restated", ("deadline",))


def test_a_plan_against_itself_is_unchanged() -> None:
    one = plan(2026, "农村供水全覆盖，隐患清零。")
    told = compare_plans(one, one)
    assert told.is_empty() and {row.change for row in told.qualitative} == {"unchanged"}


@pytest.mark.parametrize("name", RENDERINGS)
def test_every_form_says_so(name: str) -> None:
    told = render(diff("基本消除黑臭水体。", "全面消除黑臭水体。"), name)
    assert "黑臭水体" in told
    assert ("strengthened" if name == "json" else "加强") in told
