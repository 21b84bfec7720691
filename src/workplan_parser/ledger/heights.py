"""How wide 工作内容 must be and how high a row, so that nothing printed is cut off.

Spreadsheet programs do not agree on fitting rows when a file is opened, so the height is reckoned here:
a Han character is as wide as two digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unicodedata import east_asian_width

LINE = 13.0
"""Points of one line of 10-point type."""

FEWEST_LINES = 3
"""Room for a hand to write in."""

MOST_LINES = 30
"""Excel's highest row is 409 points."""

WIDEST = 120.0


def width(text: str) -> int:
    """Columns of half width that *text* takes."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def lines(text: str, columns: float) -> int:
    """Lines *text* takes in a cell of *columns*; a margin is left because a line breaks before a wide character."""
    room = max(columns - 1.5, 2)
    return sum(max(1, -(-width(line) // int(room))) for line in text.split("\n")) if text else 0


def content_width(texts: Iterable[str], least: float) -> float:
    """The width at which the longest of *texts* still fits the highest row."""
    longest = max((width(text) for text in texts), default=0)
    return min(max(least, longest / (MOST_LINES - 1) + 2), WIDEST)


def row_height(texts: Mapping[str, str], widths: Mapping[str, float]) -> float:
    """The height of a row whose columns hold *texts*."""
    most = max((lines(text, widths[key]) for key, text in texts.items()), default=1)
    return LINE * min(max(most, FEWEST_LINES), MOST_LINES) + 6
