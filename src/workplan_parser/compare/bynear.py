"""Targets paired by what is paired already: beside a pair, in another unit, one number for several indicators."""

from __future__ import annotations

from collections.abc import Iterable

from workplan_parser.compare.amounts import commensurable
from workplan_parser.compare.assign import ahead
from workplan_parser.compare.constants import ACROSS, BESIDE, BESIDE_AHEAD, STRANGE_TOLD, UNLIKE_AHEAD
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.indicators import may, measured_alike, opposed
from workplan_parser.compare.likeness import dice, grams
from workplan_parser.compare.matching import Match, Matching
from workplan_parser.compare.names import stem


def beside(state: Matching) -> None:
    """Next to a pair already made, on the same side of it, in the same item."""
    scores: dict[tuple[int, int], float] = {}
    for near, found in state.found.items():
        for step in (-1, 1):
            i, j = near + step, found.to + step
            if (
                0 <= i < len(state.old)
                and 0 <= j < len(state.new)
                and i not in state.found
                and j not in state.taken
            ):
                a, b = state.old[i], state.new[j]
                together = a.node == state.old[near].node and b.node == state.new[found.to].node
                told = state.sentences.like(a, b)
                known = state.names.inside(a, b) > 0 or not (a.core and b.core) or told >= STRANGE_TOLD
                if together and known and told >= BESIDE and may(a, b):
                    scores[i, j] = told
    for i, j in ahead(scores, margin=BESIDE_AHEAD):
        state.pair(state.old[i], state.new[j], "beside", scores[i, j], review=True)


def unlike(state: Matching) -> None:
    """One indicator measured otherwise this year (50座 → 3万平方米): a pair, but one that cannot be subtracted."""
    old, new = state.left()
    scores = {
        (i, j): name
        for i, a in enumerate(old)
        for j, b in enumerate(new)
        if (name := _otherwise(state, a, b))
    }
    for i, j in ahead(scores, margin=UNLIKE_AHEAD):
        state.pair(old[i], new[j], "unit", scores[i, j], review=scores[i, j] < 1.0)


def _otherwise(state: Matching, a: Goal, b: Goal) -> float:
    if not (a.core and b.core and state.home(a, b)) or commensurable(a.target, b.target):
        return 0.0
    name = state.names.inside(a, b)
    return name if name >= ACROSS and measured_alike(a, b) and not opposed(a.name, b.name) else 0.0


def shared(state: Matching) -> None:
    """One number for two indicators in one year and a number for each in the other: 城镇、农村居民收入均增长8%."""
    old, new = state.left()
    spread = _several(state.new), _several(state.old)
    for b in new:
        for a in spread[1]:
            if _one_of(a, b) and may(a, b):
                state.more.append((a.at, Match(b.at, "shared", 1.0, review=True)))
                break
    for a in old:
        for b in spread[0]:
            if _one_of(b, a) and may(a, b):
                state.more.append((a.at, Match(b.at, "shared", 1.0, review=True)))
                break


def _several(goals: Iterable[Goal]) -> list[Goal]:
    """The targets whose number holds for each of several indicators: A、B均增长8%."""
    return [goal for goal in goals if len(goal.each) > 1]


def _one_of(goal: Goal, other: Goal) -> bool:
    """True where *other* is one of the indicators of *goal*, in the other year."""
    return bool(other.core) and any(
        dice(grams(stem(other.core)), grams(part)) >= ACROSS for part in goal.each
    )
