"""``workplan panel --outcome``: beside each target what the next year's report tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from commandline import workplan
from workplan_parser import Plan, parse
from workplan_parser.panel import COLUMNS, columns, records, rows
from workplan_parser.panel.running import runs

REPORT = """青禾县人民政府{year}年工作报告

一、{before}年工作回顾
城镇新增就业{told}人。

二、{year}年重点工作
城镇新增就业{wanted}人以上。新建公厕{count}座。
"""


@pytest.fixture
def plans() -> list[Plan]:
    said = ((2023, 2800, 3000, 9), (2024, 3100, 3200, 8), (2025, 3150, 3300, 7))
    return [parse(report(*one), name=f"青禾{one[0]}.txt", with_text=True) for one in said]


def report(year: int, told: int, wanted: int, count: int) -> str:
    return REPORT.format(year=year, before=year - 1, told=told, wanted=wanted, count=count)


def test_each_target_has_what_the_next_report_says(plans: list[Plan]) -> None:
    told = {(row["name"], row["year"]): row for row in records(rows(plans, outcome=True))}
    jobs, toilets = (
        [(told[name, year]["outcome"], told[name, year]["reported"]) for year in (2023, 2024, 2025)]
        for name in ("城镇新增就业", "新建公厕")
    )
    assert jobs == [("met", "3100人"), ("missed", "3150人"), (None, None)]
    assert toilets == [("unreported", None), ("unreported", None), (None, None)]
    assert told["城镇新增就业", 2023]["reported_place"] == "青禾2024.txt:4"


def test_only_where_it_is_asked_for(plans: list[Plan]) -> None:
    assert columns(rows(plans)) == COLUMNS
    assert [column.name for column in columns(rows(plans, outcome=True))][-6:-3] == [
        "outcome", "reported", "reported_value",
    ]  # fmt: skip


def test_a_year_left_out_tells_nothing(plans: list[Plan]) -> None:
    assert {row["outcome"] for row in records(rows([plans[0], plans[2]], outcome=True))} == {None}


def test_what_was_reported_is_drawn_beside_what_was_promised(plans: list[Plan]) -> None:
    [jobs] = [run for run in runs(rows(plans, outcome=True)) if run.name == "城镇新增就业"]
    assert [(point.year, point.value) for point in jobs.reported] == [(2023, 3100.0), (2024, 3150.0)]


def test_from_the_outside(tmp_path: Path) -> None:
    for year, told, wanted in ((2024, 3100, 3200), (2025, 3150, 3300)):
        (tmp_path / f"青禾{year}.txt").write_text(report(year, told, wanted, 9), "utf-8")
    picture = tmp_path / "图.svg"
    done = workplan("panel", str(tmp_path), "--outcome", "-f", "text", "--plot", str(picture))
    assert (done.returncode, done.stderr) == (0, "")
    assert "3200人以上 → 3150人 未达到" in done.stdout
    assert "报告的结果" in picture.read_text("utf-8")
    table = tmp_path / "表.sqlite"
    assert workplan("panel", str(tmp_path), "--outcome", "-o", str(table)).returncode == 0
