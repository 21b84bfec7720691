"""A document before it is cut: its sheet, its paragraphs, the rows of its task tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workplan_parser.source import texttables
from workplan_parser.source.model import Source, Table
from workplan_parser.span import Span
from workplan_parser.structure import tables
from workplan_parser.structure.copies import patches
from workplan_parser.structure.drafts import Draft
from workplan_parser.structure.model import Node
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.structure.paragraphs import split
from workplan_parser.structure.sequence import SIGNED, TABLE, Step
from workplan_parser.text.characters import trim
from workplan_parser.text.script import simplified
from workplan_parser.text.sheet import Sheet


class TaskTable(NamedTuple):
    """A table understood: where it stands, and its rows."""

    place: Span
    rows: list[Draft]

    @property
    def end(self) -> int:
        """Where its last row ends."""
        return max(row.node.end for row in self.rows)


@dataclass(frozen=True, slots=True)
class Document:
    """What the parts are cut out of; ``starts`` are those of the paragraphs, ``tables`` go by the
    place they start at; ``furniture`` lies inside the others: numbers of lines and pages, with what they are."""

    sheet: Sheet
    paragraphs: Sequence[Paragraph]
    starts: Sequence[int]
    tables: Mapping[int, TaskTable]
    furniture: Sequence[tuple[Span, str]] = ()

    @classmethod
    def of(cls, source: Source) -> Document:
        """The document that *source* holds."""
        laid = tuple(patches(source))
        sheet = Sheet(source.text, laid)
        paragraphs = split(sheet)
        read = (TaskTable(table.span, tables.rows(table, sheet)) for table in _tables(source, sheet))
        known = {table.place.start: table for table in read if table.rows}
        notes = [(trim(source.text, *one.place), one.why) for one in laid if one.why]
        return cls(sheet, paragraphs, [p.start for p in paragraphs], known, tuple(notes))

    def index(self, place: int) -> int:
        """Index of the paragraph that holds source offset *place*."""
        return bisect_right(self.starts, place) - 1

    def between(self, start: int, stop: int) -> tuple[Span, ...]:
        """The paragraphs, or what is left of them, between two source offsets."""
        first, last = max(0, self.index(start)), self.index(stop - 1) + 1
        places = [self.sheet.trim(max(p.start, start), min(p.end, stop)) for p in self.paragraphs[first:last]]
        return tuple([place for place in places if place.start < place.end])

    def drafts(self, steps: Sequence[Step], end: int) -> tuple[list[Draft], list[Span]]:
        """The nodes that the marks before *end* head, and the paragraphs that stand between a notice and its plan."""
        drafts: list[Draft] = []
        interlude: list[Span] = []
        opened: list[int] = []
        steps = [step for step in steps if step.mark.start < end]
        stops = [*(step.mark.start for step in steps[1:]), end]
        for (mark, depth), stop in zip(steps, stops, strict=False):
            del opened[depth:]
            depth = len(opened)
            if mark.family == SIGNED:
                interlude += self.between(mark.start, stop)
            elif mark.family == TABLE:
                table = self.tables[mark.start]
                top = len(drafts) + max(i for i, row in enumerate(table.rows) if row.depth == 0)
                owner = opened[-1] if opened else top
                drafts += (Draft(depth + row.depth, row.node) for row in table.rows)
                drafts[owner] = _with_body(drafts[owner], self.between(table.place.end, stop))
            else:
                label = None if mark.family == "bullet" else Span(mark.start, mark.end)
                opened.append(len(drafts))
                node = Node(mark.family, label, mark.number, mark.start, mark.end)
                drafts.append(_with_body(Draft(depth, node), self.between(mark.end, stop)))
        return drafts, interlude


def _tables(source: Source, sheet: Sheet) -> Sequence[Table]:
    """The tables of *source*; those typed in a text are looked for in what copies leave of it, in Simplified characters."""
    read = simplified(sheet.printed)
    if read == source.text or source.media_type not in ("text/plain", "text/markdown"):
        return source.tables
    return texttables.find(read).tables


def _with_body(draft: Draft, more: tuple[Span, ...]) -> Draft:
    node, end = draft.node, more[-1].end if more else 0
    return Draft(draft.depth, node._replace(body=(*node.body, *more), end=max(node.end, end)))
