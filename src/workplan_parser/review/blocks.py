"""The source text in the blocks that a page shows it in: lines, and tables as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

from workplan_parser.source.model import Cell, Source, Table

_LINE = regex.compile(r"[^\r\n]+")


def blocks(source: Source) -> Iterator[Any]:
    """``[start, end]`` of each line that is not empty; ``{"rows": …}`` of each table, its cells with their places and spans."""
    done = 0
    for table in sorted(source.tables, key=lambda table: table.span):
        if table.span.start < done:
            continue
        yield from _lines(source.text, done, table.span.start)
        yield {"rows": list(_rows(table)), "span": [*table.span]}
        done = table.span.end
    yield from _lines(source.text, done, len(source.text))


def _lines(text: str, start: int, end: int) -> Iterator[Any]:
    for line in _LINE.finditer(text, start, end):
        if line[0].strip():
            yield line.span()


def _rows(table: Table) -> Iterator[list[Any]]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        cells = sorted(rows[row], key=lambda cell: cell.column)
        yield [
            [*cell.span, *((cell.rows, cell.columns) if cell.rows * cell.columns > 1 else ())]
            for cell in cells
        ]
