"""What the next year's report tells of each target of a series: the other half of the panel, where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workplan_parser.model import OtherQuantity, Plan
from workplan_parser.outcome.outcomes import outcomes
from workplan_parser.panel.series import Series, year_of
from workplan_parser.places import place
from workplan_parser.span import Span
from workplan_parser.words import OUTCOMES


class Told(NamedTuple):
    """What became of a target; all is None where no report of the next year is among the plans."""

    verdict: str | None = None
    result: OtherQuantity | None = None
    review: bool | None = None
    place: str | None = None

    @property
    def said(self) -> str:
        """3260人 已达到, or 未见报告; empty where nothing is known."""
        reported = " ".join(self.result.raw.split()) if self.result else ""
        return " ".join(filter(None, (reported, OUTCOMES.get(self.verdict or "", ""))))


def told(series: Series) -> dict[tuple[int, Span], Told]:
    """By the position of the plan and the place of the target in it: what the plan of the year after reports."""
    found: dict[tuple[int, Span], Told] = {}
    for at, (plan, after) in enumerate(zip(series.plans, series.plans[1:], strict=False)):
        year, then = year_of(plan), year_of(after)
        if year is not None and then == year + 1:
            found |= {(at, span): one for span, one in _of(plan, after)}
    return found


def _of(plan: Plan, after: Plan) -> Iterator[tuple[Span, Told]]:
    became = outcomes(plan, after, anyway=True)
    for one in became.pairs:
        where = place(after, one.result.span if one.result else one.report.span)
        yield one.target.span, Told(one.verdict, one.result, one.review, where)
    for silent in became.unreported:
        yield silent.span, Told("unreported", None, False)
    for state in became.qualitative:
        seen = place(after, state.report.span) if state.report else None
        yield state.target.span, Told(state.verdict, None, state.review, seen)
