"""What each row below a header is: a task, the heading of a group, a note, or nothing to be read, each for its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import regex

from workplan_parser.lexicon import headers, word_lists
from workplan_parser.shapes import shape
from workplan_parser.source.model import Cell
from workplan_parser.tables import looks
from workplan_parser.tables.columns import Layout
from workplan_parser.tables.grid import Grid
from workplan_parser.tables.model import OFFICES, PERSONS, Kind
from workplan_parser.text import marks
from workplan_parser.text.marks import Mark

Fate = Literal["row", "group", "note", "空行", "表头", "栏号", "续表", "合计"]

_NOTE, _CONTINUED = word_lists("tables", "note continued")
_NOTED = shape(r"[:：.、\d]")
_NEEDS_A_ROW: tuple[Kind, ...] = (*OFFICES, *PERSONS, "deadline", "text", "goal", "amount", "result")
_LONGEST_GROUP = 40


class Line(NamedTuple):
    """A row as it is judged: its cells that begin here and say something, what they say, the columns they stand in."""

    grid: Grid
    layout: Layout
    row: int
    own: list[Cell]
    words: list[str]

    def kind(self, cell: Cell) -> Kind:
        """What the column of a cell holds."""
        return self.layout.columns[cell.column].kind

    @property
    def alone(self) -> bool:
        """True where one cell says all, and no cell from above says more."""
        reached = (cell for cell in self.grid.cells(self.row) if cell.row < self.row)
        return len(self.own) == 1 and not any(map(self.grid.words, reached))


def fates(grid: Grid, layout: Layout, first: int, head: Sequence[Sequence[str]]) -> list[Fate]:
    """The fate of every row from *first* on; *head* are the words of the header's rows."""
    found: list[Fate] = []
    for row in range(first, grid.height):
        own = grid.own(row)
        line = Line(grid, layout, row, own, [grid.words(cell) for cell in own])
        again = bool(own) and line.words in head
        found.append("表头" if again else next((fate for fate, rule in RULES if rule(line)), "row"))
    return found


def _blank(line: Line) -> bool:
    return not line.own


def _header_again(line: Line) -> bool:
    """序号 | 任务 | 牵头单位 once more, in words of its own: every cell heads a column of the kind it stands in."""
    kinds = [headers.kind_of(words) for words in line.words]
    return (
        len(kinds) >= 2
        and all(kinds)
        and "number" in kinds
        and line.kind(line.own[kinds.index("number")]) == "number"
    )


def _column_numbers(line: Line) -> bool:
    """1 | 2 | 3 | 4 right under a header: the columns are counted."""
    return len(line.words) >= 3 and line.words == [str(n) for n in range(1, len(line.words) + 1)]


def _continued(line: Line) -> bool:
    """（续表）"""
    return len(line.own) == 1 and line.words[0].strip("()") in _CONTINUED


def _total(line: Line) -> bool:
    """合计 | 新增学位3600个: the sum of the rows above; not 合计学位3600个."""
    return looks.totals(line.words)


def notes_table(text: str) -> bool:
    """True for a line that remarks on a table: 注：配合单位按职责分工落实; not 注重实效."""
    word = _NOTE.starts(text)
    return word is not None and _NOTED.match(text, word.end) is not None


def _note(line: Line) -> bool:
    """注：配合单位按职责分工落实; 备注 | 数据以统计部门为准."""
    if len(line.own) == 1:
        return notes_table(line.words[0])
    return len(line.own) == 2 and line.words[0] in _NOTE


def _group(line: Line) -> bool:
    """城市更新, over the whole table or in a row of its own; 一、 | 城市更新: no office, no time, no words beside it."""
    first = line.own[0]
    if len(line.own) == 1:
        if first.columns * 2 > line.grid.width:
            return True
        at = first.column
        leads = at == line.layout.number or at == line.layout.title or at in line.layout.groups
        heading = len(line.words[0]) <= _LONGEST_GROUP and not regex.search("[。;]", line.words[0])
        return line.alone and leads and heading and not looks.says_nothing(line.words[0])
    mark = mark_of(line.words[0])
    if mark is None or mark.family not in marks.UPPER:
        return False
    return not any(line.kind(cell) in _NEEDS_A_ROW for cell in line.own)


def mark_of(words: str) -> Mark | None:
    """The mark a cell opens with; 一 alone in its cell is one too."""
    mark = marks.read(words)
    if (
        mark is None
        and (bare := marks.read(words + "、"))
        and bare.family == "cn_dun"
        and bare.end > len(words)
    ):
        return bare._replace(end=len(words))
    return mark


RULES: tuple[tuple[Fate, Callable[[Line], bool]], ...] = (
    ("空行", _blank),
    ("表头", _header_again),
    ("栏号", _column_numbers),
    ("续表", _continued),
    ("note", _note),
    ("合计", _total),
    ("group", _group),
)
"""The first that fits; a row that none fits is a task."""
