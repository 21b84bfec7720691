"""Where the plan begins and ends: front matter, preamble, body, annexes, closing."""

from __future__ import annotations

import re

from workplan_parser.structure import metadata
from workplan_parser.structure.model import Field, Outline, Range
from workplan_parser.structure.paragraphs import Paragraph
from workplan_parser.structure.vocabulary import words

_ANNEX = re.compile(
    r"附\s?[件表录]\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})?\s?(?:[:.、]\s?(?P<title>.{2,60})?|(?P<bare>.{2,50})?)$"
)
_FAR_BELOW = 5
"""So many blank lines part a page's footer from the document."""


def annex_starts(folded: str, paragraphs: list[Paragraph]) -> list[int]:
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
    match = _ANNEX.match(text.strip())
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


def glossary_starts(folded: str, paragraphs: list[Paragraph]) -> list[int]:
    """Indexes of lines that head a glossary after the plan (名词解释)."""
    heads = words().glossary
    out = []
    for i, p in enumerate(paragraphs):
        text = re.sub(r"[\s():]|^《?政府工作报告》?(?:中的?)?", "", folded[p.start : p.end].strip("【】"))
        if len(text) <= 12 and text in heads:
            out.append(i)
    return out


def closing_start(folded: str, paragraphs: list[Paragraph], first: int, last: int) -> int:
    """Index of the first closing paragraph of ``paragraphs[first:last]``: signature, date, footer labels, furniture."""
    for i in range(first + 1, last):
        tail = last - i
        if paragraphs[i].gap >= _FAR_BELOW and tail <= 60 and _mostly_short(folded, paragraphs[i:last]):
            return i
    at = last
    while at > first + 1 and _closes(folded, paragraphs, at - 1, last):
        at -= 1
    for i in range(max(first + 1, at - 40), at):
        if _signed(folded, paragraphs, i, last):
            return i
    return at


def _mostly_short(folded: str, paragraphs: list[Paragraph]) -> bool:
    return all(p.end - p.start < 120 for p in paragraphs)


def _closes(folded: str, paragraphs: list[Paragraph], at: int, last: int) -> bool:
    start, end = paragraphs[at].start, paragraphs[at].end
    text = folded[start:end]
    return (
        metadata.is_furniture(folded, start, end)
        or metadata.closing_label(folded, start, end) is not None
        or metadata.is_date_line(folded, start, end)
        or metadata.is_signature(folded, start, end)
        or (at > 0 and _label_only(folded, paragraphs[at - 1]) and end - start <= 30)
        or re.fullmatch(r"\(?(?:此件(?:主动|依申请)?公开(?:发布)?|本文有删减|联系人.{0,60}|信息公开选项.{0,20})\)?", text)
        is not None
        or re.match(r"附\s?[件表]\s?\d{0,2}\s?:", text) is not None
        or not re.search(r"[\u4e00-\u9fff]", text)
    )


def _label_only(folded: str, p: Paragraph) -> bool:
    """A label whose value went to the next line: 责任编辑：⏎李莎莎."""
    return folded[p.end - 1] == ":" and metadata.closing_label(folded, p.start, p.end) is not None


def _signed(folded: str, paragraphs: list[Paragraph], at: int, last: int) -> bool:
    """落款: an organisation's line followed by a date line, with little after them."""
    p = paragraphs[at]
    if not metadata.is_signature(folded, p.start, p.end):
        return False
    after = paragraphs[at + 1 : min(last, at + 6)]
    for q in after:
        if metadata.is_date_line(folded, q.start, q.end):
            return True
        if not metadata.is_signature(folded, q.start, q.end):
            return False
    return False


def read_front(source: str, folded: str, paragraphs: list[Paragraph], outline: Outline) -> None:
    """Sort the paragraphs before the first node into metadata, furniture and preamble."""
    loose: list[Range] = []
    awaiting: Field | None = None
    for i, p in enumerate(paragraphs):
        place = (p.start, p.end)
        if awaiting is not None and p.end - p.start <= 40 and not metadata.labelled(source, folded, *place):
            awaiting.place, awaiting.claim = place, (awaiting.claim[0], p.end)
            awaiting = None
            continue
        awaiting = None
        fields = metadata.labelled(source, folded, *place) if _header_like(loose, folded) else []
        if fields:
            outline.fields.extend(fields)
            if fields[-1].place[0] >= fields[-1].place[1]:
                awaiting = fields[-1] if _value_follows(source, folded, paragraphs, i, fields[-1]) else None
        elif (field := metadata.bulleted(source, folded, *place)) and not loose:
            outline.fields.append(field)
        elif metadata.is_furniture(folded, *place):
            outline.furniture.append((place, "页面导航或按钮"))
        else:
            loose.append(place)
    _read_loose(source, folded, loose, outline)


def _header_like(loose: list[Range], folded: str) -> bool:
    """Labelled headers stand before the first long paragraph."""
    return all(end - start < 120 for start, end in loose)


def _value_follows(source: str, folded: str, paragraphs: list[Paragraph], at: int, field: Field) -> bool:
    """来源:⏎四川日报: the value stands on the next line, alone and short."""
    if field.name == "document_number" or at + 1 >= len(paragraphs):
        return False
    following = paragraphs[at + 1]
    text = folded[following.start : following.end]
    return following.gap == 0 and len(text) <= 30 and not re.search(r"[。,]|(?:通知|报告|要点)$", text)


def _read_loose(source: str, folded: str, loose: list[Range], outline: Outline) -> None:
    """Title, subtitle, number, delivery line and addressees among the unlabelled lines; the rest is preamble."""
    title = metadata.title_lines(source, loose)
    taken: set[Range] = set()
    if title:
        place = (title[0][0], title[-1][1])
        outline.fields.append(Field("title", None, place, place))
        taken.update(title)
    elif loose and _lone_title(folded, loose):
        outline.fields.append(Field("title", None, loose[0], loose[0]))
        taken.add(loose[0])
    after_title = next((i for i, line in enumerate(loose) if line not in taken and line > (title or loose)[-1 if title else 0]), None)
    for i, line in enumerate(loose):
        if line in taken:
            continue
        if metadata.is_document_number(folded, *line):
            outline.fields.append(Field("document_number", None, line, line))
        elif metadata.is_addressee(folded, *line):
            outline.fields.append(Field("addressees", None, (line[0], line[1] - 1), line))
        elif metadata.is_delivery(folded, *line):
            outline.fields.append(Field("delivered", None, line, line))
        elif title and i == after_title and _is_subtitle(folded, loose, i):
            outline.fields.append(Field("subtitle", None, line, line))
        else:
            outline.preamble.append(line)


def _lone_title(folded: str, loose: list[Range]) -> bool:
    start, end = loose[0]
    text = folded[start:end]
    return len(loose) > 1 and 6 <= len(text) <= 50 and not re.search(r"[。,;:!?]", text)


def _is_subtitle(folded: str, loose: list[Range], at: int) -> bool:
    start, end = loose[at]
    text = folded[start:end]
    if not 4 <= len(text) <= 60 or re.search(r"[。;:!?]", text) or metadata.is_signature(folded, start, end):
        return False
    return not metadata.is_date_line(folded, start, end)
