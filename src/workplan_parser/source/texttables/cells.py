"""Text with one cell a line, cut into cells: parted by bars, by blank lines, or by nothing but the line ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from workplan_parser.shapes import shape
from workplan_parser.source.texttables.styles import BREAK
from workplan_parser.span import Span
from workplan_parser.text.characters import trim

_BARS = "|｜"
_BLANK_LINE = shape(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)")

Parting = Literal["bars", "blanks", "lines"]


class Line(NamedTuple):
    """A line with words, without the bars at its ends; how many bars and whether a blank line stand before it."""

    span: Span
    bars: int
    blank: bool
    row: bool
    """It has bars inside: a row of cells, not one."""


def lines_of(text: str) -> list[Line]:
    """The lines of *text* that say anything."""
    found: list[Line] = []
    start = bars = 0
    blank = False
    for end in [*BREAK.finditer(text), None]:
        place = trim(text, start, end.start() if end else len(text))
        inside = text[place.start : place.end]
        left, right = len(inside) - len(inside.lstrip(_BARS)), len(inside.rstrip(_BARS))
        if right > left:
            inner = trim(text, place.start + left, place.start + right)
            row = any(bar in text[inner.start : inner.end] for bar in _BARS)
            found.append(Line(inner, bars + left, blank, row))
            bars, blank = len(inside) - right, False
        else:
            bars += len(inside)
        if end is None:
            return found
        blank = blank or _BLANK_LINE.search(end[0]) is not None
        start = end.end()
    return found


def parting(heading: Sequence[Line]) -> Parting:
    """What stands between the cells of a *heading*, and so between all."""
    if all(line.bars for line in heading[1:]):
        return "bars"
    return "blanks" if all(line.blank for line in heading[1:]) else "lines"


def cells(lines: Sequence[Line], parted: Parting) -> Iterator[Span]:
    """The cells that *lines* make: a line each, or lines that nothing parts; bars with nothing between hold a blank one."""
    bars_left = sum(1 for line in lines if line.bars)
    start: int | None = None
    end = 0
    for line in lines:
        bars_left -= bool(line.bars)
        apart = {"bars": bool(line.bars) or not bars_left, "blanks": line.blank, "lines": True}[parted]
        if start is not None and apart:
            yield Span(start, end)
            start = None
        if parted == "bars":
            yield from (Span(line.span.start, line.span.start) for _ in range(line.bars - 1))
        start = line.span.start if start is None else start
        end = line.span.end
    if start is not None:
        yield Span(start, end)
