"""What the extractors find in one paragraph, with every place led back to the source.

This is where folded text meets source offsets: a paragraph is rendered twice (spaced for office
lists, tight for prose), the finders run, and their offsets become spans. Nothing is recognised here.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from workplan_parser.diagnostics import Doubt
from workplan_parser.extract import citations, dates, deadlines, reach, responsibilities, targets
from workplan_parser.extract.context import Context
from workplan_parser.lexicon.roles import Role
from workplan_parser.span import Span
from workplan_parser.structure.model import Range
from workplan_parser.text import marks
from workplan_parser.text.flow import Flow, fold

Record = dict[str, Any]
"""A node of the plain tree: the fields of the model class of that name, in its order, none left out."""


class Readings:
    """Findings gathered over the paragraphs of one node, as records."""

    __slots__ = (
        "_turns",
        "citations",
        "deadlines",
        "doubts",
        "others",
        "responsible",
        "targets",
        "text",
        "text_spans",
    )

    def __init__(self) -> None:
        self.text: list[str] = []
        self.text_spans: list[Span] = []
        self.responsible: list[Record] = []
        self.targets: list[Record] = []
        self.others: list[Record] = []
        self.deadlines: list[Record] = []
        self.citations: list[Record] = []
        self.doubts: list[Doubt] = []
        self._turns: list[tuple[int, list[Record] | None]] = []

    def opens(self, at: int) -> None:
        """A stretch of prose begins at *at*."""
        self._turns.append((at, None))

    def closes(self, at: int, dues: list[Record]) -> None:
        """At *at* a measure ends: with its offices, and with the deadlines said beside them."""
        self._turns.append((at, dues))

    def settle(self) -> None:
        """Put the deadlines in order, and give the one that ends a measure to its targets that have none."""
        self.deadlines.sort(key=_start)
        if not any(dues for _, dues in self._turns):
            return
        turns = sorted(self._turns, key=lambda turn: turn[0])
        due: list[Record] = []
        closing = False
        targets = sorted(self.targets, key=_start)
        for at, dues in reversed(turns):
            if dues is not None:
                due = due + dues if closing else dues
            elif len(due) == 1:
                while targets and targets[-1]["span"].start >= at:
                    target = targets.pop()
                    if target["deadline"] is None:
                        target["deadline"] = due[0] | {"basis": "inherited"}
            closing = dues is not None
            while targets and targets[-1]["span"].start >= at:
                targets.pop()


def _start(record: Record) -> int:
    start: int = record["span"].start
    return start


class Setting(NamedTuple):
    """What a paragraph's reading depends on beyond its own words."""

    year: int | None
    past: bool
    heading: str
    first_leads: bool
    glossary: bool
    issued: date | None


def offices(out: Readings, source: str, place: Range, setting: Setting) -> list[Range]:
    """Read the office lines and brackets of a paragraph; returns what is left of it."""
    flow = Flow.read(source, *place, "spaced")
    rest: list[Range] = []
    done = place[0]
    for found in responsibilities.find(flow.text, first_leads=setting.first_leads):
        cut = flow.span(found.start, found.end)
        _parties(out, source, flow, found.parties)
        beside = [flow.span(a, b) for a, b in responsibilities.apart(found)]
        out.closes(cut.start, _limits(out, source, beside, setting))
        if done < cut.start:
            rest.append((done, cut.start))
        done = cut.end
    if done < place[1]:
        rest.append((done, place[1]))
    return rest


def _limits(out: Readings, source: str, stretches: list[Span], setting: Setting) -> list[Record]:
    """The deadlines said beside offices (A牵头,11月底前完成): every time does there, as under 完成时限."""
    said: list[Record] = []
    for place in stretches:
        flow = Flow.read(source, *place)
        found = deadlines.find(flow.text, year=setting.year, issued=setting.issued, limit=True)
        said.extend(_deadline(flow, source, due, due.basis) for due in found.dues)
        out.doubts.extend(_lifted(flow, found.doubts))
    out.deadlines.extend(said)
    return said


def office_cell(out: Readings, source: str, place: Range, role: Role, setting: Setting) -> None:
    """Read a table cell whose column names offices."""
    flow = Flow(fold(source[place[0] : place[1]]), [0], [place[0]])
    _parties(out, source, flow, responsibilities.cell(flow.text, role, first_leads=setting.first_leads))


def _parties(out: Readings, source: str, flow: Flow, parties: Iterable[responsibilities.Party]) -> None:
    for party in parties:
        span = flow.span(party.start, party.end)
        if not party.plausible:
            out.doubts.append(Doubt("WP502", span, party.name))
        out.responsible.append(
            {
                "name": "".join(source[span.start : span.end].split()),
                "role": party.role,
                "basis": party.basis,
                "kind": party.kind,
                "full_name": party.full_name,
                "span": span,
            }
        )


def deadline_cell(out: Readings, source: str, place: Range, setting: Setting) -> bool:
    """Read a cell of a 完成时限 column; False where it names no date (长期坚持)."""
    flow = Flow.read(source, *place)
    dues = deadlines.find(flow.text, year=setting.year, issued=setting.issued, limit=True).dues
    said = [_deadline(flow, source, due, due.basis) for due in dues]
    out.deadlines.extend(said)
    out.closes(place[0], said)
    return bool(dues)


def prose(out: Readings, source: str, place: Range, setting: Setting) -> None:
    """Read targets, other quantities, deadlines and citations of a stretch of prose; a mark it opens with is no number."""
    flow = Flow.read(source, after_mark(source, place), place[1])
    text = flow.text
    for cited in citations.find(text):
        span = flow.span(cited.start, cited.end)
        out.citations.append({"title": cited.title, "document_number": cited.document_number, "span": span})
    times = dates.read(text)
    dues, _, doubts = deadlines.find(
        text, times, year=setting.year, issued=setting.issued, retrospective=setting.past
    )
    out.doubts.extend(_lifted(flow, doubts))
    said = [_deadline(flow, source, due, due.basis) for due in dues]
    out.deadlines.extend(said)
    found = targets.find(text, Context(setting.year, setting.past, setting.heading, setting.glossary), times)
    ruled = reach.govern(text, [t.start for t in found.targets], dues)
    for target, governed in zip(found.targets, ruled, strict=True):
        record = _measured(flow, source, target)
        record["strength"] = target.strength.verdict
        record["deadline"] = None if governed is None else _deadline(flow, source, *governed)
        record["rule"] = target.rule
        out.targets.append(record)
    if not found.targets and text.startswith("完成") and dues and dues[0].rule == "time_limit":
        out.closes(place[0], said)
    else:
        out.opens(place[0])
    for other in found.others:
        record = _measured(flow, source, other)
        record["role"] = other.verdict
        record["rule"] = other.rule
        out.others.append(record)
    out.doubts.extend(_unexplained(flow, number.start, number.end) for number in found.unexplained)


def _lifted(flow: Flow, doubts: Iterable[Doubt]) -> Iterable[Doubt]:
    """Doubts about the flow's text, their places led back to the source."""
    return (doubt._replace(span=flow.span(*doubt.span)) for doubt in doubts if doubt.span)


def _unexplained(flow: Flow, start: int, end: int) -> Doubt:
    """A number no rule explains: with a word right after it that may be a unit no table knows, or bare."""
    word = flow.text[end : end + 2]
    if word and "\u4e00" <= word[0] <= "\u9fff":
        return Doubt("WP302", flow.span(start, end + len(word)), flow.text[start : end + len(word)])
    return Doubt("WP301", flow.span(start, end), flow.text[start:end])


def after_mark(source: str, place: Range) -> int:
    """Where the prose of a stretch begins: past a mark (1. （2）) it opens with."""
    head = fold(source[place[0] : place[0] + 12])
    mark = marks.read(head)
    return place[0] + mark.end if mark is not None and mark.family.startswith("ar_") else place[0]


def _measured(flow: Flow, source: str, quantity: targets.Measured) -> Record:
    """The fields that targets and other quantities share."""
    span = flow.span(quantity.start, quantity.end)
    named = flow.span(quantity.indicator_start, quantity.indicator_end) if quantity.indicator else None
    return {
        "raw": source[span.start : span.end],
        "span": span,
        "indicator": quantity.indicator,
        "indicator_span": named,
        "comparator": quantity.comparator,
        "value": quantity.value,
        "value_max": quantity.value_max,
        "unit": quantity.unit,
        "ucum": quantity.ucum,
        "dimension": quantity.dimension,
    }


def _deadline(flow: Flow, source: str, due: deadlines.DeadlineFinding, basis: str) -> Record:
    span = flow.span(due.start, due.end)
    return {
        "raw": source[span.start : span.end],
        "span": span,
        "due": due.due,
        "precision": due.precision,
        "basis": basis,
    }
