"""Headings of two rows whose merged cells were lost: 责任分工 over 牵头单位 and 配合单位, saved as .csv or typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workplan_parser.source.headings import (
    assigns,
    is_heading,
    is_over,
    is_part_of_year,
    kind_of,
    may_be_parted_by_time,
)


class Place(NamedTuple):
    """Which cell of two rows it is (``row``, ``at``), the column it stands in, and what it covers."""

    row: int
    at: int
    column: int
    rows: int
    columns: int


def heading(first: Sequence[str], second: Sequence[str], width: int) -> list[Place] | None:
    """The places of the cells of two rows over rows of *width* cells; None where the second is no part of the heading."""
    if len(first) == len(second) == width:
        return _blank(first, second)
    return _gone(first, second) if len(first) - 1 + len(second) == width and len(second) > 1 else None


def _blank(first: Sequence[str], second: Sequence[str]) -> list[Place] | None:
    """Blank in the second row: the cell above reaches down. Blank in the first: the cell to the left reaches over.

    ``序号 | 任务 | 责任分工 | | 时限`` over ``| | 牵头单位 | 配合单位 |``, but no row of data below a heading.
    """
    below = [n for n, word in enumerate(second) if word]
    if not first[0] or not all(a or b for a, b in zip(first, second, strict=True)):
        return None
    if not is_heading([word for word in first if word]):
        return None
    if not 1 < len(below) < len(second) or not all(kind_of(second[n]) for n in below):
        return None
    found: list[Place] = []
    for column, word in enumerate(first):
        if word:
            end = next((n for n in range(column + 1, len(first)) if first[n]), len(first))
            found.append(Place(0, column, column, 1 if second[column] else 2, end - column))
    return found + [Place(1, n, n, 1, 1) for n in below]


def _gone(first: Sequence[str], second: Sequence[str]) -> list[Place] | None:
    """No blanks are left: the second row stands under the one word that can be parted.

    ``序号 | 任务 | 责任分工 | 时限`` over ``牵头单位 | 配合单位``; 季度目标 over ``一季度 | 二季度``.
    """
    over = _over(first, second)
    if over is None:
        return None
    more = len(second) - 1
    return [
        *(
            Place(0, n, n + more * (n > over), 1 if n == over else 2, len(second) if n == over else 1)
            for n in range(len(first))
        ),
        *(Place(1, n, over + n, 1, 1) for n in range(len(second))),
    ]


def _over(first: Sequence[str], second: Sequence[str]) -> int | None:
    """Which word of the *first* row stands over the *second*; None where none does, or several might."""
    if all(map(is_part_of_year, second)):
        found = [n for n, word in enumerate(first) if may_be_parted_by_time(word)]
    elif all(map(assigns, second)):
        named = [n for n, word in enumerate(first) if is_over(word)]
        found = named or [n for n, word in enumerate(first) if n and kind_of(word) is None]
    else:
        return None
    return found[0] if len(found) == 1 else None
