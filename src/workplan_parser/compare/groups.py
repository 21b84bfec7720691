"""Sections and other nodes with children: who corresponds follows from their leaves and their titles.

A task told in one paragraph this year and in numbered points the next is a leaf on one side and a
group on the other: such a pair is made where the whole group is more alike than any one of its leaves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.assign import ahead, assign
from workplan_parser.compare.constants import (
    DOUBT,
    GROUP_TITLE,
    GROUPS_AHEAD,
    HOME_AHEAD,
    HOME_LIKE,
    HOME_LONG,
    MANY_GROUPS,
    NEAR_GROUP,
)
from workplan_parser.compare.nodes import Node
from workplan_parser.compare.similarity import Key, bigrams


def groups(found: Alignment) -> None:
    """The groups, by what has been paired below them and by their titles."""
    rows = [n for n in found.old if n.kids and not n.implicit and n.at not in found.pairs]
    columns = [n for n in found.new if n.kids and not n.implicit and n.at not in found.back]
    if not rows or not columns:
        return
    shared = _votes(found)
    sizes = (_sizes(found.old), _sizes(found.new))
    titles = _titles(rows, columns)
    scores: dict[Key, float] = {}
    for a, b in shared.keys() | titles.keys():
        if a in found.pairs or b in found.back or not found.may(a, b):
            continue
        score = 2 * shared.get((a, b), 0) / (sizes[0][a] + sizes[1][b])
        if found.old[a].title and found.new[b].title:
            score = GROUP_TITLE * titles.get((a, b), 0.0) + (1 - GROUP_TITLE) * score
        scores[a, b] = score + found.nudge(a, b)
    for a, b in assign(scores, found.threshold).items():
        told = f"below: {shared.get((a, b), 0)} of {sizes[0][a]} and {sizes[1][b]}"
        found.pair(a, b, scores[a, b], told)


def whole_groups(found: Alignment) -> None:
    """Groups whose leaves found no counterparts, by all they say: far ahead of every rival."""
    rows = [n.at for n in found.old if n.kids and not n.implicit and n.at not in found.pairs]
    columns = [n.at for n in found.new if n.kids and not n.implicit and n.at not in found.back]
    if not rows or not columns or len(rows) * len(columns) > MANY_GROUPS:
        return
    scores = {(i, j): found.space.one(i, j).score for i in rows for j in columns if found.may(i, j)}
    for i, j in ahead(scores, times=GROUPS_AHEAD):
        if scores[i, j] >= found.threshold:
            found.pair(i, j, scores[i, j], f"group: {scores[i, j]:.2f}", doubtful=True)


def at_home(found: Alignment) -> None:
    """Long leaves below groups that correspond, each the other's best among those left there; a person should look."""
    scores: dict[Key, float] = {}
    for (i, j), like in found.likeness.items():
        above, over = found.old[i].parent, found.new[j].parent
        if above is None or over is None or found.pairs.get(above) != over:
            continue
        long = min(len(found.old[i].whole), len(found.new[j].whole)) >= HOME_LONG
        if long and i not in found.pairs and j not in found.back and like.text >= HOME_LIKE:
            scores[i, j] = like.text + found.nudge(i, j)
    for i, j in ahead(scores, times=HOME_AHEAD):
        found.pair(i, j, scores[i, j], f"home: {scores[i, j]:.2f}", doubtful=True)


def _votes(found: Alignment) -> dict[Key, int]:
    """For every two groups the number of paired leaves that lie below both."""
    count: dict[Key, int] = defaultdict(int)
    for i, j in found.pairs.items():
        if not found.old[i].kids and not found.new[j].kids:
            for a in _above(found.old, i):
                for b in _above(found.new, j):
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


def across_kinds(found: Alignment) -> None:
    """Leaves that correspond to a whole group rather than to one of its leaves."""
    scores = {key: score for key in _candidates(found) if (score := _better(found, *key))}
    for i, j in assign(scores, found.threshold).items():
        found.pair(i, j, scores[i, j], f"whole: {scores[i, j]:.2f}", doubtful=scores[i, j] < DOUBT)


def _candidates(found: Alignment) -> Iterator[Key]:
    """Leaf and group of either side, both free or paired with each other's kin, where some leaf below is alike."""
    pairs, back = found.pairs, found.back
    for (i, j), like in found.likeness.items():
        if like.text >= NEAR_GROUP:
            yield from ((i, b) for b in _above(found.new, j) if b not in back and pairs.get(i, j) == j)
            yield from ((a, j) for a in _above(found.old, i) if a not in pairs and back.get(j, i) == i)


def _better(found: Alignment, i: int, j: int) -> float:
    """The score of a pair that beats what its two nodes have; 0 where it does not."""
    if not found.may(i, j):
        return 0.0
    partner, other = found.pairs.get(i, -1), found.back.get(j, -1)
    mine = max(found.scores.get((i, partner), 0.0), found.scores.get((other, j), 0.0))
    score = found.space.one(i, j).score
    return score if score > mine else 0.0
