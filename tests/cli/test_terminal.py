"""Text on a terminal: two columns for Han, carets under the right characters, lines that fit, nothing that acts on it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from workplan_parser.cli.excerpt import Excerpt, excerpt
from workplan_parser.terminal import Prose, Screen, clean, draw, screen

LINES = st.text(st.sampled_from("一二三(（abc ,，。\t\x1b\x07\u202e①“”é\u0301½１𠮷"), max_size=120)
ATTACK = "甲\x1b[31m乙\x1b]0;x\x07丙\x9b2J丁\u202e戊\u2066己\r庚"
CLEANED = "甲[31m乙]0;x丙2J丁戊己庚"


def test_nothing_that_a_terminal_obeys_gets_through() -> None:
    assert clean(ATTACK) == CLEANED


@pytest.mark.parametrize(
    "part", [ATTACK, Text(ATTACK), Prose(ATTACK), Text.assemble((ATTACK, "bold"))], ids=type
)
@pytest.mark.parametrize("to", [Screen(), Screen(80, "standard")])
def test_the_door_is_the_same_for_whatever_is_drawn(part: object, to: Screen) -> None:
    table = Table.grid()
    table.add_row(part, "尾")  # type: ignore[arg-type]
    for drawn in ("".join(draw([part], to)), "".join(draw([table], to))):  # type: ignore[list-item]
        assert not set("\x07\x9b\u202e\u2066\r") & set(drawn)
        assert all(word in drawn for word in ("乙", "丙", "丁", "戊"))
        assert (drawn.count("\x1b") == 0) == (to.colours is None or "\x1b[" not in drawn)
        assert "\x1b[31m" not in drawn


def test_a_document_is_never_markup() -> None:
    table = Table.grid()
    table.add_row("[red]甲[/red]", ":smile:", "[link=x]")
    assert "".join(draw(["[bold]乙[/nosuch]", table])) == "[bold]乙[/nosuch]\n[red]甲[/red]:smile:[link=x]\n"


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("新建公厕1200座。", 11, ["新建公厕", "1200座。"]),  # no number is cut
        ("提升道路完好水平，", 16, ["提升道路完好水", "平，"]),  # no line begins with a stop
        ("办理事项（含线上）三件", 10, ["办理事项", "（含线上）", "三件"]),  # none ends with a bracket
        ("第一段\n\n第二段", 20, ["第一段", "", "第二段"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),  # what is too long is cut after all
        ("短", 40, ["短"]),
    ],
)
def test_running_text_is_broken_where_a_reader_would(text: str, columns: int, lines: list[str]) -> None:
    assert "".join(draw([Prose(text)], Screen(columns))).splitlines() == lines


@given(LINES, st.integers(4, 60))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, columns: int) -> None:
    drawn = "".join(draw([Prose(text)], Screen(columns)))
    assert all(cell_len(line) <= columns for line in drawn.splitlines())
    assert "".join(drawn.split()) == "".join(clean(text).split())


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        ("新建公厕50座", 4, 7, "新建公厕50座", "        ^^^^"),
        ("\t新建", 1, 2, "    新建", "    ^^"),
        ("a\x1b[31mb", 6, 7, "a[31mb", "     ^"),
        ("末尾", 2, 2, "末尾", "    ^"),
        ("", 0, 0, "", "^"),
    ],
)
def test_carets_stand_under_the_place(line: str, start: int, end: int, shown: str, carets: str) -> None:
    drawn = "".join(draw([Excerpt(7, line, start, end, help="", style="red")]))
    assert drawn.splitlines() == [f"  7 | {shown}".rstrip(), f"    | {carets}"]


def test_a_long_line_is_shown_around_the_place() -> None:
    before, marked, after = excerpt("工作" * 200 + "新建公厕50座" + "任务" * 200, 404, 407, 40)
    assert (before[0], marked, after[-1]) == ("…", "50座", "…")
    assert before.endswith("新建公厕")


@given(LINES, st.integers(0, 120), st.integers(0, 120), st.integers(20, 100))
def test_excerpts_fit_and_point_at_what_was_meant(line: str, start: int, length: int, columns: int) -> None:
    start = min(start, len(line))
    end = min(start + length, len(line))
    before, marked, after = excerpt(line, start, end, columns)
    assert cell_len(before + marked + after) <= columns
    assert cell_len(before) + max(1, cell_len(marked)) <= columns
    assert clean(line[start:end]).replace("\t", "    ").startswith(marked)


def test_a_line_without_end_is_read_around_the_place_only() -> None:
    before, marked, _ = excerpt("\u0301" * 1_000_000 + "一", 1_000_000, 1_000_001, 60)
    assert len(before) < 1000 and marked == "一"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment in which nobody says anything of colours or columns."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return monkeypatch


@pytest.mark.parametrize(
    ("stream", "env", "expected"),
    [
        (Terminal, {}, Screen(60, "standard")),
        (Terminal, {"NO_COLOR": "1"}, Screen(60, None)),
        (Terminal, {"TERM": "dumb"}, Screen(80, None)),
        (io.StringIO, {}, Screen()),  # a pipe is as wide as it takes, whatever COLUMNS says
        (io.StringIO, {"FORCE_COLOR": "1"}, Screen(60, "standard")),
    ],
)
def test_a_page_is_drawn_for_what_it_goes_to(
    bare: pytest.MonkeyPatch, stream: type[io.StringIO], env: dict[str, str], expected: Screen
) -> None:
    for name, value in ({"COLUMNS": "60"} | env).items():
        bare.setenv(name, value)
    assert screen(stream()) == expected


def test_what_is_broken_goes_on_below_its_own_words() -> None:
    page = [Prose("  = 请写明“月底前”或具体日期，不要只写月份", hang=4)]
    assert "".join(draw(page, Screen(24))) == "  = 请写明“月底前”或\n    具体日期，不要只写月\n    份\n"
