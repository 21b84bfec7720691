"""The offices of a paragraph or a table cell, and the deadline said beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from workplan_parser.diagnostics import Doubt
from workplan_parser.extract import responsibilities
from workplan_parser.extract.responsibilities import Charged, Party, Role
from workplan_parser.model import Person, Responsibility
from workplan_parser.reading import times
from workplan_parser.reading.findings import Finding, Stretch
from workplan_parser.reading.walk import Setting
from workplan_parser.shapes import shape
from workplan_parser.span import Span
from workplan_parser.tables import Entry
from workplan_parser.text.flow import Flow
from workplan_parser.text.sheet import Sheet

_EMPTIED = shape(r"\([ 、,;/]*\)")
"""市住建局（王建国）without its person."""


def lines(sheet: Sheet, place: Span, setting: Setting) -> tuple[list[Stretch], list[Span]]:
    """The lines and brackets of a paragraph that name offices, and what is left of it."""
    flow = sheet.flow(*place, "spaced")
    found: list[Stretch] = []
    rest: list[Span] = []
    done = place.start
    for one in responsibilities.find(flow.text, first_leads=setting.first_leads):
        cut = flow.span(one.start, one.end)
        named = _named(flow, sheet, cut, one.parties, one.form, one.people, closes=True)
        beside = [flow.span(*place) for place in responsibilities.apart(one)]
        found.append(_dated(named, sheet, beside, setting) if beside else named)
        if done < cut.start:
            rest.append(Span(done, cut.start))
        done = cut.end
    if done < place.end:
        rest.append(Span(done, place.end))
    return found, [piece for piece in rest if sheet.said(*piece)]


def cell(sheet: Sheet, entry: Entry, apart: Iterable[tuple[int, int]], setting: Setting) -> Stretch:
    """The offices of a cell whose column names them; *apart* is what else stands in it: persons."""
    flow = sheet.flow(*entry.place, "whole")
    text = flow.text
    for start, end in apart:
        text = text[:start] + " " * (end - start) + text[end:]
        text = _EMPTIED.sub(lambda cut: " " * len(cut[0]), text)
    column = entry.column
    parties = responsibilities.cell(
        text, cast(Role, column.kind), column.header, first_leads=setting.first_leads
    )
    return _named(flow, sheet, entry.place, parties, "cell")


def _dated(offices: Stretch, sheet: Sheet, beside: Sequence[Span], setting: Setting) -> Stretch:
    """*offices* with the deadlines said beside them (A牵头,11月底前完成): every time does there."""
    flows = [sheet.flow(*place) for place in beside]
    dated = [times.read(flow, sheet, setting, limit=True) for flow in flows]
    return offices._replace(
        deadlines=[one for each in dated for one in each.findings],
        passed=[(flow, each.refused) for flow, each in zip(flows, dated, strict=True)],
        doubts=[*offices.doubts, *(doubt for each in dated for doubt in each.doubts)],
    )


def _named(
    flow: Flow,
    sheet: Sheet,
    place: Span,
    parties: Iterable[Party],
    form: str,
    people: Iterable[Charged] = (),
    *,
    closes: bool = False,
) -> Stretch:
    doubts: list[Doubt] = []
    found: list[Finding[Responsibility]] = []
    for party in parties:
        span = flow.span(party.start, party.end)
        if not party.plausible:
            doubts.append(Doubt("WP502", span, party.name))
        office = Responsibility(
            name="".join(sheet.said(*span).split()), role=party.role, basis=party.basis, kind=party.kind,
            full_name=party.full_name, span=span,
        )  # fmt: skip
        found.append(Finding(office, form, party.evidence))
    return Stretch(place, closes, found, [_person(flow, sheet, one, form) for one in people], doubts=doubts)


def _person(flow: Flow, sheet: Sheet, one: Charged, form: str) -> Finding[Person]:
    span = flow.span(one.person.start, one.person.end)
    name = "".join(sheet.said(*span).split())
    return Finding(Person(name=name, role=one.role, phone=one.person.phone, span=span), form)
