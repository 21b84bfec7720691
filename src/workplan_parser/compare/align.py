"""Who corresponds to whom: nodes of the old plan and of the new, one to one.

Identical nodes that are unique in both plans are frozen first; identical ones that repeat are paired
in order. The other leaves compete globally by likeness, whatever their depth, so an item may change its
section, number and title and still be found. Groups (nodes with children) follow their leaves. What tells of
the past, of this year and of years beyond it never corresponds to each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from workplan_parser.compare.assign import assign
from workplan_parser.compare.groups import across_kinds, groups
from workplan_parser.compare.kinship import kindred
from workplan_parser.compare.nodes import Node
from workplan_parser.compare.similarity import Key, Likeness, Space

THRESHOLD = 0.17
"""Score below which two nodes are strangers (measured on synthetic next years, see docs/diff.md)."""

LEVEL = 0.03
"""A nudge for nodes on the same level; too small to overrule what they say."""

MARGIN = 0.06
"""A pair whose best rival scores within this is marked for review."""

DOUBT = 0.3
"""A pair that scores below this is marked for review."""


@dataclass(slots=True)
class Alignment:
    """``pairs`` maps old to new positions; scores and doubts by pair; ``space`` and ``likeness`` for later passes."""

    pairs: dict[int, int]
    scores: dict[Key, float]
    review: set[Key] = field(default_factory=set)
    space: Space | None = None
    likeness: dict[Key, Likeness] = field(default_factory=dict)


def align(
    old: list[Node],
    new: list[Node],
    *,
    threshold: float = THRESHOLD,
    forced: Iterable[Key] = (),
    forbidden: Iterable[Key] = (),
) -> Alignment:
    """The correspondence of *old* and *new*, with *forced* pairs kept and *forbidden* ones refused."""
    barred = set(forbidden)
    pairs = dict(forced)
    _freeze(old, new, pairs, barred)
    found = Alignment(pairs, dict.fromkeys(pairs.items(), 1.0))
    _leaves(old, new, threshold, barred, found)
    groups(old, new, threshold, barred, found.pairs, found.scores)
    if found.space is not None:
        for i, j, score in across_kinds(
            old, new, found.space, found.likeness, found.scores, found.pairs, barred, threshold
        ):
            _pair(found, i, j, score)
    _pair_implicit(old, new, found)
    return found


def _pair(found: Alignment, i: int, j: int, score: float) -> None:
    """Pair *i* with *j*, whatever either was paired with before."""
    for a, b in [(a, b) for a, b in found.pairs.items() if a == i or b == j]:
        del found.pairs[a]
        found.scores.pop((a, b), None)
        found.review.discard((a, b))
    found.pairs[i] = j
    found.scores[i, j] = round(score, 4)
    if score < DOUBT:
        found.review.add((i, j))


def _freeze(old: list[Node], new: list[Node], pairs: dict[int, int], barred: set[Key]) -> None:
    """Pair nodes that say the same: unique ones at once, repeated ones by equal parents, then in order."""
    alike: dict[tuple[str, str, bool], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    taken = set(pairs.values())
    for side, nodes in enumerate((old, new)):
        for node in nodes:
            if not node.implicit and node.at not in (taken if side else pairs):
                title = node.title if any(node.content) else f"\0{node.item.label}"
                alike[title, node.whole, bool(node.kids)][side].append(node.at)
    for left, right in alike.values():
        if left and right:
            pairs.update(pair for pair in _in_order(old, new, left, right) if pair not in barred)


def _in_order(old: list[Node], new: list[Node], left: list[int], right: list[int]) -> list[Key]:
    if len(left) == len(right):
        return list(zip(left, right, strict=True))
    spare: dict[str, list[int]] = defaultdict(list)
    for j in reversed(right):
        spare[_parent_title(new, j)].append(j)
    done: list[Key] = []
    rest: list[int] = []
    for i in left:
        same = spare.get(_parent_title(old, i))
        if same:
            done.append((i, same.pop()))
        else:
            rest.append(i)
    used = {j for _, j in done}
    return done + list(zip(rest, (j for j in right if j not in used), strict=False))


def _parent_title(nodes: list[Node], at: int) -> str:
    parent = nodes[at].parent
    return nodes[parent].title if parent is not None else ""


def _leaves(old: list[Node], new: list[Node], threshold: float, barred: set[Key], found: Alignment) -> None:
    """Pair the nodes without children by what they say."""
    taken = set(found.pairs.values())
    rows = {n.at for n in old if not n.kids and n.at not in found.pairs}
    columns = {n.at for n in new if not n.kids and n.at not in taken}
    found.space = space = Space(old, new, rows, columns)
    if not rows or not columns:
        return
    found.likeness = likeness = {
        (i, j): like
        for (i, j), like in space.likeness().items()
        if (i, j) not in barred and old[i].horizon == new[j].horizon
    }
    scores = {
        (i, j): like.score + LEVEL * (old[i].item.level == new[j].item.level)
        for (i, j), like in likeness.items()
    }
    final = assign(scores, threshold)
    kin = kindred(old, new, space, likeness, final.items())
    best = _rivals(scores)
    for i, j in (final | kin).items():
        found.pairs[i] = j
        mine = scores[i, j]
        found.scores[i, j] = round(min(1.0, max(mine, likeness[i, j].text)), 4)
        rival = max(_other(best[0][i], mine), _other(best[1][j], mine))
        if i in kin or mine < DOUBT or mine - rival < MARGIN:
            found.review.add((i, j))


def _other(best: tuple[float, float], mine: float) -> float:
    """The best score that is not mine."""
    return best[1] if best[0] == mine else best[0]


def _rivals(
    scores: dict[Key, float],
) -> tuple[dict[int, tuple[float, float]], dict[int, tuple[float, float]]]:
    """The two best scores of every row and of every column."""
    best: tuple[dict[int, tuple[float, float]], dict[int, tuple[float, float]]] = ({}, {})
    for key, score in scores.items():
        for side in (0, 1):
            first, second = best[side].get(key[side], (0.0, 0.0))
            best[side][key[side]] = (score, first) if score > first else (first, max(second, score))
    return best


def _pair_implicit(old: list[Node], new: list[Node], found: Alignment) -> None:
    """Sections that are there only to hold items correspond in order; nobody asks who they are."""
    taken = set(found.pairs.values())
    for annex in (False, True):
        left = [n.at for n in old if n.implicit and n.annex == annex and n.at not in found.pairs]
        right = [n.at for n in new if n.implicit and n.annex == annex and n.at not in taken]
        for i, j in zip(left, right, strict=False):
            found.pairs[i] = j
            found.scores[i, j] = 1.0
