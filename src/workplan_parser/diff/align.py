"""Who corresponds to whom: nodes of the old plan and of the new, one to one.

Identical nodes that are unique in both plans are frozen first; identical ones that repeat are paired
in order. The rest compete globally by likeness, whatever their depth, so an item may change its
section, number and title and still be found. Groups (nodes with children) are then judged again by
their children. A report on last year never corresponds to a task for this one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from workplan_parser.diff.assign import assign
from workplan_parser.diff.kinship import kindred
from workplan_parser.diff.nodes import Node
from workplan_parser.diff.similarity import Likeness, Space

THRESHOLD = 0.2
"""Score below which two nodes are strangers (measured on synthetic next years, see docs/diff.md)."""

MARGIN = 0.06
"""A pair whose best rival scores within this is marked for review."""

DOUBT = 0.3
"""A pair that scores below this is marked for review."""


@dataclass(slots=True)
class Alignment:
    """``pairs`` maps old to new positions; scores and doubts by pair; ``space`` for later passes."""

    pairs: dict[int, int]
    scores: dict[tuple[int, int], float]
    review: set[tuple[int, int]]
    space: Space | None = None
    likeness: dict[tuple[int, int], Likeness] = field(default_factory=dict)


def align(
    old: list[Node],
    new: list[Node],
    *,
    threshold: float = THRESHOLD,
    forced: Iterable[tuple[int, int]] = (),
    forbidden: Iterable[tuple[int, int]] = (),
) -> Alignment:
    """The correspondence of *old* and *new*, with *forced* pairs kept and *forbidden* ones refused."""
    barred = set(forbidden)
    pairs = dict(forced)
    _freeze(old, new, pairs, barred)
    scores = dict.fromkeys(pairs.items(), 1.0)
    rows = [n.at for n in old if n.at not in pairs and not n.implicit]
    taken = set(pairs.values())
    columns = [n.at for n in new if n.at not in taken and not n.implicit]
    found = Alignment(pairs, scores, set())
    if rows and columns:
        _compete(old, new, rows, columns, threshold, barred, found)
    _pair_implicit(old, new, found)
    return found


def _freeze(old: list[Node], new: list[Node], pairs: dict[int, int], barred: set[tuple[int, int]]) -> None:
    """Pair nodes that say the same: unique ones at once, repeated ones by equal parents, then in order."""
    groups: dict[tuple[str, str, bool], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    taken = set(pairs.values())
    for side, nodes in enumerate((old, new)):
        for node in nodes:
            if not node.implicit and any(node.content) and node.at not in (taken if side else pairs):
                groups[*node.content, bool(node.kids)][side].append(node.at)
    for left, right in groups.values():
        if left and right:
            pairs.update(pair for pair in _in_order(old, new, left, right) if pair not in barred)


def _in_order(old: list[Node], new: list[Node], left: list[int], right: list[int]) -> list[tuple[int, int]]:
    if len(left) == len(right):
        return list(zip(left, right, strict=True))
    spare: dict[str, list[int]] = defaultdict(list)
    for j in reversed(right):
        spare[_parent_title(new, j)].append(j)
    done: list[tuple[int, int]] = []
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


def _compete(
    old: list[Node],
    new: list[Node],
    rows: list[int],
    columns: list[int],
    threshold: float,
    barred: set[tuple[int, int]],
    found: Alignment,
) -> None:
    space = Space(old, new)
    likeness = {
        (i, j): like
        for (i, j), like in space.candidates(rows, columns).items()
        if (i, j) not in barred and old[i].review == new[j].review
    }
    scores = {(i, j): like.score + _standing(old[i], new[j]) for (i, j), like in likeness.items()}
    first = assign(scores, threshold)
    votes = _votes(old, new, {**found.pairs, **first})
    for (i, j), like in likeness.items():
        if old[i].kids and new[j].kids:
            scores[i, j] = max(like.score, (like.score + votes.get((i, j), 0.0)) / 2) + _standing(
                old[i], new[j]
            )
    final = assign(scores, threshold)
    kin = kindred(old, new, space, likeness, final.items())
    best = _rivals({key: s for key, s in scores.items() if bool(old[key[0]].kids) == bool(new[key[1]].kids)})
    for i, j in (final | kin).items():
        found.pairs[i] = j
        score = max(scores[i, j], likeness[i, j].text)
        found.scores[i, j] = round(min(1.0, score), 4)
        rival = max(_other(best[0].get(i), scores[i, j]), _other(best[1].get(j), scores[i, j]))
        if i in kin or score < DOUBT or scores[i, j] - rival < MARGIN:
            found.review.add((i, j))
    found.space, found.likeness = space, likeness


def _other(best: tuple[float, float] | None, mine: float) -> float:
    """The best score that is not mine."""
    if best is None:
        return 0.0
    return best[1] if best[0] == mine else best[0]


def _standing(a: Node, b: Node) -> float:
    """A nudge for nodes that stand alike in their outlines; too small to overrule what they say."""
    return 0.02 * (a.item.level == b.item.level) + 0.02 * (bool(a.kids) == bool(b.kids))


def _votes(old: list[Node], new: list[Node], pairs: dict[int, int]) -> dict[tuple[int, int], float]:
    """For groups: the share of their children that are paired with each other."""
    count: dict[tuple[int, int], int] = defaultdict(int)
    for i, j in pairs.items():
        a, b = old[i].parent, new[j].parent
        if a is not None and b is not None:
            count[a, b] += 1
    return {(a, b): 2 * n / (len(old[a].kids) + len(new[b].kids)) for (a, b), n in count.items()}


def _rivals(
    scores: dict[tuple[int, int], float],
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
