"""Which target of the new plan is the counterpart of which in the old.

Passes in order, each over what those before it left: by name inside corresponding items; by name across the plan;
by the sentence round the number, all leftovers at once; by words only the two have; beside a pair already made; one indicator measured in
another dimension. A target without a counterpart is added or removed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workplan_parser.compare.amounts import commensurable
from workplan_parser.compare.assign import assign
from workplan_parser.compare.constants import (
    ACROSS,
    AHEAD,
    BESIDE,
    CROWD,
    FAINT_SENTENCE,
    FAR_AHEAD,
    FILLED,
    HOME,
    NAME_SHARE,
    NAMED,
    ONLY,
    ONLY_AHEAD,
    OTHER,
    OWN_UNIT,
    SAME_BLOCK,
    SAME_VALUE,
    SENTENCE,
    STRANGE_TOLD,
    TELLING,
    TOLD_APART,
    WEAK_SHARE,
    WITHIN,
    WORD,
)
from workplan_parser.compare.goals import PREAMBLE, Goal
from workplan_parser.compare.indicators import Names, Sentences, filled, may, measured_alike, opposed
from workplan_parser.compare.likeness import dice, grams
from workplan_parser.compare.names import GENERIC, stem
from workplan_parser.compare.paragraphs import Place


class Match(NamedTuple):
    """The counterpart of a target: its position, the pass that found it and from what, how sure, and whether to look."""

    to: int
    basis: str
    score: float
    review: bool = False


@dataclass(slots=True)
class Matching:
    """The targets of two plans while they are being paired.

    ``more`` are further pairs of a target whose number holds for several indicators.
    """

    old: Sequence[Goal]
    new: Sequence[Goal]
    nodes: Mapping[int, int]
    places: Mapping[Place, Place]
    names: Names
    sentences: Sentences
    found: dict[int, Match] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    more: list[tuple[int, Match]] = field(default_factory=list)

    def pair(self, a: Goal, b: Goal, basis: str, score: float, *, review: bool = False) -> None:
        """Make *a* and *b* counterparts."""
        self.found[a.at] = Match(b.at, basis, round(min(score, 1.0), 4), review)
        self.taken.add(b.at)

    def left(self) -> tuple[list[Goal], list[Goal]]:
        """The targets without a counterpart so far."""
        return [g for g in self.old if g.at not in self.found], [
            g for g in self.new if g.at not in self.taken
        ]

    def home(self, a: Goal, b: Goal) -> bool:
        """True where their items correspond."""
        return self.nodes.get(a.node) == b.node

    def named(self, a: Goal, b: Goal) -> float:
        """How alike their names are; one that stands inside the other says more where their items correspond."""
        if not self.home(a, b):
            return self.names.like(a, b)
        return FILLED if filled(a, b) else self.names.inside(a, b)

    def block(self, a: Goal, b: Goal) -> bool:
        """True where their paragraphs correspond."""
        return self.places.get((a.node, a.block)) == (b.node, b.block)


def match(
    old: Sequence[Goal],
    new: Sequence[Goal],
    pairs: Mapping[int, int],
    places: Mapping[Place, Place] | None = None,
) -> dict[int, Match]:
    """Old goal → its counterpart, by their positions in *old* and *new*.

    *pairs* are the corresponding nodes, *places* the corresponding paragraphs of nodes.
    """
    return matching(old, new, pairs, places).found


def matching(
    old: Sequence[Goal],
    new: Sequence[Goal],
    pairs: Mapping[int, int],
    places: Mapping[Place, Place] | None = None,
) -> Matching:
    """The same, with what it was judged by: for who asks why."""
    everything = [*old, *new]
    nodes = {**pairs, PREAMBLE: PREAMBLE}
    state = Matching(old, new, nodes, places or {}, Names(everything), Sentences(everything))
    for one in PASSES:
        if len(state.found) < len(old) or len(state.taken) < len(new):
            one(state)
    return state


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
    for i, j in _best(scores, 0.02):
        state.pair(old[i], new[j], "elsewhere", scores[i, j])


def _telling(a: Goal, b: Goal, name: float) -> bool:
    """True where two names are full enough to be believed anywhere: fewer characters do for the same name, said once."""
    shortest = min(len(g.core or g.name) for g in (a, b))
    if name < 1.0:
        return shortest >= TELLING
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


def _best(scores: Mapping[tuple[int, int], float], margin: float) -> list[tuple[int, int]]:
    """The pairs that are ahead of every rival on either side."""
    rows: dict[int, list[float]] = defaultdict(list)
    columns: dict[int, list[float]] = defaultdict(list)
    for (i, j), score in scores.items():
        rows[i].append(score)
        columns[j].append(score)
    return [
        (i, j)
        for (i, j), score in sorted(scores.items())
        if all(sum(other > score - margin for other in line) == 1 for line in (rows[i], columns[j]))
    ]


def sentences(state: Matching) -> None:
    """By the sentence round the number, all leftovers at once; a person should look."""
    old, new = state.left()
    units = Counter(goal.target.unit for goal in (*state.old, *state.new))
    scores: dict[tuple[int, int], float] = {}
    for i, j in _sharing(state, old, new):
        if may(old[i], new[j]) and (score := _told_alike(state, old[i], new[j], units)) >= FAINT_SENTENCE:
            scores[i, j] = score
    clear, far = set(_best(scores, AHEAD)), set(_best(scores, FAR_AHEAD))
    for i, j in assign(scores, FAINT_SENTENCE).items():
        a, b = old[i], new[j]
        enough = scores[i, j] >= SENTENCE and ((i, j) in clear or state.named(a, b) >= ACROSS)
        told = _name_share(a, b) != WEAK_SHARE or state.sentences.like(a, b) >= BESIDE
        if enough or (told and (i, j) in far and state.home(a, b)):
            words = "、".join(state.sentences.telling(a, b)[:3])
            state.pair(a, b, f"sentence: {words}", scores[i, j], review=True)


def _told_alike(state: Matching, a: Goal, b: Goal, units: Counter[str]) -> float:
    told, name = state.sentences.like(a, b), state.named(a, b)
    share = _name_share(a, b)
    if _strangers(a, b) and told < STRANGE_TOLD:
        return 0.0
    score = share * name + (1 - share) * told
    score += HOME * state.home(a, b) + SAME_BLOCK * state.block(a, b)
    score += SAME_VALUE * (a.target.value == b.target.value and a.target.unit == b.target.unit)
    own = a.target.unit == b.target.unit and units[a.target.unit] == 2
    return score + OWN_UNIT * (own and not {a.core, b.core} & set(GENERIC.words))


def _strangers(a: Goal, b: Goal) -> bool:
    """True for two full names that share nothing that tells: 水厂扩建投资, 体育馆装修投资."""
    full = min(len(a.core), len(b.core)) >= NAMED
    return full and all(gram in GENERIC for gram in a.grams & b.grams)


def _name_share(a: Goal, b: Goal) -> float:
    """How much the names say: little where they are general or short, or several targets go by them; nothing without one."""
    if not (a.core and b.core):
        return 0.0
    general = a.core in GENERIC or b.core in GENERIC
    short = a.core != b.core and min(len(a.core), len(b.core)) < WORD
    if filled(a, b):
        return NAME_SHARE
    return WEAK_SHARE if a.common or b.common or general or short else NAME_SHARE


def _sharing(state: Matching, old: list[Goal], new: list[Goal]) -> set[tuple[int, int]]:
    """The pairs whose sentences share a bigram that is not everywhere, or whose items correspond."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, goal in enumerate(new):
        for gram in state.sentences.grams(goal):
            holders[gram].append(j)
    return {
        (i, j)
        for i, a in enumerate(old)
        for gram in state.sentences.grams(a)
        if len(holders.get(gram, ())) <= CROWD
        for j in holders.get(gram, ())
    }


def only(state: Matching) -> None:
    """By words of their clauses that no other target has, enough of them: 燃气、供排水老化管道, 燃气、供排水管网."""
    old, new = state.left()
    scores: dict[tuple[int, int], float] = {}
    for i, j in _sharing(state, old, new):
        shared = state.sentences.only(old[i], new[j])
        if len(shared) >= ONLY and may(old[i], new[j]):
            scores[i, j] = float(len(shared))
    for i, j in _best(scores, ONLY_AHEAD):
        a, b = old[i], new[j]
        words = "、".join(state.sentences.only(a, b)[:3])
        state.pair(a, b, f"only: {words}", state.sentences.like(a, b), review=True)


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
    for i, j in _best(scores, 0.01):
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
    for i, j in _best(scores, 0.05):
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


PASSES: tuple[Callable[[Matching], None], ...] = (within, across, sentences, only, beside, unlike, shared)
