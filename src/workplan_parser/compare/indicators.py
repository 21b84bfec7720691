"""Whether two targets speak of one thing: likeness of names and surroundings, and words that forbid it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import fsum, log

from workplan_parser import lexicon
from workplan_parser.compare.amounts import commensurable
from workplan_parser.compare.goals import Goal

WITHIN = 0.5
"""Likeness two targets of corresponding items need to be counterparts."""

NAMED = 4
"""Characters of a name that is full enough to stand for itself."""

OTHER = 0.45
"""Likeness of two full names below which they name different things, whatever stands around them."""

TOLD_APART, WORD = 0.4, 3
"""Likeness of the surroundings that a name needs which several targets share, or which is this short (投资)."""


def dice(a: frozenset[str], b: frozenset[str]) -> float:
    """Dice of two sets of bigrams; 0 where either is empty."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


class Names:
    """How alike two indicators are: Dice of their bigrams, those that many indicators share (收入增长) weighing less."""

    def __init__(self, goals: Iterable[Goal]) -> None:
        seen = Counter(gram for goal in goals for gram in goal.grams)
        most = max(seen.values(), default=1)
        self._weight = {gram: 1.0 + log(most / n) for gram, n in seen.items()}

    def like(self, a: Goal, b: Goal) -> float:
        """0–1."""
        if a.name == b.name:
            return 1.0 if a.name else 0.0
        shared = a.grams & b.grams
        if not shared:
            return 0.0
        return 2 * self._sum(shared) / (self._sum(a.grams) + self._sum(b.grams))

    def _sum(self, grams: Iterable[str]) -> float:
        return fsum(self._weight[gram] for gram in grams)


def opposed(a: str, b: str) -> bool:
    """True where two names contrast: 城镇… and 农村…, 新建… and 改造…, or 人均… and the total."""
    for words in _contrasts()[0]:
        left = [word for word in words if word in a]
        right = [word for word in words if word in b]
        if left and right and not set(left) & set(right):
            return True
    return any((word in a) != (word in b) for word in _contrasts()[1])


@lexicon.cached
def _contrasts() -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    table = lexicon.table("contrasts")
    return (
        tuple(tuple(line.split()) for line in table["sets"].split("\n") if line),
        tuple(table["alone"].split()),
    )


def alike(a: Goal, b: Goal, names: Names) -> float:
    """0–1: the same indicator, in the same words around; a little more where even the value is the same."""
    name, around = names.like(a, b), dice(a.around, b.around)
    if a.common or b.common or min(len(a.name), len(b.name)) < WORD:
        if around < TOLD_APART:
            return 0.0
        score = 0.45 * name + 0.55 * around
    elif name < OTHER and min(len(a.name), len(b.name)) >= NAMED:
        return 0.0
    else:
        score = max(0.7 * name + 0.3 * around, 0.45 * name + 0.55 * around)
    score += 0.04 * (a.target.comparator == b.target.comparator)
    score += 0.04 * (a.target.value == b.target.value and a.target.unit == b.target.unit)
    fits = score >= WITHIN and commensurable(a.target, b.target) and not opposed(a.name, b.name)
    return score if fits else 0.0
