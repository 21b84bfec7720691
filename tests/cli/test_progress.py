"""How far the work is: on a terminal's stderr while it goes on, gone after it, nowhere else."""

from __future__ import annotations

import io
import sys
import time

import pytest
import regex

from workplan_parser import pipeline, source
from workplan_parser.cli import progress
from workplan_parser.cli.many import each
from workplan_parser.cli.output import say
from workplan_parser.cli.progress import working


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal of 100 columns in the place of stderr. (A fixture would set it before pytest sets its own.)"""
    for name in ("NO_COLOR", "TTY_INTERACTIVE", "TTY_COMPATIBLE", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    found = Terminal()
    monkeypatch.setattr(sys, "stderr", found)
    return found


def left_standing(written: str) -> list[str]:
    """The lines that a terminal shows after *written*: rich erases a line before it writes it again."""
    lines, row = [""], 0
    for part in regex.findall(r"\x1b\[[?\d;]*[A-Za-z]|\n|\r|[^\x1b\n\r]+", written):
        if part == "\n":
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif part == "\x1b[1A":
            row -= 1
        elif part == "\x1b[2K":
            lines[row] = ""
        elif part[0] not in "\x1b\r":
            lines[row] += part
    return [line for line in lines if line]


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_files_have_a_bar_that_counts_and_tells_the_time_left(
    monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setattr(progress, "PACE", 0.0)
    for outcome in each(("甲.txt", "乙[red].txt", "丙\x1b[31m.txt"), str.upper, jobs=jobs):
        assert outcome.value
    shown = screen.getvalue()
    for word in ("0/3", "1/3", "2/3", "3/3", "甲.txt", "乙[red].txt", "丙[31m.txt"):
        assert word in shown
    assert regex.search(r"0:00:\d\d", shown)
    assert left_standing(shown) == []


def test_what_is_written_finds_the_line_free(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setattr(progress, "PACE", 0.0)
    told: list[str] = []
    for outcome in each(("甲", "乙", "丙"), str.upper):
        *above, bar = left_standing(screen.getvalue())
        assert above == told and f"{len(told)}/3" in bar
        say(outcome.file)
        told.append(f"workplan: {outcome.file}")
        assert left_standing(screen.getvalue()) == told


def test_long_work_says_so_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with working():
        give_up = time.monotonic() + 60
        while "正在处理" not in screen.getvalue():
            assert time.monotonic() < give_up
            time.sleep(0.01)
    assert left_standing(screen.getvalue()) == []


def test_one_long_file_tells_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with working():
        hear = progress.heard()
        assert hear is not None
        give_up = time.monotonic() + 60
        share = 0.0
        while "还要约 0 秒" not in screen.getvalue():
            assert time.monotonic() < give_up
            hear(share := min(0.9, share + 0.01))
            time.sleep(0.01)
    assert left_standing(screen.getvalue()) == []


def test_shares_grow_from_nothing_to_all(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[float] = []
    text = "".join(f"（{one}）新建公厕。年底前新建公厕12座。\n" for one in "一二三四五六七八九")
    pipeline.parse_source(source.from_text("2025年工作要点\n\n一、市容\n\n" + text), heard=heard.append)
    assert len(heard) > 9 and heard == sorted(heard) and 0 < heard[0] < 0.5 < heard[-1] <= 1


def test_short_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 3600.0)
    with working():
        pass
    assert screen.getvalue() == ""


def test_nothing_is_drawn_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    assert [one.value for one in each(("a", "b"), str.upper)] == ["A", "B"]
    assert capsys.readouterr().err == ""
