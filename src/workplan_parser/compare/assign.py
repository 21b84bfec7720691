"""One-to-one assignment: each row gets at most one column, best pairs first, then improved by exchange.

Symmetric by construction: scores are, and ties go by |i − j| and i + j, so assigning columns to
rows gives the mirror image.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from workplan_parser.compare.constants import ROUNDS
from workplan_parser.compare.similarity import Key


def assign(scores: Mapping[Key, float], threshold: float) -> dict[int, int]:
    """The assignment row → column over *scores* of at least *threshold*."""
    good = {key: s for key, s in scores.items() if s >= threshold}
    order = sorted(good, key=lambda k: (-round(good[k], 9), abs(k[0] - k[1]), k[0] + k[1], k))
    row: dict[int, int] = {}
    column: dict[int, int] = {}
    for i, j in order:
        if i not in row and j not in column:
            row[i], column[j] = j, i
    for _ in range(ROUNDS):
        if not _exchange(order, good, row, column):
            break
    return row


def _exchange(order: list[Key], good: dict[Key, float], row: dict[int, int], column: dict[int, int]) -> bool:
    """Swap partners where two pairs together score higher crossed over; True where any did."""
    gains: list[tuple[float, int, int, Key]] = []
    for i, j in order:
        if row.get(i) == j:
            continue
        gain = _gain(i, j, good, row, column)
        if gain > 1e-9:
            gains.append((-round(gain, 9), abs(i - j), i + j, (i, j)))
    changed = False
    for _, _, _, (i, j) in sorted(gains):
        if row.get(i) != j and _gain(i, j, good, row, column) > 1e-9:
            b, a = row.get(i), column.get(j)
            if b is not None:
                del column[b]
            if a is not None:
                del row[a]
            row[i], column[j] = j, i
            if a is not None and b is not None and (a, b) in good:
                row[a], column[b] = b, a
            changed = True
    return changed


def _gain(i: int, j: int, good: dict[Key, float], row: dict[int, int], column: dict[int, int]) -> float:
    """What pairing *i* with *j* and their two partners with each other would add to the sum."""
    b, a = row.get(i), column.get(j)
    lost = (good[i, b] if b is not None else 0.0) + (good[a, j] if a is not None else 0.0)
    crossed = good.get((a, b), 0.0) if a is not None and b is not None else 0.0
    return good[i, j] + crossed - lost


def ahead(scores: Mapping[Key, float], *, times: float = 1.0, margin: float = 0.0) -> list[Key]:
    """The pairs whose score is *times* that of every rival, or above it by *margin*, on either side."""
    rows: dict[int, list[float]] = defaultdict(list)
    columns: dict[int, list[float]] = defaultdict(list)
    for (i, j), score in scores.items():
        rows[i].append(score)
        columns[j].append(score)
    return [
        (i, j)
        for (i, j), score in sorted(scores.items())
        if all(sum(other * times > score - margin for other in line) == 1 for line in (rows[i], columns[j]))
    ]
