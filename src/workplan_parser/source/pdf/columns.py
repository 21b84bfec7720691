"""Tables without lines: a row of headers, and below it words that keep to their columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import regex

from workplan_parser.source.headings import is_sure
from workplan_parser.source.pdf.heads import Head, head
from workplan_parser.source.pdf.lines import Line, Piece
from workplan_parser.source.pdf.parts import Part, PartCell
from workplan_parser.source.pdf.strips import Span, Strip, columns, strips
from workplan_parser.text import marks

_NUMBER = regex.compile(r"[\d一二三四五六七八九十.、（）()]{1,6}")
_FARTHEST = 6.0
"""How many characters of white paper may stand between two lines of a table."""
_LONGEST_BANNER = 60
_LEADING = 1.3
"""The white between rows is so much more than that between two lines of a cell."""


class _Open(NamedTuple):
    """A table that may go on: its headers, the page its last part stands on, the edges of the columns of its first."""

    head: Head
    page: int
    edges: tuple[float, ...]


def find(content: list[Line | Part], heads: Container[int]) -> list[Line | Part]:
    """*content* with the tables without lines in the place of their lines; lines of *heads* may be running heads."""
    pages: dict[int, list[Line]] = {}
    for one in content:
        if isinstance(one, Line):
            pages.setdefault(one.page, []).append(one)
    parts: dict[int, Part] = {}
    last: _Open | None = None
    for page, lines in sorted(pages.items()):
        if any(len(line.pieces) > 1 for line in lines):
            rows = strips(lines)
            taken = _going_on(rows, page, last, parts, heads)
            last = _beginning(rows[taken:], page, last._replace(page=page) if last and taken else last, parts)
    shown: set[int] = set()
    found: list[Line | Part] = []
    for one in content:
        part = parts.get(id(one))
        if part is None:
            found.append(one)
        elif id(part) not in shown:
            shown.add(id(part))
            found.append(part)
    return found


def _going_on(
    rows: Sequence[Strip], page: int, above: _Open | None, parts: dict[int, Part], heads: Container[int]
) -> int:
    """How many strips, running heads included, go on with the table of the page before; its part is noted."""
    if above is None or above.page != page - 1:
        return 0
    first = next(
        (n for n, strip in enumerate(rows) if any(id(line) not in heads for _, line in strip.pieces)), 0
    )
    again = head(rows, first)
    if again is not None and again.words == above.head.words:
        return (
            0  # its headers, broken over lines, come again: the upper lines of 配合部|门 are no rest of a row
        )
    taken, found = _below(rows[first:], above.head)
    body = rows[first : first + taken]
    if not any(len({_column(left, found) for left, _ in strip.spans()}) > 1 for strip in body):
        return 0
    _note(parts, above._replace(page=page), (), body, found)
    return first + taken


def _beginning(rows: Sequence[Strip], page: int, above: _Open | None, parts: dict[int, Part]) -> _Open | None:
    """Note the tables that begin among *rows*; the last table of the page."""
    at = 0
    while at < len(rows):
        new = head(rows, at)
        taken, found = _below(rows[at + new.depth :], new) if new else (0, [])
        if new is None or not taken:
            at += 1
            continue
        again = above is not None and above.head.words == new.words and above.page in (page - 1, page)
        edges = above.edges if above and again else (*(left for left, _ in found), found[-1][1])
        above = _Open(new, page, edges)
        body = at + new.depth
        _note(parts, above, rows[at:body], rows[body : body + taken], found)
        at = body + taken
    return above


def _below(rows: Sequence[Strip], head: Head) -> tuple[int, list[Span]]:
    """How many of *rows* keep to the columns under *head*, and those columns."""
    spans: list[Span] = []
    found = list(head.spans)
    taken = 0
    for n, strip in enumerate(rows):
        if is_sure(strip.words) or (n and rows[n - 1].base - strip.base > _FARTHEST * strip.size):
            break
        wider = columns(head.spans, [*spans, *strip.spans()], strip.size)
        if wider and _fits(strip, wider, head):
            spans, found, taken = [*spans, *strip.spans()], wider, n + 1
        elif not _is_banner(strip):
            break
    return taken, found


def _fits(strip: Strip, found: Sequence[Span], head: Head) -> bool:
    """No words in the column of numbers."""
    return not any(
        head.kinds[_column(left, found)] == "number" and not _NUMBER.fullmatch(piece.text)
        for (left, _), (piece, _) in zip(strip.spans(), strip.pieces, strict=True)
    )


def _is_banner(strip: Strip) -> bool:
    """The name of a group, alone on its line: 一、城市更新."""
    (words,) = strip.words if len(strip.pieces) == 1 else ("",)
    mark = marks.opening(words)
    return mark is not None and mark.family in marks.UPPER and len(words) <= _LONGEST_BANNER


def _column(left: float, found: Sequence[Span]) -> int:
    """The column in which words begin at *left*."""
    return max((n for n, span in enumerate(found) if span[0] <= left + 0.01), default=0)


def _note(
    parts: dict[int, Part], table: _Open, heading: Sequence[Strip], body: Sequence[Strip], found: list[Span]
) -> None:
    """Make the part of *table* on its page, and say which lines it takes the place of."""
    limits = [left - 0.8 * body[0].size for left, _ in found[1:]]
    widest = max(piece.right for strip in body for piece, _ in strip.pieces)
    edges = [(left, right) for (left, _), right in zip(found, [*limits, widest], strict=True)]
    part = Part(table.page, max(strip.base for strip in (*heading, *body)), table.edges, [])
    over = [id(piece) for piece, _ in table.head.over]
    first = [one for strip in heading for one in strip.pieces if id(one[0]) in over]
    rows = [first, [one for strip in heading for one in strip.pieces if id(one[0]) not in over]]
    for printed in [
        *filter(None, rows),
        *([one for strip in row for one in strip.pieces] for row in _rows(body, found, table.head)),
    ]:
        lines = [_line(piece, line) for piece, line in printed]
        parts |= {id(line): part for _, line in printed}
        if len(lines) == 1 and (printed is first or _is_banner(Strip(0.0, 1.0, tuple(printed)))):
            part.rows.append([PartCell(0, 1, len(found), edges[0][0], edges[-1][1], lines)])
            continue
        cells = [PartCell(column, 1, 1, *edge) for column, edge in enumerate(edges)]
        for line in lines:
            cells[_column(line.left, found)].lines.append(line)
        part.rows.append(cells)


def _line(piece: Piece, line: Line) -> Line:
    """A piece as a line of its own."""
    return replace(line, text=piece.text, left=piece.left, right=piece.right, pieces=(piece,))


def _rows(body: Sequence[Strip], found: Sequence[Span], head: Head) -> Iterator[list[Strip]]:
    """The strips row by row; a group's name is a row of its own."""
    part: list[Strip] = []
    for strip in body:
        if _is_banner(strip):
            yield from _cut(part, found, head)
            part = []
            yield [strip]
        else:
            part.append(strip)
    yield from _cut(part, found, head)


def _cut(body: Sequence[Strip], found: Sequence[Span], head: Head) -> Iterator[list[Strip]]:
    """Rows part at the lines between them; else where most white is between two numbers; without numbers, at wider white
    or where the first column begins."""
    white = [above.base - below.base for above, below in zip(body, body[1:], strict=False)]
    first = [n for n, strip in enumerate(body) if any(_column(left, found) == 0 for left, _ in strip.spans())]
    ruled = [n for n in range(1, len(body)) if body[n].rules != body[n - 1].rules]
    apart = _apart(body, found)
    if ruled:
        ends = ruled
    elif head.kinds[0] == "number":
        ends = apart if _one_each(first, apart) else _between(first, white)
    else:
        ends = apart or [n for n in first if n]
    for start, end in zip([0, *ends], [*ends, len(body)], strict=True):
        if start < end:
            yield list(body[start:end])


def _apart(body: Sequence[Strip], found: Sequence[Span]) -> list[int]:
    """Where rows end by the white in their columns: no column runs on there from one line to the next."""
    last: dict[int, int] = {}
    steps: list[tuple[float, int, int]] = []
    for n, strip in enumerate(body):
        for column in {_column(left, found) for left, _ in strip.spans()}:
            if column in last:
                steps.append((body[last[column]].base - strip.base, last[column], n))
            last[column] = n
    leading = min((white for white, _, _ in steps), default=0.0)
    closed = {
        n for white, above, below in steps if white < _LEADING * leading for n in range(above + 1, below + 1)
    }
    return [n for n in range(1, len(body)) if n not in closed]


def _one_each(numbers: Sequence[int], ends: Sequence[int]) -> bool:
    """Every row has one number, but the first may be the rest of one cut by the page's end."""
    rows = [bisect_right(ends, n) for n in numbers]
    return rows in (list(range(len(ends) + 1)), list(range(1, len(ends) + 1)))


def _between(numbers: Sequence[int], white: Sequence[float]) -> list[int]:
    """Where rows end whose numbers stand in the strips *numbers*: at the widest white from one to the next.

    As much white before the first number ends a row that was cut by the page's end.
    """
    ends: list[int] = []
    least = min((max(white[a:b]) for a, b in pairwise(numbers)), default=0.0)
    for a, b in pairwise([0, *numbers]):
        widest = max(white[a:b], default=0.0)
        places = [n + 1 for n in range(a, b) if white[n] > 0.95 * widest]
        if places and (ends or a == numbers[0] or widest > 0.95 * least > 0):
            ends.append(places[-1] if numbers[0] == 0 or a == 0 else places[len(places) // 2])
    return ends
