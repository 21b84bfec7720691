"""Where the document ends: signature and date (落款), footer labels, page furniture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from workplan_parser.lexicon import Pattern, headers, roles
from workplan_parser.shapes import shape
from workplan_parser.span import Span
from workplan_parser.structure import lines
from workplan_parser.structure.metadata import closing_label, footer_fields
from workplan_parser.structure.model import Field
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.text.characters import tight
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
_ANNOUNCED = shape(r"附\s?[件表]\s?\d{0,2}\s?:")
_FAR_BELOW = 5
"""So many blank lines part a page's footer from the document."""
_OF_PERSONS = frozenset({"leader", "person_in_charge", "contact", "phone"})
_LONGEST_LABEL = 12
_LOOKED_AT = 40
"""Paragraphs from the end in which a footer or a signature may begin."""


class Closing(NamedTuple):
    """The lines that close a document, and the fields found in them."""

    places: list[Span]
    fields: list[Field]


def start(paragraphs: Sequence[Paragraph], begin: int, first: int, last: int) -> int:
    """Index of the first closing paragraph of ``paragraphs[first:last]``: signature, date, footer labels, furniture.

    ``paragraphs[begin:first]`` is the plan so far.
    """
    at = _first(paragraphs, first, last)
    while at < last and _names_person_of_item(paragraphs, begin, at):
        at += 1
    return at


def _first(paragraphs: Sequence[Paragraph], first: int, last: int) -> int:
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


def _names_person_of_item(paragraphs: Sequence[Paragraph], begin: int, at: int) -> bool:
    """责任科室:水库股⏎联系人:郑丽: behind an office, or as the items before have it; not 联系人:郑丽 under a signature."""
    label = _person_label(paragraphs[at].text)
    if label is None or paragraphs[at].gap:
        return False
    before = [p.text for p in paragraphs[begin:at]]
    return _assigns(before[-1]) or any(_person_label(text) == label for text in before)


def _person_label(text: str) -> str | None:
    """联系人 of 联系人:郑丽; a label that no table knows as one of persons is none."""
    label = tight(text[: max(0, text.find(":", 0, _LONGEST_LABEL))])
    heading = headers.read(label) if label else None
    return label if heading and heading.kind in _OF_PERSONS else None


def _assigns(text: str) -> bool:
    words = roles.opening(text)
    return words is not None and text[words.end : words.end + 1] == ":"


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
