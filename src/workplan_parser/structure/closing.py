"""Where the document ends: signature and date (落款), footer labels, page furniture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from workplan_parser.lexicon import Pattern
from workplan_parser.span import Span
from workplan_parser.structure import lines
from workplan_parser.structure.metadata import closing_label, footer_fields
from workplan_parser.structure.model import Field
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.text.sheet import Sheet

_PUBLICITY = Pattern(
    "structure",
    r"""
    \(?
    (?: \L<closing.publicity>            # （此件公开发布）
      | \L<closing.notes> .{0,60} )      # （联系人：张三）
    \)?
    """,
)
_ANNOUNCED = regex.compile(r"附\s?[件表]\s?\d{0,2}\s?:")
_FAR_BELOW = 5
"""So many blank lines part a page's footer from the document."""
_LOOKED_AT = 40
"""Paragraphs from the end in which a footer or a signature may begin."""


class Closing(NamedTuple):
    """The lines that close a document, and the fields found in them."""

    places: list[Span]
    fields: list[Field]


def start(paragraphs: Sequence[Paragraph], first: int, last: int) -> int:
    """Index of the first closing paragraph of ``paragraphs[first:last]``: signature, date, footer labels, furniture."""
    for i in range(max(first + 1, last - 60), last):
        if paragraphs[i].gap >= _FAR_BELOW and all(len(p.text) < 120 for p in paragraphs[i:last]):
            return i
    for i in range(max(first + 1, last - _LOOKED_AT), last):
        if _opens_footer(paragraphs[i:last]):
            return i
    at = last
    while at > first + 1 and _closes(paragraphs, at - 1):
        at -= 1
    signed_at = (i for i in range(max(first + 1, at - _LOOKED_AT), at) if signed(paragraphs[i:last]))
    return next(signed_at, at)


def _opens_footer(rest: Sequence[Paragraph]) -> bool:
    """A footer line (责任编辑：…, 扫一扫…) after which comes little else than more of its kind."""
    return (
        _is_footer(rest[0].text)
        and sum(_is_footer(p.text) for p in rest) >= 3
        and sum(len(p.text) for p in rest) < 800
    )


def _is_footer(text: str) -> bool:
    return lines.is_furniture(text) or closing_label(text) is not None


def _closes(paragraphs: Sequence[Paragraph], at: int) -> bool:
    text = paragraphs[at].text
    return (
        _is_footer(text)
        or lines.is_date_line(text)
        or lines.is_signature(text)
        or (at > 0 and _is_label_only(paragraphs[at - 1].text) and len(text) <= 30)
        or _PUBLICITY.fullmatch(text) is not None
        or _ANNOUNCED.match(text) is not None
        or regex.search(r"\p{Han}", text) is None
    )


def _is_label_only(text: str) -> bool:
    """A label whose value went to the next line: 责任编辑：⏎李莎莎."""
    return text.endswith(":") and closing_label(text) is not None


def signed(paragraphs: Sequence[Paragraph]) -> bool:
    """落款: an organisation's line followed by a date line, with at most a few more organisations between them."""
    for i, p in enumerate(paragraphs[:6]):
        if i and lines.is_date_line(p.text):
            return True
        if not lines.is_signature(p.text):
            return False
    return False


def close(sheet: Sheet, places: Sequence[Span]) -> Closing:
    """The lines after the plan's end."""
    return Closing(list(places), [field for place in places for field in closing_fields(sheet, place) or ()])


def closing_fields(sheet: Sheet, place: Span) -> list[Field] | None:
    """What a line that closes a document says (signature, date, footer); None where it closes nothing."""
    text = sheet.at(place)
    if fields := footer_fields(sheet, place):
        return fields
    if lines.is_date_line(text):
        return [Field("date", None, place, place)]
    if lines.is_signature(text):
        return [Field("signature", None, place, place)]
    return None if _PUBLICITY.fullmatch(text) is None else []
