"""``workplan ledger`` and ``workplan bundle`` from the outside: many files, bad files, outputs, exit status."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

import commandline
from workplan_parser.bundle import read_database, read_package
from workplan_parser.writers.readback import read_json
from workplan_parser.writers.tables import TABLES

TEXT = """2024年城市管理工作要点

一、市政设施
（一）提升道路水平。对破损路面开展修补，道路设施完好率不低于97%。
责任单位：市政处
（二）加快公厕建设。新建公厕50座，落实专人保洁。
责任单位：环卫处
"""


def workplan(*words: str | Path) -> commandline.Done:
    return commandline.workplan(*map(str, words))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans of one name in two folders, and a file that is none."""
    for year in ("2023", "2024"):
        (tmp_path / "in" / year).mkdir(parents=True)
        (tmp_path / "in" / year / "plan.txt").write_text(TEXT.replace("2024", year), "utf-8")
    (tmp_path / "in" / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    return tmp_path


def test_a_ledger_on_stdout_is_csv_for_excel(folder: Path) -> None:
    done = workplan("ledger", folder / "in" / "2024")
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.DictReader(done.stdout.removeprefix("\ufeff").splitlines()))
    assert done.stdout.startswith("\ufeff序号,一级任务,工作任务,")
    assert [(row["目标(原文)"], row["比较"], row["目标值"], row["责任/配合单位"]) for row in rows] == [
        ("不低于97%", "不低于", "97", "市政处"),
        ("50座", "等于", "50", "环卫处"),
    ]


def test_a_bad_file_is_told_and_passed_over(folder: Path) -> None:
    done = workplan("ledger", folder / "in", "-o", folder / "台账.xlsx")
    assert done.returncode == 1
    assert "broken.docx" in done.stderr
    sheet = load_workbook(folder / "台账.xlsx")["台账"]
    assert [sheet.cell(r, 1).value for r in range(3, 8)] == [1, 2, 3, 4, None]


def test_many_ledgers_go_into_a_folder_under_their_own_names(folder: Path) -> None:
    done = workplan("ledger", folder / "in" / "2023", folder / "in" / "2024", "-o", f"{folder}/out/")
    assert done.returncode == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["plan-2.xlsx", "plan.xlsx"]


def test_ndjson_is_one_record_a_file_errors_included(folder: Path) -> None:
    done = workplan("ledger", folder / "in", "-f", "ndjson")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(Path(r["file"]).name, len(r.get("rows", ())), "error" in r) for r in records] == [
        ("broken.docx", 0, True),
        ("plan.txt", 2, False),
        ("plan.txt", 2, False),
    ]
    assert done.returncode == 1


def test_a_revised_plan_keeps_what_was_filled_in(folder: Path) -> None:
    plan, ledger = folder / "in" / "2024" / "plan.txt", folder / "台账.xlsx"
    assert workplan("ledger", plan, "-o", ledger).returncode == 0
    book = load_workbook(ledger)
    column = next(cell.column for cell in book["台账"][2] if cell.value == "备注")
    book["台账"].cell(4, column).value = "选址已定"
    book.save(ledger)
    plan.write_text(TEXT.replace("加快公厕建设", "加快公共厕所建设").replace("50座", "60座"), "utf-8")
    refused = workplan("ledger", plan, "--carry", ledger, "-o", ledger)
    assert (refused.returncode, "--force" in refused.stderr) == (2, True)
    done = workplan("ledger", plan, "--carry", ledger, "-o", ledger, "--force")
    assert done.returncode == 0
    assert "沿用手填 1 格" in done.stderr
    sheet = load_workbook(ledger)["台账"]
    assert (sheet.cell(4, 3).value, sheet.cell(4, 6).value) == ("加快公共厕所建设", "60座")
    assert sheet.cell(4, column).value == "选址已定"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-f", "xlsx"], "标准输出"),
        (["-o", "台账.doc"], ".xlsx"),
        (["--carry", "旧.xlsx"], "--carry"),
        (["-o", "台账.xlsx", "--carry", "没有.xlsx"], "没有.xlsx"),
    ],
)
def test_arguments_that_do_not_go_together_are_refused(folder: Path, words: list[str], said: str) -> None:
    done = workplan("ledger", folder / "in" / "2024", *words)
    assert (done.returncode, said in done.stderr, done.stderr.count("\n")) == (2, True, 1)


def test_a_bundle_holds_every_form_of_every_plan(folder: Path) -> None:
    done = workplan("bundle", folder / "in", "-o", folder / "包", "-j", "2")
    assert done.returncode == 1
    assert "broken.docx" in done.stderr
    plans = read_package(folder / "包")
    assert plans == read_database(folder / "包" / "plan.sqlite")
    assert {name: plan.metadata.year for name, plan in plans.items()} == {"plan": 2023, "plan-2": 2024}
    assert read_json((folder / "包" / "plan-2.json").read_bytes()) == plans["plan-2"]


def test_two_runs_are_byte_identical_and_the_second_needs_force(folder: Path) -> None:
    source, place = folder / "in" / "2024", folder / "包"
    assert workplan("bundle", source, "-o", place).returncode == 0
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    assert len(before) == len(TABLES) + 5  # JSON and its schema, YAML, SQLite, what the tables are
    assert workplan("bundle", source, "-o", place).returncode == 2
    assert workplan("bundle", source, "-o", place, "--force").returncode == 0
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


def test_a_plan_may_be_called_like_a_file_of_the_bundle(tmp_path: Path) -> None:
    (tmp_path / "datapackage.txt").write_text(TEXT, "utf-8")
    assert workplan("bundle", tmp_path / "datapackage.txt", "-o", tmp_path / "b").returncode == 0
    assert list(read_package(tmp_path / "b")) == ["datapackage-2"]
