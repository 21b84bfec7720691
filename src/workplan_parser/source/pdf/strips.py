"""What stands on one height of a page, across all its columns; and the columns that white paper leaves between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workplan_parser.source.pdf.lines import Line, Piece

_GUTTER = 0.5
"""White paper between two columns at least, in characters."""


class Strip(NamedTuple):
    """The pieces on one base line, from left to right, each with the line it belongs to."""

    base: float
    size: float
    pieces: tuple[tuple[Piece, Line], ...]

    @property
    def rules(self) -> int:
        """How many level lines are drawn below it."""
        return self.pieces[0][1].rules

    @property
    def words(self) -> list[str]:
        """What the pieces say."""
        return [piece.text for piece, _ in self.pieces]

    def spans(self) -> list[Span]:
        """From where to where each piece stands."""
        return [(piece.left, piece.right) for piece, _ in self.pieces]


Span = tuple[float, float]


def strips(lines: Sequence[Line]) -> list[Strip]:
    """The strips of one page's *lines*, from above."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if found and found[-1][0].base - line.base < 0.3 * line.size:
            found[-1].append(line)
        else:
            found.append([line])
    return [_strip(group) for group in found]


def _strip(lines: Sequence[Line]) -> Strip:
    pieces = sorted(((piece, line) for line in lines for piece in line.pieces), key=lambda one: one[0].left)
    return Strip(lines[0].base, lines[0].size, tuple(pieces))


def columns(heads: Sequence[Span], spans: Iterable[Span], size: float) -> list[Span] | None:
    """A column for each of *heads*, wide enough for *spans*; None where one of them reaches over two columns.

    Words that stand under no head belong to the one on their right: it is set in the middle, they begin at the left.
    """
    bands: list[tuple[float, float, int]] = []
    for left, right, head in sorted([(*span, 1) for span in heads] + [(*span, 0) for span in spans]):
        if bands and left < bands[-1][1] + _GUTTER * size * (not (head and bands[-1][2])):
            bands[-1] = (bands[-1][0], max(bands[-1][1], right), bands[-1][2] + head)
        else:
            bands.append((left, right, head))
    if any(count > 1 for _, _, count in bands):
        return None
    found: list[Span] = []
    waiting: float | None = None
    for left, right, count in bands:
        if count:
            found.append((left if waiting is None else waiting, right))
            waiting = None
        elif waiting is None:
            waiting = left
    if waiting is not None:
        found[-1] = (found[-1][0], bands[-1][1])
    return found
