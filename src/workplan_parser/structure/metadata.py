"""The labelled and bulleted values that stand before and after the plan: 索引号：…, 发布日期：…, 主办单位：…"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import NamedTuple

import regex

from workplan_parser.lexicon import WordList
from workplan_parser.shapes import shape
from workplan_parser.span import Span
from workplan_parser.structure import lines
from workplan_parser.structure.dates import DATE
from workplan_parser.structure.model import Field
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.structure.vocabulary import field_of
from workplan_parser.text.characters import tight
from workplan_parser.text.sheet import Sheet

_CLOSING = WordList("structure", "closing.label")
_INDEX = shape(r"[A-Za-z0-9]{6,12}[-/][\w-]{2,}(?:[-/]\d+)*")
_KEY = shape(r"(?:[-*•]\s)?[A-Za-z][\w.-]{0,30}\s?:(?=\s|$)")
"""- source_url: https://… : a line of an export's own header"""
_BULLETS = frozenset("•·▪◦*＊-–—")
_HEADER_BULLETS = ("•", "·", "▪", "◦", "*")
_LAST_BARS = shape(r"[\s|]*\|[\s|]*$")
_WORD = shape(r"[^\s|]+")
_SPACED = 5
"""So many words, a letter each, may make a label."""
_STOPS = frozenset("。;!?")
_LONGEST_LABEL = 24
_LABEL_NEAR, _HEADER_NEAR, _FOOTER_NEAR = 40, 600, 2000
"""How far into a line labels are looked for."""


class _Label(NamedTuple):
    """A label before a colon: where it stands, where its value begins, and its letters without blanks."""

    start: int
    value: int
    letters: str
    words: int = 0


def _labels(folded: str, start: int, end: int, known: Callable[[str], object]) -> list[_Label]:
    """Every known label; letters may be spaced out (索 引 号：).

    A label begins the line or follows a blank: 主办单位:某市政府 地址:某路 has two.
    """
    hits: list[_Label] = []
    colon = folded.find(":", start, end)
    while colon >= 0:
        floor = max(start, colon - _LONGEST_LABEL, hits[-1].value if hits else start)
        for at in range(floor, colon):
            if at > start and not (folded[at - 1].isspace() or folded[at - 1] in "】]|"):
                continue
            letters = tight(folded[at:colon]).strip("【[()")
            if known(letters):
                hits.append(_Label(at, colon + 1, letters))
                break
        colon = folded.find(":", colon + 1, end)
    return hits


def labelled(sheet: Sheet, p: Paragraph) -> list[Field]:
    """The ``标签：值`` pairs of one header line (索引号：… 发布日期：…); empty where the line is no header."""
    folded = sheet.folded
    at = _after_bullet(folded, p.start, min(p.end, p.start + 4))
    at = _past_bars(folded, at, p.end)
    hits = _labels(folded, at, min(p.end, at + _HEADER_NEAR), field_of)
    if not hits:
        hits = _without_colons(folded, at, min(p.end, at + _HEADER_NEAR))
    if not hits or hits[0].start > at:
        return []
    out: list[Field] = []
    for i, label in enumerate(hits):
        name = field_of(label.letters) or ""
        stop = hits[i + 1].start if i + 1 < len(hits) else p.end
        place = _unbarred(sheet, label.value, stop)
        if name.endswith("_on") and (date := DATE.match(folded, *place)):
            place = Span(date.start(), lines.after_time(folded, date.end(), place.end))
        claim = Span(label.start if i else p.start, max(stop, place.end))
        out.append(Field(name, sheet.said(label.start, label.value).rstrip(":： "), place, claim))
    return out


def _unbarred(sheet: Sheet, start: int, stop: int) -> Span:
    """A value without the bars that set it off in a table: 标 题: | 某局2026年工作要点 | ||"""
    first = _past_bars(sheet.folded, start, stop)
    bars = _LAST_BARS.search(sheet.folded, first, stop)
    return sheet.trim(first, bars.start() if bars else stop)


def _past_bars(folded: str, start: int, end: int) -> int:
    return end - len(folded[start:end].lstrip("| \t\u3000\xa0"))


def _without_colons(folded: str, start: int, end: int) -> list[_Label]:
    """Two known labels or more that blanks alone set off from their values: 索 引 号 A01/2026 发文日期 2026-01-03."""
    hits: list[_Label] = []
    words = list(_WORD.finditer(folded, start, end))
    at = 0
    while at < len(words) - 1:
        stop = next(
            (n for n in range(min(len(words) - 1, at + _SPACED), at, -1) if _is_label(words[at:n])), 0
        )
        if stop and (not hits or at > hits[-1].words):
            hits.append(_Label(words[at].start(), words[stop].start(), _letters(words[at:stop]), stop))
            at = stop + 1
        elif not hits:
            return []
        else:
            at += 1
    return hits if len(hits) > 1 else []


def _letters(words: Sequence[regex.Match[str]]) -> str:
    return "".join([word[0] for word in words])


def _is_label(words: Sequence[regex.Match[str]]) -> bool:
    """True where *words* set apart are one label: 文    号, 发文日期; all in one piece or every letter alone."""
    letters = _letters(words)
    return (
        len(letters) > 1 and field_of(letters) is not None and (len(words) == 1 or len(words) == len(letters))
    )


class Export(NamedTuple):
    """The header that an export puts before a document: its fields, the notes above them, and what comes after it."""

    notes: list[Paragraph]
    fields: list[Field]
    rest: list[Paragraph]


def exported(sheet: Sheet, paragraphs: list[Paragraph]) -> Export:
    """Lines of ``key: value``, two at least, first of all or below a note (# 原件).

    Keys that are known labels (title, publisher) are fields of that name.
    """
    notes = list(takewhile(_is_note, paragraphs))
    keyed = list(takewhile(lambda p: _KEY.match(p.text), paragraphs[len(notes) :]))
    if len(keyed) < 2:
        return Export([], [], paragraphs)
    return Export(notes, [_keyed(sheet, p) for p in keyed], paragraphs[len(notes) + len(keyed) :])


def _is_note(p: Paragraph) -> bool:
    return p.text.startswith(("#", "---"))


def _keyed(sheet: Sheet, p: Paragraph) -> Field:
    key, _, value = p.text.partition(":")
    key = key.lstrip("-*• ").rstrip()
    return Field(field_of(key) or "other", key, sheet.trim(p.end - len(value), p.end), p.place)


def bulleted(sheet: Sheet, p: Paragraph) -> Field | None:
    """An unlabelled header bullet, told by its shape: index number, date, issuer, keywords."""
    if not p.text.startswith(_HEADER_BULLETS):
        return None
    place = sheet.trim(_after_bullet(sheet.folded, p.start, p.end), p.end)
    text = sheet.at(place)
    if len(text) > 60 or not _STOPS.isdisjoint(text):
        return None
    return Field(next((name for name, rule in _SHAPES if rule(text)), "other"), None, place, p.place)


def _lists_keywords(text: str) -> bool:
    """城市管理、环境卫生 绿化: two to sixteen short words and nothing else."""
    found = regex.split(r"[\s,、;]+", text)
    return all(found) and 2 <= len(found) <= 16 and len(max(found, key=len)) <= 12


_SHAPES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("written_on", DATE.fullmatch),
    ("index_number", _INDEX.fullmatch),
    ("document_number", lines.is_document_number),
    ("issuer", lambda text: lines.names_body(text) and not regex.search(r"[,、\s]", text)),
    ("keywords", _lists_keywords),
)


def _after_bullet(folded: str, start: int, end: int) -> int:
    """Where the text begins after a bullet and one blank; *start* where there is no bullet."""
    if start >= end or folded[start] not in _BULLETS:
        return start
    return start + 1 + (start + 1 < end and folded[start + 1].isspace())


def closing_label(text: str) -> str | None:
    """The label that a footer line opens with: 主办单位：…, 责任编辑：…, 抄送：…"""
    hits = _labels(text, 0, min(len(text), _LABEL_NEAR), _CLOSING.whole)
    return hits[0].letters if hits and hits[0].start == 0 else None


def footer_fields(sheet: Sheet, place: Span) -> list[Field]:
    """Every ``标签：值`` of a footer line, several on one line allowed."""
    hits = _labels(sheet.folded, place.start, min(place.end, place.start + _FOOTER_NEAR), _CLOSING.whole)
    stops = [*(label.start for label in hits[1:]), place.end]
    return [
        Field(label.letters, label.letters, sheet.trim(label.value, stop), sheet.trim(label.start, stop))
        for label, stop in zip(hits, stops, strict=False)
    ]
