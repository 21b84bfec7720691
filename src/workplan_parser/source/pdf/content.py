"""What a PDF holds in order: the lines of its text, page numbers and running heads left out, and its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from workplan_parser.source.blocks import Grid
from workplan_parser.source.pdf import columns
from workplan_parser.source.pdf.furniture import furniture
from workplan_parser.source.pdf.lines import Line
from workplan_parser.source.pdf.over_pages import append, goes_on, grid
from workplan_parser.source.pdf.parts import Part, framed


def content(lines: list[Line]) -> list[Line | Grid]:
    """*lines* with those of each table made one grid, where its first line stood."""
    odd = furniture([line for line in lines if line.frame is None])
    mixed = columns.find(list(_framed([line for line in lines if id(line) not in odd.numbers])), odd.heads)
    found: list[Line | Part] = []
    for one in _in_order([one for one in mixed if id(one) not in odd.heads]):
        above = found[-1] if found else None
        if isinstance(one, Part) and isinstance(above, Part) and goes_on(above, one):
            append(above, one)
        else:
            found.append(one)
    return [shown for one in found for shown in _shown(one)]


def _shown(one: Line | Part) -> list[Line] | list[Grid]:
    """A table's grid; the lines of one that only frames words."""
    if isinstance(one, Line):
        return [one]
    return (
        [grid(one)] if one.is_table() else [line for row in one.rows for cell in row for line in cell.lines]
    )


def _in_order(content: Sequence[Line | Part]) -> Iterator[Line | Part]:
    """Lines before the tables they stand above and after those they stand below, whenever they were drawn."""
    for _, page in groupby(content, key=lambda one: one.page):
        drawn = list(page)
        tops = sorted((one.top for one in drawn if isinstance(one, Part)), reverse=True)
        yield from sorted(drawn, key=lambda one: _place(one, tops)) if tops else drawn


def _place(one: Line | Part, tops: Sequence[float]) -> int:
    if isinstance(one, Part):
        return 2 * tops.index(one.top) + 1
    return 2 * sum(top > one.base for top in tops)


def _framed(lines: Sequence[Line]) -> Iterator[Line | Part]:
    """The lines, and in the place of the first line of a ruled table the table."""
    inside: dict[int, list[Line]] = {}
    for line in lines:
        if line.frame is not None:
            inside.setdefault(id(line.frame), []).append(line)
    for line in lines:
        if line.frame is None:
            yield line
        elif rows := inside.pop(id(line.frame), None):
            yield framed(rows)
