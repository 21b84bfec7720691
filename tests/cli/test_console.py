"""Text on a terminal: two columns for Han, carets under the right characters, lines that fit."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_parser.cli.console import Paint, cut, excerpt, pad, page_width, printable, width

LINES = st.text(st.sampled_from("一二三(（abc ,，。\t\x1b\x07①“”é\u0301½１𠮷"), max_size=120)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("责任处室", 8),
        ("（一）", 6),
        ("１２％", 6),
        ("e\u0301", 1),
        ("\u200b", 0),
        ("𠮷", 2),
        ("“x”", 3),
        ("①", 1),
    ],
)
def test_width_is_counted_in_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        ("新建公厕50座", 4, 7, "新建公厕50座", "        ^^^^"),
        ("\t新建", 1, 2, "    新建", "    ^^"),
        ("a\x1b[31mb", 6, 7, "a␛[31mb", "      ^"),
        ("末尾", 2, 2, "末尾", "    ^"),
        ("", 0, 0, "", "^"),
    ],
)
def test_carets_stand_under_the_place(line: str, start: int, end: int, shown: str, carets: str) -> None:
    assert excerpt(line, start, end, 40) == (shown, carets)


def test_a_long_line_is_shown_around_the_place() -> None:
    line = "工作" * 200 + "新建公厕50座" + "任务" * 200
    shown, carets = excerpt(line, 404, 407, 40)
    assert shown.startswith("…") and shown.endswith("…") and "新建公厕50座" in shown
    assert width(shown[: shown.index("50座")]) == len(carets) - len(carets.lstrip())


@given(LINES, st.integers(0, 120), st.integers(0, 120), st.integers(20, 100))
def test_excerpts_fit_and_point_at_what_was_meant(line: str, start: int, length: int, columns: int) -> None:
    start = min(start, len(line))
    end = min(start + length, len(line))
    shown, carets = excerpt(line, start, end, columns)
    assert width(shown) <= columns and len(carets) <= columns
    blank = len(carets) - len(carets.lstrip())
    head = next(shown[:at] for at in range(len(shown) + 1) if width(shown[:at]) == blank)
    marked = shown[len(head) :].lstrip("\u0301")
    meant = printable(line[start:end]).lstrip("\u0301")
    assert not meant or marked[:1] in (meant[:1], "…")


def test_a_line_without_end_is_read_around_the_place_only() -> None:
    shown, carets = excerpt("\u0301" * 1_000_000 + "一", 1_000_000, 1_000_001, 60)
    assert len(shown) < 1000 and carets.endswith("^^")


@given(LINES, st.integers(2, 60))
def test_cut_and_padded_texts_fill_their_column(line: str, columns: int) -> None:
    cell = pad(cut(printable(line), columns), columns)
    assert width(cell) == columns


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert Paint(Terminal())("目标", "bold") == "\x1b[1m目标\x1b[0m"
    assert Paint(io.StringIO())("目标", "bold") == "目标"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Paint(Terminal())("目标", "bold") == "目标"


def test_a_page_in_a_pipe_is_always_100_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert page_width(io.StringIO()) == 100
    assert page_width(Terminal()) == 60
