"""附件: where an annex begins, which line only announces it, where a glossary (名词解释) begins."""

from __future__ import annotations

import re

from workplan_parser.structure import metadata
from workplan_parser.structure.paragraphs import Paragraph
from workplan_parser.structure.vocabulary import words

_ANNEX = r"附\s?[件表录]\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})?\s?(?:[:.、]\s?(?P<title>.{2,60})?|(?P<bare>.{2,50})?)$"


def starts(folded: str, paragraphs: list[Paragraph]) -> list[int]:
    """Indexes of the paragraphs that open an annex; the list 附件：1.… after the body is none."""
    found = []
    for i, p in enumerate(paragraphs):
        text = folded[p.start : p.end]
        if len(text) > 70 or text[0] != "附" or not is_annex(text):
            continue
        if not _is_list(folded, paragraphs, i):
            found.append(i)
    return found


def is_annex(text: str) -> re.Match[str] | None:
    """The line 附件, 附件1, 附件1：标题, 附表2 …"""
    match = re.match(_ANNEX, text.strip())  # compiled by the documents that have annexes
    if match is None:
        return None
    rest = match["title"] or match["bare"] or ""
    if re.search(r"[。;]|下载|^[为由中的]|略$", rest):
        return None
    return match


def _is_list(folded: str, paragraphs: list[Paragraph], at: int) -> bool:
    """附件：1.… 2.… before the signature only announces the annexes."""
    text = folded[paragraphs[at].start : paragraphs[at].end]
    announced = re.match(r"附\s?[件表录]\s?\d{0,2}\s?[:.]\s?\S", text) is not None
    for p in paragraphs[at + 1 : at + 9]:
        line = folded[p.start : p.end]
        if metadata.is_date_line(folded, p.start, p.end) or metadata.is_signature(folded, p.start, p.end):
            return announced
        if is_annex(line):
            return announced
        if not re.match(r"\d{1,2}\s?[.、]", line) or len(line) > 70:
            return announced and at + 1 == len(paragraphs)
    return announced


def announced(folded: str, paragraphs: list[Paragraph], first: int, last: int) -> set[int]:
    """Indexes of the lines that go on a list of annexes: 附件:1.…⏎2.…⏎3.… are no items."""
    found: set[int] = set()
    number = 0
    for i in range(first, last):
        text = folded[paragraphs[i].start : min(paragraphs[i].end, paragraphs[i].start + 70)]
        if head := re.match(r"附\s?[件表]\s?[:.]?\s?1\s?[.、]", text):
            number = 1 if head else 0
        elif number and (line := re.match(r"(\d{1,2})\s?[.、]", text)) and int(line[1]) == number + 1:
            number += 1
            found.add(i)
        else:
            number = 0
    return found


def glossary_starts(folded: str, paragraphs: list[Paragraph]) -> list[int]:
    """Indexes of lines that head a glossary after the plan (名词解释)."""
    heads = words().glossary
    out = []
    for i, p in enumerate(paragraphs):
        text = re.sub(r"[\s():]|^《?政府工作报告》?(?:中的?)?", "", folded[p.start : p.end].strip("【】"))
        if len(text) <= 12 and text in heads:
            out.append(i)
    return out
