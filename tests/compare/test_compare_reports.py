"""Reports of two years: which number answers which, and what is said of those that have no counterpart."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workplan_parser import parse
from workplan_parser.compare.model import PlanDiff, TargetChange
from workplan_parser.compare.plans import compare_plans

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
