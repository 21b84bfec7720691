"""Reports of two years: which number answers which, and what is said of those that have no counterpart."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from planmaker import I, make
from workplan_parser import parse
from workplan_parser.compare.model import PlanDiff, TargetChange
from workplan_parser.compare.plans import compare_plans
from workplan_parser.compare.render import render

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "report_pairs.toml").read_text("utf-8"))["case"]


def compared(old: str, new: str) -> PlanDiff:
    """The diff of two reports whose tasks are given."""
    plans = [
        parse(f"{year}年政府工作报告\n一、{year}年重点工作\n{body.strip()}\n")
        for year, body in ((2024, old), (2025, new))
    ]
    return compare_plans(*plans)


def told(row: TargetChange) -> str:
    return " → ".join(one.raw for one in (row.old, row.new) if one)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_which_number_answers_which(case: dict[str, Any]) -> None:
    diff = compared(case["old"], case["new"])
    rows = [*diff.targets, *(row for pair in diff.pairs for row in pair.targets)]
    assert {told(row): row.change for row in rows} == case["expect"], case["why"]


def test_the_targets_of_five_years_that_only_one_plan_has_are_said_and_not_listed() -> None:
    old = "（一）稳定就业。城镇新增就业8万人。"
    new = old + "\n二、“十五五”时期主要目标\n城镇新增就业40万人以上，粮食产能达到90亿斤。"
    diff = compared(old, new)
    assert diff.summary.targets.added == 0
    assert [warning for warning in diff.warnings if "新计划另有更长时期" in warning and "2 项" in warning]
    both = compared(new, new.replace("40万", "42万"))
    assert {row.change for row in both.targets} | {r.change for p in both.pairs for r in p.targets} == {
        "raised",
        "unchanged",
    }


def test_what_is_called_off_is_called_so() -> None:
    diff = compared(
        "（一）便民服务。建设便民早餐车80辆，补贴困难老人1200人。",
        "（一）便民服务。取消便民早餐车项目。",
    )
    fates = {told(row): (row.change, row.basis) for pair in diff.pairs for row in pair.targets}
    assert fates["80辆"] == ("removed", "said: 取消便民早餐车项目")
    assert fates["1200人"] == ("removed", "")
    assert "- 建设便民早餐车 80辆 取消" in " ".join(render(diff).split())


def test_every_pair_says_on_what_it_rests() -> None:
    diff = compared(
        "（一）城市更新。改造老旧小区40个。\n（二）民生实事。扩大养老服务。",
        "（一）城市更新。完善路网。\n（二）民生实事。扩大养老服务，实施36个老旧小区改造。",
    )
    assert all(pair.basis and pair.score for pair in diff.pairs)
    [row] = [row for pair in diff.pairs for row in pair.targets]
    assert (row.basis.split(":")[0], row.change) == ("elsewhere", "lowered")
    assert row.score is not None


def test_a_glossary_answers_a_glossary_only() -> None:
    notes = "名词解释\n1.智慧养老：指用信息技术服务老年人。\n2.口袋公园：指面积较小的绿地。\n"
    diff = compared(
        "（一）智慧养老。用信息技术服务老年人，办好口袋公园。\n", "（一）办好教育。建设学校。\n" + notes
    )
    assert not [pair for pair in diff.pairs if "名词解释" in pair.new.path]


@pytest.mark.parametrize(
    ("old", "new", "warned"),
    [
        ("云岭市", "云岭市", False),
        ("云岭市", "青川县", True),
        ("云岭市人民政府", "云岭市", False),
        ("某市城市管理局", "某市教育局", True),
        ("某市城市管理局", None, False),
    ],
)
def test_plans_of_two_bodies_are_warned_of(old: str, new: str | None, warned: bool) -> None:
    road = I("道路", "修补路面。")
    plans = (make(I("甲", items=[road]), issuer=who, year=year) for year, who in ((2024, old), (2025, new)))
    diff = compare_plans(*plans)
    assert any("同一单位" in warning for warning in diff.warnings) is warned
