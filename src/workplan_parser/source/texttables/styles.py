"""How the cells of a typed row are parted, and how a row is cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from workplan_parser.shapes import shape
from workplan_parser.source.headings import is_heading, is_sure
from workplan_parser.span import Span
from workplan_parser.text.characters import trim

BREAK = shape(r"[\r\n]+")
RULE = shape(r"[\s|｜:+=\-—]*[-=—]{2}[\s|｜:+=\-—]*")
"""|---|:--:|: parts heading and rows."""
_QUOTED = shape(r'"(?:[^"]|""){0,3000}"')
_LONGEST_HEADING = 300
_MOST_LINES = 12
"""Of one row whose cells were broken over lines."""


class Style(NamedTuple):
    """What parts cells, the signs it is made of, and whether bars frame the row."""

    mark: regex.Pattern[str]
    signs: str
    framed: bool = False
    doubtful: bool = False
    """The sign stands in prose too, so a heading must hold header words alone."""

    def is_heading(self, cells: list[str]) -> bool:
        """Three cells or more that head a table."""
        return is_sure(cells) if self.doubtful else len(cells) > 2 and is_heading(cells)

    def may_head(self, line: str) -> bool:
        """True where *line* is short and has marks enough."""
        if len(line) > _LONGEST_HEADING or (self.doubtful and "。" in line):
            return False
        return sum(map(line.strip().count if self.doubtful else line.count, self.signs)) >= 1 + (
            not self.framed
        )


class Row(NamedTuple):
    """The cells of a row, and where its last line ends."""

    cells: list[Span]
    end: int


_STYLES = (
    Style(shape(r"\t"), "\t"),
    Style(shape(r"(?<!\\)[|｜]"), "|｜", framed=True),
    *(Style(shape(sign), sign, doubtful=True) for sign in ",，;；"),
    Style(shape(r"[ \u3000]{2,}"), " \u3000", doubtful=True),
)


def styles(text: str) -> Iterator[Style]:
    """The styles whose signs the text holds, the surest first."""
    return (style for style in _STYLES if any(sign in text for sign in style.signs))


def lines_of(text: str) -> list[Span]:
    """The lines of *text*."""
    ends = [found.span() for found in BREAK.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    return list(map(Span, starts, [*(start for start, _ in ends), len(text)]))


def line_at(text: str, start: int) -> Span:
    """The line that begins at *start*."""
    stop = BREAK.search(text, start)
    return Span(start, stop.start() if stop else len(text))


def next_line(text: str, end: int) -> Span | None:
    """The line with words that follows *end*, trimmed of nothing."""
    while gap := BREAK.match(text, end):
        line = line_at(text, gap.end())
        if not text[line.start : line.end].isspace() and line.start < line.end:
            return line
        end = line.end
    return None


def cut(text: str, line: Span, style: Style, width: int) -> Row:
    """The row that begins with *line*: on through line ends in quotes, and until *width* cells where they were broken.

    *width* is 0 for a heading, which stands on one line.
    """
    row = _cut(text, line, style)
    begun = row
    for _ in range(_MOST_LINES if 0 < len(row.cells) < width else 0):
        below = next_line(text, begun.end)
        if below is None or text[below.start : below.end].lstrip(" |｜")[:1].isdecimal():
            break
        more = _cut(text, below, style)
        if style.framed and text[trim(text, *below).start] in "|｜":
            break
        joined = Span(begun.cells[-1].start, more.cells[0].end)
        begun = Row([*begun.cells[:-1], joined, *more.cells[1:]], more.end)
        if len(begun.cells) == width:
            return begun
        if len(begun.cells) > width:
            break
    return row


def _cut(text: str, line: Span, style: Style) -> Row:
    inside = trim(text, *line) if style.framed or style.doubtful else line
    if style.framed:
        if text[inside.start] in "|｜":
            inside = Span(inside.start + 1, inside.end)
        if inside.end > inside.start and style.mark.fullmatch(text, inside.end - 1, inside.end):
            inside = Span(inside.start, inside.end - 1)
    cells: list[Span] = []
    start, stop = inside
    while True:
        quoted = None if style.framed else _QUOTED.match(text, start)
        if quoted and (quoted.end() >= stop or style.mark.match(text, quoted.end())):
            cells.append(trim(text, start + 1, quoted.end() - 1))
            if quoted.end() > stop:
                stop = line_at(text, quoted.end()).end
            mark = style.mark.match(text, quoted.end(), stop)
        else:
            mark = style.mark.search(text, start, stop)
            cells.append(trim(text, start, mark.start() if mark else stop))
        if mark is None:
            return Row(cells, max(stop, line.end))
        start = mark.end()
