"""A target said twice in one plan is one: the headline aim, and the chapter that repeats it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from workplan_parser.compare.constants import FULL_NAME, SAID_AGAIN
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.likeness import dice


def once(goals: list[Goal]) -> list[Goal]:
    """The first mention of every target, the others in its ``again``; positions counted anew."""
    first: dict[Hashable, list[Goal]] = defaultdict(list)
    alike: dict[Hashable, int] = defaultdict(int)
    for goal in goals:
        alike[_key(goal)] += 1
    kept: list[Goal] = []
    for goal in goals:
        key = _key(goal)
        before = next((one for one in first[key] if _same(one, goal, alike[key])), None)
        if before is None or not goal.core:
            first[key].append(goal)
            goal.at = len(kept)
            kept.append(goal)
        else:
            before.again.append(goal)
    return kept


def _key(goal: Goal) -> Hashable:
    target = goal.target
    return goal.core, goal.measure, target.value, target.value_max, target.unit


def _same(a: Goal, b: Goal, mentions: int) -> bool:
    """The same words round the number, or a full name that is said just twice; never two numbers of one sentence."""
    if not a.clause or not b.clause or (a.node, a.begins) == (b.node, b.begins):
        return False
    return dice(a.around, b.around) >= SAID_AGAIN or (mentions == 2 and len(a.core) >= FULL_NAME)
