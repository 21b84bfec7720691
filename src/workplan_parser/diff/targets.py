"""Which target of the new plan is the counterpart of which in the old.

Three rounds, each on what the one before left: inside corresponding items; across the plan where an
indicator of the same name stands elsewhere; and nothing else: a target without a counterpart is
added or removed. Targets inside a report on last year are left out on both sides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from functools import cache
from math import fsum, log

from workplan_parser import lexicon
from workplan_parser.diff.amounts import aspects, commensurable, compare_values
from workplan_parser.diff.assign import assign
from workplan_parser.diff.deadlines import Years
from workplan_parser.diff.model import Aspect, TargetChange
from workplan_parser.diff.nodes import Node, tight
from workplan_parser.model import Preamble, Target

WITHIN = 0.5
"""Likeness two targets of corresponding items need to be counterparts."""

ACROSS = 0.6
"""Likeness of their indicators that two targets of different items need, where the names are long enough to tell."""

NAMED, TELLING = 4, 6
"""Characters of an indicator that may be matched across the plan where equal, and where only alike."""

OTHER = 0.45
"""Likeness of two full names below which they name different things, whatever stands around them."""

TOLD_APART, WORD = 0.4, 3
"""Likeness of the surroundings that a name needs which several targets share, or which is this short (投资)."""

AROUND = 16
"""Characters before a number and after it that count as its surroundings."""

LONG = 50_000
"""Characters of an item's text beyond which a number is looked for once only."""

PREAMBLE = -1
"""The position of the preamble among the nodes."""

_NOISE = re.compile(r"[\d\s,.;:、。()\"“”‘’%]+|年内|今年|全年|至少|继续|进一步|再|要|力争|确保")
_FILLER = re.compile(r"^(?:[全我][市省区县国]|完成|实现)+|(?:达到?|完成|不?低于|超过|控制在|保持|稳定)+$")


@dataclass(slots=True)
class Goal:
    """A target in its place: ``node`` is the position of its item, ``name`` its indicator bare, ``around`` its surroundings.

    ``common``: other targets of the plan go by the same name (投资, 增长), so that the name alone proves nothing.
    """

    at: int
    node: int
    item: str
    path: str
    target: Target
    name: str
    around: frozenset[str]
    grams: frozenset[str]
    common: bool = False


def goals(nodes: Sequence[Node], preamble: Preamble | None, *, review: bool = False) -> list[Goal]:
    """Every target ahead of a plan in document order; with *review*, those inside its report on last year."""
    found: list[Goal] = []
    if preamble is not None:
        _collect(found, PREAMBLE, "preamble", "前言", tight(preamble.text), preamble.targets)
    for node in nodes:
        if node.review == review:
            _collect(
                found, node.at, node.item.id, node.path, node.title + "。" + node.text, node.item.targets
            )
    names = Counter((goal.name, goal.target.unit) for goal in found)
    for goal in found:
        goal.common = names[goal.name, goal.target.unit] > 1
    return found


def _collect(found: list[Goal], at: int, item: str, path: str, text: str, targets: Sequence[Target]) -> None:
    place = 0
    for target in targets:
        raw = tight(target.raw)
        start = text.find(raw, place)
        if start < 0 and len(text) < LONG:
            start = text.find(raw)
        place = max(start, place)
        name = _bare(tight(target.indicator))
        before = text[max(0, start - AROUND) : start] if start >= 0 else ""
        after = text[start + len(raw) : start + len(raw) + AROUND // 2] if start >= 0 else ""
        found.append(
            Goal(len(found), at, item, path, target, name, _grams(_bare(before + after)), _grams(name))
        )


def _bare(text: str) -> str:
    return _FILLER.sub("", _NOISE.sub("", text))


def _grams(text: str) -> frozenset[str]:
    if len(text) < 2:
        return frozenset((text,)) if text else frozenset()
    return frozenset(map(str.__add__, text, text[1:]))


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


class Names:
    """How alike two indicators are: Dice of their bigrams, those that many indicators share (收入增长) weighing less."""

    def __init__(self, goals: Iterable[Goal]) -> None:
        seen = Counter(gram for goal in goals for gram in goal.grams)
        most = max(seen.values(), default=1)
        self._weight = {gram: 1.0 + log(most / n) for gram, n in seen.items()}

    def like(self, a: Goal, b: Goal) -> float:
        """0–1."""
        if a.name == b.name:
            return 1.0 if a.name else 0.0
        shared = a.grams & b.grams
        if not shared:
            return 0.0
        return 2 * self._sum(shared) / (self._sum(a.grams) + self._sum(b.grams))

    def _sum(self, grams: Iterable[str]) -> float:
        return fsum(self._weight[gram] for gram in grams)


def opposed(a: str, b: str) -> bool:
    """True where two names contrast: 城镇… and 农村…, 新建… and 改造…, or 人均… and the total."""
    for words in _contrasts()[0]:
        left = [word for word in words if word in a]
        right = [word for word in words if word in b]
        if left and right and not set(left) & set(right):
            return True
    return any((word in a) != (word in b) for word in _contrasts()[1])


@cache
def _contrasts() -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    table = lexicon.table("contrasts")
    return (
        tuple(tuple(line.split()) for line in table["sets"].split("\n") if line),
        tuple(table["alone"].split()),
    )


def alike(a: Goal, b: Goal, names: Names) -> float:
    """0–1: the same indicator, in the same words around; a little more where even the value is the same."""
    name, around = names.like(a, b), _dice(a.around, b.around)
    if a.common or b.common or min(len(a.name), len(b.name)) < WORD:
        if around < TOLD_APART:
            return 0.0
        score = 0.45 * name + 0.55 * around
    elif name < OTHER and min(len(a.name), len(b.name)) >= NAMED:
        return 0.0
    else:
        score = max(0.7 * name + 0.3 * around, 0.45 * name + 0.55 * around)
    score += 0.04 * (a.target.comparator == b.target.comparator)
    score += 0.04 * (a.target.value == b.target.value and a.target.unit == b.target.unit)
    fits = score >= WITHIN and commensurable(a.target, b.target) and not opposed(a.name, b.name)
    return score if fits else 0.0


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


CROWD = 60
"""More targets than this on both sides of one pair of items are compared by name only, in order."""


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
            old_path=old.path if old else None,
            new_path=new.path if new else None,
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
