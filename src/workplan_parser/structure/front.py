"""What stands before the first node: metadata lines, title, addressees, preamble; and between a notice and its plan."""

from __future__ import annotations

import re

from workplan_parser.structure import closing, metadata
from workplan_parser.structure.model import Field, Outline, Range
from workplan_parser.structure.paragraphs import Paragraph
from workplan_parser.structure.vocabulary import words
from workplan_parser.text.flow import fold
from workplan_parser.text.han import without_space

_SENTENCE = frozenset("。;:!?\t")


def read(source: str, folded: str, paragraphs: list[Paragraph], outline: Outline) -> None:
    """Sort the paragraphs before the first node into metadata, furniture and preamble."""
    loose: list[Range] = []
    awaiting: Field | None = None
    header = True  # labelled headers stand before the first long paragraph
    for i, p in enumerate(paragraphs):
        place = (p.start, p.end)
        if awaiting is not None and p.end - p.start <= 40 and not metadata.labelled(source, folded, *place):
            awaiting.place, awaiting.claim = place, (awaiting.claim[0], p.end)
            awaiting = None
            continue
        awaiting = None
        if metadata.is_furniture(folded, *place):
            outline.furniture.append((place, "页面导航或按钮"))
            continue
        fields = metadata.labelled(source, folded, *place) if header else []
        if fields:
            outline.fields.extend(fields)
            if fields[-1].place[0] >= fields[-1].place[1]:
                awaiting = fields[-1] if _value_follows(source, folded, paragraphs, i, fields[-1]) else None
        elif (field := metadata.bulleted(source, folded, *place)) and not loose:
            outline.fields.append(field)
        elif metadata.is_timestamp(folded, *place):
            outline.fields.append(Field("published_on", None, place, place))
        else:
            loose.append(place)
            header = header and p.end - p.start < 120
    _read_loose(source, folded, loose, outline)


def _value_follows(source: str, folded: str, paragraphs: list[Paragraph], at: int, field: Field) -> bool:
    """来源:⏎四川日报: the value stands on the next line, alone and short."""
    if field.name not in ("other", "issuer", "published_on") or at + 1 >= len(paragraphs):
        return False
    following = paragraphs[at + 1]
    text = folded[following.start : following.end]
    return following.gap == 0 and len(text) <= 30 and not re.search(r"[。,]|(?:通知|报告|要点)$", text)


def _read_loose(source: str, folded: str, loose: list[Range], outline: Outline) -> None:
    """Title, subtitle, number, delivery line and addressees among the unlabelled lines; the rest is preamble."""
    labelled = next((f.place for f in outline.fields if f.name == "title"), None)
    title = metadata.title_lines(source, loose)
    if labelled is not None and not _same(source, title, labelled):
        title = []
    if not title and labelled is None and loose and _lone_title(folded, loose):
        title = loose[:1]
    if title:
        place = (title[0][0], title[-1][1])
        outline.fields.append(Field("title", None, place, place))
    after_title = loose.index(title[-1]) + 1 if title else -1
    said = labelled or ((title[0][0], title[-1][1]) if title else None)
    for i, line in enumerate(loose):
        if line in title:
            continue
        if metadata.is_document_number(folded, *line):
            outline.fields.append(Field("document_number", None, line, line))
        elif metadata.is_addressee(folded, *line):
            outline.fields.append(Field("addressees", None, (line[0], line[1] - 1), line))
        elif metadata.is_delivery(folded, *line):
            outline.fields.append(Field("delivered", None, line, line))
        elif i == after_title and _is_subtitle(folded, loose, i):
            outline.fields.append(Field("subtitle", None, line, line))
        elif said is not None and i > after_title and _named_in(source, line, said):
            outline.fields.append(Field("plan_title", None, line, line))
        else:
            outline.preamble.append(line)


def _letters(source: str, place: Range) -> str:
    """The characters a title is compared by: no blanks, quotes or brackets."""
    return without_space(fold(source[place[0] : place[1]]).translate(_QUOTES_AND_BRACKETS))


_QUOTES_AND_BRACKETS = dict.fromkeys(map(ord, '“”"《》〈〉()'))


def _same(source: str, lines: list[Range], labelled: Range) -> bool:
    """The unlabelled lines repeat the labelled title."""
    return bool(lines) and _letters(source, (lines[0][0], lines[-1][1])) == _letters(source, labelled)


def _named_in(source: str, line: Range, title: Range) -> bool:
    """The plan's own title, which the notice's title quotes: 关于印发《…工作要点》的通知."""
    own, whole = _letters(source, line), _letters(source, title)
    return 6 <= len(own) <= 60 and own in whole and own != whole and own.endswith(words().title_end)


def _lone_title(folded: str, loose: list[Range]) -> bool:
    start, end = loose[0]
    text = folded[start:end]
    return len(loose) > 1 and "\t" not in text and 6 <= len(text) <= 50 and not re.search(r"[。,;:!?]", text)


def _is_subtitle(folded: str, loose: list[Range], at: int) -> bool:
    start, end = loose[at]
    text = folded[start:end]
    if (
        not 4 <= len(text) <= 60
        or not _SENTENCE.isdisjoint(text)
        or metadata.is_signature(folded, start, end)
    ):
        return False
    return not metadata.is_date_line(folded, start, end)


def read_interlude(source: str, folded: str, places: list[Range], outline: Outline) -> None:
    """Sort what stands between a notice's signature and the plan it carries: signature, the plan's title, preface."""
    title = next((f.place for f in outline.fields if f.name == "title"), None)
    for place in places:
        if not closing.close_line(source, folded, place, outline):
            if title is not None and _named_in(source, place, title):
                outline.fields.append(Field("plan_title", None, place, place))
            else:
                outline.preamble.append(place)
