"""Where the document ends: signature and date (落款), footer labels, page furniture."""

from __future__ import annotations

import re

from workplan_parser.structure import metadata
from workplan_parser.structure.model import Field, Outline, Range
from workplan_parser.structure.paragraphs import Paragraph
from workplan_parser.text.han import has_han

_PUBLICITY = re.compile(
    r"\(?(?:此件(?:主动|依申请)?公开(?:发布)?|本文有删减|联系人.{0,60}|信息公开选项.{0,20})\)?"
)
_FAR_BELOW = 5
"""So many blank lines part a page's footer from the document."""


def start(folded: str, paragraphs: list[Paragraph], first: int, last: int) -> int:
    """Index of the first closing paragraph of ``paragraphs[first:last]``: signature, date, footer labels, furniture."""
    for i in range(first + 1, last):
        tail = last - i
        if paragraphs[i].gap >= _FAR_BELOW and tail <= 60 and _mostly_short(folded, paragraphs[i:last]):
            return i
    for i in range(max(first + 1, last - 40), last):
        if _opens_footer(folded, paragraphs, i, last):
            return i
    at = last
    while at > first + 1 and _closes(folded, paragraphs, at - 1, last):
        at -= 1
    for i in range(max(first + 1, at - 40), at):
        if signed(folded, paragraphs, i, last):
            return i
    return at


def _opens_footer(folded: str, paragraphs: list[Paragraph], at: int, last: int) -> bool:
    """A footer line (责任编辑：…, 扫一扫…) after which comes little else than more of its kind."""
    start, end = paragraphs[at].start, paragraphs[at].end
    if not (metadata.is_furniture(folded, start, end) or metadata.closing_label(folded, start, end)):
        return False
    rest = paragraphs[at:last]
    furniture = sum(
        metadata.is_furniture(folded, p.start, p.end)
        or metadata.closing_label(folded, p.start, p.end) is not None
        for p in rest
    )
    return furniture >= 3 and sum(p.end - p.start for p in rest) < 800


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
        or _PUBLICITY.fullmatch(text) is not None
        or re.match(r"附\s?[件表]\s?\d{0,2}\s?:", text) is not None
        or not has_han(text)
    )


def _label_only(folded: str, p: Paragraph) -> bool:
    """A label whose value went to the next line: 责任编辑：⏎李莎莎."""
    return folded[p.end - 1] == ":" and metadata.closing_label(folded, p.start, p.end) is not None


def signed(folded: str, paragraphs: list[Paragraph], at: int, last: int) -> bool:
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


def close_line(source: str, folded: str, place: Range, outline: Outline) -> bool:
    """Put a line that closes a document (signature, date, footer) into the closing; False where it is none."""
    fields = list(metadata.footer_fields(source, folded, *place))
    if not fields and metadata.is_date_line(folded, *place):
        fields = [Field("date", None, place, place)]
    elif not fields and metadata.is_signature(folded, *place):
        fields = [Field("signature", None, place, place)]
    if not fields and not _PUBLICITY.fullmatch(folded[slice(*place)]):
        return False
    outline.closing.append(place)
    outline.closing_fields.extend(fields)
    return True
