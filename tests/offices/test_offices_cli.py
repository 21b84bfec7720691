"""``workplan offices`` from the outside: page, tables, registry, bad files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from commandline import workplan

PLAN = """某市2024年城市管理工作要点

一、市政设施
（一）提升道路水平。对破损路面开展修补，6月底前道路设施完好率不低于97%。
责任单位：市政处、市城管局
（二）加快公厕建设。新建公厕50座，落实专人保洁。
牵头单位：环卫处
（三）整治噪声。落实巡查。
责任单位：市城管局
（四）治理扬尘。落实巡查。
责任单位：市城管局
（五）治理油烟。落实巡查。
责任单位：市城官局
"""


@pytest.fixture
def plan(tmp_path: Path) -> str:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    return str(tmp_path / "plan.txt")


def test_the_page_lists_who_leads_first(plan: str) -> None:
    done = workplan("offices", plan)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["责任单位", "牵头", "责任", "配合", "目标", "期限（月份×个数）"] in lines
    assert ["环卫处", "1", "·", "·", "1"] in lines
    assert ["市政处", "·", "1", "·", "1", "2024-06×1"] in lines
    assert "“市城官局”与“市城管局”只差一字（plan.txt:13）" in done.stdout


def test_one_office_with_its_tasks(plan: str) -> None:
    done = workplan("offices", plan, "--office", "环卫处")
    assert "加快公厕建设" in done.stdout
    assert "公厕 50座" in done.stdout
    assert "plan.txt:6" in done.stdout
    assert "整治噪声" not in done.stdout


def test_an_office_that_is_not_there(plan: str) -> None:
    done = workplan("offices", plan, "--office", "城管局")
    assert done.returncode == 2
    assert "市城管局" in done.stderr  # the nearest


def test_the_registry_joins_names(plan: str, tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text(
        '[[office]]\nname = "市城市管理局"\nformer = [{ name = "市城管局", until = 2018 }, "市城官局"]\n',
        "utf-8",
    )
    done = workplan("offices", plan, "--registry", str(tmp_path / "r.toml"))
    assert ["市城市管理局", "·", "4", "·", "1", "2024-06×1"] in [
        line.split() for line in done.stdout.splitlines()
    ]
    assert "“市城管局”2018年后已是“市城市管理局”" in done.stdout


def test_csv_and_json_hold_the_same_offices(plan: str) -> None:
    rows = list(csv.DictReader(io.StringIO(workplan("offices", plan, "-f", "csv", "--no-bom").stdout)))
    data = json.loads(workplan("offices", plan, "-f", "json").stdout)
    assert [(row["office"], row["targets"]) for row in rows] == [
        (one["office"], str(one["targets"])) for one in data["offices"]
    ]
    assert data["slips"] == [{"written": "市城官局", "known": "市城管局", "place": "plan.txt:13"}]


def test_a_bad_file_among_many_is_reported(plan: str, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.txt")
    done = workplan("offices", plan, missing, "-f", "ndjson")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [record["file"] for record in records] == [plan, missing]
    assert "error" in records[1]
    assert workplan("offices", plan, missing).returncode == 1
