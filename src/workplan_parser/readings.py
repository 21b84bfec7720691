"""What the extractors find in one paragraph, with every place led back to the source.

This is where folded text meets source offsets: a paragraph is rendered twice (spaced for office
lists, tight for prose), the finders run, and their offsets become spans. Nothing is recognised here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from workplan_parser.diagnostics import Doubt
from workplan_parser.extract import citations, deadlines, responsibilities, targets
from workplan_parser.extract.context import Context
from workplan_parser.model import (
    Citation,
    Deadline,
    GoverningDeadline,
    OtherQuantity,
    Responsibility,
    Role,
    Target,
)
from workplan_parser.span import Span
from workplan_parser.structure.model import Range
from workplan_parser.text.flow import Flow, fold


class Readings:
    """Findings gathered over the paragraphs of one node."""

    __slots__ = ("citations", "deadlines", "doubts", "others", "responsible", "targets", "text", "text_spans")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.text_spans: list[Span] = []
        self.responsible: list[Responsibility] = []
        self.targets: list[Target] = []
        self.others: list[OtherQuantity] = []
        self.deadlines: list[Deadline] = []
        self.citations: list[Citation] = []
        self.doubts: list[Doubt] = []


class Setting(NamedTuple):
    """What a paragraph's reading depends on beyond its own words."""

    year: int | None
    past: bool
    heading: str
    first_leads: bool
    glossary: bool


def offices(out: Readings, source: str, place: Range, setting: Setting) -> list[Range]:
    """Read the office lines and brackets of a paragraph; returns what is left of it."""
    flow = Flow.read(source, *place, "spaced")
    rest: list[Range] = []
    done = place[0]
    for found in responsibilities.find(flow.text, first_leads=setting.first_leads):
        cut = flow.span(found.start, found.end)
        out.responsible.extend(_party(flow, source, party) for party in found.parties)
        _doubt_names(out, flow, found.parties)
        if done < cut.start:
            rest.append((done, cut.start))
        done = cut.end
    if done < place[1]:
        rest.append((done, place[1]))
    return rest


def office_cell(out: Readings, source: str, place: Range, role: Role, *, first_leads: bool = False) -> None:
    """Read a table cell whose column names offices."""
    flow = Flow(fold(source[place[0] : place[1]]), [0], [place[0]])
    parties = responsibilities.cell(flow.text, role, first_leads=first_leads)
    out.responsible.extend(_party(flow, source, party) for party in parties)
    _doubt_names(out, flow, parties)


def _party(flow: Flow, source: str, party: responsibilities.Party) -> Responsibility:
    span = flow.span(party.start, party.end)
    return Responsibility(
        name="".join(source[span.start : span.end].split()),
        role=party.role,
        basis=party.basis,
        kind=party.kind,
        full_name=party.full_name,
        span=span,
    )


def _doubt_names(out: Readings, flow: Flow, parties: Sequence[responsibilities.Party]) -> None:
    for party in parties:
        if not party.plausible:
            out.doubts.append(Doubt("WP502", flow.span(party.start, party.end), party.name))


def deadline_cell(out: Readings, source: str, place: Range, setting: Setting) -> bool:
    """Read a cell of a 完成时限 column; False where it names no date (长期坚持)."""
    flow = Flow.read(source, *place)
    dues, _ = deadlines.find(flow.text, year=setting.year, limit=True)
    out.deadlines.extend(_deadline(flow, source, due) for due in dues)
    return bool(dues)


def prose(out: Readings, source: str, place: Range, setting: Setting) -> None:
    """Read targets, other quantities, deadlines and citations of a stretch of prose."""
    flow = Flow.read(source, *place)
    text = flow.text
    for cited in citations.find(text):
        out.citations.append(
            Citation(
                title=cited.title,
                document_number=cited.document_number,
                span=flow.span(cited.start, cited.end),
            )
        )
    dues, doubts = deadlines.find(text, year=setting.year, retrospective=setting.past)
    out.doubts.extend(Doubt(d.code, flow.span(d.start, d.end), d.seen, d.more) for d in doubts)
    out.deadlines.extend(_deadline(flow, source, due) for due in dues)
    found = targets.find(text, Context(setting.year, setting.past, setting.heading, setting.glossary))
    ruled = deadlines.govern(text, [t.start for t in found.targets], dues)
    for target, due_basis in zip(found.targets, ruled, strict=True):
        span = flow.span(target.start, target.end)
        named = flow.span(target.indicator_start, target.indicator_end) if target.indicator else None
        out.targets.append(
            Target(
                raw=source[span.start : span.end],
                span=span,
                indicator=target.indicator,
                indicator_span=named,
                comparator=target.comparator,
                value=target.value,
                value_max=target.value_max,
                unit=target.unit,
                ucum=target.ucum,
                dimension=target.dimension,
                strength=target.strength,
                deadline=_governing(flow, source, due_basis),
                rule=target.rule,
            )
        )
    for other in found.others:
        span = flow.span(other.start, other.end)
        named = flow.span(other.indicator_start, other.indicator_end) if other.indicator else None
        out.others.append(
            OtherQuantity(
                raw=source[span.start : span.end],
                span=span,
                indicator=other.indicator,
                indicator_span=named,
                comparator=other.comparator,
                value=other.value,
                value_max=other.value_max,
                unit=other.unit,
                ucum=other.ucum,
                dimension=other.dimension,
                role=other.role,
                rule=other.rule,
            )
        )
    out.doubts.extend(
        Doubt("WP301", flow.span(number.start, number.end), text[number.start : number.end])
        for number in found.unexplained
    )


def _deadline(flow: Flow, source: str, due: deadlines.DeadlineFinding) -> Deadline:
    span = flow.span(due.start, due.end)
    return Deadline(
        raw=source[span.start : span.end], span=span, due=due.due, precision=due.precision, basis=due.basis
    )


def _governing(
    flow: Flow,
    source: str,
    ruled: tuple[deadlines.DeadlineFinding, Literal["explicit", "inherited"]] | None,
) -> GoverningDeadline | None:
    if ruled is None:
        return None
    due, basis = ruled
    span = flow.span(due.start, due.end)
    return GoverningDeadline(
        raw=source[span.start : span.end], span=span, due=due.due, precision=due.precision, basis=basis
    )
