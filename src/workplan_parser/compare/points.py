"""Items that correspond because their paragraphs do, whatever their own headings say.

A whole group of numbered points may be one item this year that tells them in its text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.assign import assign
from workplan_parser.compare.blocks import blocks
from workplan_parser.compare.constants import POINTS, POINTS_SHARE
from workplan_parser.compare.nodes import Node
from workplan_parser.compare.similarity import Key


def by_points(found: Alignment) -> None:
    """Items whose paragraphs correspond, where neither has a better counterpart; a person should look."""
    shared: dict[Key, int] = defaultdict(int)
    for (a, _), (b, _) in found.places().items():
        for i in _up(found.old, a):
            for j in _up(found.new, b):
                shared[i, j] += 1
    sizes = (_sizes(found.old), _sizes(found.new))
    scores: dict[Key, float] = {}
    for (i, j), count in shared.items():
        share = 2 * count / (sizes[0][i] + sizes[1][j])
        if count >= POINTS and share >= POINTS_SHARE and _free(found, i, j) and found.may(i, j):
            scores[i, j] = share
    for i, j in assign(scores, POINTS_SHARE).items():
        told = f"points: {shared[i, j]} of {sizes[0][i]} and {sizes[1][j]}"
        found.pair(i, j, scores[i, j], told, doubtful=True)


def _up(nodes: list[Node], at: int) -> Iterator[int]:
    """*at* and the items above it, nearest first; at most eight."""
    here: int | None = at
    for _ in range(8):
        if here is None:
            return
        if not nodes[here].implicit:
            yield here
        here = nodes[here].parent


def _sizes(nodes: list[Node]) -> dict[int, int]:
    """Paragraphs of every item and of those below it."""
    size = {node.at: len(blocks(node)) for node in nodes}
    for node in reversed(nodes):
        if node.parent is not None:
            size[node.parent] += size[node.at]
    return size


def _free(found: Alignment, i: int, j: int) -> bool:
    """True where both have no counterpart, or only one of them has, in doubt and inside the other."""
    partner, other = found.pairs.get(i), found.back.get(j)
    if partner is None and other is None:
        return True
    if partner is None and other is not None:
        return (other, j) in found.review and i in set(_up(found.old, other))
    if other is None and partner is not None:
        return (i, partner) in found.review and j in set(_up(found.new, partner))
    return False
