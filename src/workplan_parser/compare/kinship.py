"""Long sections rewritten from end to end: counterparts by many small likenesses instead of a few great ones.

Government reports say everything anew each year: titles share nothing and the cosine is low, yet the
right section stands out from all others and likeness is spread over its whole length. A borrowed
sentence is the opposite: great likeness in one place. So both are asked: margin and breadth.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.constants import CLAUSES, FAINT, KINDRED_AHEAD, RARE
from workplan_parser.compare.nodes import Node
from workplan_parser.compare.similarity import bigrams
from workplan_parser.shapes import shape

_CLAUSE = shape(r"[^,。;]{6,}")


def kindred(found: Alignment) -> None:
    """Leaves not yet paired: far ahead of every rival, and alike in many places."""
    rows, columns = set(found.pairs), set(found.back)
    best: tuple[dict[int, list[float]], dict[int, list[float]]] = (defaultdict(list), defaultdict(list))
    for (i, j), like in found.likeness.items():
        best[0][i].append(like.text)
        best[1][j].append(like.text)
    seen = found.space.seen
    most = max(3, RARE * (len(found.space.counts[0]) + len(found.space.counts[1])))
    for (i, j), like in found.likeness.items():
        if i in rows or j in columns or like.text < FAINT:
            continue
        if like.text < KINDRED_AHEAD * max(_second(best[0][i], like.text), _second(best[1][j], like.text)):
            continue
        a, b = found.old[i], found.new[j]
        if min(_breadth(a, b, seen, most), _breadth(b, a, seen, most)) >= CLAUSES:
            found.pair(
                i,
                j,
                max(like.score + found.nudge(i, j), like.text),
                f"clauses: {like.text:.2f}",
                doubtful=True,
            )


def _second(scores: list[float], mine: float) -> float:
    """The best score beside mine; mine itself where another is better, so that nothing is ahead of it."""
    top = max(scores)
    return (
        top
        if top > mine
        else max((s for s in scores if s < mine), default=0.0)
        if scores.count(mine) == 1
        else mine
    )


def _breadth(a: Node, b: Node, crowd: Counter[str], most: float) -> int:
    """Clauses of *a* that share at least two rare bigrams with *b*."""
    own = {gram for gram in bigrams(b.whole) if crowd[gram] <= most}
    return sum(len(own.intersection(bigrams(clause))) >= 2 for clause in _CLAUSE.findall(a.whole[:20000]))
