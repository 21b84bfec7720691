"""Physical lines → paragraphs: hard-wrapped lines are joined, scraped one-line texts are cut at lost breaks."""

from __future__ import annotations

from workplan_parser.lexicon import Pattern
from workplan_parser.shapes import shape
from workplan_parser.structure import lines
from workplan_parser.structure.paragraph import Paragraph, physical
from workplan_parser.structure.vocabulary import field_of
from workplan_parser.structure.wrapping import unwrapped
from workplan_parser.text import marks
from workplan_parser.text.marks import Mark
from workplan_parser.text.sheet import Sheet

_DATED = Pattern("structure", r"(?: 日 印? | \L<lines.issued> ) $")
_SPACES = shape(r"\s+")
_LINE_END = frozenset("\r\n\v\f")
_STOPS = "。；;！!？?：:"
_ENDS = _STOPS + "”)》】」』…、，,"
_SCRAPED = 120
"""A line this long may hold several paragraphs whose breaks were lost."""
_SHORT = 45
"""A line no longer than this may be a heading, whatever ends it."""


def split(sheet: Sheet) -> list[Paragraph]:
    """The paragraphs of a text in order, trimmed, none of them blank."""
    out: list[Paragraph] = []
    for line in unwrapped(sheet, list(physical(sheet.folded))):
        if trailed := _behind_trail(sheet, line):
            out.extend(trailed)
        elif len(line.text) >= _SCRAPED and _looks_scraped(sheet, line):
            out.extend(_cut(sheet.folded, line))
        else:
            out.append(line)
    return out


def _behind_trail(sheet: Sheet, line: Paragraph) -> list[Paragraph]:
    """The way to a page, and what goes on behind it on its line; empty where nothing does."""
    at = line.start + lines.after_trail(line.text)
    if not line.start < at < line.end:
        return []
    trail = sheet.trim(line.start, at)
    rest = Paragraph(at, line.end, sheet.folded[at : line.end])
    return [Paragraph(*trail, sheet.at(trail), line.gap), *_cut(sheet.folded, rest)]


def heavy_inside(sheet: Sheet, p: Paragraph) -> list[Mark]:
    """Marks of the upper families (一、 （一）) inside a paragraph, where a sentence or a word has just ended."""
    return [mark for mark in sheet.marks_inside(p.start, p.end) if mark.family in marks.UPPER]


def _looks_scraped(sheet: Sheet, line: Paragraph) -> bool:
    last: dict[str, int] = {}
    steps = 0
    for mark in heavy_inside(sheet, line):
        steps += mark.number == last.get(mark.family, 0) + 1
        last[mark.family] = mark.number or 0
    return steps >= 3


def _cut(folded: str, line: Paragraph) -> list[Paragraph]:
    """Cut at the blanks that stand for lost line breaks: after a full stop, before a mark, after a short heading."""
    cuts: list[tuple[int, int]] = []
    begin, depth, done = line.start, 0, line.start
    for blank in _SPACES.finditer(folded, line.start, line.end):
        between = folded[done : blank.start()]
        depth = max(0, depth + _count(between, "([〔【《") - _count(between, ")]〕】》"))
        done = blank.end()
        before, after = folded[blank.start() - 1], folded[done]
        if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
            continue
        if line.wrapped and not _LINE_END.isdisjoint(blank[0]):
            continue
        mark = marks.read(folded, done, line.end)
        short = blank.start() - begin <= _SHORT and not before.isdigit() and not after.isdigit()
        sure = before in _STOPS or (mark is not None and mark.family != "shi") or _labelled(folded, done)
        if sure or (depth == 0 and (before in _ENDS or short or _dated(folded, blank.start()))):
            depth = 0
            cuts.append((begin, blank.start()))
            begin = done
    cuts.append((begin, line.end))
    return [
        Paragraph(start, end, folded[start:end], 0 if i else line.gap, scraped=True)
        for i, (start, end) in enumerate(cuts)
    ]


def _labelled(folded: str, start: int) -> bool:
    """A header label stands here: 索引号:…"""
    colon = folded.find(":", start, start + 12)
    return colon > 0 and field_of(folded[start:colon]) is not None


def _count(text: str, chars: str) -> int:
    return sum(text.count(char) for char in chars)


def _dated(folded: str, end: int) -> bool:
    return _DATED.search(folded, max(0, end - 3), end) is not None
