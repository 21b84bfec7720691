"""Target against target: verdicts from a table, and which finds which in a plan."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmaker import I, T, make
from workplan_parser import parse
from workplan_parser.compare.amounts import aspects, compare_values
from workplan_parser.compare.indicators import opposed
from workplan_parser.compare.model import PlanDiff, TargetChange
from workplan_parser.compare.plans import compare_plans
from workplan_parser.model import Target

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "target_changes.toml").read_text("utf-8"))[
    "case"
]


def target(**spec: str) -> Target:
    """A target as a plan would hold it."""
    [found] = make(I("甲", items=[I("乙", targets=[T(**spec)])])).sections[0].items[0].targets
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_verdict(case: dict[str, Any]) -> None:
    old, new = target(**case["old"]), target(**case["new"])
    expect = case["expect"]
    verdict = compare_values(old, new)
    assert verdict.change == expect["change"], case["why"]
    assert verdict.delta == (Decimal(expect["delta"]) if "delta" in expect else None)
    assert verdict.percent == (Decimal(expect["percent"]) if "percent" in expect else None)
    assert list(aspects(old, new)) == expect.get("aspects", [])


@given(st.decimals(-(10**9), 10**9, places=4), st.decimals(-(10**9), 10**9, places=4))
def test_differences_are_exact(a: Decimal, b: Decimal) -> None:
    old, new = (target(indicator="甲", value=format(v, "f"), unit="吨") for v in (a, b))
    assert compare_values(old, new).delta == b - a


def rows(diff: PlanDiff) -> dict[str, TargetChange]:
    """Every row of a diff by its indicator."""
    return {r.indicator: r for r in [*diff.targets, *(r for p in diff.pairs for r in p.targets)]}


def test_two_targets_of_one_item_keep_apart_by_indicator_and_unit() -> None:
    text = "整治道路，治理内涝，修补坑槽。"
    old = make(
        I("市政", items=[I("道路中修", text, [T("中修道路", "128", "条"), T("中修路面", "273", "平方米")])])
    )
    new = make(
        I("市政", items=[I("道路中修", text, [T("中修路面", "300", "平方米"), T("中修道路", "120", "条")])])
    )
    found = rows(compare_plans(old, new))
    assert {name: (r.change, r.delta) for name, r in found.items()} == {
        "中修道路": ("lowered", Decimal(-8)),
        "中修路面": ("raised", Decimal(27)),
    }


def test_an_indicator_that_moved_to_another_item_is_followed() -> None:
    roads, water = I("道路养护", "修补坑槽，更换井盖。"), I("供水保障", "检修泵站，轮换水表。")
    moved = T("农村自来水普及率", "90", "%", "不低于")
    old = make(I("建设", items=[I(roads.title, roads.text, [moved]), water]))
    new = make(
        I("建设", items=[roads, I(water.title, water.text, [T("农村自来水普及率", "92", "%", "不低于")])])
    )
    row = rows(compare_plans(old, new))["农村自来水普及率"]
    assert (row.change, row.old_item, row.new_item) == ("raised", "s1.i1", "s1.i2")


def test_unlike_indicators_of_different_items_stay_apart() -> None:
    roads, water = I("道路养护", "修补坑槽，更换井盖。"), I("供水保障", "检修泵站，轮换水表。")
    old = make(I("建设", items=[I(roads.title, roads.text, [T("道路设施完好率", "90", "%")]), water]))
    new = make(I("建设", items=[roads, I(water.title, water.text, [T("供水水质合格率", "92", "%")])]))
    assert {r.change for r in rows(compare_plans(old, new)).values()} == {"added", "removed"}


def test_targets_of_last_years_report_meet_no_target_of_this_year() -> None:
    past = I("民生", "办好实事。", [T("新增城镇就业", "6000", "人")])
    looking_back = I("2023年工作回顾", items=[past], horizon="review")
    ahead = I("2024年工作安排", "", items=[I("稳就业", "支持创业。", [T("新增城镇就业", "5000", "人")])])
    old = make(looking_back, ahead)
    later = I("2025年工作安排", "", items=[I("稳就业", "支持创业。", [T("新增城镇就业", "5500", "人")])])
    diff = compare_plans(old, make(later, year=2025, title="2025年政府工作报告"))
    row = rows(diff)["新增城镇就业"]
    assert (row.change, row.delta) == ("raised", Decimal(500))
    assert diff.summary.targets.removed == 0
    assert diff.removed == ()


def test_the_preamble_has_targets_too() -> None:
    old = make(I("甲", items=[I("乙", "丙丁。")]), preamble_targets=[T("地区生产总值增长", "6", "%")])
    new = make(I("甲", items=[I("乙", "丙丁。")]), preamble_targets=[T("地区生产总值增长", "5.5", "%")])
    [row] = compare_plans(old, new).targets
    assert (row.change, row.delta, row.new_item) == ("lowered", Decimal("-0.5"), "preamble")


PAIRS = tomllib.loads((Path(__file__).parents[1] / "cases" / "target_pairs.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: case["label"])
def test_one_thing_or_two(case: dict[str, Any]) -> None:
    plans = [
        parse(
            f"{year}年工作要点\n一、经济\n（一）稳增长。扎实做好全年工作，{case[side]}。\n（二）惠民生。办好实事。\n"
        )
        for year, side in ((2023, "old"), (2024, "new"))
    ]
    changes = {row.change for row in rows(compare_plans(*plans)).values()}
    assert (changes == {"added", "removed"}) is not case["same"], case["why"]


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("新建公厕", "改造公厕", True),
        ("新建改造管网", "改造管网", False),
        ("城镇居民收入", "农村居民收入", True),
        ("城乡居民收入", "农村居民收入", False),
        ("人均公园绿地", "公园绿地", True),
        ("公园绿地", "公园绿地面积", False),
    ],
)
def test_words_that_contrast(a: str, b: str, apart: bool) -> None:
    assert opposed(a, b) is opposed(b, a) is apart
