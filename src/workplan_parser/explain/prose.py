"""A stretch of prose read again: its targets, other quantities, deadlines and citations, each with what decided."""

from __future__ import annotations

from collections.abc import Iterator

from workplan_parser.explain import numbers, times
from workplan_parser.explain.findings import Evidence, Finding
from workplan_parser.explain.passages import Passage
from workplan_parser.extract import citations
from workplan_parser.extract.context import Context
from workplan_parser.readings import after_mark
from workplan_parser.structure.model import Range
from workplan_parser.text.flow import Flow


def prose(source: str, place: Range, passage: Passage) -> Iterator[Finding]:
    """The findings of one stretch, in no order."""
    flow = Flow.read(source, after_mark(source, place), place[1])
    setting = passage.setting
    context = Context(setting.year, setting.past, setting.heading, setting.glossary)
    for cited in citations.find(flow.text):
        span = flow.span(cited.start, cited.end)
        said = f"《{cited.title}》" + (f"，文号 {cited.document_number}" if cited.document_number else "")
        shown = Evidence("书名号", flow.text[cited.start : cited.end])
        yield Finding("citation", span, span.of(source), said, "citation", "《…》", passage.node, (shown,))
    dated = times.read(flow, source, passage)
    yield from dated.findings
    for one in numbers.read(flow, source, context, passage.node, dated.governing):
        if one.rule != "date" or not dated.covers(one.span):
            yield one  # the number of a date is told with the date
