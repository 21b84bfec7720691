"""Where the plan begins and ends: front matter, preamble, body, annexes, closing."""

from __future__ import annotations

import re

from workplan_parser.structure import metadata
from workplan_parser.structure.model import Field, Outline, Range
from workplan_parser.structure.paragraphs import Paragraph
from workplan_parser.structure.vocabulary import words
from workplan_parser.text.flow import fold
from workplan_parser.text.han import has_han, without_space

_ANNEX = r"附\s?[件表录]\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})?\s?(?:[:.、]\s?(?P<title>.{2,60})?|(?P<bare>.{2,50})?)$"
_PUBLICITY = re.compile(
    r"\(?(?:此件(?:主动|依申请)?公开(?:发布)?|本文有删减|联系人.{0,60}|信息公开选项.{0,20})\)?"
)
_SENTENCE = frozenset("。;:!?\t")
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


def closing_start(folded: str, paragraphs: list[Paragraph], first: int, last: int) -> int:
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


def read_interlude(source: str, folded: str, places: list[Range], outline: Outline) -> None:
    """Sort what stands between a notice's signature and the plan it carries: signature, the plan's title, preface."""
    title = next((f.place for f in outline.fields if f.name == "title"), None)
    for place in places:
        if not close_line(source, folded, place, outline):
            if title is not None and _named_in(source, place, title):
                outline.fields.append(Field("plan_title", None, place, place))
            else:
                outline.preamble.append(place)


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


def read_front(source: str, folded: str, paragraphs: list[Paragraph], outline: Outline) -> None:
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
