"""Targets paired by what they are called: inside corresponding items first, then anywhere in the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from workplan_parser.compare.assign import ahead, assign
from workplan_parser.compare.constants import (
    ACROSS,
    CROWD,
    NAME_AHEAD,
    NAMED,
    OTHER,
    TELLING,
    TOLD_APART,
    WITHIN,
    WORD,
)
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.indicators import apart, may
from workplan_parser.compare.likeness import dice
from workplan_parser.compare.matching import Matching
from workplan_parser.compare.names import GENERIC


def within(state: Matching) -> None:
    """By name inside corresponding items."""
    theirs: dict[int, list[Goal]] = defaultdict(list)
    for goal in state.new:
        theirs[goal.node].append(goal)
    mine: dict[int, list[Goal]] = defaultdict(list)
    for goal in state.old:
        mine[goal.node].append(goal)
    for node, here in mine.items():
        there = theirs.get(state.nodes.get(node, -2), [])
        if len(here) > CROWD and len(there) > CROWD:
            _in_order(state, here, there)
            continue
        scores = {
            (i, j): score
            for i, a in enumerate(here)
            for j, b in enumerate(there)
            if (score := _alike(state, a, b))
        }
        for i, j in assign(scores, WITHIN).items():
            state.pair(here[i], there[j], "name", scores[i, j])


def _alike(state: Matching, a: Goal, b: Goal) -> float:
    """0–1: the same indicator, in the same words around; a little more where even the value is the same."""
    name, around = state.names.inside(a, b), dice(a.around, b.around)
    shortest = min(len(a.core or a.name), len(b.core or b.name))
    if a.common or b.common or shortest < WORD:
        if around < TOLD_APART and not (shortest >= WORD and state.block(a, b)):
            return 0.0
        score = 0.45 * name + 0.55 * around
    elif name < OTHER and shortest >= NAMED:
        return 0.0
    else:
        score = max(0.7 * name + 0.3 * around, 0.45 * name + 0.55 * around)
    score += 0.04 * (a.target.comparator == b.target.comparator)
    score += 0.04 * (a.target.value == b.target.value and a.target.unit == b.target.unit)
    return score if score >= WITHIN and may(a, b) else 0.0


def _in_order(state: Matching, old: Iterable[Goal], new: Iterable[Goal]) -> None:
    """Too many to compare one by one: equal names and units, in order."""
    waiting: dict[tuple[str, str], list[Goal]] = defaultdict(list)
    for goal in new:
        waiting[goal.name, goal.target.unit].append(goal)
    for line in waiting.values():
        line.reverse()
    for a in old:
        if rest := waiting.get((a.name, a.target.unit)):
            state.pair(a, rest.pop(), "name", 1.0)


def across(state: Matching) -> None:
    """By name anywhere in the plan: names nearly equal, each the other's best, no rival as good."""
    scores: dict[tuple[int, int], float] = {}
    old, new = state.left()
    for i, j in _near(old, new):
        a, b = old[i], new[j]
        name = state.names.like(a, b)
        if name >= ACROSS and _telling(a, b, name) and may(a, b):
            scores[i, j] = name + 0.1 * dice(a.around, b.around)
    for i, j in ahead(scores, margin=NAME_AHEAD):
        state.pair(old[i], new[j], "elsewhere", scores[i, j])


def _telling(a: Goal, b: Goal, name: float) -> bool:
    """True where two names are full enough to be believed anywhere: fewer characters do for the same name, said once."""
    shortest = min(len(g.core or g.name) for g in (a, b))
    if name < 1.0:
        return shortest >= TELLING and not apart(a, b)
    once = not (a.common or b.common) and a.target.unit == b.target.unit and a.core not in GENERIC
    return shortest >= (WORD if once and a.core else NAMED)


def _near(old: list[Goal], new: list[Goal]) -> set[tuple[int, int]]:
    """The pairs whose names share a bigram that is not everywhere."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, goal in enumerate(new):
        for gram in goal.grams:
            holders[gram].append(j)
    return {
        (i, j) for i, a in enumerate(old) for g in a.grams if len(holders[g]) <= CROWD for j in holders[g]
    }
