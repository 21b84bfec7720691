"""Lines that are drawn → frames of cells. pdfplumber finds the cells; it is loaded only where lines cross."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from workplan_parser.source.pdf.edges import Edge

_SNAP = _MEET = 3.0
_MOST_EDGES = 1_000
"""More of them are a chart, whatever it shows."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; counted down from the origin below left, so that all heights are negative."""


class FrameCell(NamedTuple):
    """A cell as drawn: the rows and columns it covers, and its edges to the left and right."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    right: float


class Frame(NamedTuple):
    """A ruled table: where its columns and rows begin and end, its cells, and which holds each place of the grid."""

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[FrameCell, ...]
    grid: dict[tuple[int, int], int]

    def area(self) -> float:
        """How much of the page it takes."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def holds(self, x: float, y: float) -> int | None:
        """The index of the cell that holds a point of the page."""
        return self.grid.get((bisect_right(self.ys, -y) - 1, bisect_right(self.xs, x) - 1))


def frames(edges: Sequence[Edge], page: int) -> list[Frame]:
    """The frames that *edges* draw, from above; none where no lines cross."""
    upright = sum(not edge.level for edge in edges)
    if upright < 2 or len(edges) - upright < 2:
        return []
    found = [_frame(cells, page) for cells in _tables(edges) if len(cells) > 1]
    return sorted(found, key=lambda frame: frame.ys[0])


def _tables(edges: Sequence[Edge]) -> list[list[Box]]:
    """The cells of each table."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    lines: list[Any] = [_line(edge.x0, -edge.y1, edge.x1, -edge.y0, edge.level) for edge in edges]
    lines = merge_edges(lines, _SNAP, _SNAP, _SNAP, _SNAP)
    if len(lines) > _MOST_EDGES:
        return []
    lines = merge_edges([*lines, *_missing(lines)], _SNAP, _SNAP, _SNAP, _SNAP)
    tables: list[list[Box]] = cells_to_tables(
        intersections_to_cells(edges_to_intersections(lines, _MEET, _MEET))
    )
    return tables


def _line(x0: float, top: float, x1: float, bottom: float, level: bool) -> dict[str, Any]:
    """A line as pdfplumber knows it."""
    return {
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if level else "v",
    }


def _missing(lines: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The outer lines that a table open at its sides, or cut by the page's end, does not draw."""
    for part in _connected(lines):
        left, right = min(line["x0"] for line in part), max(line["x1"] for line in part)
        top, bottom = min(line["top"] for line in part), max(line["bottom"] for line in part)
        if (
            sum(line["orientation"] == "h" for line in part)
            > 1
            < sum(line["orientation"] == "v" for line in part)
        ):
            yield from (_line(x, top, x, bottom, level=False) for x in (left, right))
            yield from (_line(left, y, right, y, level=True) for y in (top, bottom))


def _connected(lines: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The lines by tables: those that touch one another."""
    left = list(lines)
    while left:
        part = pending = [left.pop()]
        while pending:
            near = [line for line in left if any(_touch(line, other) for other in pending)]
            left = [line for line in left if line not in near]
            part, pending = part + near, near
        yield part


def _touch(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return bool(
        a["x0"] <= b["x1"] + _MEET
        and b["x0"] <= a["x1"] + _MEET
        and a["top"] <= b["bottom"] + _MEET
        and b["top"] <= a["bottom"] + _MEET
    )


def _frame(cells: Sequence[Box], page: int) -> Frame:
    xs = sorted({x for left, _, right, _ in cells for x in (left, right)})
    ys = sorted({y for _, top, _, bottom in cells for y in (top, bottom)})
    across, down = {x: n for n, x in enumerate(xs)}, {y: n for n, y in enumerate(ys)}
    found: list[FrameCell] = []
    grid: dict[tuple[int, int], int] = {}
    for left, top, right, bottom in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        rows, columns = range(down[top], down[bottom]), range(across[left], across[right])
        grid |= {(row, column): len(found) for row in rows for column in columns}
        found.append(FrameCell(rows.start, columns.start, len(rows), len(columns), left, right))
    return Frame(page, tuple(xs), tuple(ys), tuple(found), grid)
