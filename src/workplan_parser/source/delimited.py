"""Tables saved as text by Excel and WPS (.csv, .tsv): cells parted by one sign, those that hold it in quotes.

What bears the name but holds prose, or a document in each cell, is read as plain text.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Literal, NamedTuple

from workplan_parser.source import merged, plain
from workplan_parser.source.blocks import Grid, GridBuilder
from workplan_parser.source.encodings import decode, placed
from workplan_parser.source.headings import is_heading
from workplan_parser.source.model import Source
from workplan_parser.source.page import Page
from workplan_parser.text.characters import shown

MEDIA_TYPES = {"\t": "text/tab-separated-values"}
_DELIMITERS = "\t,;|，；"
_QUOTING: tuple[Literal[0, 3], ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)
_HEADING_WITHIN = 12
_LONGEST_CELL = 4_000
"""A longer one is a document: a data set with a text a row."""
_EVEN = 0.9


class _Reading(NamedTuple):
    """The text cut at one delimiter: how even its rows are, and the rows."""

    share: float
    width: int
    delimiter: str
    rows: list[list[str]]


def read(data: bytes, name: str) -> Source:
    """The :class:`Source` of a .csv or .tsv, each row a line; of its plain text where that is no table."""
    text, encoding, doubts = decode(data)
    best = max(_readings(text), default=None)
    if best is None or not _is_table(best):
        return plain.read(data, name)
    page = Page()
    page.write([_grid(best.rows)])
    media_type = MEDIA_TYPES.get(best.delimiter, "text/csv")
    return page.source(data, name, media_type, encoding, placed(doubts, page.text))


def _readings(text: str) -> Iterator[_Reading]:
    """Each way to cut *text* that makes rows of two cells or more; quotes that never close are none."""
    for delimiter in _DELIMITERS:
        for quoting in _QUOTING if delimiter in text else ():
            try:
                rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, quoting=quoting))
            except csv.Error:
                continue
            rows = [row for row in rows if any(map(shown, row))]
            widths = Counter(len(row) for row in rows if len(row) > 1)
            for width, count in widths.most_common(1):
                yield _Reading(count / len(rows), width, delimiter, rows)


def _is_table(found: _Reading) -> bool:
    """A heading of header words with rows as wide as it; without such words, rows that are all alike."""
    if max(len(cell) for row in found.rows for cell in row) > _LONGEST_CELL:
        return False
    for n, row in enumerate(found.rows[:_HEADING_WITHIN]):
        said = [cell for cell in row if shown(cell)]
        if len(said) > 1 and is_heading(said):
            return any(len(other) == len(row) for other in found.rows[n + 1 :])
    return found.share >= _EVEN and len(found.rows) > 1


def _grid(rows: list[list[str]]) -> Grid:
    """The rows as a grid; merged cells of a heading, which are blank in the file, cover their places again."""
    grid = GridBuilder()
    places: dict[tuple[int, int], merged.Place] = {}
    for n, row in enumerate(rows):
        grid.start_row()
        if not places and n + 1 < len(rows):
            found = merged.heading(row, rows[n + 1], len(row)) or ()
            places = {(n + place.row, place.at): place for place in found}
        within = any(at == n for at, _ in places)
        for column, cell in enumerate(row):
            place = places.get((n, column))
            if place:
                grid.put((cell,), column, place.columns, place.rows)
            elif not within:
                grid.put((cell,), column)
    return grid.build()
