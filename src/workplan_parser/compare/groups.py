"""Sections and other nodes with children: who corresponds follows from their leaves and their titles.

A task told in one paragraph this year and in numbered points the next is a leaf on one side and a
group on the other: such a pair is made where the whole group is more alike than any one of its leaves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workplan_parser.compare.assign import assign
from workplan_parser.compare.nodes import Node
from workplan_parser.compare.similarity import Key, Likeness, Space, bigrams

TITLE_SHARE = 0.4
"""Weight of the titles against the share of leaves in common."""

LEVEL = 0.03
"""A nudge for groups on the same level."""

NEAR = 0.12
"""Cosine with one of its leaves from which on a leaf is compared with a whole group."""


def groups(
    old: list[Node],
    new: list[Node],
    threshold: float,
    barred: set[Key],
    pairs: dict[int, int],
    scores: dict[Key, float],
) -> None:
    """Add to *pairs* and *scores* the groups that correspond; leaves must have been paired before."""
    taken = set(pairs.values())
    rows = [n for n in old if n.kids and not n.implicit and n.at not in pairs]
    columns = [n for n in new if n.kids and not n.implicit and n.at not in taken]
    if not rows or not columns:
        return
    shared = _votes(old, new, pairs)
    sizes = (_sizes(old), _sizes(new))
    titles = _titles(rows, columns)
    found: dict[Key, float] = {}
    for a, b in shared.keys() | titles.keys():
        if (a, b) in barred or old[a].horizon != new[b].horizon or a in pairs or b in taken:
            continue
        votes = 2 * shared.get((a, b), 0) / (sizes[0][a] + sizes[1][b])
        titled = bool(old[a].title and new[b].title)
        score = TITLE_SHARE * titles.get((a, b), 0.0) + (1 - TITLE_SHARE) * votes if titled else votes
        found[a, b] = score + LEVEL * (old[a].item.level == new[b].item.level)
    for a, b in assign(found, threshold).items():
        pairs[a] = b
        scores[a, b] = round(min(1.0, found[a, b]), 4)


def _votes(old: list[Node], new: list[Node], pairs: dict[int, int]) -> dict[Key, int]:
    """For every two groups the number of paired leaves that lie below both."""
    count: dict[Key, int] = defaultdict(int)
    for i, j in pairs.items():
        if not old[i].kids and not new[j].kids:
            for a in _above(old, i):
                for b in _above(new, j):
                    count[a, b] += 1
    return count


def _above(nodes: list[Node], at: int) -> Iterator[int]:
    """The groups *at* lies in, nearest first; at most eight, so that a deep outline costs no more."""
    parent = nodes[at].parent
    for _ in range(8):
        if parent is None:
            return
        if not nodes[parent].implicit:
            yield parent
        parent = nodes[parent].parent


def _sizes(nodes: list[Node]) -> dict[int, int]:
    """Leaves below every node."""
    size = {n.at: 0 if n.kids else 1 for n in nodes}
    for node in reversed(nodes):
        if node.parent is not None:
            size[node.parent] += size[node.at]
    return size


def _titles(rows: list[Node], columns: list[Node]) -> dict[Key, float]:
    """Dice of the title bigrams of groups, for those that share at least one that is not everywhere."""
    grams = ({n.at: set(bigrams(n.title)) for n in rows}, {n.at: set(bigrams(n.title)) for n in columns})
    holders: dict[str, list[int]] = defaultdict(list)
    for at, own in grams[1].items():
        for gram in own:
            holders[gram].append(at)
    shared: dict[Key, int] = defaultdict(int)
    for a, own in grams[0].items():
        for gram in own:
            if len(holders.get(gram, ())) <= 40:
                for b in holders.get(gram, ()):
                    shared[a, b] += 1
    return {(a, b): 2 * n / (len(grams[0][a]) + len(grams[1][b])) for (a, b), n in shared.items()}


def across_kinds(
    old: list[Node],
    new: list[Node],
    space: Space,
    likeness: dict[Key, Likeness],
    scores: dict[Key, float],
    pairs: dict[int, int],
    barred: set[Key],
    threshold: float,
) -> Iterator[tuple[int, int, float]]:
    """(old, new, score) of leaves that correspond to a whole group rather than to one of its leaves."""
    taken = {j: i for i, j in pairs.items()}
    found: dict[Key, float] = {}
    for (i, j), like in likeness.items():
        if like.text < NEAR:
            continue
        for b in _above(new, j):
            if b not in taken and pairs.get(i, j) == j:
                found[i, b] = 0.0
        for a in _above(old, i):
            if a not in pairs and taken.get(j, i) == i:
                found[a, j] = 0.0
    for i, j in found:
        if (i, j) not in barred and old[i].horizon == new[j].horizon:
            mine = max(
                scores.get((i, pairs[i]), 0.0) if i in pairs else 0.0,
                scores.get((taken[j], j), 0.0) if j in taken else 0.0,
            )
            score = space.one(i, j).score
            found[i, j] = score if score > mine else 0.0
    for i, j in assign({key: s for key, s in found.items() if s}, threshold).items():
        yield i, j, found[i, j]
