"""The deadlines of a stretch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeVar

from workplan_parser.diagnostics import Doubt
from workplan_parser.extract import deadlines, reach
from workplan_parser.extract.dates import TimeExpression
from workplan_parser.extract.deadlines import DeadlineFinding, RefusedTime
from workplan_parser.lexicon import WordList
from workplan_parser.model import Deadline, GoverningDeadline, QualitativeTarget, Target
from workplan_parser.reading.findings import Finding, Stretch
from workplan_parser.reading.walk import Setting
from workplan_parser.shapes import shape
from workplan_parser.span import Span
from workplan_parser.structure.model import Until
from workplan_parser.text.flow import Flow
from workplan_parser.text.sheet import Sheet

P = TypeVar("P", Target, QualitativeTarget)


class Times(NamedTuple):
    """The deadlines as they go into the plan and, beside each, as the extractor gave it; times refused; doubts."""

    findings: list[Finding[Deadline]]
    dues: list[DeadlineFinding]
    refused: list[RefusedTime]
    doubts: list[Doubt]

    def govern(self, text: str, starts: Sequence[int]) -> list[GoverningDeadline | None]:
        """For what begins at each of *starts* in that *text* the deadline that governs it."""
        if not self.dues:
            return [None] * len(starts)
        known = {due.start: one.value for due, one in zip(self.dues, self.findings, strict=True)}
        ruled = reach.govern(text, starts, self.dues)
        return [by and governing(known[by[0].start], by[1]) for by in ruled]


def read(
    flow: Flow,
    sheet: Sheet,
    setting: Setting,
    times: Sequence[TimeExpression] | None = None,
    *,
    limit: bool = False,
    notice: bool = False,
) -> Times:
    """The times of *flow* (*times*, where the caller has read them already).

    ``limit`` where every time is a deadline: beside offices, under 完成时限; ``notice`` in a covering notice.
    """
    dues, refused, doubts = deadlines.find(
        flow.text,
        times,
        year=setting.year,
        issued=setting.issued,
        retrospective=setting.horizon == "review" and not limit,
        limit=limit,
        notice=notice,
    )
    return Times(
        [Finding(_deadline(flow, sheet, due), due.rule, due.evidence) for due in dues],
        dues,
        refused,
        [doubt._replace(span=doubt.span and flow.span(*doubt.span)) for doubt in doubts],
    )


_LABELS = WordList("deadlines", "labels")
_OPENS, _SAID = shape(r"[;,]?[【\[(]?"), shape(r"[】\])]?(?P<colon>:?)(?P<said>.{1,40})")


def limit_line(sheet: Sheet, place: Span, setting: Setting) -> Stretch | None:
    """完成时限：6月底, a line of its own: its deadlines, none for 长期坚持; but not 时间节点：6月底前完成30%, which measures."""
    flow = sheet.flow(*place)
    opened = _OPENS.match(flow.text)
    label = _LABELS.starts(flow.text, opened.end() if opened else 0)
    line = _SAID.fullmatch(flow.text, label.end) if label else None
    if line is None:
        return None
    after = sheet.flow(flow.span(*line.span("said")).start, place.end)
    said = read(after, sheet, setting, limit=True)
    if any(char.isdigit() for char in _apart(after.text, said.dues)) or not (said.dues or line["colon"]):
        return None
    return Stretch(
        place, closes=True, deadlines=said.findings, passed=((after, said.refused),), doubts=said.doubts
    )


def _apart(text: str, dues: Sequence[DeadlineFinding]) -> str:
    """*text* without its deadlines."""
    edges = [0, *(edge for due in dues for edge in (due.start, due.end)), len(text)]
    return "".join([text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)])


def _deadline(flow: Flow, sheet: Sheet, due: DeadlineFinding) -> Deadline:
    span = flow.span(due.start, due.end)
    return Deadline(raw=span.of(sheet.text), span=span, due=due.due, precision=due.precision, basis=due.basis)


def of_heading(until: Until, sheet: Sheet) -> GoverningDeadline:
    """The deadline that a section's heading sets to its targets: “十五五”时期主要目标 to the end of 2030."""
    raw = until.place.of(sheet.text)
    return GoverningDeadline(
        raw=raw, span=until.place, due=date(until.year, 12, 31), precision="year", basis="heading"
    )


def of_period(period: TimeExpression, flow: Flow, sheet: Sheet) -> GoverningDeadline:
    """The end of the five-year period that a sentence speaks of: “十五五”期间新建学校20所."""
    span = flow.span(period.start, period.end)
    return GoverningDeadline(
        raw=span.of(sheet.text),
        span=span,
        due=date(period.year or 0, 12, 31),
        precision="year",
        basis="inherited",
    )


def governing(deadline: Deadline, basis: Literal["explicit", "inherited", "heading"]) -> GoverningDeadline:
    """A deadline as that of a target: ``explicit`` in its clause, ``inherited`` from round it, or a column's ``heading``."""
    return GoverningDeadline(
        raw=deadline.raw, span=deadline.span, due=deadline.due, precision=deadline.precision, basis=basis
    )


def due_by(one: Finding[P], due: GoverningDeadline) -> Finding[P]:
    """A target with that deadline, where it has none of its own."""
    return one if one.value.deadline else one._replace(value=one.value.model_copy(update={"deadline": due}))
