"""The lines of a PDF with their places: what the text layer holds, before any thought about paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workplan_parser.source.blocks import CELL_BREAK
from workplan_parser.source.pdf.ruling import Frame

WIDE = 0.6
"""White paper that may part two columns, in characters."""


class Piece(NamedTuple):
    """Words of a line with wide white paper on both sides, and where they stand."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class Line:
    """One printed line: its words without blanks at the ends, and where they stand (points, origin below left)."""

    text: str
    page: int
    left: float
    right: float
    base: float
    """Height of the base line."""
    size: float
    """Width of a Han character."""
    width: float
    height: float
    """Width and height of the page."""
    pieces: tuple[Piece, ...]
    """The line cut at wide white paper."""
    rules: int = 0
    """How many level lines are drawn below it on its page."""
    frame: Frame | None = None
    cell: int = -1
    """The ruled table that the line stands in, and the cell there."""


def space(before: str, after: str, white: float) -> str:
    """What white paper means that is *white* characters wider than the line's own spacing.

    Two names or columns, two words, or nothing: type set apart by a quarter where Han meets Latin.
    """
    if white > 0.4:
        return CELL_BREAK
    if before.isascii() and after.isascii():
        return " " if before.isalnum() and after.isalnum() else ""
    return " " if white > 0.15 and not before.isascii() and not after.isascii() else ""


def joined(lines: Sequence[Line]) -> list[Line]:
    """Pieces that stand side by side on one base line are one line, but not those of two cells."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last
            and last.frame is line.frame
            and last.cell == line.cell
            and abs(last.base - line.base) < 0.3 * line.size
            and line.left - last.right + 0.3 * line.size >= 0
        ):
            white = (line.left - last.right) / line.size
            last.text += space(last.text[-1], line.text[0], white) + line.text
            last.right = line.right
            last.pieces = _side_by_side(last.pieces, line.pieces, white)
        else:
            joined.append(line)
    return joined


def _side_by_side(first: tuple[Piece, ...], second: tuple[Piece, ...], white: float) -> tuple[Piece, ...]:
    if white > WIDE:
        return first + second
    one = Piece(first[-1].text + second[0].text, first[-1].left, second[0].right)
    return (*first[:-1], one, *second[1:])
