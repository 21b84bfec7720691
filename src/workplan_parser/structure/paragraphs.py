"""Physical lines → paragraphs: hard-wrapped lines are joined, scraped one-line texts are cut at lost breaks."""

import re
from typing import NamedTuple

from workplan_parser.structure import markers
from workplan_parser.structure.vocabulary import words

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BLANK = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SPACES = re.compile(r"\s+")
_STOPS = "。；;！!？?：:"
_ENDS = _STOPS + "”)》】」』…、，,"
_SCRAPED = 200
"""A line this long may hold several paragraphs whose breaks were lost."""


class Paragraph(NamedTuple):
    """One logical paragraph: its stretch of source, and how many blank lines stand before it."""

    start: int
    end: int
    gap: int = 0
    scraped: bool = False


def split(source: str, folded: str) -> list[Paragraph]:
    """The paragraphs of a text and its width-folded form in order, trimmed, none of them blank."""
    lines = _lines(folded)
    out: list[Paragraph] = []
    for line in _unwrap(source, folded, lines):
        if line.end - line.start >= _SCRAPED and _looks_scraped(folded, line):
            out.extend(_cut(folded, line))
        else:
            out.append(line)
    return out


def _lines(folded: str) -> list[Paragraph]:
    lines: list[Paragraph] = []
    last = 0
    for match in _LINE.finditer(folded):
        raw = match[0]
        text = raw.strip().strip(_BLANK).strip()
        if not text:
            continue
        start = match.start() + raw.index(text[0])
        gap = folded.count("\n", last, start) - 1 if lines else 0
        if not folded.count("\n", last, start):
            gap = folded.count("\r", last, start) - 1
        lines.append(Paragraph(start, start + len(text), max(0, gap)))
        last = start + len(text)
    return lines


def _width(text: str) -> int:
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _unwrap(source: str, folded: str, lines: list[Paragraph]) -> list[Paragraph]:
    """Lines joined where the file was hard-wrapped: most lines end at one width, in mid-sentence."""
    widths = [_width(source[p.start : p.end]) for p in lines]
    margin = sorted(widths)[len(widths) * 9 // 10] if widths else 0
    if not 40 <= margin <= 120:
        return lines
    full = [margin - 6 <= w <= margin + 4 for w in widths]
    broken = sum(f and folded[p.end - 1] not in _STOPS for f, p in zip(full, lines, strict=True))
    if broken < 3 or broken * 4 < len(lines):
        return lines
    out: list[Paragraph] = []
    for i, line in enumerate(lines):
        joins = (
            i > 0
            and full[i - 1]
            and not line.gap
            and not _indented(folded, line.start)
            and markers.read(folded, line.start, line.end) is None
        )
        if joins:
            out[-1] = out[-1]._replace(end=line.end)
        else:
            out.append(line)
    return out


def _indented(folded: str, start: int) -> bool:
    return start > 0 and folded[start - 1] not in "\r\n\x0b\x0c\x85\u2028\u2029"


def heavy_inline(folded: str, line: Paragraph) -> list[markers.Mark]:
    """Marks of the upper families (一、 （一）) inside a line, where a sentence or a word has just ended."""
    found = []
    for match in re.compile(_HEAVY).finditer(folded, line.start, line.end):
        mark = markers.read(folded, match.end(), line.end)
        if mark is not None and mark.family in ("cn_dun", "cn_paren", "chapter"):
            found.append(mark)
    return found


_HEAVY = r"(?<=[。;:!?)”\s])(?=[一二三四五六七八九十第])|(?<![第按依])(?=[(〔][一二三四五六七八九十])"


def _looks_scraped(folded: str, line: Paragraph) -> bool:
    last: dict[str, int] = {}
    steps = 0
    for mark in heavy_inline(folded, line):
        steps += mark.number == last.get(mark.family, 0) + 1
        last[mark.family] = mark.number or 0
    return steps >= 3


def _cut(folded: str, line: Paragraph) -> list[Paragraph]:
    """Cut at the blanks that stand for lost line breaks: after a full stop, before a mark, after a short heading."""
    out: list[Paragraph] = []
    begin, depth, done = line.start, 0, line.start
    for match in _SPACES.finditer(folded, line.start, line.end):
        between = folded[done : match.start()]
        depth = max(0, depth + _count(between, "([〔【《") - _count(between, ")]〕】》"))
        done = match.end()
        before, after = folded[match.start() - 1], folded[match.end()]
        if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
            continue
        mark = markers.read(folded, match.end(), line.end)
        short = match.start() - begin <= 45 and not before.isdigit() and not after.isdigit()
        sure = (
            before in _STOPS or (mark is not None and mark.family != "shi") or _labelled(folded, match.end())
        )
        if sure or (depth == 0 and (before in _ENDS or short or _dated(folded, match.start()))):
            depth = 0
            out.append(Paragraph(begin, match.start(), line.gap if not out else 0, True))
            begin = match.end()
    out.append(Paragraph(begin, line.end, line.gap if not out else 0, True))
    return out


def _labelled(folded: str, start: int) -> bool:
    """A header label stands here: 索引号:…"""
    colon = folded.find(":", start, start + 12)
    return colon > 0 and folded[start:colon] in words().labels


def _count(text: str, chars: str) -> int:
    return sum(text.count(char) for char in chars)


def _dated(folded: str, end: int) -> bool:
    return folded[max(0, end - 2) : end] in ("日印", "印发") or folded[end - 1 : end] == "日"
