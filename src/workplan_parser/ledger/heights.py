"""How wide 工作内容 must be and how high a row, so that nothing printed is cut off.

Spreadsheet programs do not agree on fitting rows when a file is opened, so the height is reckoned here:
a Han character is as wide as two digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from workplan_parser.text.characters import width

LINE = 13.0
"""Points of one line of 10-point type."""

FEWEST_LINES = 3
"""Room for a hand to write in."""

MOST_LINES = 30
"""Excel's highest row is 409 points."""

SMALL = 0.8
"""Small type against the usual: 8 points to 10."""

WIDE = 64.0
"""A column wider than this makes all print small; long texts take small type first."""

WIDEST = 120.0


def lines(text: str, columns: float) -> int:
    """Lines *text* takes in a cell of *columns*; a margin is left because a line breaks before a wide character."""
    room = max(columns - 1.5, 2)
    return sum(max(1, -(-width(line) // int(room))) for line in text.split("\n")) if text else 0


def small(text: str, columns: float) -> bool:
    """Whether *text* must be set in small type to fit the highest row."""
    return lines(text, columns) > MOST_LINES


def content_width(texts: Iterable[str], least: float) -> float:
    """A width at which the longest of *texts* fits the highest row: a wide column, then small type, then wider still."""
    longest = max((width(text) for text in texts), default=0)
    in_small = longest * SMALL / (MOST_LINES / SMALL - 2) + 2
    return max(min(max(least, longest / (MOST_LINES - 1) + 2), WIDE), min(in_small, WIDEST))


def number_width(values: Iterable[Decimal], least: float) -> float:
    """The width that the longest of *values* takes with its thousands set off, and a margin."""
    return max(least, *(len(f"{value:,f}") + 3.0 for value in values), 0.0)


def row_height(texts: Mapping[str, str], widths: Mapping[str, float]) -> float:
    """The height of a row whose columns hold *texts*."""
    most = max((_points(text, widths[key]) for key, text in texts.items()), default=LINE)
    return min(max(most, LINE * FEWEST_LINES), LINE * MOST_LINES) + 6


def _points(text: str, columns: float) -> float:
    if small(text, columns):
        return LINE * SMALL * lines(text, columns / SMALL)
    return LINE * lines(text, columns)
