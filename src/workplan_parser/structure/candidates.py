"""The marks that may be real: at the head of a paragraph, and inside one where several paragraphs stand on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from workplan_parser.shapes import shape
from workplan_parser.structure import annexes, closing, glued, parts, runon
from workplan_parser.structure.document import Document
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.structure.paragraphs import heavy_inside
from workplan_parser.structure.sequence import OVER, PART, SIGNED, TABLE, Candidate
from workplan_parser.text import marks
from workplan_parser.text.marks import Mark
from workplan_parser.text.sheet import Sheet

_START = attrgetter("mark.start")
_LONG = 200
"""A paragraph this long may be several on one line."""
_GLUED = shape("(?<![统唯单同之第专合归其不逐万])一、")


def candidates(document: Document, first: int, last: int) -> list[Candidate]:
    """The candidates of ``paragraphs[first:last]``, in order; a task table is one."""
    sheet, paragraphs = document.sheet, document.paragraphs
    found: list[Candidate] = []
    read: list[Paragraph] = []
    skip_to = -1
    here = paragraphs[first:last]
    scraped = any(p.scraped for p in here)
    announced = annexes.announced(paragraphs, first, last)
    parting = parts.find(paragraphs, first, last)
    for i, p in enumerate(here, first):
        if p.start < skip_to or i in announced:
            continue
        if table := document.tables.get(p.start):
            found.append(Candidate(Mark(TABLE, None, p.start, p.start), True))
            skip_to = table.span.end
            continue
        read.append(p)
        mark = marks.read(sheet.folded, p.start, p.end)
        if i in parting.ends:
            found.append(Candidate(Mark(OVER, None, p.start, p.start), True))
        if i in parting.heads:
            found.append(Candidate(Mark(PART, None, p.start, p.start), True))
        elif mark is not None and not _is_spoken(mark, p):
            found.append(Candidate(mark, True))
        elif closing.signed(paragraphs[i : min(last, i + 6)]):
            found.append(Candidate(Mark(SIGNED, None, p.start, p.start), True))
        if p.scraped or (scraped and len(p.text) > _LONG) or _is_dense(sheet, p):
            inside = {*sheet.marks_inside(p.start + 1, p.end), *glued.firsts(sheet, p)}
            found.extend(Candidate(inner, False) for inner in inside)
        elif mark is not None and mark.number:
            found.extend(Candidate(inner, False) for inner in glued.behind(sheet, p, mark))
    if scraped:
        found.extend(_glued_first(sheet.folded, found))
    tabled = document.tabled
    every = (one for one in _with_rows(sheet, read, found) if document.index(one.mark.start) not in tabled)
    return sorted(every, key=_START)


def _with_rows(sheet: Sheet, read: Sequence[Paragraph], found: Sequence[Candidate]) -> list[Candidate]:
    """*found*, and the marks that others of their row prove."""
    rows = {mark.start: mark for mark in runon.marks(sheet, read, [c.mark for c in found if c.head])}
    proved = [Candidate(mark, True) for mark in rows.values()]
    every = sorted([*(c for c in found if c.mark.start not in rows), *proved], key=_START)
    due = runon.missing(sheet.folded, [c.mark for c in every])
    return [*every, *(Candidate(mark, True) for mark in due)]


def _is_dense(sheet: Sheet, p: Paragraph) -> bool:
    """A long paragraph that holds a run of （一）（二） or 一、二、 is several paragraphs on one line."""
    if len(p.text) < _LONG:
        return False
    found = heavy_inside(sheet, p)
    return any(
        a.family == b.family and b.number == (a.number or 0) + 1
        for a, b in zip(found, found[1:], strict=False)
    )


def _is_spoken(mark: Mark, p: Paragraph) -> bool:
    """一是…;二是…;三是… in one paragraph enumerates inside it and heads nothing."""
    if mark.family != "shi" or mark.number != 1:
        return False
    return any(f"{stop}二{p.text[mark.end - mark.start - 1]}" in p.text for stop in ",。;:")


def _glued_first(folded: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The 一、 that stands glued to the word before it (…任务分工一、推动…), where a 二、 follows and no 一、 was read."""
    upper = [c.mark for c in found if c.mark.family == "cn_dun"]
    second = next((mark for mark in upper if mark.number == 2), None)
    if second is None or any(mark.number == 1 and mark.start < second.start for mark in upper):
        return
    limit = min(
        (c.mark.start for c in found if c.mark.number == 1 and c.mark.start < second.start),
        default=second.start,
    )
    if places := list(_GLUED.finditer(folded, 0, limit)):
        yield Candidate(Mark("cn_dun", 1, *places[-1].span()), False)
