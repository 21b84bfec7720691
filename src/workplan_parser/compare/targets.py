"""Which target of the new plan is the counterpart of which in the old.

Inside corresponding items first; then across the plan, where an indicator of the same name stands elsewhere;
then one indicator measured in another dimension. A target without a counterpart is added or removed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import MAXYEAR, MINYEAR, date

from workplan_parser.compare.amounts import aspects, commensurable, compare_values
from workplan_parser.compare.assign import assign
from workplan_parser.compare.deadlines import Years
from workplan_parser.compare.goals import PREAMBLE, Goal
from workplan_parser.compare.indicators import NAMED, WITHIN, Names, alike, dice, opposed
from workplan_parser.compare.model import Aspect, TargetChange
from workplan_parser.model import Target

ACROSS = 0.6
"""Likeness of their indicators that two targets of different items need, where the names are long enough to tell."""

TELLING = 6
"""Characters of two names that may be matched across the plan where they are only alike; equal ones need fewer."""

CROWD = 60
"""More targets than this on both sides of one pair of items are compared by name only, in order."""


def match(old: Sequence[Goal], new: Sequence[Goal], pairs: dict[int, int]) -> dict[int, int]:
    """Old goal → new goal, by their positions in *old* and *new*; *pairs* are the corresponding nodes."""
    found: dict[int, int] = {}
    names = Names([*old, *new])
    by_node: dict[int, list[Goal]] = defaultdict(list)
    for goal in new:
        by_node[goal.node].append(goal)
    groups: dict[int, list[Goal]] = defaultdict(list)
    for goal in old:
        groups[goal.node].append(goal)
    linked = {**pairs, PREAMBLE: PREAMBLE}
    for node, mine in groups.items():
        if node in linked and linked[node] in by_node:
            found.update(_within(mine, by_node[linked[node]], names))
    taken = set(found.values())
    rest = [g for g in old if g.at not in found]
    found.update(_across(rest, [g for g in new if g.at not in taken], names))
    _unlike(old, new, linked, found)
    return found


def _within(old: list[Goal], new: list[Goal], names: Names) -> dict[int, int]:
    if len(old) > CROWD and len(new) > CROWD:
        return _by_name(old, new)
    scores = {}
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            score = alike(a, b, names)
            if score:
                scores[i, j] = score
    return {old[i].at: new[j].at for i, j in assign(scores, WITHIN).items()}


def _by_name(old: Iterable[Goal], new: Iterable[Goal]) -> dict[int, int]:
    waiting: dict[tuple[str, str], list[Goal]] = defaultdict(list)
    for goal in new:
        waiting[goal.name, goal.target.unit].append(goal)
    for line in waiting.values():
        line.reverse()
    found: dict[int, int] = {}
    for a in old:
        rest = waiting.get((a.name, a.target.unit))
        if rest:
            found[a.at] = rest.pop().at
    return found


def _across(old: list[Goal], new: list[Goal], names: Names) -> dict[int, int]:
    """Counterparts anywhere in the plan: names nearly equal, each the other's best, no rival as good."""
    postings: dict[str, list[int]] = defaultdict(list)
    for j, goal in enumerate(new):
        for gram in goal.grams:
            postings[gram].append(j)
    forward: dict[int, list[tuple[float, int]]] = defaultdict(list)
    backward: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, a in enumerate(old):
        if len(a.name) < NAMED:
            continue
        near = {j for gram in a.grams if len(postings[gram]) <= CROWD for j in postings[gram]}
        for j in near:
            b = new[j]
            name = names.like(a, b)
            if name < 1.0 and min(len(a.name), len(b.name)) < TELLING:
                continue
            if name >= ACROSS and commensurable(a.target, b.target) and not opposed(a.name, b.name):
                score = name + 0.1 * dice(a.around, b.around)
                forward[i].append((score, j))
                backward[j].append((score, i))
    return {
        old[i].at: new[options[0][1]].at
        for i, options in ((i, _clear(o)) for i, o in forward.items())
        if options and _clear(backward[options[0][1]]) == [(options[0][0], i)]
    }


def _clear(options: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """The best option alone, or nothing where another is as good."""
    top = max(options)
    return [top] if sum(score > top[0] - 0.02 for score, _ in options) == 1 else []


def _unlike(old: Sequence[Goal], new: Sequence[Goal], linked: dict[int, int], found: dict[int, int]) -> None:
    """One indicator measured otherwise this year (50座 → 3万平方米): a pair, but one that cannot be subtracted."""
    taken = set(found.values())
    spare: dict[tuple[int, str], list[Goal]] = defaultdict(list)
    for goal in new:
        if goal.at not in taken and goal.name:
            spare[goal.node, goal.name].append(goal)
    mine: dict[tuple[int, str], list[Goal]] = defaultdict(list)
    for goal in old:
        if goal.at not in found and goal.name and goal.node in linked:
            mine[linked[goal.node], goal.name].append(goal)
    for key, here in mine.items():
        there = spare.get(key, [])
        if len(here) == len(there) == 1:
            found[here[0].at] = there[0].at


def row(old: Goal | None, new: Goal | None, years: Years) -> TargetChange:
    """The change from *old* to *new*; either may be missing."""
    if old is None or new is None:
        one = new or old
        assert one is not None
        return TargetChange(
            change="added" if new else "removed",
            indicator=one.target.indicator,
            old=old.target if old else None,
            new=new.target if new else None,
            old_item=old.item if old else None,
            new_item=new.item if new else None,
            old_path=old.path if old else None,
            new_path=new.path if new else None,
        )
    change, delta, percent = compare_values(old.target, new.target)
    told = _all_aspects(old.target, new.target, years)
    if change == "unchanged" and set(told) - {"unit"}:
        change = "restated"
    return TargetChange(
        change=change,
        indicator=new.target.indicator,
        old=old.target,
        new=new.target,
        delta=delta,
        percent=percent,
        aspects=told,
        old_item=old.item,
        new_item=new.item,
        old_path=old.path,
        new_path=new.path,
    )


def _all_aspects(old: Target, new: Target, years: Years) -> tuple[Aspect, ...]:
    due = [_due(one, year) for one, year in ((old, years.old), (new, years.new))]
    if due[0] is None or due[1] is None:
        differs = due[0] != due[1]
    else:
        differs = years.word(due[0], due[1]) not in ("unchanged", "rolled")
    return (*aspects(old, new), "deadline") if differs else aspects(old, new)


def _due(target: Target, year: int | None) -> date | None:
    """The day a target is due: a yearly plan that names none means the end of its year."""
    if target.deadline is not None:
        return target.deadline.due
    return date(year, 12, 31) if year and MINYEAR <= year <= MAXYEAR else None
