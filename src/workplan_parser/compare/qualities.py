"""Goals without a number of two plans: which came, which went, which are stronger now (基本消除 → 全面消除, 力争 → 确保)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from workplan_parser import words
from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.constants import MANY_STATES, STATE_ELSEWHERE, STATE_HOME
from workplan_parser.compare.deadlines import Years, differ
from workplan_parser.compare.goals import PREAMBLE
from workplan_parser.compare.likeness import dice, grams
from workplan_parser.compare.model import Aspect, QualityChange, QualityVerdict
from workplan_parser.compare.names import bare, core
from workplan_parser.compare.nodes import Node, tight
from workplan_parser.compare.rows import AHEAD
from workplan_parser.extract import numerals
from workplan_parser.lexicon import WordList, word_lists
from workplan_parser.model import Horizon, Plan, Preamble, QualitativeTarget
from workplan_parser.shapes import shape

_WEAK, _FULL = word_lists("qualitative", "degree.weak degree.full")
_FIRST = WordList("compare", "states.first")
_PLACE = shape("[0-9]+|[一二三四五六七八九十百]+")
_LAST = 1000
_FIRM = {"approx": 1, "strive": 0, "expect": 1, "must": 2}


class State(NamedTuple):
    """A goal without a number in its place: the position of its node, its id and path; what it is said of, bare."""

    node: int
    item: str
    path: str
    target: QualitativeTarget
    name: str


def states(nodes: Sequence[Node], preamble: Preamble | None, horizon: Horizon = "plan") -> list[State]:
    """Every goal without a number that speaks of that time, in document order."""
    found: list[State] = []
    if preamble is not None and horizon == "plan":
        found += [
            State(PREAMBLE, "preamble", words.PREAMBLE, one, _name(one))
            for one in preamble.qualitative_targets
        ]
    for node in nodes:
        if node.horizon == horizon:
            found += [
                State(node.at, node.item.id, node.path, one, _name(one))
                for one in node.item.qualitative_targets
            ]
    return found


def _name(one: QualitativeTarget) -> str:
    said = bare(tight(one.indicator))
    return core(said) or said


def changes(
    old: Plan, new: Plan, aligned: Alignment, years: Years, alone: list[int]
) -> Iterator[QualityChange]:
    """A row for every goal without a number, those that speak of one time against each other: the new plan's, then what went.

    Those of a longer time that only one of the two plans speaks of are counted in *alone*, old and new.
    """
    for horizon in AHEAD:
        mine, theirs = states(aligned.old, old.preamble, horizon), states(aligned.new, new.preamble, horizon)
        if not aligned.both_speak(horizon):
            alone[0] += len(mine)
            alone[1] += len(theirs)
            continue
        matched = match(mine, theirs, aligned.pairs)
        partner = {j: (mine[i], score) for i, (j, score) in matched.items()}
        for j, state in enumerate(theirs):
            before, score = partner.get(j, (None, 1.0))
            yield _row(before, state, years, score)
        yield from (_row(state, None, years) for i, state in enumerate(mine) if i not in matched)


def match(old: Sequence[State], new: Sequence[State], pairs: dict[int, int]) -> dict[int, tuple[int, float]]:
    """Old → new with their likeness, the most alike first; items that correspond need less."""
    home = {**pairs, PREAMBLE: PREAMBLE}
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, _, i, j in sorted(_scores(old, new, home), reverse=True):
        if i not in found and j not in taken:
            found[i] = j, min(score, 1.0)
            taken.add(j)
    return found


def _scores(
    old: Sequence[State], new: Sequence[State], home: dict[int, int]
) -> Iterator[tuple[float, bool, int, int]]:
    """Pairs alike enough; of very many only those of the same name."""
    many = len(old) * len(new) > MANY_STATES
    told = [grams(one.name) for one in new]
    for i, a in enumerate(old):
        mine = grams(a.name)
        for j, b in enumerate(new):
            here = home.get(a.node) == b.node
            same = a.name == b.name
            if many and not same:
                continue
            score = 1.0 if same else dice(mine, told[j])
            enough = STATE_HOME if here and a.target.kind == b.target.kind else STATE_ELSEWHERE
            if score >= enough:
                yield score + 0.1 * here + 0.05 * (a.target.kind == b.target.kind), here, i, j


def _row(old: State | None, new: State | None, years: Years, score: float = 1.0) -> QualityChange:
    one = new or old
    assert one is not None
    told = tuple(_aspects(old.target, new.target, years)) if old and new else ()
    change = _verdict(old and old.target, new and new.target)
    return QualityChange(
        change="restated" if change == "unchanged" and told else change,
        indicator=one.target.indicator,
        old=old.target if old else None,
        new=new.target if new else None,
        aspects=told,
        score=Decimal(str(round(score, 3))),
        old_item=old.item if old else None,
        new_item=new.item if new else None,
        old_path=old.path if old else None,
        new_path=new.path if new else None,
    )


def _verdict(old: QualitativeTarget | None, new: QualitativeTarget | None) -> QualityVerdict:
    if old is None or new is None:
        return "removed" if new is None else "added"
    before, after = _force(old), _force(new)
    if before != after:
        return "strengthened" if after > before else "weakened"
    same = old.kind == new.kind and tight(old.raw) == tight(new.raw)
    return "unchanged" if same else "restated"


def _force(one: QualitativeTarget) -> tuple[int, int, int]:
    """How much is promised: 基本 less than all, a place further ahead more, and then how firmly."""
    raw = tight(one.raw)
    weak, full = _WEAK.starts(raw) or one.strength == "approx", _FULL.starts(raw)
    degree = 0 if weak else 2 if full else 1
    return degree, _ahead(raw) if one.kind == "rank" else 0, _FIRM[one.strength]


def _ahead(raw: str) -> int:
    """位居第一 is ahead of 前三: minus the place; far behind where none is said (前列)."""
    number = _PLACE.search(raw)
    return -int(numerals.read(number[0]) or _LAST) if number else -(1 if _FIRST.within(raw) else _LAST)


def _aspects(old: QualitativeTarget, new: QualitativeTarget, years: Years) -> Iterator[Aspect]:
    if old.strength != new.strength:
        yield "strength"
    if differ(old.deadline, new.deadline, years):
        yield "deadline"
