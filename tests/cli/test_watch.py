"""``--watch``: what changed is shown whenever the file is saved; how much is said on stderr."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from commandline import workplan

PLAN = "2025年绿化工作要点\n\n一、道路绿化\n\n（一）补植。年底前补植行道树{0}株。\n责任单位：园林科\n"


@contextmanager
def watched(*words: str, out: Path) -> Iterator[subprocess.Popen[bytes]]:
    with out.open("wb") as stream:
        run = subprocess.Popen(
            [sys.executable, "-m", "workplan_parser", *words], stdout=stream, stderr=stream
        )
    try:
        yield run
    finally:
        run.kill()
        run.wait()


def until(ask: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 120
    while not ask():
        assert time.monotonic() < give_up
        time.sleep(0.05)


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("command", ["show", "parse"])
def test_each_saving_is_compared_with_the_one_before(command: str, tmp_path: Path) -> None:
    file, out, made = tmp_path / "要点.txt", tmp_path / "out", tmp_path / "要点.json"
    file.write_text(PLAN.format(300), "utf-8")
    words = [command, str(file), "--watch", *(["-o", str(made)] if command == "parse" else [])]
    with watched(*words, out=out) as run:
        until(lambda: "按 Ctrl-C 结束" in out.read_text("utf-8"))
        file.write_text(PLAN.format(500), "utf-8")
        until(lambda: "300株 → 500株" in out.read_text("utf-8"))
        file.write_text("", "utf-8")
        until(lambda: "文件是空的" in out.read_text("utf-8"))
        file.write_text(PLAN.format(400), "utf-8")
        until(lambda: "500株 → 400株" in out.read_text("utf-8"))
        if command == "parse":
            until(lambda: '"value": 400' in made.read_text("utf-8"))
        run.send_signal(signal.SIGINT)
        assert run.wait(60) == 2
    assert "已中断" in out.read_text("utf-8")


@pytest.mark.parametrize("files", [["-"], ["a.txt", "b.txt"], ["."]])
def test_one_file_is_watched(files: list[str]) -> None:
    done = workplan("parse", *files, "--watch")
    assert done.returncode == 2 and "只能盯住一个文件" in done.stderr


@pytest.mark.parametrize(
    ("option", "said"),
    [([], "→ "), (["--quiet"], ""), (["-q"], ""), (["--verbose"], "text/plain，gb18030，")],
    ids=str,
)
@pytest.mark.parametrize("first", [True, False])
def test_how_much_is_said(option: list[str], said: str, first: bool, tmp_path: Path) -> None:
    file = tmp_path / "要点.txt"
    file.write_bytes(PLAN.format(300).encode("gb18030"))
    words = ["parse", str(file), "-o", str(tmp_path / "out.json")]
    done = workplan(*option, *words) if first else workplan(*words, *option)
    assert done.returncode == 0
    assert said in done.stderr if said else done.stderr == ""


def test_errors_are_said_however_quiet() -> None:
    assert "没有这个文件" in workplan("parse", "没有.txt", "--quiet").stderr


def test_quiet_leaves_the_notes_of_check_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN.format("1").replace("年底前", "2025年6月份前"), "utf-8")
    assert "WP401" in workplan("check", str(tmp_path / "a.txt")).stdout
    assert "WP401" not in workplan("check", str(tmp_path / "a.txt"), "-q").stdout
