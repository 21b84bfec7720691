"""Two plans → their :class:`PlanOutcome`: pair, judge, quote, count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from workplan_parser.compare.amounts import compare_values
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.plans import head
from workplan_parser.model import OtherQuantity, Plan
from workplan_parser.outcome.model import (
    Quote,
    OutcomeCounts,
    OutcomeSummary,
    PlanOutcome,
    Silence,
    TargetOutcome,
)
from workplan_parser.outcome.pairing import Answer, paired
from workplan_parser.outcome.quoting import Quotes
from workplan_parser.outcome.retold import results, retold
from workplan_parser.outcome.verdicts import Case, judge
from workplan_parser.version import GENERATOR

SURE = 0.7
"""A pair that scores below this is marked for a person to look at."""


def outcomes(old: Plan, new: Plan) -> PlanOutcome:
    """What the review of *new* reports of the targets of *old*."""
    found = paired(old, retold(new), new.metadata.year)
    promises, reports = Quotes(old), Quotes(new)
    said = {one.span: one for one in results(new)}
    pairs = tuple(
        _row(goal, found.answers[goal.at], said, promises, reports)
        for goal in found.promised
        if goal.at in found.answers
    )
    silent = tuple(
        Silence(**dict(goal.target), promise=_quote(promises, goal))
        for goal in found.promised
        if goal.at not in found.answers
    )
    return PlanOutcome(
        generator=GENERATOR,
        old=head(old),
        new=head(new),
        warnings=(),
        summary=OutcomeSummary(targets=_counts(pairs, len(silent)), qualitative=OutcomeCounts()),
        pairs=pairs,
        unreported=silent,
        qualitative=(),
        blanket=(),
    )


def _row(
    goal: Goal, answer: Answer, said: dict[object, OtherQuantity], promises: Quotes, reports: Quotes
) -> TargetOutcome:
    case = Case(goal, answer.reported, answer.period)
    verdict, reason = judge(case)
    doubtful = answer.match.review or answer.match.score < SURE or answer.period != "year"
    return TargetOutcome(
        target=goal.target,
        result=said[answer.reported.target.span],
        verdict=verdict,
        reason=reason,
        review=doubtful or verdict == "unclear",
        delta=compare_values(goal.target, answer.reported.target).delta,
        basis=answer.match.basis,
        score=Decimal(str(answer.match.score)),
        promise=_quote(promises, goal),
        report=_quote(reports, answer.reported),
    )


def _quote(quotes: Quotes, goal: Goal) -> Quote:
    return quotes.of(goal.target.raw, goal.target.span, goal.item, goal.path)


def _counts(pairs: Iterable[TargetOutcome], silent: int) -> OutcomeCounts:
    told = Counter(pair.verdict for pair in pairs)
    review = sum(pair.review for pair in pairs)
    return OutcomeCounts(**told, promised=sum(told.values()) + silent, unreported=silent, review=review)
