"""An outcome written: each form holds every target, text stays text, a reader sees first what was not reached."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from workplan_parser import parse, parse_file
from workplan_parser.ledger.outcome import workbook
from workplan_parser.outcome.model import PlanOutcome
from workplan_parser.outcome.outcomes import outcomes
from workplan_parser.outcome.render import RENDERINGS, render

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def found() -> PlanOutcome:
    old, new = (ROOT / "docs" / "examples" / "outcome" / f"{year}.txt" for year in (2025, 2026))
    return outcomes(parse_file(old, with_text=True), parse_file(new, with_text=True))


@pytest.mark.parametrize("name", RENDERINGS)
def test_every_form_names_every_target(found: PlanOutcome, name: str) -> None:
    said = render(found, name)
    for target in (*[one.target for one in found.pairs], *found.unreported):
        assert target.indicator in said


def test_json_reads_back(found: PlanOutcome) -> None:
    told = render(found, "json")
    assert PlanOutcome.model_validate_json(told) == found
    assert {"pairs", "unreported"} <= json.loads(told).keys()


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_what_was_reached_stands_last(found: PlanOutcome, name: str) -> None:
    said = render(found, name)
    headings = [
        said.index(f"未达到{end}") for end in ("（1）", ' <span class="count">1') if f"未达到{end}" in said
    ]
    assert headings[0] < said.rindex("未见报告") < said.rindex("已达到")


def test_the_main_figures_stand_first_in_the_order_they_were_promised(found: PlanOutcome) -> None:
    said = render(found, "text").partition("主要指标\n")[2].partition("\n\n")[0]
    assert [line.split()[1] for line in said.splitlines()] == [
        "地区生产总值增长",
        "城镇新增就业",
        "城镇登记失业率",
    ]


def test_a_table_holds_numbers(found: PlanOutcome) -> None:
    rows = list(csv.DictReader(StringIO(render(found, "csv").lstrip("\ufeff"))))
    [toilets] = [row for row in rows if row["指标"] == "新建公厕"]
    assert (toilets["结果"], toilets["目标值"], toilets["报告值"], toilets["增减"]) == (
        "已达到",
        "20",
        "23",
        "3",
    )
    sheet = load_workbook(BytesIO(workbook(found))).active
    values = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert ["已达到", "新建公厕", "20座", "23座", 20, None, 23] in [line[:7] for line in values]
    assert workbook(found) == workbook(found)


def test_text_stays_text() -> None:
    old = parse("县2025年工作要点\n\n一、重点\n1.新建<i>公厕</i>20座，=1+1|*x*。\n", with_text=True)
    new = parse("县2026年工作要点\n\n一、2025年工作回顾\n新建<i>公厕</i>22座。\n", with_text=True)
    found = outcomes(old, new)
    assert "<i>" not in render(found, "html")
    assert "|*x*" not in render(found, "markdown")
