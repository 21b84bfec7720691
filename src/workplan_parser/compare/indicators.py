"""Whether two targets may speak of one thing, and how alike their names are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import fsum, log

from workplan_parser import lexicon
from workplan_parser.compare.amounts import commensurable
from workplan_parser.compare.constants import (
    AT_END,
    CUT_LEAST,
    CUT_NAME,
    CUT_SHORT,
    INSIDE,
)
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.likeness import grams
from workplan_parser.compare.measures import comparable
from workplan_parser.compare.names import head


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


def apart(a: Goal, b: Goal) -> bool:
    """True for two names that share only how they are measured: 制造业增加值增长, 汽车产业增加值增长."""
    heads = head(a.core), head(b.core)
    return min(map(len, heads)) > 1 and not grams(heads[0]) & grams(heads[1])


def measured_alike(a: Goal, b: Goal) -> bool:
    """False where one is a growth and the other a share, a level or a flow."""
    return comparable(a.target, b.target, a.measure, b.measure, (a.name, b.name))


def may(a: Goal, b: Goal) -> bool:
    """True where nothing forbids that two targets are one: units convert, measures agree, no words contrast."""
    return commensurable(a.target, b.target) and measured_alike(a, b) and not opposed(a.name, b.name)
