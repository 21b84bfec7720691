"""The tables of a document understood, one after the other: a table without a header may go on with the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workplan_parser.diagnostics import Doubt
from workplan_parser.lexicon import Pattern
from workplan_parser.source.model import Table
from workplan_parser.span import Span
from workplan_parser.tables import heads, looks
from workplan_parser.tables.amounts import unit_of
from workplan_parser.tables.columns import Layout, settle
from workplan_parser.tables.fates import fates
from workplan_parser.tables.grid import Grid
from workplan_parser.tables.model import Skipped, TaskTable
from workplan_parser.tables.rows import rows
from workplan_parser.text.sheet import Sheet

_CAPTION = Pattern("tables", r"\L<unit.label> \s* [:] \s* (?P<unit> [^\s,;。)\]】]{1,8} )")
_ABOVE, _SHOWN = 120, 24
"""So far above a table its caption (单位：万元) is looked for; so much of a row is shown."""


class _Understood(NamedTuple):
    """A table's layout, the words of its header, and the last number of its rows."""

    layout: Layout
    width: int
    head: list[list[str]]
    last: int | None


def read(tables: Sequence[Table], sheet: Sheet) -> tuple[list[TaskTable], list[Doubt]]:
    """The task tables among *tables*, and what is doubtful of any."""
    found: list[TaskTable] = []
    doubts: list[Doubt] = []
    before: _Understood | None = None
    for table in tables:
        grid = Grid(table, sheet)
        head = heads.find(grid)
        if head is None and not (before and _continues(before, grid)):
            head = heads.headless(grid) or heads.unknown(grid)
        if head is not None:
            layout, more = settle(head, grid, _caption(grid))
            words = [[grid.words(cell) for cell in grid.own(row)] for row in range(head.first, head.last)]
            before = layout and _Understood(layout, grid.width, words, None)
            doubts += more
        elif before is not None and not _continues(before, grid):
            before = None
        if before is None:
            doubts += _unread(grid)
            continue
        task = _task_table(grid, before, head.first if head else 0, head.last if head else 0)
        before = before._replace(last=max((row.number or 0 for row in task.rows), default=0) or before.last)
        found.append(task)
        doubts += _without_task(task, sheet)
    return found, doubts


def _task_table(grid: Grid, known: _Understood, first: int, last: int) -> TaskTable:
    judged = fates(grid, known.layout, last, known.head)
    nodes = rows(grid, known.layout, last, judged, _caption(grid))
    skipped = [Skipped(row, grid.stretch(row), "表头") for row in range(first, last)]
    skipped += [
        Skipped(row, grid.stretch(row), fate)
        for row, fate in enumerate(judged, last)
        if fate not in ("row", "group", "note")
    ]
    start = grid.stretch(first).start if first < grid.height else grid.span.start
    return TaskTable(
        Span(start, max(grid.span.end, grid.stretch(grid.height - 1).end)), known.layout.columns, tuple(nodes),
        sum(fate in ("row", "group", "note") for fate in judged), tuple(skipped), grid.height - first,
    )  # fmt: skip


def _caption(grid: Grid) -> str:
    """单位：万元, in the lines above a table."""
    start = grid.span.start
    found = _CAPTION.last(grid.sheet.folded, max(0, start - _ABOVE), start)
    return unit_of(found["unit"]) if found else ""


def _continues(before: _Understood, grid: Grid) -> bool:
    """A table without a header, as wide as the one before, whose numbers go on: 11, 12 after 10."""
    at = before.layout.number
    if grid.width != before.width:
        return False
    if at is None:
        return _fits(before.layout, grid)
    numbers = (looks.number(grid.words(cell)) for cell in grid.column(at, 0))
    first = next((number for number in numbers if number is not None), None)
    return first is not None and (
        first == (before.last or 0) + 1 or (first == 1 and _fits(before.layout, grid))
    )


def _fits(layout: Layout, grid: Grid) -> bool:
    """The cells look like the columns of *layout*: offices where offices stand, days where days do."""
    asked = [
        (at, like)
        for at, column in enumerate(layout.columns)
        for kinds, like in ((("lead", "support", "responsible"), looks.offices), (("deadline",), looks.day))
        if column.kind in kinds
    ]
    return bool(asked) and all(
        looks.mostly([grid.words(cell) for cell in grid.column(at, 0)], like) for at, like in asked
    )


# ── what was not understood ─────────────────────────────────────────────────────────────────────────


def _unread(grid: Grid) -> Iterator[Doubt]:
    """A table nobody understands, though it counts rows or names offices."""
    columns = [[grid.words(cell) for cell in grid.column(at, 0)] for at in range(grid.width)]
    if any(looks.runs_on(words[1:]) for words in columns):
        yield Doubt("WP205", grid.stretch(0))
    if any(looks.all_look(words[1:], looks.offices) for words in columns):
        yield Doubt("WP206", grid.stretch(0))


def _without_task(task: TaskTable, sheet: Sheet) -> Iterator[Doubt]:
    """Rows that name offices or a time for nothing: 3 | | 区水务局."""
    for row in task.rows:
        if row.family == "row" and row.title is None and not row.body:
            yield Doubt("WP211", row.span, " ".join(sheet.at(row.span).split())[:_SHOWN])
