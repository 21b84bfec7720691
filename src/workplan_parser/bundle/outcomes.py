"""The table of outcomes: what the plan of the year after reports of each target, where both years of a body are in the bundle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from workplan_parser.bundle.shape import PLAN, Field, ForeignKey, Shape
from workplan_parser.bundle.terms import of_column
from workplan_parser.model import Plan
from workplan_parser.outcome.model import Period, Reason, TargetOutcome, Verdict
from workplan_parser.outcome.outcomes import outcomes
from workplan_parser.panel.series import arrange, year_of
from workplan_parser.span import Span
from workplan_parser.writers.nodes import places
from workplan_parser.writers.tables import Kind

NAME = "outcomes"
RESULT = ("result_item_id", "result_position")

Row = tuple[Any, ...]


def shape() -> Shape:
    """Its columns: the target, the plan that reports of it, the result there, and the verdict."""
    texts = {
        "verdict": (*get_args(Verdict), "unreported"),
        "reason": get_args(Reason),
        "period": get_args(Period),
    }
    kinds: dict[str, Kind] = {
        "position": "integer",
        "result_position": "integer",
        "review": "boolean",
        "delta": "number",
        "score": "number",
    }
    required = (PLAN, "item_id", "position", "reporting", "verdict", "review")
    columns = (*required[:4], *RESULT, "verdict", "reason", "period", "review", "delta", "basis", "score")
    fields = tuple(
        Field(
            name,
            kinds.get(name, "string"),
            of_column(NAME, name),
            name in required,
            texts.get(name, ()),
        )
        for name in columns
    )
    keys = (
        ForeignKey((PLAN, "item_id", "position"), "targets", (PLAN, "item_id", "position")),
        ForeignKey(("reporting",), "document", (PLAN,)),
    )
    return Shape(NAME, "目标兑现: what the next report tells of a target", fields, required[:4], keys)


def rows(plans: Mapping[str, Plan]) -> list[Row]:
    """The rows of all plans that have one of the year after beside them."""
    names = {id(plan): name for name, plan in plans.items()}
    found: list[Row] = []
    for series in arrange(plans.values()):
        for old, new in zip(series.plans, series.plans[1:], strict=False):
            year, then = year_of(old), year_of(new)
            if year is not None and then == year + 1:
                found += _rows(names[id(old)], old, names[id(new)], new)
    return found


def _rows(name: str, old: Plan, reporting: str, new: Plan) -> Iterator[Row]:
    became = outcomes(old, new, anyway=True)
    targets, results = _positions(old, "targets"), _positions(new, "other_quantities")
    for one in became.pairs:
        result = results[one.result.span] if one.result else (None, None)
        yield (name, *targets[one.target.span], reporting, *result, *_judged(one))
    for silent in became.unreported:
        yield (
            name,
            *targets[silent.span],
            reporting,
            None,
            None,
            "unreported",
            None,
            None,
            False,
            None,
            None,
            None,
        )


def _judged(one: TargetOutcome) -> Row:
    return one.verdict, one.reason, one.period, one.review, one.delta, one.basis, one.score


def _positions(plan: Plan, field: str) -> dict[Span, tuple[str, int]]:
    """Item and position, as the tables count them, of each finding by its place."""
    return {
        one.span: (place.item_id, at)
        for place in places(plan)
        for at, one in enumerate(getattr(place.node, field, ()), 1)
    }
