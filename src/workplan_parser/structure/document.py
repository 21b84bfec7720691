"""A document before it is cut: its sheet, its paragraphs, the rows of its task tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workplan_parser.diagnostics import Doubt
from workplan_parser.source import texttables
from workplan_parser.source.model import Source, Table
from workplan_parser.span import Span
from workplan_parser.structure.copies import patches
from workplan_parser.structure.drafts import Draft
from workplan_parser.structure.model import Node
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.structure.paragraphs import split
from workplan_parser.structure.sequence import PART, SIGNED, TABLE, Step
from workplan_parser.tables import TaskTable
from workplan_parser.text.characters import trim
from workplan_parser.text.script import simplified
from workplan_parser.text.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Document:
    """What the parts are cut out of; ``starts`` are those of the paragraphs, ``tables`` go by the
    place they start at; ``furniture`` lies inside the others: numbers of lines and pages, with what they are."""

    sheet: Sheet
    paragraphs: Sequence[Paragraph]
    starts: Sequence[int]
    tables: Mapping[int, TaskTable]
    doubts: Sequence[Doubt]
    furniture: Sequence[tuple[Span, str]] = ()

    @classmethod
    def of(cls, source: Source) -> Document:
        """The document that *source* holds."""
        laid = tuple(patches(source))
        sheet = Sheet(source.text, laid)
        read, doubts = _task_tables(source, sheet)
        paragraphs = list(_parted(split(sheet), [edge for table in read for edge in table.span]))
        known = {table.span.start: table for table in read if table.rows}
        notes = [(trim(source.text, *one.place), one.why) for one in laid if one.why]
        return cls(sheet, paragraphs, [p.start for p in paragraphs], known, doubts, tuple(notes))

    @property
    def skipped(self) -> list[tuple[Span, str]]:
        """The rows of task tables that are no tasks, with the reason."""
        tables = self.tables.values()
        notes = [(row.span, "表注") for table in tables for row in table.rows if row.family == "note"]
        return sorted([*notes, *((one.span, one.why) for table in tables for one in table.skipped)])

    @property
    def tabled(self) -> set[int]:
        """Indexes of the paragraphs that stand inside task tables, where a cell 附件 heads no annex."""
        places = (table.span for table in self.tables.values())
        return {
            i for place in places for i in range(self.index(place.start) + 1, self.index(place.end - 1) + 1)
        }

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
                first = len(drafts)
                _add_rows(drafts, table, depth)
                top = max(at for at, draft in enumerate(drafts) if at >= first and draft.depth == depth)
                owner = opened[-1] if opened else top
                after = self.between(table.span.end, stop)
                notes = _notes(self.sheet, after)
                drafts[owner] = _with_notes(drafts[owner], notes)
                drafts[owner] = _with_body(
                    drafts[owner], tuple(place for place in after if place not in notes)
                )
            else:
                label = None if mark.family in ("bullet", PART) else Span(mark.start, mark.end)
                opened.append(len(drafts))
                node = Node(mark.family, label, mark.number, mark.start, mark.end)
                drafts.append(_with_body(Draft(depth, node), self.between(mark.end, stop)))
        return drafts, interlude


def _task_tables(source: Source, sheet: Sheet) -> tuple[list[TaskTable], list[Doubt]]:
    """The task tables of *source*, and what is doubtful of any; who reads them is loaded where there are some."""
    found = _tables(source, sheet)
    if not found:
        return [], []
    from workplan_parser.tables.read import read

    return read(found, sheet)


def _notes(sheet: Sheet, after: Sequence[Span]) -> tuple[Span, ...]:
    """The notes among what stands *after* a table."""
    from workplan_parser.tables.fates import notes_table

    return tuple([place for place in after if notes_table(sheet.at(place))])


def _tables(source: Source, sheet: Sheet) -> Sequence[Table]:
    """The tables of *source*; those typed in a text are looked for in what copies leave of it, in Simplified characters."""
    read = simplified(sheet.printed)
    if read == source.text or source.media_type not in ("text/plain", "text/markdown"):
        return source.tables
    return texttables.find(read).tables


def _with_notes(draft: Draft, notes: tuple[Span, ...]) -> Draft:
    node, end = draft.node, notes[-1].end if notes else 0
    return Draft(draft.depth, node._replace(notes=(*node.notes, *notes), end=max(node.end, end)))


def _with_body(draft: Draft, more: tuple[Span, ...]) -> Draft:
    node, end = draft.node, more[-1].end if more else 0
    return Draft(draft.depth, node._replace(body=(*node.body, *more), end=max(node.end, end)))


def _add_rows(drafts: list[Draft], table: TaskTable, depth: int) -> None:
    """The rows of a table as nodes from *depth* on; a note belongs to the node above the rows beside it, if there is one."""
    for row in table.rows:
        at = depth + row.depth
        if row.family != "note":
            start, end = row.span
            drafts.append(
                Draft(
                    at,
                    Node(
                        row.family, row.label, row.number, start, start, end, row.title, row.body, row.cells
                    ),
                )
            )
        elif at:
            owner = max(i for i, draft in enumerate(drafts) if draft.depth == at - 1)
            drafts[owner] = _with_notes(drafts[owner], (row.span,))


def _parted(paragraphs: Sequence[Paragraph], edges: Sequence[int]) -> Iterator[Paragraph]:
    """*paragraphs* cut where a table begins or ends inside one."""
    edges = sorted(edges)
    for p in paragraphs:
        cuts = edges[bisect_right(edges, p.start) : bisect_left(edges, p.end)]
        for start, end in pairwise((p.start, *cuts, p.end)):
            piece = trim(p.text, start - p.start, end - p.start)
            if piece.start < piece.end:
                at = p.start + piece.start
                yield p._replace(start=at, end=p.start + piece.end, text=p.text[slice(*piece)])
