"""Marks that ran on behind the sentence before them when line breaks were lost here and there: …打下基础。（一）道路。…⏎…。（二）桥梁。…

What proves such a mark is its row, whose members stand in several paragraphs or far apart; else it is a list in a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workplan_parser.structure.glued import between
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.text.marks import Mark, counts_on, every
from workplan_parser.text.sheet import Sheet

_ENDED = "。!?"
_FAMILIES = {
    "cn_dun": "cn_dun",
    "cn_paren": "cn_paren",
    "ar_dot": "ar",
    "ar_dun": "ar",
    "ar_paren": "ar_paren",
}
"""What may run on, twins under one name."""
_WORDED = ("article", "shi")
_FEWEST = 3
"""A row without any member that heads a paragraph has so many."""
_LONG = 200
"""A row this long is no list in a text."""


class _Member(NamedTuple):
    """A mark, the number of its paragraph, and whether it heads it."""

    mark: Mark
    at: int
    head: bool


def marks(sheet: Sheet, paragraphs: Sequence[Paragraph], heads: Sequence[Mark]) -> Iterator[Mark]:
    """The marks inside *paragraphs* that go on a row of *heads*, or make one with others of their look."""
    rows: dict[str, list[_Member]] = {}
    for member in _members(sheet, paragraphs, {mark.start: mark for mark in heads}):
        family, number = _FAMILIES[member.mark.family], member.mark.number
        row = rows.get(family, [])
        if row and number == (row[-1].mark.number or 0) + 1:
            row.append(member)
        elif number == 1 or member.head:
            yield from _run_on(row)
            rows[family] = [member]
    for row in rows.values():
        yield from _run_on(row)


def _members(sheet: Sheet, paragraphs: Sequence[Paragraph], heads: dict[int, Mark]) -> Iterator[_Member]:
    for at, p in enumerate(paragraphs):
        if (head := heads.get(p.start)) and head.family in _FAMILIES:
            yield _Member(head, at, True)
        for mark in sheet.marks_inside(p.start + 1, p.end):
            ended = sheet.folded[mark.start - 1] in _ENDED
            if mark.family in _FAMILIES and ended and not counts_on(sheet.folded, mark):
                yield _Member(mark, at, False)


def _run_on(row: Sequence[_Member]) -> Iterator[Mark]:
    """The members of a row that head nothing, where the row goes over paragraphs."""
    many = len(row) >= _FEWEST
    over = len({member.at for member in row}) > 1 or (many and row[-1].mark.start - row[0].mark.end >= _LONG)
    if over and (many or any(member.head for member in row)):
        yield from (member.mark for member in row if not member.head)


def missing(folded: str, found: Sequence[Mark]) -> Iterator[Mark]:
    """The one mark between two of *found* that is due there, glued to a word or looking like a decimal: …分工负责五、安全…"""
    last: dict[str, Mark] = {}
    for mark in found:
        before = last.get(mark.family)
        if (
            before
            and mark.number
            and before.number == mark.number - 2
            and mark.family in (*_FAMILIES, *_WORDED)
        ):
            due = [
                one
                for one in every(folded, mark.family, before.end, mark.start)
                if one.number == mark.number - 1 and not counts_on(folded, one)
            ]
            decimal = between(folded, before, mark) if not due and mark.family.startswith("ar_d") else None
            yield from due if len(due) == 1 else filter(None, (decimal,))
        last[mark.family] = mark
