"""The target rows of a comparison: those of each pair, and those of no pair."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from workplan_parser.compare import targets
from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.changes import lone, row
from workplan_parser.compare.deadlines import Years
from workplan_parser.compare.fates import Fates
from workplan_parser.compare.goals import PREAMBLE, Goal, goals
from workplan_parser.compare.matching import Match
from workplan_parser.compare.model import TargetChange
from workplan_parser.compare.twice import once
from workplan_parser.model import Horizon, Plan, Target

AHEAD: tuple[Horizon, ...] = ("plan", "beyond")
"""The times whose targets are compared, each with its like."""


class TargetRows(NamedTuple):
    """Target rows by the new position of their pair, those of no pair, and the pairs a target came to or left.

    ``again`` are targets said before, by new position; ``alone`` counts those of the old and of the new plan that
    speak of a longer time of which the other says nothing.
    """

    of: dict[int, list[TargetChange]]
    elsewhere: list[TargetChange]
    crossed: set[int]
    again: dict[int, list[Target]]
    alone: list[int]


def target_rows(old: Plan, new: Plan, aligned: Alignment, years: Years) -> TargetRows:
    """A row for every target of the two plans, those that speak of one time against each other."""
    rows = TargetRows({}, [], set(), {}, [0, 0])
    home = {**aligned.pairs, PREAMBLE: PREAMBLE}
    for horizon in AHEAD:
        mine = once(goals(aligned.old, old.preamble, horizon))
        theirs = once(goals(aligned.new, new.preamble, horizon))
        if not aligned.both_speak(horizon):
            rows.alone[0] += len(mine)
            rows.alone[1] += len(theirs)
            continue
        state = targets.matching(mine, theirs, aligned.pairs, aligned.places())
        partners: dict[int, list[tuple[Goal, Match]]] = defaultdict(list)
        for i, found in (*state.found.items(), *state.more):
            partners[found.to].append((mine[i], found))
        for goal in theirs:
            here = rows.of.setdefault(goal.node, []) if goal.node in aligned.back else rows.elsewhere
            here += [row(was, goal, years, found) for was, found in partners[goal.at]]
            if not partners[goal.at]:
                here.append(lone(goal, "added"))
            for was, _ in partners[goal.at]:
                if home.get(was.node) != goal.node:
                    rows.crossed.update((goal.node, home.get(was.node, goal.node)))
            for other in goal.again:
                rows.again.setdefault(other.node, []).append(other.target)
        fates = Fates(aligned.new, new.preamble, horizon, theirs)
        known = state.found.keys() | {i for i, _ in state.more}
        for goal in mine:
            if goal.at not in known:
                pair = aligned.pairs.get(goal.node)
                here = rows.elsewhere if pair is None else rows.of.setdefault(pair, [])
                here.append(lone(goal, *fates.of(goal, home.get(goal.node))))
    return rows
