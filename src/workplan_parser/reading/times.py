"""The deadlines of a stretch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from workplan_parser.diagnostics import Doubt
from workplan_parser.extract import deadlines
from workplan_parser.extract.calendar import TimeExpression
from workplan_parser.extract.deadlines import DeadlineFinding, RefusedTime
from workplan_parser.model import Deadline, GoverningDeadline
from workplan_parser.reading.findings import Finding
from workplan_parser.reading.walk import Setting
from workplan_parser.text.flow import Flow
from workplan_parser.text.sheet import Sheet


class Times(NamedTuple):
    """The deadlines as they go into the plan and, beside each, as the extractor gave it; times refused; doubts."""

    findings: list[Finding[Deadline]]
    dues: list[DeadlineFinding]
    refused: list[RefusedTime]
    doubts: list[Doubt]


def read(
    flow: Flow,
    sheet: Sheet,
    setting: Setting,
    times: Sequence[TimeExpression] | None = None,
    *,
    limit: bool = False,
) -> Times:
    """The times of *flow* (*times*, where the caller has read them already).

    ``limit`` where every time is a deadline: beside offices, under 完成时限.
    """
    dues, refused, doubts = deadlines.find(
        flow.text,
        times,
        year=setting.year,
        issued=setting.issued,
        retrospective=setting.horizon == "review" and not limit,
        limit=limit,
    )
    return Times(
        [Finding(_deadline(flow, sheet, due), due.rule, due.evidence) for due in dues],
        dues,
        refused,
        [doubt._replace(span=doubt.span and flow.span(*doubt.span)) for doubt in doubts],
    )


def _deadline(flow: Flow, sheet: Sheet, due: DeadlineFinding) -> Deadline:
    span = flow.span(due.start, due.end)
    return Deadline(raw=span.of(sheet.text), span=span, due=due.due, precision=due.precision, basis=due.basis)


def governing(deadline: Deadline, basis: Literal["explicit", "inherited"]) -> GoverningDeadline:
    """A deadline as that of a target: ``explicit`` in its clause, ``inherited`` from round it."""
    return GoverningDeadline(
        raw=deadline.raw, span=deadline.span, due=deadline.due, precision=deadline.precision, basis=basis
    )
