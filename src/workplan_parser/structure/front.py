"""What stands before the first node: metadata lines, title, addressees, preamble; and between a notice and its plan."""

from __future__ import annotations

from typing import NamedTuple

import regex

from workplan_parser.span import Span
from workplan_parser.structure import lines, metadata
from workplan_parser.structure.closing import Closing, closing_fields
from workplan_parser.structure.model import Field
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.structure.titling import TITLE_END, title_among
from workplan_parser.text.characters import tight
from workplan_parser.text.sheet import Sheet

_SENTENCE = frozenset("。;:!?\t")
_QUOTES_AND_BRACKETS = str.maketrans("", "", '“”"《》〈〉()')
_LONGEST_PREFIX = 12
"""The letters before the year of a number that is glued to a title, and the first of the year."""
_LONG = 120
"""Labelled headers stand before the first paragraph of this length."""


class Front(NamedTuple):
    """The paragraphs before the plan, sorted."""

    fields: list[Field]
    furniture: list[tuple[Span, str]]
    preamble: list[Span]

    @property
    def title(self) -> Span | None:
        """Where the title stands."""
        return next((field.place for field in self.fields if field.name == "title"), None)


def read(sheet: Sheet, paragraphs: list[Paragraph]) -> Front:
    """Sort the paragraphs before the first node into metadata, furniture and preamble."""
    export = metadata.exported(sheet, paragraphs)
    fields = export.fields
    furniture = export.notes
    loose: list[Paragraph] = []
    header, waits = True, False
    for p, following in zip(export.rest, [*export.rest[1:], None], strict=False):
        if waits and len(p.text) <= 40 and not metadata.labelled(sheet, p):
            last = fields.pop()
            fields.append(last._replace(place=p.place, claim=Span(last.claim.start, p.end)))
            waits = False
            continue
        waits = False
        if lines.is_furniture(p.text):
            furniture.append(p)
        elif header and (found := metadata.labelled(sheet, p)):
            fields += found
            waits = _waits(found[-1], following)
        elif not loose and (bullet := metadata.bulleted(sheet, p)):
            fields.append(bullet)
        elif lines.is_timestamp(p.text):
            fields.append(Field("published_on", None, p.place, p.place))
        elif stamped := _published(sheet, p):
            fields += stamped
        else:
            number, rest = _numbered(sheet, p) if header else ([], p)
            fields += number
            loose.append(rest)
            header = header and len(p.text) < _LONG
    labelled = next((field.place for field in fields if field.name == "title"), None)
    taken = [*(field.claim for field in fields), *(p.place for p in furniture)]
    said, preamble = _unlabelled(loose, labelled, sheet, taken)
    return Front([*fields, *said], [(p.place, "页面导航或按钮") for p in furniture], preamble)


def _published(sheet: Sheet, p: Paragraph) -> list[Field]:
    """2026-01-05 10:00 某区人民政府办公室: when a page was put online, and by whom."""
    by = lines.after_timestamp(p.text)
    if not by or not lines.is_signature(p.text[by:]):
        return []
    at = p.start + by
    when = sheet.trim(p.start, at)
    return [Field("published_on", None, when, when), Field("other", None, Span(at, p.end), Span(at, p.end))]


def _numbered(sheet: Sheet, p: Paragraph) -> tuple[list[Field], Paragraph]:
    """A 发文字号 glued before a title, or in brackets behind it, and the title left: 某政办发〔2026〕6号某区…的通知."""
    number = lines.document_number(p.text)
    if number is None or number == (0, len(p.text)):
        return [], p
    start, end = number
    before, after = p.text[:start].rstrip(), p.text[end:].strip()
    if start == 0 and p.text[:_LONGEST_PREFIX].find("20") > 0 and TITLE_END.ends(after):
        title, claim = sheet.trim(p.start + end, p.end), Span(p.start, p.start + end)
    elif after == ")" and before.endswith("(") and TITLE_END.ends(before.rstrip("( ")):
        title = sheet.trim(p.start, p.start + len(before.rstrip("( ")))
        claim = Span(title.end, p.end)
    else:
        return [], p
    place = Span(p.start + start, p.start + end)
    return [Field("document_number", None, place, sheet.trim(*claim))], p._replace(
        start=title.start, end=title.end, text=sheet.at(title)
    )


def _waits(field: Field, following: Paragraph | None) -> bool:
    """来源:⏎四川日报: the value stands on the next line, alone and short."""
    if field.place.start < field.place.end or field.name not in ("other", "issuer", "published_on"):
        return False
    text = following.text if following is not None and following.gap == 0 else ""
    return 0 < len(text) <= 30 and not regex.search("[。,]", text) and not TITLE_END.ends(text)


def _unlabelled(
    loose: list[Paragraph], labelled: Span | None, sheet: Sheet, taken: list[Span]
) -> tuple[list[Field], list[Span]]:
    """Title, subtitle, number, delivery line and addressees among the unlabelled lines; the rest is preamble."""
    title = _together(_title(loose, labelled, sheet), loose, taken)
    whole = Span(loose[title[0]].start, loose[title[-1]].end) if title else None
    fields = [Field("title", None, whole, whole)] if whole else []
    preamble: list[Span] = []
    for i, p in enumerate(loose):
        if i in title:
            continue
        if name := _name(i, loose, title, labelled or whole, sheet):
            place = Span(p.start, p.end - 1) if name == "addressees" else p.place
            fields.append(Field(name, None, place, p.place))
        else:
            preamble.append(p.place)
    return fields, preamble


def _title(loose: list[Paragraph], labelled: Span | None, sheet: Sheet) -> range:
    """Which of the lines are the title; where a label gave one, only lines that repeat it."""
    title = title_among([p.text for p in loose])
    if labelled is not None:
        whole = "".join(loose[i].text for i in title)
        return title if _letters(whole) == _letters(sheet.at(labelled)) else range(0)
    alone = not title and len(loose) > 1 and _is_lone_title(loose[0].text)
    return range(1) if alone else title


def _together(title: range, loose: list[Paragraph], taken: list[Span]) -> range:
    """The lines of the title between which nothing else stands; where something does, those below it."""
    if not title:
        return title
    above = max((span.start for span in taken if span.start < loose[title[-1]].start), default=-1)
    return range(next(i for i in title if loose[i].start > above), title.stop)


def _name(i: int, loose: list[Paragraph], title: range, said: Span | None, sheet: Sheet) -> str | None:
    """The field that an unlabelled line is, or None for prose."""
    text = loose[i].text
    if said and _letters(text) == _letters(sheet.at(said)):
        return "title"  # the page's own, once more over the document
    if lines.is_document_number(text):
        return "document_number"
    if lines.is_addressee(text):
        return "addressees"
    if lines.is_delivery(text):
        return "delivered"
    if title and i == title[-1] + 1 and _is_subtitle(text):
        return "subtitle"
    after = title[-1] + 1 if title else -1
    return "plan_title" if said and i > after and _is_named_in(text, sheet.at(said)) else None


def _letters(text: str) -> str:
    """The characters a title is compared by: no blanks, quotes or brackets."""
    return tight(text).translate(_QUOTES_AND_BRACKETS)


def _is_named_in(line: str, title: str) -> bool:
    """The plan's own title, which the notice's title quotes: 关于印发《…工作要点》的通知."""
    own, whole = _letters(line), _letters(title)
    return 6 <= len(own) <= 60 and own in whole and own != whole and TITLE_END.ends(own) is not None


def _is_lone_title(text: str) -> bool:
    return 6 <= len(text) <= 50 and not regex.search(r"[。,;:!?\t]", text)


def _is_subtitle(text: str) -> bool:
    if not 4 <= len(text) <= 60 or not _SENTENCE.isdisjoint(text):
        return False
    return not lines.is_signature(text) and not lines.is_date_line(text)


def interlude(sheet: Sheet, places: list[Span], title: Span | None) -> tuple[Front, Closing]:
    """Sort what stands between a notice's signature and the plan it carries: signature, the plan's title, preface."""
    fields: list[Field] = []
    preamble: list[Span] = []
    closing = Closing([], [])
    for place in places:
        if (found := closing_fields(sheet, place)) is not None:
            closing = Closing([*closing.places, place], [*closing.fields, *found])
        elif title is not None and _is_named_in(sheet.at(place), sheet.at(title)):
            fields.append(Field("plan_title", None, place, place))
        else:
            preamble.append(place)
    return Front(fields, [], preamble), closing
