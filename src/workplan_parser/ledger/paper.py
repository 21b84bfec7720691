"""A4 across: how wide 工作内容 may be, and which columns still stand on the page, so that type prints at nine points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workplan_parser.ledger.columns import Column

PAPER, MARGIN = 9, 0.35
"""A4 as Excel numbers it; inches left free on either side."""

SMALLEST = 0.9
"""Ten points printed so much smaller are nine."""

_INCHES, _DOTS = 297 / 25.4, 96
ROOM = (_INCHES - 2 * MARGIN) * _DOTS / SMALLEST
"""Dots of a screen that go across the page."""

_LEAST = 24.0
"""工作内容 in a ledger to which people added columns."""


_DIGIT = 7.8
"""Dots of a digit in the program that takes it widest (LibreOffice; Excel: 7)."""


def dots(width: float) -> float:
    """What a column of so many characters takes."""
    return width * _DIGIT + 5


def fitted(columns: Sequence[Column], widths: Mapping[str, float]) -> tuple[int, float]:
    """(how many of the *columns*, from the first, stand on the page; the width that is left for 工作内容)."""
    printed = [column for column in columns if column.place == "printed"]
    others = [dots(widths[column.key]) for column in printed if column.key != "text"]
    while others and ROOM - sum(others) < dots(_LEAST):
        others.pop()
    return len(others) + 1, (ROOM - sum(others) - 5) // _DIGIT
