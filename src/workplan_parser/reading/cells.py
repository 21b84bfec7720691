"""The cells of a task table, each read as its column says: offices, persons, a time limit, a figure, a result, a remark."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_parser.diagnostics import Doubt
from workplan_parser.extract import celldates, people
from workplan_parser.extract.people import PersonFinding
from workplan_parser.lexicon.headers import Person as PersonKind
from workplan_parser.model import Deadline, Person
from workplan_parser.reading import figures, offices, prose, times
from workplan_parser.reading.findings import Finding, Read, Stretch
from workplan_parser.reading.walk import Passage, Setting
from workplan_parser.span import Span
from workplan_parser.tables import Entry
from workplan_parser.tables.cells import lines
from workplan_parser.text.sheet import Sheet


def read(sheet: Sheet, passage: Passage, entry: Entry, setting: Setting) -> Read:
    """A cell with all that is found in it; what of it no finding holds stays a column of the plan."""
    match entry.column.kind:
        case "lead" | "support" | "responsible":
            return _offices(sheet, passage, entry, setting)
        case "leader" | "person_in_charge" | "contact" as role:
            found = _people(sheet, entry, role)
            return Read(passage, found, () if found else (entry.place,))
        case "deadline":
            return _limit(sheet, passage, entry, setting)
        case "goal" | "amount" | "result" | "base" | "overall" | "note":
            return Read(passage, figures.read(sheet, entry, setting), (entry.place,))
        case "number" | "unit" | "phone" | "start":
            return Read(passage, (), (entry.place,))
    if sheet.said(*entry.place).isdecimal():  # a score: nothing to read
        return Read(passage, (), (entry.place,))
    return Read(passage, _prose(sheet, entry.place, setting), (entry.place,))


def _prose(sheet: Sheet, place: Span, setting: Setting) -> list[Stretch]:
    return [prose.read(sheet, line, setting) for line in lines(sheet, place)]


# ── who ─────────────────────────────────────────────────────────────────────────────────────────────


def _offices(sheet: Sheet, passage: Passage, entry: Entry, setting: Setting) -> Read:
    """The offices of a cell, and the persons beside them where the header says so: 人事科 张伟民."""
    role = entry.column.person
    if role is None:
        return Read(passage, (offices.cell(sheet, entry, (), setting),), ())
    named = people.find(sheet.flow(*entry.place, "whole").text)
    apart = [(one.start, one.end) for one in named]
    return Read(passage, (offices.cell(sheet, entry, apart, setting), _called(sheet, entry, role, named)), ())


def _people(sheet: Sheet, entry: Entry, role: PersonKind) -> list[Stretch]:
    """The persons of a cell, if it names any."""
    named = people.find(sheet.flow(*entry.place, "whole").text, sure=True)
    return [_called(sheet, entry, role, named)] if named else []


def _called(sheet: Sheet, entry: Entry, role: PersonKind, named: Sequence[PersonFinding]) -> Stretch:
    """Persons with the telephones beside their names, or of the cell beside theirs."""
    flow = sheet.flow(*entry.place, "whole")
    beside = people.phones(sheet.at(entry.beside)) if entry.beside else []
    phones = beside if len(beside) == len(named) else [None] * len(named)
    persons = [
        Person(name=one.name, role=role, phone=one.phone or phone, span=flow.span(one.start, one.end))
        for one, phone in zip(named, phones, strict=True)
    ]
    return Stretch(entry.place, people=[Finding(one, "cell") for one in persons])


# ── by when ─────────────────────────────────────────────────────────────────────────────────────────


def _limit(sheet: Sheet, passage: Passage, entry: Entry, setting: Setting) -> Read:
    """A cell of a 完成时限 column: its time holds for the row. One that says more, or no date (长期坚持), stays text."""
    place = entry.place
    if entry.value is not None:
        return Read(passage, (_on(sheet, entry),), ())
    flow = sheet.flow(*place)
    said = celldates.read(flow.text, entry.column.unit)
    dated = times.read(flow, sheet, setting, said, limit=True)
    lost = [
        Doubt("WP401", place, flow.text, due.value.due.isoformat())
        for due in dated.findings
        if celldates.is_january_or_october(flow.text)
    ]
    doubts = [*dated.doubts, *lost]
    limit = Stretch(
        place, limit=True, deadlines=dated.findings, passed=[(flow, dated.refused)], doubts=doubts
    )
    if dated.dues and celldates.is_time(flow.text, entry.column.unit):
        return Read(passage, (limit,), ())
    said_more = [stretch._replace(deadlines=(), doubts=()) for stretch in _prose(sheet, place, setting)]
    return Read(passage, (limit, *said_more), (place,))


def _on(sheet: Sheet, entry: Entry) -> Stretch:
    """A real date of a workbook."""
    assert entry.value is not None
    due = Deadline(
        raw=entry.place.of(sheet.text), span=entry.place, due=entry.value, precision="day", basis="explicit"
    )
    return Stretch(entry.place, limit=True, deadlines=[Finding(due, "time_limit")])


def note(sheet: Sheet, place: Span, setting: Setting) -> Sequence[Stretch]:
    """A table's 注: its numbers are no targets."""
    return [figures.told(one, "attribute") for one in _prose(sheet, place, setting)]
