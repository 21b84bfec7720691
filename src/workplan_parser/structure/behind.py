"""Marks right behind a heading, without a stop between: 一、主要任务（一）提升增速。…（二）…, （一）改革1.法人治理…。2.布局…"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.text import marks
from workplan_parser.text.marks import FAMILY, Mark
from workplan_parser.text.sheet import Sheet

# 改革效率提高|1.法人  主要任务|(一)提升; not 1.5个, not (1)
_FIRST = regex.compile(r"(?<=\p{Han}{2}[”》]?) (?: 1 [.、] (?=[“《\p{Han}]) | \( [一1] \) )", regex.VERBOSE)
_STOP = regex.compile("[。;:,!?]")
_ENDED = "。;!?"


def first_marks(sheet: Sheet, p: Paragraph, opening: Mark | None) -> list[Mark]:
    """The first marks of lists that begin right behind a heading in *p*, which *opening* may open; each is proved by a second."""
    if _FIRST.search(sheet.folded, p.start, p.end) is None:
        return []
    heads = [*([opening] if opening else []), *sheet.marks_inside(p.start + 1, p.end)]
    return list(_behind(sheet, p, heads))


def _behind(sheet: Sheet, p: Paragraph, heads: list[Mark]) -> Iterator[Mark]:
    folded = sheet.folded
    for head in heads:
        stop = _STOP.search(folded, head.end, p.end)
        if stop is None:
            continue
        for found in _FIRST.finditer(folded, head.end, stop.start()):
            mark = marks.read(folded, found.start(), p.end)
            if mark is not None and _goes_on(sheet, p, mark):
                yield mark
                yield from _behind(sheet, p, [mark])


def _goes_on(sheet: Sheet, p: Paragraph, first: Mark) -> bool:
    """True where the next number of the family follows behind a full stop; not in (1)号泵站、(2)号泵站."""
    alike = {first.family, FAMILY[first.family].twin}
    later = (mark for mark in sheet.marks_inside(first.end, p.end) if mark.family in alike)
    return any(mark.number == 2 and sheet.folded[mark.start - 1] in _ENDED for mark in later)
