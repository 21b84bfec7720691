"""Which corresponding nodes were moved: those outside the longest run that kept its order, or under another parent."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from zlib import crc32

from workplan_parser.compare.nodes import Node


def moved(old: list[Node], new: list[Node], pairs: dict[int, int]) -> set[int]:
    """Old positions of the pairs that changed place."""
    back = {j: i for i, j in pairs.items()}
    out: set[int] = set()
    siblings: dict[int | None | str, list[tuple[int, int]]] = defaultdict(list)
    for i, j in pairs.items():
        if old[i].implicit or new[j].implicit:
            continue
        a, b = old[i].parent, new[j].parent
        if a is not None and b is not None and pairs.get(a) == b:
            siblings[a].append((i, j))
        elif a is None and b is None:
            siblings[None].append((i, j))
        elif (a is not None and a in pairs) or (b is not None and b in back):
            out.add(i)
        else:
            siblings["loose"].append((i, j))
    for group in siblings.values():
        group.sort()
        kept = heaviest([j for _, j in group], [_weight(old[i], new[j]) for i, j in group])
        out.update(i for n, (i, _) in enumerate(group) if n not in kept)
    return out


def _weight(a: Node, b: Node) -> int:
    """One for each node, then by size, then by what it says: the same from both sides, so the mirror law holds."""
    mark = crc32("\n".join(sorted((a.title + a.whole, b.title + b.whole))).encode())
    return (1 << 60) + (min(len(a.whole) + len(b.whole), 1 << 26) << 32) + mark


def heaviest(values: list[int], weights: list[int]) -> set[int]:
    """Positions of the heaviest increasing run of *values* (a Fenwick tree of best sums, O(n log n))."""
    ranks = sorted(values)
    best: list[tuple[int, int]] = [(0, -1)] * (len(values) + 1)
    before: list[int] = []
    end = (0, -1)
    for n, value in enumerate(values):
        rank = bisect_left(ranks, value) + 1
        sofar = (0, -1)
        k = rank - 1
        while k > 0:
            sofar = max(sofar, best[k])
            k -= k & -k
        before.append(sofar[1])
        mine = (sofar[0] + weights[n], n)
        k = rank
        while k < len(best):
            best[k] = max(best[k], mine)
            k += k & -k
        end = max(end, mine)
    kept: set[int] = set()
    at = end[1]
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
