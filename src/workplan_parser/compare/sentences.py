"""How alike the sentences round two numbers are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import fsum, log, prod, sqrt

from workplan_parser.compare.constants import CLAUSE_SHARE, CLAUSE_WORDS
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.likeness import grams
from workplan_parser.compare.names import GENERIC, pieces


class Sentences:
    """How alike the sentences round two numbers are: cosine of bigrams by rarity, those of the clause counting more.

    Verbs of doing are dropped: 加快推进…建设 stands in every sentence.
    """

    def __init__(self, goals: Iterable[Goal]) -> None:
        listed = list(goals)
        self._grams = {id(goal): _counted(goal) for goal in listed}
        seen = Counter(gram for own in self._grams.values() for gram in own)
        self._own = {id(goal): grams_of(goal.clause) for goal in listed}
        self._clauses = Counter(gram for own in self._own.values() for gram in own)
        self._rarity = {gram: log(1 + len(listed) / n) for gram, n in seen.items()}

    def like(self, a: Goal, b: Goal) -> float:
        """0–1: of the whole sentences, or of the two clauses alone where those share enough."""
        whole = self.whole(a, b)
        one, other = ({gram: 1.0 for gram, n in self._grams[id(g)].items() if n == 1.0} for g in (a, b))
        return (
            max(whole, self._cosine(one, other)) if len(one.keys() & other.keys()) >= CLAUSE_WORDS else whole
        )

    def whole(self, a: Goal, b: Goal) -> float:
        """0–1: of the whole sentences."""
        return self._cosine(self._grams[id(a)], self._grams[id(b)])

    def _cosine(self, a: dict[str, float], b: dict[str, float]) -> float:
        shared = sorted(a.keys() & b.keys())
        if not shared:
            return 0.0
        dot = fsum(a[gram] * b[gram] * self._rarity[gram] ** 2 for gram in shared)
        norms = (fsum((n * self._rarity[gram]) ** 2 for gram, n in own.items()) for own in (a, b))
        return dot / sqrt(prod(norms))

    def only(self, a: Goal, b: Goal) -> list[str]:
        """The bigrams of their clauses that no other clause has."""
        shared = self._own[id(a)] & self._own[id(b)]
        return sorted(gram for gram in shared if self._clauses[gram] == 2)

    def telling(self, a: Goal, b: Goal) -> list[str]:
        """The bigrams both sentences have, those that tell most first."""
        shared = self._grams[id(a)].keys() & self._grams[id(b)].keys()
        return sorted(shared, key=lambda gram: (-self._rarity[gram], gram))

    def grams(self, goal: Goal) -> Iterable[str]:
        """The bigrams of the sentence of *goal*."""
        return self._grams[id(goal)].keys()


def _counted(goal: Goal) -> dict[str, float]:
    clause = grams_of(goal.clause) | grams_of(goal.core)
    return {gram: 1.0 if gram in clause else CLAUSE_SHARE for gram in grams_of(goal.sentence) | clause}


def grams_of(text: str) -> frozenset[str]:
    """The bigrams of *text* without verbs of doing and general nouns; none reaches over a mark or such a verb."""
    return frozenset(gram for piece in pieces(text) for gram in grams(piece) if gram not in GENERIC)
