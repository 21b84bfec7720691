"""Who corresponds to whom: nodes of the old plan and of the new, one to one.

Identical nodes that are unique in both plans are frozen first; identical ones that repeat are paired
in order. The other leaves compete globally by likeness, whatever their depth, so an item may change its
section, number and title and still be found. Groups (nodes with children) follow their leaves. What tells of
the past, of this year and of years beyond it never corresponds to each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.assign import assign
from workplan_parser.compare.constants import DOUBT, MARGIN, THRESHOLD
from workplan_parser.compare.groups import across_kinds, at_home, groups, whole_groups
from workplan_parser.compare.kinship import kindred
from workplan_parser.compare.nodes import Node
from workplan_parser.compare.points import by_points
from workplan_parser.compare.similarity import Key, Space


def align(
    old: list[Node],
    new: list[Node],
    *,
    threshold: float = THRESHOLD,
    forced: Iterable[Key] = (),
    forbidden: Iterable[Key] = (),
) -> Alignment:
    """The correspondence of *old* and *new*, with *forced* pairs kept and *forbidden* ones refused."""
    found = Alignment(old, new, threshold, frozenset(forbidden))
    for i, j in forced:
        found.pair(i, j, 1.0, "pinned")
    for make_pairs in (
        same,
        leaves,
        kindred,
        groups,
        whole_groups,
        at_home,
        across_kinds,
        by_points,
        implicit,
    ):
        make_pairs(found)
    return found


def same(found: Alignment) -> None:
    """Nodes that say the same: unique ones at once, repeated ones by equal parents, then in order."""
    alike: dict[tuple[str, str, bool], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, nodes in enumerate((found.old, found.new)):
        for node in nodes:
            if not node.implicit and node.at not in (found.back if side else found.pairs):
                title = node.title if any(node.content) else f"\0{node.item.label}"
                alike[title, node.whole, bool(node.kids)][side].append(node.at)
    for left, right in alike.values():
        for i, j in _in_order(found.old, found.new, left, right) if left and right else ():
            if (i, j) not in found.barred:
                found.pair(i, j, 1.0, "same")


def _in_order(old: list[Node], new: list[Node], left: list[int], right: list[int]) -> list[Key]:
    if len(left) == len(right):
        return list(zip(left, right, strict=True))
    spare: dict[str, list[int]] = defaultdict(list)
    for j in reversed(right):
        spare[_parent_title(new, j)].append(j)
    done: list[Key] = []
    rest: list[int] = []
    for i in left:
        equal = spare.get(_parent_title(old, i))
        if equal:
            done.append((i, equal.pop()))
        else:
            rest.append(i)
    used = {j for _, j in done}
    return done + list(zip(rest, (j for j in right if j not in used), strict=False))


def _parent_title(nodes: list[Node], at: int) -> str:
    parent = nodes[at].parent
    return nodes[parent].title if parent is not None else ""


def leaves(found: Alignment) -> None:
    """The nodes without children, by what they say."""
    rows = {n.at for n in found.old if not n.kids and n.at not in found.pairs}
    columns = {n.at for n in found.new if not n.kids and n.at not in found.back}
    found.space = Space(found.old, found.new, rows, columns)
    if not rows or not columns:
        return
    found.likeness = {key: like for key, like in found.space.likeness().items() if found.may(*key)}
    scores = {key: like.score + found.nudge(*key) for key, like in found.likeness.items()}
    best = _rivals(scores)
    for i, j in assign(scores, found.threshold).items():
        mine = scores[i, j]
        rival = max(_other(best[0][i], mine), _other(best[1][j], mine))
        doubtful = mine < DOUBT or mine - rival < MARGIN
        like = found.likeness[i, j]
        told = f"words: title {like.title:.2f}, text {like.text:.2f}"
        found.pair(i, j, max(mine, like.text), told, doubtful=doubtful)


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


def implicit(found: Alignment) -> None:
    """Sections that are there only to hold items correspond in order; nobody asks who they are."""
    for annex in (False, True):
        left = [n.at for n in found.old if n.implicit and n.annex == annex and n.at not in found.pairs]
        right = [n.at for n in found.new if n.implicit and n.annex == annex and n.at not in found.back]
        for i, j in zip(left, right, strict=False):
            found.pair(i, j, 1.0, "place")
