"""Whether two targets may speak of one thing, and how alike their names and the sentences round them are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import fsum, log, prod, sqrt

from workplan_parser import lexicon
from workplan_parser.compare.amounts import commensurable
from workplan_parser.compare.constants import (
    AT_END,
    CLAUSE_SHARE,
    CLAUSE_WORDS,
    CUT_LEAST,
    CUT_NAME,
    CUT_SHORT,
    INSIDE,
)
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.likeness import grams
from workplan_parser.compare.measures import comparable
from workplan_parser.compare.names import GENERIC, pieces


class Names:
    """How alike two indicators are: Dice of their bigrams, those that many indicators share (收入增长) weighing less."""

    def __init__(self, goals: Iterable[Goal]) -> None:
        seen = Counter(gram for goal in goals for gram in goal.grams)
        most = max(seen.values(), default=1)
        self._weight = {gram: 1.0 + log(most / n) for gram, n in seen.items()}

    def like(self, a: Goal, b: Goal) -> float:
        """0–1; 1 for two names that differ in verbs of doing only, and never for two that name nothing."""
        if a.core == b.core:
            return 1.0 if a.core or (a.name and a.name == b.name) else 0.0
        shared = a.grams & b.grams
        if not shared:
            return 0.0
        if _cut_short(*sorted((a.core, b.core), key=len)):
            return CUT_SHORT
        return 2 * self._sum(shared) / (self._sum(a.grams) + self._sum(b.grams))

    def inside(self, a: Goal, b: Goal) -> float:
        """Like, but a name that stands at an end of the other (产量, 蔬菜产量) or inside it counts for more."""
        like = self.like(a, b)
        short, long = sorted((a.core, b.core), key=len)
        if not short or short not in long:
            return like
        return max(like, AT_END if long.startswith(short) or long.endswith(short) else INSIDE)

    def _sum(self, grams: Iterable[str]) -> float:
        return fsum(self._weight[gram] for gram in sorted(grams))


def _cut_short(short: str, long: str) -> bool:
    """True where *short* is *long* with words left out: 转化成果, 转化科技成果."""
    if len(short) < CUT_NAME or len(short) < CUT_LEAST * len(long):
        return False
    rest = iter(long)
    return all(char in rest for char in short)


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
        whole = self._cosine(self._grams[id(a)], self._grams[id(b)])
        one, other = ({gram: 1.0 for gram, n in self._grams[id(g)].items() if n == 1.0} for g in (a, b))
        return (
            max(whole, self._cosine(one, other)) if len(one.keys() & other.keys()) >= CLAUSE_WORDS else whole
        )

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


def filled(a: Goal, b: Goal) -> bool:
    """True where the shorter name is the end of the longer, and its sentence says what is missing: 蔬菜…，产量."""
    short, long = sorted((a, b), key=lambda goal: len(goal.core))
    if not short.core or not long.core.endswith(short.core) or short.core == long.core:
        return False
    return long.core.removesuffix(short.core) in short.sentence


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


def measured_alike(a: Goal, b: Goal) -> bool:
    """False where one is a growth and the other a share, a level or a flow."""
    return comparable(a.target, b.target, a.measure, b.measure, (a.name, b.name))


def may(a: Goal, b: Goal) -> bool:
    """True where nothing forbids that two targets are one: units convert, measures agree, no words contrast."""
    return commensurable(a.target, b.target) and measured_alike(a, b) and not opposed(a.name, b.name)
