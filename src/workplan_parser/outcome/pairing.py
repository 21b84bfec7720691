"""Which result answers which target: the comparison's own pairing, with results in the role of next year's targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from workplan_parser.compare import targets
from workplan_parser.compare.align import align
from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.byname import across, within
from workplan_parser.compare.bynear import shared
from workplan_parser.compare.bysentence import sentences
from workplan_parser.compare.constants import AT_END
from workplan_parser.compare.goals import Goal, goals
from workplan_parser.compare.indicators import apart, may
from workplan_parser.compare.matching import Match, Matching
from workplan_parser.compare.nodes import Node, flatten, tight
from workplan_parser.compare.twice import once
from workplan_parser.lexicon import Pattern, word_lists
from workplan_parser.model import Plan
from workplan_parser.outcome.model import Period
from workplan_parser.outcome.periods import in_row, periods
from workplan_parser.outcome.retold import in_progress, reports, retold

_ACTS = word_lists("compare", "name.doing measure.growth measure.flow")
# 成交额|从1200亿元|增加到1500亿元
_FROM = Pattern("outcome", r"\L<change.since> .{0,4} $")
_TO = Pattern("outcome", r".{0,4} \L<change.until>")
_STANDING = frozenset({"level", "share", "stock"})


def alone(state: Matching) -> None:
    """The only number that a row reports answers the only one it promises, whatever either is called."""
    left: dict[int, tuple[list[Goal], list[Goal]]] = defaultdict(lambda: ([], []))
    for side, rest in enumerate(state.left()):
        for goal in rest:
            left[state.nodes.get(goal.node, goal.node) if side == 0 else goal.node][side].append(goal)
    for mine, theirs in left.values():
        if len(mine) == len(theirs) == 1 and may(mine[0], theirs[0]):
            state.pair(mine[0], theirs[0], "row", 1.0)


IN_ROWS: tuple[targets.Pass, ...] = (within, alone)
"""A 台账 reports each task in its own row."""
OF_THE_YEAR: tuple[targets.Pass, ...] = (within, across, sentences, shared)
OF_LONGER: tuple[targets.Pass, ...] = (across,)
"""A number that stands after several years answers by its full name alone."""


TOLD = 0.5
"""What a pair made by sentences must score: a promise may stay without a result, where two plans may not without a counterpart (reports)."""


class Answer(NamedTuple):
    """The result that answers a target, the time it is of, and the pass that found it."""

    reported: Goal
    period: Period
    match: Match


class Pairing(NamedTuple):
    """The targets of a plan's own period, the answers by their positions (several where one number is for
    several indicators: A、B均增长8%), the results there were, the items that correspond."""

    promised: list[Goal]
    answers: dict[int, list[Answer]]
    reported: list[Goal]
    aligned: Alignment


def paired(old: Plan, new: Plan) -> Pairing:
    """Targets of *old* against what *new* reports."""
    where = reports(new, old)
    aligned = align(flatten(old), flatten(retold(new, where)))
    promised = _each_once(once(goals(aligned.old, old.preamble)), aligned.old)
    reported = [goal for goal in goals(aligned.new, None) if not (_was(goal) or _costs(goal))]
    found: dict[int, list[Answer]] = {}
    if where is in_progress:
        titles = {
            node.at: [
                new.metadata.title or "",
                *(aligned.new[at].title for at in _above(node.at, aligned.new)),
            ]
            for node in aligned.new
        }
        when = {one.at: in_row(one, aligned.new[one.node].item, titles[one.node]) for one in reported}
        same = old.source.sha256 == new.source.sha256
        rounds = [(reported, IN_ROWS if same else (*IN_ROWS, *OF_THE_YEAR[1:]))]
    else:
        when = periods(aligned.new, reported, new.metadata.year)
        rounds = [
            ([one for one in reported if when[one.at] != "longer"], OF_THE_YEAR),
            ([one for one in reported if when[one.at] == "longer" and _stands(one)], OF_LONGER),
        ]
    for results, passes in rounds:
        asked = [goal for goal in promised if goal.at not in found]
        mine, theirs = _numbered(asked), once(_numbered(results))
        state = targets.matching(mine, theirs, aligned.pairs, aligned.places(), passes)
        for i, match in (*state.found.items(), *state.more):
            goal = theirs[match.to]
            if not _believed(state, mine[i], goal, match):
                continue
            found.setdefault(asked[i].at, []).append(Answer(goal, when[_at(reported, goal)], match))
    return Pairing(promised, found, reported, aligned)


def _costs(goal: Goal) -> bool:
    """True for what a thing costs that was built: 投资5100万元的滨河路竣工."""
    _, _, after = goal.clause.partition(" ")
    return goal.target.dimension == "money" and after.startswith("的")


def _believed(state: Matching, a: Goal, b: Goal, match: Match) -> bool:
    """False for a pair by sentences that are not alike enough, or of two things that are only measured alike."""
    if not match.basis.startswith("sentence"):
        return True
    return not apart(a, b) and (match.score >= TOLD or state.names.inside(a, b) >= AT_END)


def _was(goal: Goal) -> bool:
    """True for what there was before: 从1200亿元增加到1500亿元."""
    before, _, after = goal.clause.partition(" ")
    return _FROM.search(before) is not None and _TO.match(after) is not None


def _each_once(found: list[Goal], nodes: Sequence[Node]) -> list[Goal]:
    """A 台账 says a target in its task, in its row and in its cells (新建公厕20座, 20 under 目标值): the innermost row counts."""
    first = {(one.node, _what(one)): one for one in reversed(found)}
    over = {(above, what) for node, what in first for above in _above(node, nodes)}
    return _numbered(one for key, one in sorted(first.items(), key=_place) if key not in over)


def _what(goal: Goal) -> Hashable:
    return goal.core, goal.target.value, goal.target.unit


def _place(kept: tuple[tuple[int, Hashable], Goal]) -> int:
    return kept[1].at


def _above(node: int, nodes: Sequence[Node]) -> Iterator[int]:
    """The nodes that *node* stands under."""
    at = nodes[node].parent if node >= 0 else None
    while at is not None:
        yield at
        at = nodes[at].parent


def _stands(goal: Goal) -> bool:
    """True for what is still so after five years (高速公路里程1.2万公里), not for what was done in them (改造小区900个)."""
    acts = (words.starts(said) for words in _ACTS for said in (goal.said, tight(goal.target.indicator)))
    return goal.measure in _STANDING and not any(acts)


def _numbered(found: Iterable[Goal]) -> list[Goal]:
    return [replace(goal, at=at) for at, goal in enumerate(found)]


def _at(reported: Sequence[Goal], goal: Goal) -> int:
    return next(one.at for one in reported if one.target is goal.target)
