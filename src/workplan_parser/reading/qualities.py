"""The end states that a stretch promises without a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workplan_parser.extract.qualitative import Quality
from workplan_parser.model import QualitativeTarget
from workplan_parser.reading.findings import Finding
from workplan_parser.reading.times import Times
from workplan_parser.reading.walk import Setting
from workplan_parser.span import Span
from workplan_parser.text.flow import Flow
from workplan_parser.text.sheet import Sheet


def findings(
    found: Sequence[Quality], flow: Flow, sheet: Sheet, setting: Setting, dated: Times
) -> Iterator[Finding[QualitativeTarget]]:
    """The states *found* in *flow*, as they go into the plan; a state that neither its sentence nor its heading names is none."""
    for one, due in zip(found, dated.govern(flow.text, [one.start for one in found]), strict=True):
        span = flow.span(one.start, one.end)
        indicator, place = _name(one, span, flow, sheet, setting)
        if not indicator:
            continue
        target = QualitativeTarget(
            raw=span.of(sheet.text), span=span, indicator=indicator, indicator_span=place,
            kind=one.kind, strength=one.strength.verdict, deadline=due, rule=one.rule,
        )  # fmt: skip
        why = "name" if one.indicator_start < one.indicator_end else "heading"
        yield Finding(target, one.rule, (*one.strength.evidence, *one.evidence), (why,))


def _name(one: Quality, span: Span, flow: Flow, sheet: Sheet, setting: Setting) -> tuple[str, Span | None]:
    """The words that name it, or the heading over it: 农村污水治理 | 全覆盖."""
    if one.indicator_start < one.indicator_end:
        name = sheet.spelt(flow, one.indicator_start, one.indicator_end)
        return name, flow.span(one.indicator_start, one.indicator_end)
    if setting.title is None or setting.title.contains(span):
        return "", None
    return setting.heading, setting.title
