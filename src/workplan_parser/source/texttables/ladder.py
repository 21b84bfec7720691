"""Tables with every cell on a line of its own, as copied from a web page: the headers tell how many columns there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workplan_parser.diagnostics import Doubt
from workplan_parser.source import merged
from workplan_parser.source.headings import Kind, kind_of
from workplan_parser.source.model import Cell, Table
from workplan_parser.source.texttables import runs
from workplan_parser.source.texttables.cells import Line, cells, lines_of, parting
from workplan_parser.source.texttables.columns import Look, looks, numbers, unnumbered
from workplan_parser.source.texttables.fitting import BANNER, DROPPED, Fit, fit
from workplan_parser.span import Span

_ILL = 0.6
"""What a cell may cost at most, on the whole, in a table that is believed."""


class _Heading(NamedTuple):
    """The headers as cells, and what each column holds."""

    cells: tuple[Cell, ...]
    kinds: tuple[Kind, ...]


def find(text: str, taken: Sequence[Span]) -> tuple[list[Table], list[Doubt]]:
    """The tables of *text* outside the places *taken*; numbered ones whose cells fit no columns are doubts."""
    if not runs.may_hold_one(text):
        return [], []
    lines = lines_of(text)
    found = [
        (first, ends)
        for first, ends in runs.find(text, lines)
        if not any(place.start <= lines[first].span.start < place.end for place in taken)
    ]
    tables: list[Table] = []
    doubts: list[Doubt] = []
    for n, (first, ends) in enumerate(found):
        stop = found[n + 1][0] if n + 1 < len(found) else len(lines)
        if table := _table(text, lines[first:stop], [end - first for end in ends]):
            tables.append(table)
        elif ends[-1] < stop and runs.kind(text, lines[first]) == "number":
            heading = lines[first : ends[-1]]
            place = Span(heading[0].span.start, heading[-1].span.end)
            doubts.append(Doubt("WP107", place, " ".join(line.span.of(text) for line in heading)))
    return tables, doubts


def _table(text: str, lines: Sequence[Line], ends: Sequence[int]) -> Table | None:
    """The table that *lines* make under headers that end at one of *ends*, its columns laid as the cells fit best."""
    found = [laid for end in ends for laid in _fits(text, lines[:end], lines[end:])]
    best = min(found, key=lambda one: one.fit.cost, default=None)
    if best is None or best.fit.ill > _ILL or not _is_sound(best.fit, best.head, best.looks):
        return None
    body = _laid(best.fit, best.places, best.head)
    everything = (*best.head.cells, *body)
    return Table(Span(everything[0].span.start, body[-1].span.end), everything)


class _Fitted(NamedTuple):
    """A way to read the headers, the cells below them and what they look like, and how well they fit."""

    head: _Heading
    places: Sequence[Span]
    looks: Sequence[Look]
    fit: Fit


def _fits(text: str, heading: Sequence[Line], below: Sequence[Line]) -> Iterator[_Fitted]:
    """The cells below a *heading* under each way to read it."""
    row = next((n for n, line in enumerate(below) if line.row), len(below))
    parted = parting(heading)
    places = list(cells(below[:row], parted))
    words = [place.of(text) for place in places]
    seen, counted = looks(words), numbers(words)
    for head in _headings(text, heading, seen):
        own = seen if "number" in head.kinds else unnumbered(seen)
        yield _Fitted(head, places, own, fit(own, counted, head.kinds, parted == "bars"))


def _is_sound(found: Fit, head: _Heading, seen: Sequence[Look]) -> bool:
    """Some cells stand where they can stand only: numbers that run on, offices, times; several where these are figures."""
    sure = [
        look
        for column, look in zip(found.columns, seen, strict=False)
        if column >= 0 and look in _SURE.get(head.kinds[column], ())
    ]
    firm = any(look in ("serial", "office", "time") for look in sure)
    return (firm or len(sure) > 1) and len(found.columns) >= len(head.kinds)


_SURE: dict[Kind, tuple[Look, ...]] = {
    "number": ("serial",),
    "office": ("office",),
    "time": ("time",),
    "figure": ("figure", "amount"),
    "any": ("figure", "amount"),
}
"""What cells of a column look like that nothing else does."""


def _headings(text: str, heading: Sequence[Line], seen: Sequence[Look]) -> Iterator[_Heading]:
    """The ways to read the headers: one row; two rows, of which the last words are the second; a number nobody named."""
    words = [line.span.of(text) for line in heading]
    kinds = tuple(kind_of(word) or "any" for word in words)
    spans = [line.span for line in heading]
    yield _Heading(tuple(Cell(span, 0, n) for n, span in enumerate(spans)), kinds)
    for more in range(2, len(words) - 2):
        over, under = words[:-more], words[-more:]
        if places := merged.heading(over, under, len(over) - 1 + more):
            two = [
                Cell((spans, spans[-more:])[at.row][at.at], at.row, at.column, at.rows, at.columns)
                for at in places
            ]
            held = {at.column: kind_of((over, under)[at.row][at.at]) or "any" for at in places}
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
