"""A source line with carets under the place that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from workplan_parser.terminal import Prose, clean

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

WIDEST = 100
"""Columns of an excerpt where there is room for more: it is read around its carets."""


class Excerpt:
    """Line ``number`` around ``line[start:end]``, carets below, and below them the ``help`` where there is some."""

    def __init__(self, number: int, line: str, start: int, end: int, *, help: str, style: str) -> None:
        self._number, self._line, self._start, self._end = str(number), line, start, end
        self._help, self._style = help, style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        margin = " " * len(self._number)
        room = min(options.max_width, WIDEST) - len(margin) - 5
        before, marked, after = excerpt(self._line, self._start, self._end, room)
        yield _line((f"  {self._number} | ", "dim"), before, (marked, self._style), after)
        yield _line((f"  {margin} | ", "dim"), (" " * cell_len(before) + _carets(marked), self._style))
        if self._help:
            yield Prose(f"  {margin} = {self._help}", hang=len(margin) + 5)


def excerpt(line: str, start: int, end: int, columns: int) -> tuple[str, str, str]:
    """*line* parted at *start* and *end*, in at most that many columns.

    A line too long is shown around the place, … marking what is left out; the place itself is cut at half the room.
    """
    near = (
        columns * 3
    )  # no more of a line without end is looked at; what takes no column makes it shorter only
    marked, whole = _fitting(_flat(line[start : min(end, start + near)]), columns // 2)
    room = columns - max(1, cell_len(marked)) - 2
    after, to_end = _fitting(_flat(line[end : end + near]) if whole else "", room)
    share = max(room * 2 // 3, room - cell_len(after))
    before, to_start = _fitting(_flat(line[max(0, start - near) : start])[::-1], share)
    after, rest = _fitting(after, room - cell_len(before))
    head = "" if to_start and start <= near else "…"
    tail = "" if whole and to_end and rest and end <= start + near and len(line) <= end + near else "…"
    return head + before[::-1], marked, after + tail


def _carets(marked: str) -> str:
    return "^" * max(1, cell_len(marked))


def _flat(text: str) -> str:
    return clean(text.replace("\t", "    ").replace("\n", " "))


def _fitting(text: str, columns: int) -> tuple[str, bool]:
    """(as much of the beginning of *text* as fits, whether that is all of it)."""
    for at, char in enumerate(text):
        columns -= cell_len(char)
        if columns < 0:
            return text[:at], False
    return text, True


def _line(*parts: str | tuple[str, str]) -> Text:
    return Text.assemble(*parts, no_wrap=True, overflow="ignore")
