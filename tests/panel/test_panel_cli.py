"""``workplan panel`` from the outside: formats, pictures, bad files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from commandline import workplan

PLAN = """某市城市管理局{year}年工作要点

一、市政设施
（{n}）提升道路水平。对破损路面开展修补，道路设施完好率不低于{rate}%。
（{m}）加快公厕建设。新建公厕{count}座，落实专人保洁。
"""


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for at, (n, m) in enumerate(("一二", "二三", "一二")):
        text = PLAN.format(year=2022 + at, n=n, m=m, rate=95 + at, count=50 - at)
        (folder / f"cg-{2022 + at}.txt").write_text(text, "utf-8")
    return folder


def test_the_page_sets_the_years_side_by_side(plans: Path) -> None:
    done = workplan("panel", str(plans))
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["连年的目标", "2022", "2023", "2024"] in lines
    assert ["道路设施完好率", "不低于95%", "不低于96%", "不低于97%"] in lines
    assert "2024 cg-2024.txt：目标 2（沿用 2、新增 0、未再提及 0）" in done.stdout


def test_csv_and_json_hold_the_same_rows(plans: Path) -> None:
    table = list(csv.DictReader(io.StringIO(workplan("panel", str(plans), "-f", "csv", "--no-bom").stdout)))
    data = json.loads(workplan("panel", str(plans), "-f", "json").stdout)["rows"]
    assert len(table) == len(data) == 6
    for row, record in zip(table, data, strict=True):
        assert row == {key: "" if value is None else str(value) for key, value in record.items()}


def test_files_are_written_by_their_endings_and_never_over_others(plans: Path, tmp_path: Path) -> None:
    for ending in ("csv", "json", "parquet", "sqlite"):
        out = tmp_path / f"out.{ending}"
        done = workplan("panel", str(plans), "-o", str(out), "--plot", str(tmp_path / f"{ending}.svg"))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert out.stat().st_size > 0
        assert (tmp_path / f"{ending}.svg").read_bytes().startswith(b"<svg")
        again = workplan("panel", str(plans), "-o", str(out))
        assert (again.returncode, "已存在" in again.stderr) == (2, True)


def test_a_file_that_cannot_be_read_is_told_and_left_open(plans: Path) -> None:
    (plans / "cg-2023.txt").write_bytes(b"\x00\x01\x02" * 40)
    done = workplan("panel", str(plans), "-f", "csv", "--no-bom")
    table = list(csv.DictReader(io.StringIO(done.stdout)))
    assert done.returncode == 1
    assert "cg-2023.txt" in done.stderr
    assert [row["state"] for row in table] == ["present", "unreadable", "present"] * 2


def test_ndjson_is_a_record_a_file(plans: Path) -> None:
    (plans / "cg-2023.txt").write_bytes(b"\x00\x01\x02" * 40)
    records = [json.loads(line) for line in workplan("panel", str(plans), "-f", "ndjson").stdout.splitlines()]
    assert [(Path(one["file"]).name, len(one.get("rows", ()))) for one in records] == [
        *(("cg-2022.txt", 2), ("cg-2024.txt", 2), ("cg-2023.txt", 0)),
    ]
    assert "error" in records[2]


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "x.doc"),
        ("-f", "parquet"),
        ("-f", "excel"),
        ("--plot", "x.jpg"),
        ("-o", "x.svg", "-f", "csv", "--plot", "x.svg"),
    ],
)
def test_what_does_not_go_together_is_refused(plans: Path, words: tuple[str, ...]) -> None:
    done = workplan("panel", str(plans), *words)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
