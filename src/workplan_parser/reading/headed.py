"""A number of which its sentence does not say what it measures: the heading over it does. 老旧小区改造 | 全年完成45个。"""

from __future__ import annotations

from typing import TypeVar

from workplan_parser.extract.indicators.foregoing import headed, says_little
from workplan_parser.model import OtherQuantity, Target
from workplan_parser.reading.findings import Finding
from workplan_parser.reading.walk import Setting
from workplan_parser.text.sheet import Sheet

M = TypeVar("M", Target, OtherQuantity)


def named(one: Finding[M], sheet: Sheet, setting: Setting) -> Finding[M]:
    """*one* with the work that its heading names before the bare act or sum of its own; not where the heading holds it."""
    value: M = one.value
    title = setting.title
    if title is None or title.contains(value.span) or not says_little(value.indicator):
        return one
    flow = sheet.flow(*title)
    place = headed(flow.text)
    if place is None:
        return one
    span, name = flow.span(place.start, place.end), sheet.spelt(flow, place.start, place.end)
    spans = (span, *value.indicator_spans)
    update = {"indicator": name + value.indicator, "indicator_span": span, "indicator_spans": spans}
    return one._replace(value=value.model_copy(update=update), quoted=("heading", *one.quoted))
