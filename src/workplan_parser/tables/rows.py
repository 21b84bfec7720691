"""The rows of a table as nodes: groups, tasks and notes, each at its depth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workplan_parser.shapes import shape
from workplan_parser.source.model import Cell
from workplan_parser.span import Span
from workplan_parser.tables import cells, looks
from workplan_parser.tables.banners import Banners
from workplan_parser.tables.columns import Layout
from workplan_parser.tables.fates import Fate, mark_of
from workplan_parser.tables.grid import Grid
from workplan_parser.tables.model import Row
from workplan_parser.tables.runs import Runs

_SENTENCE = shape("[。;]")


def rows(grid: Grid, layout: Layout, first: int, fates: Sequence[Fate], caption: str) -> list[Row]:
    """The nodes of the rows from *first* on whose *fates* say that they are read."""
    made = _Rows(grid, layout, first, caption)
    for row, fate in enumerate(fates, first):
        match fate:
            case "group":
                made.banner(row)
            case "note":
                made.note(row)
            case "row":
                made.task(row)
    return made.found


class _Headed(NamedTuple):
    """The mark a heading opens with, its number, and the words behind it: 一、|城市更新（2项）."""

    label: Span | None
    number: int | None
    title: Span | None


class _Rows:
    """The nodes found so far, the banners over the next, and where each group that is open began."""

    def __init__(self, grid: Grid, layout: Layout, first: int, caption: str) -> None:
        self.grid, self.layout, self.caption = grid, layout, caption
        self.found: list[Row] = []
        self._runs, self._banners = Runs(grid, first), Banners()
        self._open: list[tuple[int, int]] = []

    def note(self, row: int) -> None:
        """注：配合单位按职责分工落实: belongs to the banner above it."""
        self.found.append(Row(self._banners.depth, "note", self.grid.stretch(row)))

    def banner(self, row: int) -> None:
        """一、城市更新（2项）, over the table; 一、 | 城市更新, each in its cell."""
        own, at = self.grid.own(row), (*self.layout.groups, self.layout.title)
        headed = self._headed(own[0])
        named = next((cell for cell in own[1:] if cell.column in at), None)
        if named and headed.title is None:
            headed = headed._replace(title=self.grid.place(named))
        rest = [cell for cell in own[1:] if cell is not named]
        depth = self._banners.open(mark_of(self.grid.words(own[0])))
        beside = tuple(cells.entry(self.layout.columns[cell.column], self.grid.place(cell)) for cell in rest)
        self.found.append(Row(depth, "row_group", self.grid.stretch(row), *headed, cells=beside))
        self._open = []

    def task(self, row: int) -> None:
        """A row, below the groups it begins; the offices of one that names no task are those of the row above."""
        grid, layout = self.grid, self.layout
        self._banners.closed_by_a_row()
        heading = self._groups(row)
        number, title = self._own(row, layout.number), self._own(row, layout.title)
        depth = self._banners.depth + len(self._open)
        if heading is None and number is None and title is None and self._goes_on(row):
            return
        said = [title] if heading and title else []
        if heading:
            title = heading
        label = number if layout.numbered is None or heading else None
        if number is None and layout.number is not None and layout.numbered is None:
            depth += self._is_merged(row, layout.number)
        body = [line for cell in (*said, *cells.texts(grid, layout, row)) for line in self._lines(cell)]
        place = grid.place(title) if title else None
        if title and place and self._is_prose(title):
            body, place = [*self._lines(title), *body], None
        self.found.append(
            Row(
                depth,
                "row",
                self.grid.stretch(row),
                grid.place(label) if label else None,
                looks.number(grid.words(label)) if label else None,
                place,
                tuple(body),
                tuple(cells.entries(grid, layout, row, title, self.caption)),
            )
        )

    def _groups(self, row: int) -> Cell | None:
        """Open the groups that begin in a row; what heads the row itself, where a number counts a group of one row."""
        layout, runs = self.layout, self._runs
        path = [(at, runs.start(row, at)) for at in layout.groups]
        same = 0
        while same < len(path) and path[same] in self._open:
            same += 1
        self._open = [one for one in self._open if one in path[:same]]
        for at, start in path[same:]:
            cell = self.grid.at(start, at)
            if cell is None or not self.grid.words(cell) or self.grid.at(row, layout.title) is cell:
                continue
            if at == layout.numbered and runs.size(start, at) == 1:
                return cell
            self._group(row, at, cell)
            self._open.append((at, start))
        return None

    def _group(self, row: int, at: int, cell: Cell) -> None:
        headed = self._headed(cell)
        number = self._own(row, self.layout.number) if at == self.layout.numbered else None
        if number:
            headed = _Headed(
                self.grid.place(number), looks.number(self.grid.words(number)), self.grid.place(cell)
            )
        depth = self._banners.depth + len(self._open)
        self.found.append(Row(depth, "row_group", self.grid.stretch(row), *headed))

    def _goes_on(self, row: int) -> bool:
        """More offices or times of the row above."""
        before = self.found[-1] if self.found else None
        if before is None or before.family != "row":
            return False
        own = {self.grid.place(cell) for cell in self.grid.own(row)}
        more = cells.entries(self.grid, self.layout, row, None, self.caption)
        kept = tuple(one for one in more if one.place in own)
        texts = [line for cell in cells.texts(self.grid, self.layout, row) for line in self._lines(cell)]
        span = Span(before.span.start, self.grid.stretch(row).end)
        self.found[-1] = before._replace(span=span, body=(*before.body, *texts), cells=(*before.cells, *kept))
        return True

    # ── cells ───────────────────────────────────────────────────────────────────────────────────────

    def _own(self, row: int, at: int | None) -> Cell | None:
        """The cell of a column that begins in a row and says something."""
        cell = self.grid.at(row, at) if at is not None else None
        return cell if cell and cell.row == row and self.grid.words(cell) else None

    def _is_merged(self, row: int, at: int) -> bool:
        cell = self.grid.at(row, at)
        return cell is not None and cell.row < row

    def _headed(self, cell: Cell) -> _Headed:
        place = self.grid.place(cell)
        flow = self.grid.sheet.flow(*place)
        mark = mark_of(flow.text)
        if mark is None or mark.number is None:
            return _Headed(None, None, place)
        label = flow.span(0, mark.end)
        title = self.grid.sheet.trim(label.end, place.end)
        return _Headed(label, mark.number, title if title.start < title.end else None)

    def _is_prose(self, cell: Cell) -> bool:
        """A sentence ends inside it, or it has entries: no heading."""
        words = self.grid.words(cell)
        return _SENTENCE.search(words[:-1]) is not None or len(self._lines(cell)) > 1

    def _lines(self, cell: Cell) -> list[Span]:
        return cells.lines(self.grid.sheet, self.grid.place(cell))
