"""Everything found in one node: its passages read in order, then the deadlines that close a measure handed down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workplan_parser.model import Citation, Deadline, OtherQuantity, Person, Responsibility, Target
from workplan_parser.reading import offices, prose, times
from workplan_parser.reading.findings import Stretch
from workplan_parser.reading.walk import Owner, Passage, Setting
from workplan_parser.span import Span
from workplan_parser.structure import tables
from workplan_parser.text.sheet import Sheet


class Read(NamedTuple):
    """A passage read: the stretches it fell into, and what of it stays text (no offices, no time limit)."""

    passage: Passage
    stretches: Sequence[Stretch]
    text: Sequence[Span]


class Found:
    """All that is found in one node, passage by passage; its properties are what goes into the plan, in document order."""

    __slots__ = ("passages", "stretches")

    def __init__(self, passages: Sequence[Read]) -> None:
        self.passages = passages
        self.stretches = hand_down([stretch for one in passages for stretch in one.stretches])

    @property
    def responsible(self) -> tuple[Responsibility, ...]:
        return tuple([one.value for stretch in self.stretches for one in stretch.responsible])

    @property
    def people(self) -> tuple[Person, ...]:
        return tuple([one.value for stretch in self.stretches for one in stretch.people])

    @property
    def targets(self) -> tuple[Target, ...]:
        return tuple([one.value for stretch in self.stretches for one in stretch.targets])

    @property
    def other_quantities(self) -> tuple[OtherQuantity, ...]:
        return tuple([one.value for stretch in self.stretches for one in stretch.others])

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        said = [one.value for stretch in self.stretches for one in stretch.deadlines]
        return tuple(sorted(said, key=lambda one: one.span.start))

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple([one.value for stretch in self.stretches for one in stretch.citations])


def read(owner: Owner, sheet: Sheet) -> Found:
    """The owner's passages with all that is found in them."""
    return Found([_passage(sheet, passage, owner.setting) for passage in owner.passages])


def hand_down(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """Give the one deadline that closes a measure to those of its targets that have none.

    新建公园20座，改造道路5公里。（市园林局牵头，11月底前完成）: both by 11月底前, ``inherited``. What was closed before
    is not reached: 新建公园20座。责任单位：市园林局。改造道路5公里。（11月底前完成） leaves the 20座 alone.
    """
    if not any(stretch.closes and stretch.deadlines for stretch in stretches):
        return stretches
    given = list(stretches)
    due: list[Deadline] = []
    closing = False
    for at in sorted(range(len(given)), key=lambda at: given[at].place.start)[::-1]:
        stretch = given[at]
        if stretch.closes:
            said = [one.value for one in stretch.deadlines]
            due = due + said if closing else said
        elif len(due) == 1:
            given[at] = _by(due[0], stretch)
        closing = stretch.closes
    return given


def _by(due: Deadline, stretch: Stretch) -> Stretch:
    deadline = {"deadline": times.governing(due, "inherited")}
    targets = [
        one if one.value.deadline else one._replace(value=one.value.model_copy(update=deadline))
        for one in stretch.targets
    ]
    return stretch._replace(targets=targets)


def _passage(sheet: Sheet, passage: Passage, setting: Setting) -> Read:
    if passage.kind == "paragraph":
        named, rest = offices.lines(sheet, passage.place, setting)
        limits = {piece: limit for piece in rest if (limit := times.limit_line(sheet, piece, setting))}
        read = [limits.get(piece) or prose.read(sheet, piece, setting) for piece in rest]
        return Read(passage, (*named, *read), [piece for piece in rest if piece not in limits])
    if passage.kind == "office_cell":
        return Read(passage, (offices.cell(sheet, passage, setting),), ())
    if passage.kind in ("title", "preamble"):
        introduces = passage.kind == "preamble"
        return Read(
            passage, (prose.read(sheet, passage.place, setting, notice=introduces),), (passage.place,)
        )
    if sheet.said(*passage.place).isdecimal():  # a score or a running number: nothing to read
        return Read(passage, (), (passage.place,))
    return _cell(sheet, passage, setting)


def _cell(sheet: Sheet, passage: Passage, setting: Setting) -> Read:
    """A cell of prose, or of a 完成时限 column; one that names no date (长期坚持) is prose, and closes a measure all the same."""
    place = passage.place
    closing = Stretch(place, closes=True)
    if passage.kind == "deadline_cell":
        flow = sheet.flow(*place)
        dated = times.read(flow, sheet, setting, limit=True)
        if dated.dues:
            limit = closing._replace(deadlines=dated.findings, passed=[(flow, dated.refused)])
            return Read(passage, (limit,), ())
    lines = [prose.read(sheet, line, setting) for line in tables.lines(sheet.printed, place)]
    return Read(passage, (closing, *lines) if passage.kind == "deadline_cell" else lines, (place,))
