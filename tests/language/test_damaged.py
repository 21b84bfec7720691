"""Files changed by hand until they cannot be read: where, what was seen, what to try; nothing of what is inside the tool."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import regex

from commandline import Done, workplan

PLAN = Path(__file__).parents[2] / "docs" / "examples" / "yunling-2025.txt"
INSIDE = regex.compile(
    r"Traceback|Errno|Value error|validation error|pydantic|Error|while parsing|Expecting|Input should|token|http"
)
HAN = regex.compile(r"\p{Han}")


def whole(done: Done) -> str:
    """The one line it ends with, in which nothing shows through."""
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert not INSIDE.search(done.stderr), done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def written() -> str:
    return workplan("parse", str(PLAN)).stdout


CHANGES: list[tuple[Callable[[Any], object], str]] = [
    (lambda plan: plan["sections"][0].update(level="一"), "sections[0].level 应是整数，看到 \"一\""),
    (lambda plan: plan["sections"][0]["items"][0].update(title=5), "sections[0].items[0].title 应是文字，看到 5"),
    (lambda plan: plan["sections"][0].update(span={"start": 9}), "sections[0].span.end 没有写"),
    (lambda plan: plan["sections"][0].update(colour="红"), "sections[0].colour 不是已知的字段"),
    (lambda plan: plan["metadata"].update(written_on="去年"), "metadata.written_on 应是日期（如 2026-06-30），看到 \"去年\""),
    (lambda plan: plan["sections"][0].update(horizon="soon"), "sections[0].horizon 应是 "),
    (lambda plan: plan.update(sections=3), "sections 应是列表，看到 3"),
    (lambda plan: plan.pop("source"), "source 没有写"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "told"), CHANGES, ids=lambda one: one if isinstance(one, str) else "")
def test_a_plan(change: Callable[[Any], object], told: str, written: str, tmp_path: Path) -> None:
    plan = json.loads(written)
    change(plan)
    file = tmp_path / "要点.json"
    file.write_text(json.dumps(plan, ensure_ascii=False), "utf-8")
    assert f"要点.json: 不是本工具写出的工作计划：{told}" in whole(workplan("show", str(file)))
    english = whole(workplan("show", str(file), "--lang", "en"))
    assert "not a plan written by this tool" in english


@pytest.mark.parametrize(
    ("name", "text", "words", "told"),
    [
        ("a.json", '{"schema_version": "1.1",\n "sections": [}', ["show", "a.json"], "第 2 行第 15 列写法不对"),
        ("a.json", "[1, 2]", ["show", "a.json"], "应是一组字段，看到 [1, 2]"),
        ("a.yaml", "a: [1\nb: 2", ["show", "a.yaml"], "第 2 行第 2 列写法不对"),
        ("a.corrections.json", "{", ["show", "a.txt"], "更正表不是 JSON：第 1 行第 2 列写法不对"),
        ("a.corrections.json", '{"corrections": [{"kind": "target"}]}', ["show", "a.txt"], "corrections[0].action 没有写"),
        ("pins.yaml", "pair: [", ["diff", "a.txt", "a.txt", "--pins", "pins.yaml"], "第 2 行第 1 列写法不对"),
        ("pins.yaml", "pair: 3", ["diff", "a.txt", "a.txt", "--pins", "pins.yaml"], "pair 和 forbid 应是列表"),
        ("d.toml", "[units\n", ["show", "a.txt", "--dialect", "d.toml"], "读不了方言表：第 1 行第 7 列写法不对"),
        ("d.toml", "[unit]\n", ["show", "a.txt", "--dialect", "d.toml"], "方言表里没有这张词表：unit"),
        ("r.toml", "[[office", ["offices", "a.txt", "--registry", "r.toml"], "读不了机构名录：没有写完"),
        ("l.xlsx", "不是工作簿", ["ledger", "a.txt", "-o", "b.xlsx", "--carry", "l.xlsx"], "l.xlsx: "),
        ("l.csv", "甲,乙\n1,2\n", ["ledger", "a.txt", "-o", "b.xlsx", "--carry", "l.csv"], "不是任务台账"),
    ],
)  # fmt: skip
def test_other_files(
    name: str, text: str, words: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(PLAN.read_text("utf-8"), "utf-8")
    Path(name).write_text(text, "utf-8")
    assert told in whole(workplan(*words))
    english = whole(workplan(*words, "--lang", "en"))
    assert not HAN.search(regex.sub("一|三|四|不是工作簿|甲|乙|任务ID|工作任务", "", english))
