"""The header of a table: one row, two or three, in the first rows; what it says of each column."""

from __future__ import annotations

from typing import NamedTuple

from workplan_parser.lexicon import headers
from workplan_parser.lexicon.headers import Heading
from workplan_parser.shapes import shape
from workplan_parser.source.model import Cell
from workplan_parser.span import Span
from workplan_parser.tables import endings, looks
from workplan_parser.tables.grid import Grid
from workplan_parser.tables.model import OFFICES, PERSONS

_DEEPEST, _MOST_ROWS = 8, 3
"""A header begins in one of the first rows and has no more than this many."""
_FEW, _LONGEST = 2, 10
"""A row of words that nobody knows is as wide as the table, and each is as short as headers are."""
_DIGIT = shape(r"\d")
_ASSIGNING = frozenset((*OFFICES, *PERSONS, "deadline"))
_PARTING = _ASSIGNING | {"number", "task", "indicator", "goal", "amount", "result"}
"""What tells a header: at least one of these heads a column."""
_TIMED: dict[str, headers.Kind] = {
    "result": "result",
    "base": "base",
    "amount": "amount",
    "overall": "amount",
}
"""What stands under a year or a quarter, by the header above it; a goal else."""


class Said(NamedTuple):
    """What heads one column: its words, where they stand, and what they say; ``when`` and ``about`` as in a column.

    ``guessed`` where only the end of its words is known.
    """

    heading: Heading | None = None
    header: str = ""
    place: Span | None = None
    when: Span | None = None
    about: Span | None = None
    guessed: bool = False


class Head(NamedTuple):
    """The header: its rows ``first:last``, and what it says of each column."""

    first: int
    last: int
    columns: tuple[Said, ...]


def find(grid: Grid) -> Head | None:
    """The header of a table; None where none of its first rows is one."""
    for first in range(min(grid.height, _DEEPEST)):
        if is_header(grid, first):
            last = first + 1
            while last < min(first + _MOST_ROWS, grid.height) and _goes_on(grid, first, last):
                last += 1
            return Head(first, last, tuple(_said(grid, first, last, at) for at in range(grid.width)))
    return None


def headless(grid: Grid) -> Head | None:
    """Rows that run on, 1, 2, 3, from the first one and name offices, under no header at all: the cells must tell."""
    columns = [[grid.words(cell) for cell in grid.column(at, 0)] for at in range(grid.width)]
    numbered = any(looks.number(words[0]) == 1 and looks.runs_on(words) for words in columns if words)
    named = any(looks.all_look(words, looks.offices) for words in columns)
    return Head(0, 0, (Said(),) * grid.width) if numbered and named else None


def unknown(grid: Grid) -> Head | None:
    """A first row of short words that nobody knows (谁来干, 啥时候干完), over columns of offices or of days."""
    own = grid.own(0) if grid.height > _FEW else []
    words = [grid.words(cell) for cell in own]
    if len(own) < max(grid.width, _FEW) or any(len(one) > _LONGEST or _DIGIT.search(one) for one in words):
        return None
    columns = [[grid.words(cell) for cell in grid.column(at, 1)] for at in range(grid.width)]
    told = [like for like in (looks.offices, looks.day) if any(looks.all_look(c, like) for c in columns)]
    if not told or any(like(one) for like in told for one in words):
        return None
    return Head(0, 1, tuple(_said(grid, 0, 1, at) for at in range(grid.width)))


def is_header(grid: Grid, row: int) -> bool:
    """序号 | 工作任务 | 牵头单位: words of two kinds of column at least, and half of them known.

    By their end only (整治内容) where offices, persons or times stand beside them; not 序号 | 违法行为 | 管理措施.
    """
    own = [grid.words(cell) for cell in grid.own(row)]
    kinds = [kind for words in own if (kind := headers.kind_of(words)) and kind != "other"]
    ended = [told.kind for words in own if not headers.kind_of(words) and (told := endings.read(words))]
    many = 2 * len(kinds + ended) >= len(own) or "number" in kinds
    two = len(set(kinds)) >= 2 or (len({*kinds, *ended}) >= 2 and not _ASSIGNING.isdisjoint(kinds))
    return two and many and not _PARTING.isdisjoint(kinds)


def _goes_on(grid: Grid, first: int, row: int) -> bool:
    """牵头单位 and 配合单位 under 责任分工: nothing stands under 序号, and every word parts a header or is one.

    Not 1 | 重点项目 | 各部门, nor 一、重点工作, which spans the table.
    """
    own = grid.own(row)
    if not own or any(cell.columns * 2 > max(grid.width, 2) for cell in own):
        return False
    reached = [at for at in range(grid.width) if (cell := grid.at(row, at)) and cell.row < row]
    parted = all((above := grid.at(row - 1, cell.column)) and above.columns > cell.columns for cell in own)
    if parted and reached:
        return True
    known = all(headers.kind_of(grid.words(cell)) for cell in own)
    return known and (parted or _is_blank_under_number(grid, first, row))


def _is_blank_under_number(grid: Grid, first: int, row: int) -> bool:
    """A column of numbers is there and has nothing in this row but what stands above."""
    numbers = [at for at in range(grid.width) if headers.kind_of(grid.words(grid.at(first, at))) == "number"]
    return bool(numbers) and all(
        grid.words(grid.at(row, at)) in ("", grid.words(grid.at(first, at))) for at in numbers
    )


def _said(grid: Grid, first: int, last: int, column: int) -> Said:
    """What the cells over a column say together, the lowest first of all."""
    path: list[Cell] = []
    for row in range(first, last):
        cell = grid.at(row, column)
        if cell and cell not in path[-1:] and grid.words(cell):
            path.append(cell)
    if not path:
        return Said()
    low, above = path[-1], path[-2] if len(path) > 1 else None
    words = grid.words(low)
    own, over = headers.read(words), headers.read(grid.words(above)) if above else None
    ended = None if own else endings.read(words)
    heading = (
        (ended and headers.read(grid.words(above) + words))
        or ended
        or _joined(own, over, grid.words(above) + words)
    )
    timed = next((cell for cell, said in ((low, own), (above, over)) if cell and said and said.timed), None)
    summed = above if above and over and own and own.kind == "value" else low
    return Said(
        heading,
        words,
        grid.place(low),
        timed and grid.place(timed),
        _about(grid, summed, ended or headers.read(grid.words(summed))),
        ended is not None and heading is ended,
    )


def _joined(own: Heading | None, over: Heading | None, words: str) -> Heading | None:
    """牵头单位 under 责任分工 says enough; 一季度 needs the 完成情况 above it, 单位 the 牵头."""
    if over is None:
        return own
    if own is None:
        return headers.read(words) or over
    if own.kind == "value" and over.kind != "value":
        return over._replace(kind=_TIMED.get(over.kind, "goal"), timed=True)
    if own.kind == "body":
        return headers.read(words) or (over if over.kind in ("lead", "support", "responsible") else own)
    return own._replace(gloss=own.gloss or over.gloss)


def _about(grid: Grid, cell: Cell, heading: Heading | None) -> Span | None:
    """Where the words stand that name a sum: 2026年|计划投资|（万元）."""
    if heading is None or heading.kind not in ("amount", "overall", "task"):
        return None
    flow = grid.sheet.flow(*cell.span)
    end = flow.text.rfind(heading.gloss) - 1 if heading.gloss else len(flow.text)
    return flow.span(heading.about, end) if heading.about < end else None
