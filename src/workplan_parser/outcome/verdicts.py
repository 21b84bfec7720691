"""What a result says of its target: small judgements in order, of which the first that answers decides."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from workplan_parser.compare.amounts import FLOORS, LIMITS, convertible, top
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.nodes import tight
from workplan_parser.compare.sense import better
from workplan_parser.lexicon import WordList, word_lists
from workplan_parser.outcome.model import Period, Reason, Verdict

NEAR = Fraction(1, 10)
"""The share of a target meant roughly (6%左右) that a result may lack and still come near."""

_LOW, _BEGUN, _DONE, _DENIED, _REACHING, _SCOPE = word_lists(
    "outcome", "limit.names state.begun state.done state.denied state.reaching change.scope"
)
_DOING = WordList("compare", "name.doing")
_COUNTED = ("count", "ratio", None)


class Ruling(NamedTuple):
    """The verdict and why."""

    verdict: Verdict
    reason: Reason


class Case(NamedTuple):
    """A target, the result that answers it, and the time that result is of."""

    promised: Goal
    reported: Goal
    period: Period

    @property
    def low(self) -> bool:
        """True where less is better: 控制在4%以内, 失业率5%左右, 消费价格涨幅3%左右."""
        target = self.promised.target
        way = -1 if target.comparator in LIMITS else 1 if target.comparator in FLOORS else better(target)
        return way < 0 or (way == 0 and _LOW.within(self.promised.name) is not None)

    @property
    def ahead(self) -> Fraction:
        """By how much the result is better than the target, in the target's unit; below zero where it falls short."""
        target, result = self.promised.target, self.reported.target
        ratio = convertible(result.unit, target.unit) or Fraction(1)
        if self.low:
            return Fraction(top(target)) - Fraction(top(result)) * ratio
        return Fraction(result.value) * ratio - Fraction(target.value)

    @property
    def rough(self) -> bool:
        """True where the target itself is meant roughly: 6%左右."""
        return self.promised.target.comparator == "approx"


Answer = Ruling | None


def judge(case: Case) -> Ruling:
    """The verdict of the first rule that has one."""
    return next(ruling for rule in RULES if (ruling := rule(case)) is not None)


def other_unit(case: Case) -> Answer:
    """改造小区50个 → 改造小区3万户: nothing to compare."""
    units = case.promised.target.unit, case.reported.target.unit
    return Ruling("unclear", "unit") if convertible(*units) is None else None


def other_measure(case: Case) -> Answer:
    """新增企业50家 → 企业达到900家: one counts what came, the other what there is; but not 新增50家 → 新培育60家."""
    come = [_comes(case.promised), _comes(case.reported)]
    mixed = (come[0] and _stands(case.reported)) if not come[1] else not come[0] and _stands(case.promised)
    return Ruling("unclear", "measure") if mixed else None


def _stands(goal: Goal) -> bool:
    """True for what there is by then: 累计…, …达到86家."""
    return goal.measure == "stock" or _REACHING.starts(tight(goal.target.raw)) is not None


def _comes(goal: Goal) -> bool:
    """True for what comes in the year: 新增…, 建成…"""
    return goal.measure == "flow" or (goal.measure == "level" and _DOING.starts(goal.name) is not None)


def denied(case: Case) -> Answer:
    """新建公厕50座 → 未完成新建公厕50座: the number is the target's own; but not 未建成的3座…,新建公厕48座."""
    return Ruling("unclear", "denied") if _DENIED.within(case.reported.clause) else None


def only_begun(case: Case) -> Answer:
    """建成学校12所 → 开工学校15所; but not 改造小区20个 → 新开工改造小区22个: no end was promised."""
    begun = _BEGUN.within(case.reported.said) and not _DONE.within(case.reported.said)
    return Ruling("unclear", "begun") if begun and _DONE.within(case.promised.said) else None


def other_scope(case: Case) -> Answer:
    """农村居民收入增长6% → 居民收入增长5.6%: a part is not the whole."""
    parts = [{hit.word for hit in _SCOPE.every(goal.name)} for goal in case[:2]]
    return Ruling("unclear", "scope") if bool(parts[0]) != bool(parts[1]) else None


def its_size(case: Case) -> Answer:
    """大河30万吨水厂投产 → 大河30万吨水厂开工: the number says which waterworks, not how much was done."""
    target, result = case.promised.target, case.reported.target
    same = target.value == result.value and target.unit == result.unit and target.dimension not in _COUNTED
    return Ruling("unclear", "measure") if same and _inside(case.reported) else None


def _inside(goal: Goal) -> bool:
    """True where the name of a thing goes on behind the number; 建成30万亩良田 only says what is done before it."""
    parts = goal.target.indicator_spans
    if len(parts) < 2 or parts[0].start > goal.target.span.start or parts[-1].start < goal.target.span.end:
        return False
    return not _DOING.starts(tight(goal.target.indicator))


def still_open(case: Case) -> Answer:
    """完成投资100亿元 → 前三季度完成投资80亿元: the year was not over; but 截至9月完成投资110亿元 is enough."""
    return Ruling("unclear", "partial") if case.period == "part" and (case.low or case.ahead < 0) else None


def one_sided(case: Case) -> Answer:
    """不少于30天 → 控制在35天以内: a bound on the other side says nothing."""
    bound = FLOORS if case.low else LIMITS
    return (
        Ruling("unclear", "bound") if case.reported.target.comparator in bound and case.ahead >= 0 else None
    )


def reached(case: Case) -> Answer:
    """超过500万人次 → 525万人次; 控制在4%以内 → 3.8%; 下降3%以上 → 下降3.1%; but not 超过60% → 60%."""
    strict = case.promised.target.comparator in ("gt", "lt") and case.reported.target.comparator not in (
        "gt",
        "lt",
    )
    hedged = case.reported.target.comparator == "approx" and not case.rough
    enough = case.ahead > 0 if strict or hedged else case.ahead >= 0
    return Ruling("met", "reached") if enough else None


def near(case: Case) -> Answer:
    """6%左右 → 5.6%; 超过60% → 60%; 100座 → 近100座."""
    allowed = Fraction(top(case.promised.target)) * NEAR if case.rough else Fraction(0)
    return Ruling("about", "near") if -case.ahead <= abs(allowed) else None


def short(case: Case) -> Answer:
    """增长12% → 增长10.4%."""
    return Ruling("missed", "short")


RULES: tuple[Callable[[Case], Answer], ...] = (
    other_unit,
    other_measure,
    other_scope,
    its_size,
    denied,
    only_begun,
    still_open,
    one_sided,
    reached,
    near,
    short,
)
"""What cannot be compared comes first, then what the figures say."""
