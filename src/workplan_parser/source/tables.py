"""Whether a table holds data, labelled values, or only lays out a page.

A wrong ``data`` glues a document's paragraphs into cells; a wrong ``layout`` loses only who stands in
which column. So a table must show its columns before it counts as data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import regex

from workplan_parser.source.blocks import Box, Grid
from workplan_parser.source.headings import is_heading
from workplan_parser.text.marks import UPPER, opening

Kind = Literal["data", "labels", "layout"]

_HEADING_WITHIN = 5
_LABEL = regex.compile(r"[^\s:：，。；、\d][^:：，。；]{0,14}[:：]")
_LABELLED = regex.compile(r"[^\s:：，。；\d][^:：，。；]{0,14}[:：].{0,60}")


def kind(grid: Grid) -> Kind:
    """What *grid* is for."""
    for name, rule in _RULES:
        if rule(grid):
            return name
    return "data"


def _has_a_heading(grid: Grid) -> bool:
    """A row of headers and below it one as full: what else its cells hold, a table too, is theirs."""
    rows = [[box.text for box in row if box.lines] for row in grid.rows()]
    for n, words in enumerate(rows[:_HEADING_WITHIN]):
        if len(words) > 2 and is_heading(words):
            return any(len(row) >= len(words) for row in rows[n + 1 :])
    return False


def _has_no_columns(grid: Grid) -> bool:
    """Fewer than two rows in which two cells say something."""
    return sum(len([box for box in row if box.lines]) >= 2 for row in grid.rows()) < 2


def _frames_a_data_table(grid: Grid) -> bool:
    """Holds a table that is more than a layout of its own."""
    inner = [part for box in grid.boxes for part in box.content if isinstance(part, Grid)]
    return any(kind(part) != "layout" or _holds_grid(part) for part in inner)


def _labels_its_own_cells(grid: Grid) -> bool:
    """Every cell is a line such as 发文机关：市城管局, label and value together."""
    shown = [box for box in grid.boxes if box.lines]
    return all(len(box.lines) == 1 and _LABELLED.fullmatch(box.lines[0]) for box in shown)


def _holds_grid(grid: Grid) -> bool:
    return any(isinstance(part, Grid) for box in grid.boxes for part in box.content)


def _holds_the_document(grid: Grid) -> bool:
    """One cell has the numbered headings and most of the words: the page's main column."""
    total = sum(len(line) for box in grid.boxes for line in box.lines)
    return any(
        len(box.lines) >= 5
        and 10 * sum(map(len, box.lines)) >= 7 * total
        and sum(map(_is_heading, box.lines)) >= 2
        for box in grid.boxes
    )


def _is_heading(line: str) -> bool:
    mark = opening(line)
    return mark is not None and mark.family in UPPER


def _is_labels(grid: Grid) -> bool:
    """Cells go label, value, label, value; every label ends in a colon (索 引 号：)."""
    labels = values = 0
    for row in grid.rows():
        shown = [box for box in row if box.lines]
        if not shown:
            continue
        for box in row[0::2]:
            labels += bool(box.lines) and _is_label(box)
            values += bool(box.lines) and not _is_label(box)
    return labels >= 1 and values == 0


def _is_label(box: Box) -> bool:
    return len(box.lines) == 1 and _LABEL.fullmatch(box.lines[0].strip()) is not None


_RULES: tuple[tuple[Kind, Callable[[Grid], bool]], ...] = (
    ("labels", _is_labels),
    ("data", _has_a_heading),
    ("layout", _labels_its_own_cells),
    ("layout", _has_no_columns),
    ("layout", _frames_a_data_table),
    ("layout", _holds_the_document),
)
"""Most specific first; what passes them all shows columns, and is data."""


def label_pairs(grid: Grid) -> Iterator[tuple[str, str]]:
    """The pairs of a table of labelled values, in reading order."""
    for row in grid.rows():
        for n in range(0, len(row), 2):
            label = row[n].text.strip()
            value = row[n + 1].text.strip() if n + 1 < len(row) else ""
            if label or value:
                yield label, value
