"""``workplan explain`` from the outside: places, ids, forms, places that are not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commandline import workplan

PLAN = """某市2018年城市管理工作要点

一、重点任务
（一）公厕建设。去年新建公厕40座，今年年底前新建公厕50座，统一标识。
责任单位：环卫处
"""


@pytest.fixture
def plan(tmp_path: Path) -> str:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    return str(tmp_path / "plan.txt")


def test_a_line_is_explained(plan: str) -> None:
    done = workplan("explain", f"{plan}:4")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{plan}:4  属于 s1.i1\n")
    assert "数量  40座" in done.stdout
    assert "规则 past_tense" in done.stdout
    assert "词   去年" in done.stdout or "词 去年" in done.stdout
    assert "[tense.past]" in done.stdout
    assert "不取  统一" in done.stdout


def test_ids_and_lines_of_one_file_and_stdin(plan: str) -> None:
    done = workplan("explain", plan, "s1.i1", "s1", "5", "-", "5", stdin=PLAN)
    assert done.returncode == 0
    heads = [line for line in done.stdout.splitlines() if line.startswith((plan, "<stdin>"))]
    assert heads == [f"{plan} s1.i1", f"{plan} s1", f"{plan}:5  属于 s1.i1", "<stdin>:5  属于 s1.i1"]


def test_json_and_ndjson_hold_rule_and_evidence(plan: str) -> None:
    (whole,) = json.loads(workplan("explain", f"{plan}:5", "-f", "json").stdout)["explained"]
    (line,) = workplan("explain", f"{plan}:5", "-f", "ndjson").stdout.splitlines()
    assert json.loads(line) == whole
    (office,) = whole["findings"]
    assert (office["kind"], office["raw"], office["rule"], office["line"]) == ("office", "环卫处", "line", 5)
    assert office["evidence"][0] == {
        "what": "标签", "word": "责任", "file": "responsibility.toml", "entry": "labels.duty",
        "line": office["evidence"][0]["line"],
    }  # fmt: skip


def test_json_written_with_its_text_serves_too(plan: str, tmp_path: Path) -> None:
    for with_text, status in (("--with-text", 0), ("--no-bom", 2)):
        written = tmp_path / f"plan{with_text}.json"
        written.write_text(workplan("parse", plan, "-f", "json", with_text).stdout, "utf-8")
        done = workplan("explain", f"{written}:4")
        assert done.returncode == status
        assert ("--with-text" in done.stderr) == bool(status)


@pytest.mark.parametrize("words", [("{plan}",), ("{plan}:99",), ("{plan}", "s9"), ("missing.txt:3",)])
def test_a_place_that_is_not_there_is_one_line(plan: str, words: tuple[str, ...]) -> None:
    done = workplan("explain", *(word.format(plan=plan) for word in words))
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_good_places_are_explained_past_bad_ones(plan: str) -> None:
    done = workplan("explain", f"{plan}:99", f"{plan}:5")
    assert done.returncode == 1
    assert "环卫处" in done.stdout
    assert "没有第 99 行" in done.stderr
