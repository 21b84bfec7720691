"""Marks that follow one another on a line, or stand right behind a heading: （一）政务公开1.编制目录。…。2.…

Inside a line nothing shows that a mark is one but its row: a first number counts only where its second comes behind the
end of a sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from operator import attrgetter

import regex

from workplan_parser.shapes import shape
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.text import marks
from workplan_parser.text.characters import first_of
from workplan_parser.text.marks import FAMILY, Mark
from workplan_parser.text.sheet import Sheet

_START = attrgetter("start")
_ENDED = "。;!?"
_HEADING = 32
"""What stands between a mark and the first number glued to it is no longer than this."""
# 政务公开1.编制目录; not 提高1.5倍, 附件1.名单, 第1、第2标段
_FIRST = shape(
    r"(?<=[\p{Han}”》)] ) (?<![第件表图注例页号至到]) 1 \s? [.、] (?=\s?[“《\p{Han}])", regex.VERBOSE
)


def behind(sheet: Sheet, p: Paragraph, opening: Mark) -> Iterator[Mark]:
    """The marks that go on inside a paragraph that *opening* heads."""
    inside = _inside(sheet, p.start + 1, p.end)
    proved = {mark.family for mark in _begun(inside, sheet.folded)}
    return _rows(inside, (opening,), proved, sheet.folded)


def firsts(sheet: Sheet, p: Paragraph) -> Iterator[Mark]:
    """The first numbers that stand glued to a word of a paragraph, where their second comes before they begin anew."""
    for mark in _begun(_inside(sheet, p.start + 1, p.end), sheet.folded):
        if _FIRST.match(sheet.folded, mark.start, mark.end + 2):
            yield mark


def _inside(sheet: Sheet, start: int, end: int) -> list[Mark]:
    glued = (marks.read(sheet.folded, at.start(), end) for at in _FIRST.finditer(sheet.folded, start, end))
    return sorted({*sheet.marks_inside(start, end), *filter(None, glued)}, key=_START)


def _begun(inside: Sequence[Mark], folded: str) -> Iterator[Mark]:
    """The marks that are a 1 whose 2 comes behind the end of a sentence before the row begins anew, the last first.

    （1）茶叶…;（2）菌菇…; behind a full stop is a list inside a text, parted by semicolons.
    """
    after: dict[str, Mark] = {}
    for mark in reversed(inside):
        second = after.get(mark.family)
        ended = _ENDED.replace(";", "") if folded[mark.start - 1] in _ENDED else _ENDED
        if mark.number == 1 and second and second.number == 2 and folded[second.start - 1] in ended:
            yield mark
        after[mark.family] = mark


def _rows(
    inside: Sequence[Mark], above: tuple[Mark, ...], proved: Container[str], folded: str
) -> Iterator[Mark]:
    """The row that goes on with the last of *above*, and the row of a *proved* family that begins under each of its members."""
    opening, families = above[-1], {mark.family for mark in above}
    members = [opening, *_going_on(inside, opening, folded)]
    places = [0, *(bisect_left(inside, mark.start, key=_START) for mark in members[1:]), len(inside)]
    for member, start, stop in zip(members, places, places[1:], strict=False):
        if member is not opening:
            yield member
        below = [mark for mark in inside[start:stop] if mark.start >= member.end]
        at = next((at for at, mark in enumerate(below) if mark.number == 1), len(below))
        first = below[at] if at < len(below) else None
        if first is None or first.family not in proved or first.family in families:
            continue
        if _heads(folded[member.end : first.start]):
            yield first
            yield from _rows(below[at + 1 :], (*above, first), proved, folded)


def _going_on(inside: Sequence[Mark], opening: Mark, folded: str) -> Iterator[Mark]:
    """The further items of a list set on one line: （1）…。（2）…。; a list gone on with, and 一、, only where a sentence ends."""
    due = (opening.number or 0) + 1
    loose = opening.number == 1 and FAMILY[opening.family].listed
    last = opening
    for mark in inside:
        ended = folded[mark.start - 1] in _ENDED
        if mark.family != opening.family or not (loose or ended):
            continue
        if mark.number == due + 1 and ended and (missing := between(folded, last, mark)):
            yield missing
            due += 1
        if mark.number == due:
            yield mark
            last, due = mark, due + 1


def between(folded: str, before: Mark, after: Mark) -> Mark | None:
    """8.6个专项 between 7. and 9.: the number that is due, though it looks like a decimal."""
    number = (before.number or 0) + 1
    due = regex.compile(rf"(?:^|(?<=[。;!?\n\r]))\s*(?P<mark>{number}\s?[.、])(?=\d)")
    places = list(due.finditer(folded, before.end, after.start)) if after.number == number + 1 else []
    return Mark(before.family, number, *places[0].span("mark")) if len(places) == 1 else None


def _heads(text: str) -> bool:
    """A heading, with or without its full stop: 政务公开, 主要任务。; not 抓好三项工作:, 推进改革,做到."""
    bare = text.strip().removesuffix("。")
    return 2 <= len(bare) <= _HEADING and first_of(bare, "。;:,、!?(") < 0
