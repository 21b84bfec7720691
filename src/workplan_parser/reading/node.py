"""Everything found in one node: its passages read in order, then the deadlines that close a measure handed down."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_parser.model import (
    Citation,
    Deadline,
    GoverningDeadline,
    OtherQuantity,
    Person,
    QualitativeTarget,
    Responsibility,
    Target,
)
from workplan_parser.reading import offices, progress, prose, times
from workplan_parser.reading.findings import Read, Stretch
from workplan_parser.reading.walk import Owner, Passage, Setting
from workplan_parser.text.sheet import Sheet


class Found:
    """All that is found in one node, passage by passage; its properties are what goes into the plan, in document order."""

    __slots__ = ("passages", "stretches")

    def __init__(self, passages: Sequence[Read], headed: GoverningDeadline | None = None) -> None:
        self.passages = passages
        stretches = hand_down([stretch for one in passages for stretch in one.stretches])
        self.stretches = [_by(headed, stretch) for stretch in stretches] if headed else stretches

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
    def qualitative_targets(self) -> tuple[QualitativeTarget, ...]:
        return tuple([one.value for stretch in self.stretches for one in stretch.qualities])

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
    until = owner.setting.until
    headed = times.of_heading(until, sheet) if until else None
    settings = progress.settings(owner.passages, sheet, owner.setting)
    return Found([_passage(sheet, passage, setting) for passage, setting in settings], headed)


def hand_down(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """Give targets that have no deadline the one that closes their measure, or that of the row, or of the column's year."""
    return [_within(stretch) for stretch in _limited(_closed(stretches))]


def _closed(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """新建公园20座，改造道路5公里。（市园林局牵头，11月底前完成）: both by 11月底前, ``inherited``.

    What was closed before is not reached: 新建公园20座。责任单位：市园林局。改造道路5公里。（11月底前完成） leaves the 20座 alone.
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
            given[at] = _by(times.governing(due[0], "inherited"), stretch)
        closing = stretch.closes
    return given


def _limited(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """The one time under 完成时限 holds for the whole row, before it and behind it."""
    limits = [one.value for stretch in stretches if stretch.limit for one in stretch.deadlines]
    if len(limits) != 1:
        return stretches
    return [_by(times.governing(limits[0], "inherited"), stretch) for stretch in stretches]


def _within(stretch: Stretch) -> Stretch:
    return _by(stretch.within, stretch) if stretch.within else stretch


def _by(due: GoverningDeadline, stretch: Stretch) -> Stretch:
    if not (stretch.targets or stretch.qualities):
        return stretch
    return stretch._replace(
        targets=[times.due_by(one, due) for one in stretch.targets],
        qualities=[times.due_by(one, due) for one in stretch.qualities],
    )


def _passage(sheet: Sheet, passage: Passage, setting: Setting) -> Read:
    if passage.cell or passage.kind == "note":
        return _of_table(sheet, passage, setting)
    if passage.kind == "paragraph":
        named, rest = offices.lines(sheet, passage.place, setting)
        limits = {piece: limit for piece in rest if (limit := times.limit_line(sheet, piece, setting))}
        read = [limits.get(piece) or prose.read(sheet, piece, setting) for piece in rest]
        return Read(passage, (*named, *read), [piece for piece in rest if piece not in limits])
    introduces = passage.kind == "preamble"
    return Read(passage, (prose.read(sheet, passage.place, setting, notice=introduces),), (passage.place,))


def _of_table(sheet: Sheet, passage: Passage, setting: Setting) -> Read:
    """A cell or a note of a table; who reads them is loaded where there is one."""
    from workplan_parser.reading import cells

    if passage.cell:
        return cells.read(sheet, passage, passage.cell, setting)
    return Read(passage, cells.note(sheet, passage.place, setting), (passage.place,))
