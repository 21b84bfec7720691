"""Consoles of other encodings (cp936 on Chinese Windows), line ends of Windows: nothing crashes, nothing is lost in silence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PLAN = (
    "2025年𠮷祥镇工作要点\n\n一、环境📌整治\n\n（一）新建公厕。年底前新建公厕12座左右。\n责任单位：市容科\n"
)


def workplan(
    *words: str, encoding: str = "utf-8", options: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *options, "-m", "workplan_parser", *words],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": encoding},
    )


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "𠮷祥.txt"
    path.write_text(PLAN, "utf-8")
    return str(path)


@pytest.mark.parametrize("encoding", ["gbk", "cp936", "big5", "ascii"])
@pytest.mark.parametrize("command", ["show", "check", "offices", "panel", "diff"])
def test_what_a_console_lacks_is_shown_as_an_escape(command: str, encoding: str, plan: str) -> None:
    done = workplan(command, plan, *([plan] if command == "diff" else []), encoding=encoding)
    assert done.returncode in (0, 1), done.stderr
    shown = done.stdout.decode(encoding)
    assert r"\U00020bb7" in shown if command != "check" else shown


def test_messages_too(tmp_path: Path) -> None:
    done = workplan("show", str(tmp_path / "𠮷.txt"), encoding="gbk")
    assert done.returncode == 2
    assert r"\U00020bb7.txt: 没有这个文件" in done.stderr.decode("gbk")


@pytest.mark.parametrize("format", ["json", "ndjson", "yaml", "csv"])
def test_data_are_the_same_bytes_on_every_console(format: str, plan: str) -> None:
    made = [
        workplan("parse", plan, "-f", format, encoding=encoding).stdout
        for encoding in ("utf-8", "gbk", "ascii")
    ]
    assert made[0] == made[1] == made[2]
    made[0].decode("utf-8")


@pytest.mark.parametrize("mode", ["utf8=0", "utf8=1"])
def test_the_mode_of_the_interpreter_changes_nothing(mode: str, plan: str, tmp_path: Path) -> None:
    (tmp_path / "gbk.txt").write_bytes(PLAN.replace("𠮷", "吉").replace("📌", "").encode("gbk"))
    done = workplan(
        "parse", str(tmp_path / "gbk.txt"), "-o", str(tmp_path / f"{mode}.json"), options=("-X", mode)
    )
    assert done.returncode == 0
    read = json.loads((tmp_path / f"{mode}.json").read_text("utf-8"))
    assert (read["metadata"]["title"], read["source"]["encoding"]) == ("2025年吉祥镇工作要点", "gb18030")


def test_line_ends_of_windows_change_no_value(plan: str, tmp_path: Path) -> None:
    (tmp_path / "crlf.txt").write_bytes(PLAN.replace("\n", "\r\n").encode())
    one, other = (json.loads(workplan("parse", file).stdout) for file in (plan, str(tmp_path / "crlf.txt")))
    item, same = (read["sections"][0]["items"][0] for read in (one, other))
    for read in (item, same):
        assert (read["title"], read["targets"][0]["value"], read["responsible"][0]["name"]) == (
            "新建公厕",
            12,
            "市容科",
        )
    assert other["source"]["length"] == one["source"]["length"] + PLAN.count("\n")
    assert not [one for one in other["unclaimed"] if one["text"].strip()]
