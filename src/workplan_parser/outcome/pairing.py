"""Which result answers which target: the comparison's own pairing, with results in the role of next year's targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from workplan_parser.compare import targets
from workplan_parser.compare.align import align
from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.byname import across, within
from workplan_parser.compare.bysentence import sentences
from workplan_parser.compare.goals import Goal, goals
from workplan_parser.compare.matching import Match
from workplan_parser.compare.nodes import flatten, tight
from workplan_parser.compare.twice import once
from workplan_parser.lexicon import word_lists
from workplan_parser.model import Plan
from workplan_parser.outcome.periods import Period, periods

_ACTS = word_lists("compare", "name.doing measure.growth measure.flow")
_STANDING = frozenset({"level", "share", "stock"})

OF_THE_YEAR: tuple[targets.Pass, ...] = (within, across, sentences)
OF_LONGER: tuple[targets.Pass, ...] = (across,)
"""A number that stands after several years answers by its full name alone."""


class Answer(NamedTuple):
    """The result that answers a target, the time it is of, and the pass that found it."""

    reported: Goal
    period: Period
    match: Match


class Pairing(NamedTuple):
    """The targets of a plan's own period, the answers by their positions, the results there were, the items that correspond."""

    promised: list[Goal]
    answers: dict[int, Answer]
    reported: list[Goal]
    aligned: Alignment


def paired(old: Plan, told: Plan, year: int | None) -> Pairing:
    """Targets of *old* against the results of *told*, a review read as a plan; *year* is that of its document."""
    aligned = align(flatten(old), flatten(told))
    promised = once(goals(aligned.old, old.preamble))
    reported = goals(aligned.new, None)
    when = periods(aligned.new, reported, year)
    found: dict[int, Answer] = {}
    rounds = (
        ([one for one in reported if when[one.at] != "longer"], OF_THE_YEAR),
        ([one for one in reported if when[one.at] == "longer" and _stands(one)], OF_LONGER),
    )
    for results, passes in rounds:
        asked = [goal for goal in promised if goal.at not in found]
        mine, theirs = _numbered(asked), once(_numbered(results))
        state = targets.matching(mine, theirs, aligned.pairs, aligned.places(), passes)
        for i, match in state.found.items():
            goal = theirs[match.to]
            found[asked[i].at] = Answer(goal, when[_at(reported, goal)], match)
    return Pairing(promised, found, reported, aligned)


def _stands(goal: Goal) -> bool:
    """True for what is still so after five years (高速公路里程1.2万公里), not for what was done in them (改造小区900个)."""
    acts = (words.starts(said) for words in _ACTS for said in (goal.said, tight(goal.target.indicator)))
    return goal.measure in _STANDING and not any(acts)


def _numbered(found: Iterable[Goal]) -> list[Goal]:
    return [replace(goal, at=at) for at, goal in enumerate(found)]


def _at(reported: Sequence[Goal], goal: Goal) -> int:
    return next(one.at for one in reported if one.target is goal.target)
