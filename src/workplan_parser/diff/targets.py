"""Which target of the new plan is the counterpart of which in the old.

Three rounds, each on what the one before left: inside corresponding items; across the plan where an
indicator of the same name stands elsewhere; and nothing else: a target without a counterpart is
added or removed. Targets inside a report on last year are left out on both sides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workplan_parser.diff.amounts import aspects, commensurable, compare_values
from workplan_parser.diff.assign import assign
from workplan_parser.diff.deadlines import Years
from workplan_parser.diff.model import Aspect, TargetChange
from workplan_parser.diff.nodes import Node, tight
from workplan_parser.model import Preamble, Target

WITHIN = 0.42
"""Likeness two targets of corresponding items need to be counterparts."""

ACROSS = 0.6
"""Likeness of their indicators that two targets of different items need, where the names are long enough to tell."""

NAMED, TELLING = 4, 6
"""Characters of an indicator that may be matched across the plan where equal, and where only alike."""

AROUND = 16
"""Characters before a number and after it that count as its surroundings."""

PREAMBLE = -1
"""The position of the preamble among the nodes."""

_NOISE = re.compile(r"[\d\s,.;:、。()\"“”‘’%]+|年内|今年|全年|至少|继续|进一步|再|要|力争|确保")
_FILLER = re.compile(r"^(?:[全我][市省区县国]|完成|实现)+|(?:达到?|完成|不?低于|超过|控制在|保持|稳定)+$")


@dataclass(slots=True)
class Goal:
    """A target in its place: ``node`` is the position of its item, ``name`` its indicator bare, ``around`` its surroundings."""

    at: int
    node: int
    item: str
    target: Target
    name: str
    around: frozenset[str]
    grams: frozenset[str]


def goals(nodes: Sequence[Node], preamble: Preamble | None, *, review: bool = False) -> list[Goal]:
    """Every target ahead of a plan in document order; with *review*, those inside its report on last year."""
    found: list[Goal] = []
    if preamble is not None:
        _collect(found, PREAMBLE, "preamble", tight(preamble.text), preamble.targets)
    for node in nodes:
        if node.review == review:
            _collect(found, node.at, node.item.id, node.title + "。" + node.text, node.item.targets)
    return found


def _collect(found: list[Goal], at: int, item: str, text: str, targets: Sequence[Target]) -> None:
    place = 0
    for target in targets:
        raw = tight(target.raw)
        start = text.find(raw, place)
        if start < 0:
            start = text.find(raw)
        place = max(start, place)
        name = _bare(tight(target.indicator))
        before = text[max(0, start - AROUND) : start] if start >= 0 else ""
        after = text[start + len(raw) : start + len(raw) + AROUND // 2] if start >= 0 else ""
        found.append(Goal(len(found), at, item, target, name, _grams(_bare(before + after)), _grams(name)))


def _bare(text: str) -> str:
    return _FILLER.sub("", _NOISE.sub("", text))


def _grams(text: str) -> frozenset[str]:
    if len(text) < 2:
        return frozenset((text,)) if text else frozenset()
    return frozenset(map(str.__add__, text, text[1:]))


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def alike(a: Goal, b: Goal) -> float:
    """0–1: the same indicator, in the same words around; a little more where even the value is the same."""
    name = 1.0 if a.name == b.name and a.name else _dice(a.grams, b.grams)
    around = _dice(a.around, b.around)
    same = a.target.comparator == b.target.comparator
    score = max(0.7 * name + 0.3 * around, 0.45 * name + 0.55 * around)
    score += 0.04 * same + 0.04 * (a.target.value == b.target.value and a.target.unit == b.target.unit)
    return score if commensurable(a.target, b.target) else 0.0


def match(old: Sequence[Goal], new: Sequence[Goal], pairs: dict[int, int]) -> dict[int, int]:
    """Old goal → new goal, by their positions in *old* and *new*; *pairs* are the corresponding nodes."""
    found: dict[int, int] = {}
    by_node: dict[int, list[Goal]] = defaultdict(list)
    for goal in new:
        by_node[goal.node].append(goal)
    groups: dict[int, list[Goal]] = defaultdict(list)
    for goal in old:
        groups[goal.node].append(goal)
    linked = {**pairs, PREAMBLE: PREAMBLE}
    for node, mine in groups.items():
        if node in linked and linked[node] in by_node:
            found.update(_within(mine, by_node[linked[node]]))
    taken = set(found.values())
    found.update(_across([g for g in old if g.at not in found], [g for g in new if g.at not in taken]))
    _unlike(old, new, linked, found)
    return found


CROWD = 60
"""More targets than this on both sides of one pair of items are compared by name only, in order."""


def _within(old: list[Goal], new: list[Goal]) -> dict[int, int]:
    if len(old) > CROWD and len(new) > CROWD:
        return _by_name(old, new)
    scores = {}
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            score = alike(a, b)
            if score >= WITHIN:
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


def _across(old: list[Goal], new: list[Goal]) -> dict[int, int]:
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
            name = 1.0 if a.name == b.name else _dice(a.grams, b.grams)
            if name < 1.0 and min(len(a.name), len(b.name)) < TELLING:
                continue
            if name >= ACROSS and commensurable(a.target, b.target):
                score = name + 0.1 * _dice(a.around, b.around)
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
        )
    change, delta, percent = compare_values(old.target, new.target)
    return TargetChange(
        change=change,
        indicator=new.target.indicator,
        old=old.target,
        new=new.target,
        delta=delta,
        percent=percent,
        aspects=_all_aspects(old.target, new.target, years),
        old_item=old.item,
        new_item=new.item,
    )


def _all_aspects(old: Target, new: Target, years: Years) -> tuple[Aspect, ...]:
    a, b = old.deadline, new.deadline
    if a is None and b is None:
        return aspects(old, new)
    if a is not None and b is not None and years.word(a.due, b.due) in ("unchanged", "rolled"):
        return aspects(old, new)
    return (*aspects(old, new), "deadline")
