"""The table of outcomes: there where two years of a body are in the bundle, its keys held."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from workplan_parser import Plan, parse_file
from workplan_parser.bundle import files

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "outcome"


@pytest.fixture
def plans() -> dict[str, Plan]:
    return {year: parse_file(EXAMPLES / f"{year}.txt") for year in ("2025", "2026")}


def made(some: dict[str, Plan]) -> dict[str, bytes]:
    return {file.path: b"".join(file.pieces) for file in files(some)}


def test_two_years_of_a_body(plans: dict[str, Plan]) -> None:
    table = made(plans)["tables/outcomes.csv"].decode("utf-8-sig")
    rows = {(row["item_id"], row["position"]): row for row in csv.DictReader(StringIO(table))}
    assert len(rows) == 12
    first = rows["s2", "1"]
    assert (first["plan"], first["reporting"], first["verdict"], first["result_item_id"]) == (
        "2025",
        "2026",
        "about",
        "s1",
    )


def test_one_year_alone(plans: dict[str, Plan]) -> None:
    assert "tables/outcomes.csv" not in made({"2025": plans["2025"]})


def test_the_database_joins_promise_and_result(plans: dict[str, Plan]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(made(plans)["plan.sqlite"])
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        said = connection.execute(
            "SELECT indicator, promised, reported, verdict FROM outcome_list WHERE verdict <> 'met'"
        ).fetchall()
    assert ("改造老旧小区", "42个", "38个", "missed") in said
    assert ("新建改扩建幼儿园", "6所", None, "unreported") in said
