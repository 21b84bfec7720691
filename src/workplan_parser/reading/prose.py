"""A stretch of prose read: its targets, other quantities, deadlines and citations."""

from __future__ import annotations

from typing import TypedDict, cast

from workplan_parser.diagnostics import Doubt
from workplan_parser.extract import citations, dates, periods, qualitative, targets
from workplan_parser.extract.citations import CitationFinding
from workplan_parser.extract.context import Context
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Leftover
from workplan_parser.extract.targets import Measured
from workplan_parser.model import Citation, GoverningDeadline, OtherQuantity, QuantityRole, Target
from workplan_parser.reading import headed, qualities, times
from workplan_parser.reading.findings import Finding, Stretch
from workplan_parser.reading.walk import Setting
from workplan_parser.span import Span
from workplan_parser.text import marks
from workplan_parser.text.characters import is_han, tight
from workplan_parser.text.flow import Flow
from workplan_parser.text.sheet import Sheet


class _Name(TypedDict):
    indicator: str
    indicator_span: Span | None
    indicator_spans: tuple[Span, ...]


def read(sheet: Sheet, place: Span, setting: Setting, *, notice: bool = False) -> Stretch:
    """The findings of *place*; a mark it opens with is no number. *notice* says that it introduces the plan."""
    flow = sheet.flow(_after_mark(sheet, place), place.end)
    return read_flow(sheet, flow, place, setting, notice=notice)


def read_flow(sheet: Sheet, flow: Flow, place: Span, setting: Setting, *, notice: bool = False) -> Stretch:
    """The findings of *place*, as *flow* renders it."""
    text = flow.text
    said = dates.read(text)
    dated = times.read(flow, sheet, setting, said, notice=notice)
    context = Context(setting.year, setting.horizon == "review", setting.heading, setting.glossary)
    divided = Prose(text)
    found = targets.find(text, context, said, divided)
    states = qualitative.find(divided, context, said, found.targets)
    starts = [one.start for one in found.targets]
    longer = [
        one and times.of_period(one, flow, sheet) for one in periods.of(divided, starts, said, setting.year)
    ]
    return Stretch(
        place,
        targets=[
            headed.named(_target(flow, sheet, target, due or period), sheet, setting)
            for target, due, period in zip(found.targets, dated.govern(text, starts), longer, strict=True)
        ],
        qualities=list(qualities.findings(states, flow, sheet, setting, dated)) if states else (),
        others=[_other(flow, sheet, other) for other in found.others],
        deadlines=dated.findings,
        citations=[_citation(flow, sheet, cited) for cited in citations.find(text)],
        passed=((flow, found.leftovers), (flow, dated.refused)),
        doubts=[*dated.doubts, *(_unexplained(flow, number) for number in found.unexplained)],
    )


def _citation(flow: Flow, sheet: Sheet, cited: CitationFinding) -> Finding[Citation]:
    """A cited document, its title with the brackets it is printed with: 《供水办法（试行）》."""
    span = flow.span(cited.start, cited.end)
    title = tight(sheet.said(span.start + 1, span.end - 1)) if "(" in cited.title else cited.title
    citation = Citation(title=title, document_number=cited.document_number, span=span)
    return Finding(citation, "citation")


def _target(flow: Flow, sheet: Sheet, one: Measured, deadline: GoverningDeadline | None) -> Finding[Target]:
    span, quantity = flow.span(one.start, one.end), one.quantity
    target = Target(
        raw=span.of(sheet.text), span=span, **_named(flow, sheet, one),
        comparator=quantity.comparator, value=quantity.value, value_max=quantity.value_max,
        unit=quantity.unit, ucum=quantity.ucum, dimension=quantity.dimension,
        strength=one.strength.verdict, deadline=deadline, rule=one.rule,
    )  # fmt: skip
    return Finding(target, one.rule, (*quantity.evidence, *one.strength.evidence, *one.evidence), _why(one))


def _other(flow: Flow, sheet: Sheet, one: Measured) -> Finding[OtherQuantity]:
    span, quantity = flow.span(one.start, one.end), one.quantity
    other = OtherQuantity(
        raw=span.of(sheet.text), span=span, **_named(flow, sheet, one),
        comparator=quantity.comparator, value=quantity.value, value_max=quantity.value_max,
        unit=quantity.unit, ucum=quantity.ucum, dimension=quantity.dimension,
        role=cast(QuantityRole, one.verdict), rule=one.rule,
    )  # fmt: skip
    return Finding(other, one.rule, (*quantity.evidence, *one.evidence), _why(one))


def _named(flow: Flow, sheet: Sheet, one: Measured) -> _Name:
    spans = tuple([flow.span(part.start, part.end) for part in one.name])
    said = "".join(part.written or sheet.spelt(flow, part.start, part.end) for part in one.name)
    return {"indicator": said, "indicator_span": spans[0] if spans else None, "indicator_spans": spans}


def _why(one: Measured) -> tuple[str, ...]:
    return tuple([part.role for part in one.name])


def _unexplained(flow: Flow, number: Leftover) -> Doubt:
    """A number no rule explains: with a word right after it that may be a unit no table knows, or bare."""
    start, end = number.start, number.end
    word = flow.text[end : end + 2]
    if is_han(word[:1]):
        return Doubt("WP302", flow.span(start, end + len(word)), flow.text[start : end + len(word)])
    return Doubt("WP301", flow.span(start, end), flow.text[start:end])


def _after_mark(sheet: Sheet, place: Span) -> int:
    """Where the prose of a stretch begins: past a mark (1. （2）) it opens with."""
    mark = marks.read(sheet.at((place.start, place.start + 12)))
    return place.start + mark.end if mark is not None and mark.family.startswith("ar_") else place.start
