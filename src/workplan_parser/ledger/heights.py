"""How high a row must be, and how small its type, so that nothing printed is cut off.

Spreadsheet programs do not agree on fitting rows when a file is opened, so the height is reckoned here:
a Han character is as wide as two digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from workplan_parser.text.characters import width

LINE = 13.6
"""Points of one line of 10-point type."""

FEWEST_LINES = 2
"""Room for a hand to write in."""

MOST_LINES = 29
"""Excel's highest row is 409 points."""

SIZES = (10, 9, 8, 7, 6)
"""Points of type: the usual, and what a long text takes to fit the highest row."""


def lines(text: str, columns: float) -> int:
    """Lines *text* takes in a cell of *columns*; a margin is left because a line breaks before a wide character."""
    room = max(columns - 2, 2)
    return sum(max(1, -(-width(line) // int(room))) for line in text.split("\n")) if text else 0


def size(text: str, columns: float) -> int:
    """The type in which *text* fits the highest row; the smallest where none does."""
    return next((size for size in SIZES if _points(text, columns, size) <= LINE * MOST_LINES), SIZES[-1])


def number_width(values: Iterable[Decimal], least: float) -> float:
    """The width that the longest of *values* takes with its thousands set off, and a margin."""
    return max(least, *(len(f"{value:,f}") + 3.0 for value in values), 0.0)


def row_height(texts: Mapping[str, str], widths: Mapping[str, float]) -> float:
    """The height of a row whose columns hold *texts*."""
    most = max(
        (_points(text, widths[key], size(text, widths[key])) for key, text in texts.items()), default=LINE
    )
    return min(max(most, LINE * FEWEST_LINES), LINE * MOST_LINES) + 6


def _points(text: str, columns: float, size: int) -> float:
    part = size / SIZES[0]
    return LINE * part * lines(text, columns / part)
