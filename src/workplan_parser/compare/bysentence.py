"""Targets paired by the sentences round their numbers, all leftovers at once; a person should look."""

from __future__ import annotations

from collections import Counter, defaultdict

from workplan_parser.compare.assign import ahead, assign
from workplan_parser.compare.constants import (
    ACROSS,
    AHEAD,
    BESIDE,
    CROWD,
    FAINT_SENTENCE,
    FAR_AHEAD,
    HOME,
    NAME_SHARE,
    NAMED,
    ONLY,
    ONLY_AHEAD,
    OWN_UNIT,
    SAME_BLOCK,
    SAME_VALUE,
    SENTENCE,
    STRANGE_TOLD,
    TIE,
    WEAK_SHARE,
    WORD,
)
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.indicators import apart, filled, may
from workplan_parser.compare.matching import Matching
from workplan_parser.compare.names import GENERIC


def sentences(state: Matching) -> None:
    """By the sentence round the number, all leftovers at once; a person should look."""
    old, new = state.left()
    units = Counter(goal.target.unit for goal in (*state.old, *state.new))
    scores: dict[tuple[int, int], float] = {}
    for i, j in _sharing(state, old, new):
        if may(old[i], new[j]) and (score := _told_alike(state, old[i], new[j], units)) >= FAINT_SENTENCE:
            scores[i, j] = score
    leading, far = set(ahead(scores, margin=AHEAD)), set(ahead(scores, margin=FAR_AHEAD))
    for i, j in assign(scores, FAINT_SENTENCE).items():
        a, b = old[i], new[j]
        enough = scores[i, j] >= SENTENCE and ((i, j) in leading or state.named(a, b) >= ACROSS)
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
    score += TIE * state.sentences.whole(a, b)
    own = a.target.unit == b.target.unit and units[a.target.unit] == 2
    return score + OWN_UNIT * (own and not {a.core, b.core} & set(GENERIC.words))


def _strangers(a: Goal, b: Goal) -> bool:
    """True for two full names that share nothing that tells: 水厂扩建投资, 体育馆装修投资."""
    full = min(len(a.core), len(b.core)) >= NAMED
    return full and (all(gram in GENERIC for gram in a.grams & b.grams) or apart(a, b))


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
    for i, j in ahead(scores, margin=ONLY_AHEAD):
        a, b = old[i], new[j]
        words = "、".join(state.sentences.only(a, b)[:3])
        state.pair(a, b, f"only: {words}", state.sentences.like(a, b), review=True)
