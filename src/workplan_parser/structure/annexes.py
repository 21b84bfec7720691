"""附件: where an annex begins, which line only announces it, where a glossary (名词解释) begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from workplan_parser.lexicon import Pattern
from workplan_parser.shapes import shape
from workplan_parser.structure import lines
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.text.characters import tight

_HEAD = shape(
    r"""
    附\s?[件表录] \s?
    (?P<number> \d{1,2} | [一二三四五六七八九十]{1,3} )? \s?         # 附件1
    (?: [:.、] \s? (?P<title> .{2,60} )? | (?P<title> .{2,50} )? )   # 附件1：任务清单, 附件1任务清单
    """,
    regex.VERBOSE,
)
_NO_TITLE = Pattern("structure", r"[。;] | \L<annexes.links> | ^[为由中的] | 略$")
_ANNOUNCED = shape(r"附\s?[件表录]\s?\d{0,2}\s?[:.]\s?\S")
_FIRST = shape(r"附\s?[件表]\s?[:.]?\s?1\s?[.、]")
_ENTRY = shape(r"(?P<number>\d{1,2})\s?[.、]")
_GLOSSARY = Pattern(
    "structure", r"[【(]* (?: 《? \L<annexes.explained> 》? 中? 的? )? \L<annexes.glossary> [】):]*"
)
_LONGEST = 70
"""A line that heads or announces an annex is no longer than this."""


class Head(NamedTuple):
    """The line 附件, 附件1, 附件1：标题, 附表2 …: its number, and where in it the title begins."""

    number: int | None
    title: int | None


def head(text: str) -> Head | None:
    """*text* read as the line that heads an annex; None where it is none."""
    match = _HEAD.fullmatch(text)
    if match is None or (match["title"] and _NO_TITLE.search(match["title"])):
        return None
    number = match["number"] or ""
    return Head(int(number) if number.isdigit() else None, match.start("title") if match["title"] else None)


def starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Indexes of the paragraphs that open an annex; the list 附件：1.… after the body is none."""
    return [
        i
        for i, p in enumerate(paragraphs)
        if p.text[0] == "附"
        and len(p.text) <= _LONGEST
        and head(p.text)
        and not _announces(paragraphs[i : i + 9])
    ]


def _announces(paragraphs: Sequence[Paragraph]) -> bool:
    """附件：1.… 2.… before the signature only announces the annexes."""
    announced = _ANNOUNCED.match(paragraphs[0].text) is not None
    for p in paragraphs[1:]:
        if lines.is_date_line(p.text) or lines.is_signature(p.text) or head(p.text):
            return announced
        if not _ENTRY.match(p.text) or len(p.text) > _LONGEST:
            return False
    return announced


def announced(paragraphs: Sequence[Paragraph], first: int, last: int) -> set[int]:
    """Indexes of the lines that go on a list of annexes: 附件:1.…⏎2.…⏎3.… are no items."""
    found: set[int] = set()
    number = 0
    for i in range(first, last):
        text = paragraphs[i].text[:_LONGEST]
        if text[0] == "附":
            number = 1 if _FIRST.match(text) else 0
        elif number and (entry := _ENTRY.match(text)) and int(entry["number"]) == number + 1:
            number += 1
            found.add(i)
        else:
            number = 0
    return found


def glossary_starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Indexes of lines that head a glossary after the plan: 名词解释, （《政府工作报告》中的名词解释）."""
    return [
        i
        for i, p in enumerate(paragraphs)
        if len(p.text) <= _LONGEST // 2 and _GLOSSARY.fullmatch(tight(p.text))
    ]
