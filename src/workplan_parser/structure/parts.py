"""Unnumbered lines that part a document by time: 2025年工作回顾 … 2026年工作任务."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workplan_parser.lexicon import Pattern, WordList
from workplan_parser.shapes import shape
from workplan_parser.structure.horizons import looks_ahead, tells_of_results
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.text import marks
from workplan_parser.text.characters import first_of, tight

_LONGEST, _SHORT = 24, 12
# 2025年工作回顾  过去一年工作回顾  下一步工作安排; not 某局2025年工作总结, a title
_OPENS = Pattern(
    "structure",
    r"(?: (?P<year>(?:19|20)\d\d) 年 度? | \L<horizon.recent> | \L<horizon.then> | \L<horizon.this> | \L<horizon.report> )",
)
_TOLD = WordList("structure", "horizon.told")
_BOTH = shape("[和及与暨]")


class _Head(NamedTuple):
    """A line that may head a part: the year it begins with, whether its words look back or ahead, or only end in 工作, 情况 …"""

    at: int
    year: int | None
    back: bool
    ahead: bool
    told: bool


class Parts(NamedTuple):
    """Indexes of the lines that head parts, and of those before which the last of them ends."""

    heads: frozenset[int]
    ends: frozenset[int]


def find(paragraphs: Sequence[Paragraph], first: int, last: int) -> Parts:
    """The parts of ``paragraphs[first:last]``; none unless one of them looks back."""
    read = [_head(at, paragraphs[at].text) for at in range(first, last)]
    alone = [one for one, after in zip(read, [*read[1:], None], strict=False) if one and after is None]
    told = next((at for at, one in enumerate(alone) if _looks_back(one, alone[at + 1 :])), None)
    if told is None:
        return Parts(frozenset(), frozenset())
    review, later = alone[told], alone[told + 1 :]
    ahead = [one.at for one in later if _looks_ahead(one, review)]
    plain = [at for at in range(review.at + 2, last - 1) if _heads_tasks(paragraphs[at : at + 2])]
    if not ahead and not plain:
        return Parts(frozenset({review.at}), frozenset(_end(paragraphs, review.at + 1, last)))
    heads = {review.at, *(one.at for one in later if one.back or one.at in ahead)}
    return Parts(frozenset(heads if ahead else {*heads, *plain[:1]}), frozenset())


def _head(at: int, text: str) -> _Head | None:
    """2025年工作回顾 alone on its line; not 2025年工作总结和2026年工作计划, which is the title of both."""
    if len(text) > _LONGEST or first_of(text, "。,;:!?、") >= 0 or marks.read(text) is not None:
        return None
    bare = tight(text)
    opens = _OPENS.match(bare)
    if opens is None:
        return None
    back, ahead = tells_of_results(bare), looks_ahead(bare)
    year = int(opens["year"]) if opens["year"] else None
    if back and ahead and _BOTH.search(bare):
        return None
    told = _TOLD.ends(bare) is not None
    return _Head(at, year, back, ahead and not back, told) if back or ahead or year else None


def _looks_back(one: _Head, later: Sequence[_Head]) -> bool:
    """2025年工作回顾, or 2025年主要工作 before 2026年主要工作."""
    return one.back or (one.told and not one.ahead and any(_is_later(other, one) for other in later))


def _is_later(one: _Head, before: _Head) -> bool:
    return bool(one.year and before.year and one.year > before.year)


def _looks_ahead(one: _Head, review: _Head) -> bool:
    """2026年主要任务, or 2026年打算做的事 behind 2025年工作回顾."""
    return not one.back and (one.ahead or _is_later(one, review))


def _heads_tasks(pair: Sequence[Paragraph]) -> bool:
    """重点任务 alone on its line, right before 一、."""
    text = pair[0].text
    if len(text) > _SHORT or first_of(text, "。,;:!?、") >= 0 or not looks_ahead(tight(text)):
        return False
    mark = marks.read(pair[1].text)
    return mark is not None and mark.number == 1 and marks.read(text) is None


def _end(paragraphs: Sequence[Paragraph], first: int, last: int) -> Iterator[int]:
    """Where a review ends that no heading ends: before the numbers that follow its prose, or before those that begin anew."""
    opened = None
    for at in range(first, last):
        mark = marks.read(paragraphs[at].text)
        if mark is None or mark.number is None:
            continue
        if opened is None and at == first:
            opened = mark.family
        elif opened is None or (mark.family == opened and mark.number == 1):
            yield at
            return
