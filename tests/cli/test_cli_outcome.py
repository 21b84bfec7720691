"""``workplan outcome`` from the outside: inputs, outputs, exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commandline import workplan

OLD, NEW = (f"docs/examples/outcome/{year}.txt" for year in (2025, 2026))


def test_one_is_looked_at_where_anything_is_missed_or_not_told() -> None:
    done = workplan("outcome", OLD, NEW)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "改造老旧小区  42个 → 38个  未达到 -4个" in done.stdout


def test_all_is_well_where_all_was_reached(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("青禾县2025年工作要点\n\n一、重点任务\n1.新建公厕20座。\n", "utf-8")
    new.write_text("青禾县2026年工作要点\n\n一、2025年工作回顾\n新建公厕22座。\n", "utf-8")
    assert workplan("outcome", str(old), str(new)).returncode == 0


def test_plans_written_earlier_will_do(tmp_path: Path) -> None:
    kept = tmp_path / "old.json"
    workplan("parse", OLD, "--with-text", "-o", str(kept))
    plain = workplan("outcome", OLD, NEW, "-f", "json")
    assert workplan("outcome", str(kept), NEW, "-f", "json").stdout == plain.stdout
    assert {"pairs", "unreported", "qualitative", "blanket"} <= json.loads(plain.stdout).keys()


def test_a_workbook_needs_a_name(tmp_path: Path) -> None:
    assert workplan("outcome", OLD, NEW, "-f", "xlsx").returncode == 2
    book = tmp_path / "兑现.xlsx"
    assert workplan("outcome", OLD, NEW, "-o", str(book)).returncode == 1
    assert book.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    "words",
    [["missing.txt", NEW], ["-", "-"], [OLD, NEW, "-f", "docx"], [OLD, "docs/examples/yunling-2025.txt"]],
)
def test_what_cannot_be_done_is_said_in_one_line(words: list[str]) -> None:
    done = workplan("outcome", *words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_two_places_only_when_told_to() -> None:
    done = workplan("outcome", OLD, "docs/examples/yunling-2025.txt")
    assert "不是同一地方" in done.stderr
    assert "--anyway" in done.stderr
    assert workplan("outcome", OLD, "docs/examples/yunling-2025.txt", "--anyway").returncode == 1
