"""Tables with every cell on a line of its own, as copied from a web page: the headers tell how many columns there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workplan_parser.diagnostics import Doubt
from workplan_parser.source import merged
from workplan_parser.source.headings import Kind, kind_of
from workplan_parser.source.model import Cell, Table
from workplan_parser.source.texttables.cells import Line, cells, lines_of, parting
from workplan_parser.source.texttables.columns import Look, looks
from workplan_parser.source.texttables.fitting import BANNER, DROPPED, Fit, fit
from workplan_parser.span import Span

_MOST_COLUMNS, _LEAST_COLUMNS, _LONGEST_HEADER = 12, 3, 16
_ILL = 0.6
"""What a cell may cost at most, on the whole, in a table that is believed."""


class _Heading(NamedTuple):
    """The headers as cells, and what each column holds."""

    cells: tuple[Cell, ...]
    kinds: tuple[Kind, ...]


def find(text: str, taken: Sequence[Span]) -> tuple[list[Table], list[Doubt]]:
    """The tables of *text* outside the places *taken*; numbered ones whose cells fit no columns are doubts."""
    if not _may_hold_one(text):
        return [], []
    lines = lines_of(text)
    runs = [
        (first, end)
        for first, end in _runs(text, lines)
        if not any(place.start <= lines[first].span.start < place.end for place in taken)
    ]
    tables: list[Table] = []
    doubts: list[Doubt] = []
    for n, (first, end) in enumerate(runs):
        stop = runs[n + 1][0] if n + 1 < len(runs) else len(lines)
        heading, below = lines[first:end], lines[end:stop]
        if table := _table(text, heading, below):
            tables.append(table)
        elif below and _kind(text, heading[0]) == "number":
            place = Span(heading[0].span.start, heading[-1].span.end)
            doubts.append(Doubt("WP107", place, " ".join(line.span.of(text) for line in heading)))
    return tables, doubts


def _may_hold_one(text: str) -> bool:
    """Quickly: three short lines on end, one of which heads a column of numbers or offices."""
    run: list[str] = []
    for line in text.splitlines():
        if len(line) > _LONGEST_HEADER + 8:
            run = []
        elif word := line.strip(" \t\u3000|｜"):
            run.append(word)
            asked = run[-1:] if len(run) > 3 else run if len(run) == 3 else ()
            if any(kind_of(word) in ("number", "office") for word in asked):
                return True
    return False


def _kind(text: str, line: Line) -> Kind | None:
    return None if line.row else kind_of(line.span.of(text))


def _runs(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Runs of headers: up to the row's number 1 where a column of numbers comes first, else as far as the words are known."""
    n = 0
    while n < len(lines):
        end, kinds = n, list[Kind | None]()
        while end < len(lines) and end - n < _MOST_COLUMNS and (kind := _kind(text, lines[end])):
            kinds.append(kind)
            end += 1
        if kinds[:1] == ["number"]:
            end = _first_row(text, lines, n) or end
            kinds = [_kind(text, line) for line in lines[n:end]]
        if len(kinds) >= _LEAST_COLUMNS and ("number" in kinds or {"text", "office"} <= set(kinds)):
            yield n, end
        n = max(end, n + 1)


def _first_row(text: str, lines: Sequence[Line], first: int) -> int | None:
    """The line of the first number or group, where only short words stand before it, most of them headers."""
    for n in range(first + 1, min(first + _MOST_COLUMNS + 1, len(lines))):
        words = lines[n].span.of(text)
        if looks([words])[0] in ("serial", "group"):
            known = sum(_kind(text, line) is not None for line in lines[first:n])
            return n if 2 * known > n - first else None
        if len(words) > _LONGEST_HEADER or lines[n].row:
            return None
    return None


def _table(text: str, heading: Sequence[Line], below: Sequence[Line]) -> Table | None:
    """The table under *heading*, its columns laid as the cells fit best; None where they fit badly."""
    row = next((n for n, line in enumerate(below) if line.row), len(below))
    parted = parting(heading)
    places = list(cells(below[:row], parted))
    seen = looks([place.of(text) for place in places])
    found = [(fit(seen, head.kinds, parted == "bars"), head) for head in _headings(text, heading, seen)]
    best = min(found, key=lambda one: one[0].cost, default=None)
    if best is None or best[0].ill > _ILL or not _is_sound(best[0], best[1], seen):
        return None
    body = _laid(best[0], places, best[1])
    everything = (*best[1].cells, *body)
    return Table(Span(everything[0].span.start, body[-1].span.end), everything)


def _is_sound(found: Fit, head: _Heading, seen: Sequence[Look]) -> bool:
    """Some cells stand where they can stand only: numbers that run on, offices, times."""
    sure = sum(
        column >= 0 and look == {"number": "serial"}.get(head.kinds[column], head.kinds[column]) != "text"
        for column, look in zip(found.columns, seen, strict=False)
    )
    return sure > 0 and len(found.columns) >= len(head.kinds)


def _headings(text: str, heading: Sequence[Line], seen: Sequence[Look]) -> Iterator[_Heading]:
    """The ways to read the headers: one row; two rows, of which the last words are the second; a number nobody named."""
    words = [line.span.of(text) for line in heading]
    kinds = tuple(kind_of(word) or "text" for word in words)
    spans = [line.span for line in heading]
    yield _Heading(tuple(Cell(span, 0, n) for n, span in enumerate(spans)), kinds)
    for more in range(2, len(words) - 2):
        over, under = words[:-more], words[-more:]
        if places := merged.heading(over, under, len(over) - 1 + more):
            two = [
                Cell((spans, spans[-more:])[at.row][at.at], at.row, at.column, at.rows, at.columns)
                for at in places
            ]
            held = {at.column: kind_of((over, under)[at.row][at.at]) or "text" for at in places}
            yield _Heading(tuple(two), tuple(held[column] for column in sorted(held)))
    if "number" not in kinds and seen.count("serial") > 1:
        one = Cell(spans[0], 0, 0, columns=2)
        rest = [Cell(span, 0, n) for n, span in enumerate(spans[1:], 2)]
        yield _Heading((one, *rest), (kinds[0], "number", *kinds[1:]))
        yield _Heading((one, *rest), ("number", *kinds))


def _laid(found: Fit, places: Sequence[Span], head: _Heading) -> list[Cell]:
    """The cells in their rows; those that go on with one another are one.

    A row that begins with its number goes on with the group of the row above: the cell was merged.
    """
    width, number = len(head.kinds), head.kinds.index("number") if "number" in head.kinds else 0
    row, last = max(cell.row + cell.rows - 1 for cell in head.cells), width
    laid: list[Cell] = []
    groups: dict[int, int] = {}
    for column, place in zip(found.columns, places, strict=False):
        if column == DROPPED:
            continue
        if laid and column == last:
            laid[-1] = laid[-1]._replace(span=Span(laid[-1].span.start, place.end))
            continue
        row += column <= last or column == BANNER
        if column == number and last >= number:
            for at in groups.values():
                laid[at] = laid[at]._replace(rows=row + 1 - laid[at].row)
        elif column < number:
            groups = {} if column == BANNER else {**groups, column: len(laid)}
        laid.append(Cell(place, row, max(column, 0), columns=width if column == BANNER else 1))
        last = width if column == BANNER else column
    return laid
