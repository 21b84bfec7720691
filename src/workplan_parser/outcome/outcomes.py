"""Two plans → their :class:`PlanOutcome`: pair, judge, quote, count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from workplan_parser.compare.amounts import compare_values
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.plans import head
from workplan_parser.compare.qualities import State, states
from workplan_parser.model import Item, OtherQuantity, Plan
from workplan_parser.outcome.bodies import refuse_strangers, warnings
from workplan_parser.outcome.model import (
    OutcomeCounts,
    OutcomeSummary,
    PlanOutcome,
    Quote,
    Silence,
    StateOutcome,
    TargetOutcome,
)
from workplan_parser.outcome.pairing import Answer, Pairing, paired
from workplan_parser.outcome.quoting import Quotes
from workplan_parser.outcome.stated import Saying, Told
from workplan_parser.outcome.verdicts import Case, judge
from workplan_parser.span import Span
from workplan_parser.version import GENERATOR

SURE = 0.7
"""A pair that scores below this is marked for a person to look at."""


def outcomes(old: Plan, new: Plan, *, anyway: bool = False) -> PlanOutcome:
    """What the review of *new* reports of the targets of *old*.

    Raises WorkplanError where the two are of two places, unless told to go on *anyway*.
    """
    for one in (old, new):
        if not isinstance(one, Plan):
            raise TypeError(
                f"outcomes takes two Plans; parse_file makes one of a file (given: {type(one).__name__})"
            )
    if not anyway:
        refuse_strangers(old, new)
    return _Telling(old, new, paired(old, new)).outcome()


class _Telling:
    """The two plans, their pairing, and what both say."""

    def __init__(self, old: Plan, new: Plan, found: Pairing) -> None:
        self._old, self._new, self._found = old, new, found
        self._promises, self._reports = Quotes(old), Quotes(new)
        self._told = Told(found.aligned.new)
        self._said = dict(_quantities(new.sections))

    def outcome(self) -> PlanOutcome:
        """All of it."""
        rows = [self._row(goal) for goal in self._found.promised]
        pairs = tuple(row for row in rows if isinstance(row, TargetOutcome))
        silent = tuple(row for row in rows if isinstance(row, Silence))
        qualitative = tuple(map(self._state, states(self._found.aligned.old, self._old.preamble)))
        return PlanOutcome(
            generator=GENERATOR,
            old=head(self._old),
            new=head(self._new),
            warnings=tuple(warnings(self._old, self._new, self._found.reported)),
            summary=OutcomeSummary(
                targets=_counts([row.verdict for row in pairs], len(silent), pairs),
                qualitative=_counts([row.verdict for row in qualitative], 0, qualitative),
            ),
            pairs=pairs,
            unreported=silent,
            qualitative=qualitative,
            blanket=tuple(self._reported(one) for one in self._told.of_all()),
        )

    def _row(self, goal: Goal) -> TargetOutcome | Silence:
        if answers := self._found.answers.get(goal.at):
            worst = min(answers, key=lambda one: Case(goal, one.reported, one.period).ahead)
            return self._answered(goal, worst)
        if said := self._told.in_words(goal):
            return TargetOutcome(
                target=goal.target, result=None, verdict="unclear", reason="words", review=True, delta=None,
                basis="words", score=None, period="year", promise=self._promises.number(goal), report=self._reported(said),
            )  # fmt: skip
        return Silence(**dict(goal.target), promise=self._promises.number(goal))

    def _answered(self, goal: Goal, answer: Answer) -> TargetOutcome:
        verdict, reason = judge(Case(goal, answer.reported, answer.period))
        doubtful = answer.match.review or answer.match.score < SURE or answer.period == "longer"
        return TargetOutcome(
            target=goal.target,
            result=self._said[answer.reported.target.span],
            verdict=verdict,
            reason=reason,
            period=answer.period,
            review=doubtful or verdict == "unclear",
            delta=compare_values(goal.target, answer.reported.target).delta,
            basis=answer.match.basis,
            score=Decimal(str(answer.match.score)),
            promise=self._promises.number(goal),
            report=self._reports.number(answer.reported),
        )

    def _state(self, state: State) -> StateOutcome:
        said = self._told.of_state(state.target)
        verdict = "unreported" if said is None else "met" if said.reached else "unclear"
        return StateOutcome(
            target=state.target,
            verdict=verdict,
            review=verdict == "unclear",
            promise=self._promises.state(state),
            report=self._reported(said) if said else None,
        )

    def _reported(self, said: Saying) -> Quote:
        return self._reports.words(said.text, said.node.item.id, said.node.path)


def _quantities(items: Iterable[Item]) -> Iterator[tuple[Span, OtherQuantity]]:
    for item in items:
        yield from ((one.span, one) for one in item.other_quantities)
        yield from _quantities(item.items)


def _counts(
    verdicts: Iterable[str], silent: int, rows: Iterable[TargetOutcome | StateOutcome]
) -> OutcomeCounts:
    told = Counter(verdicts)
    told["unreported"] += silent
    return OutcomeCounts(**told, promised=sum(told.values()), review=sum(row.review for row in rows))
