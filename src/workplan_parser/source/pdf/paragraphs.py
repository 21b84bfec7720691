"""Printed lines → paragraphs, by what typesetting shows: full lines run on, indents and short lines part.

Official documents indent the first line by two characters and justify the rest (GB/T 9704); documents
without indents are parted by short lines, wider gaps, and markers after a finished sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from workplan_parser.lexicon import Pattern, WordList
from workplan_parser.lexicon.roles import ACT
from workplan_parser.source.blocks import Block, Grid
from workplan_parser.source.pdf.lines import Line
from workplan_parser.text import marks

_ANNEX = WordList("structure", "annexes.words")
_FINISHED = regex.compile(r"[。！？!?；;：:][”’」』）)]?$")
_LABEL = Pattern("responsibility", rf"{ACT} [^：:。，]{{0,8}} [：:]")
_HANGING = "，。、；：,.;:！？"
_UNBREAKABLE = regex.compile(r"[!-~]{0,40}[，。、；：？！”’）》〕】%％]{0,3}")


@dataclass(frozen=True, slots=True)
class _Column:
    """The type area of a page, the usual step from line to line, and whether indents or wider gaps show the paragraphs."""

    left: float
    right: float
    pitch: float
    shown: bool


def paragraphs(content: list[Line | Grid]) -> Iterator[Block]:
    """The paragraphs of the lines in *content*, page breaks bridged, and the tables between them."""
    columns = _columns([line for line in content if isinstance(line, Line)])
    text, last = "", None
    for line in content:
        if isinstance(line, Line) and last is not None and _runs_on(last, line, columns, text == last.text):
            text = joined(text, line.text)
        else:
            if text:
                yield text
            text = line.text if isinstance(line, Line) else ""
        last = line if isinstance(line, Line) else None
        if isinstance(line, Grid):
            yield line
    if text:
        yield text


def _runs_on(last: Line, line: Line, columns: dict[int, _Column], alone: bool) -> bool:
    """True where *line* goes on with the paragraph of *last*, so far *alone* in it."""
    above, here = columns[last.page], columns[line.page]
    if not _is_full(last, line, above) or abs(last.size - line.size) > 0.15 * max(last.size, line.size):
        return False
    if last.page == line.page and last.base - line.base > 1.25 * here.pitch:
        return False
    finished, marked = bool(_FINISHED.search(last.text)), _opens(line.text)
    if line.left - here.left > 1.2 * line.size:
        return not finished and not marked and last.left - above.left < 0.5 * last.size
    heading = alone and _opens(last.text)
    return here.shown or not (marked and (finished or heading))


def _opens(text: str) -> bool:
    """True where a mark (一、), an annex (附件1) or a label of offices (责任单位：) begins *text*."""
    return bool(marks.opening(text) or _ANNEX.starts(text) or _LABEL.match(text))


def _is_full(last: Line, line: Line, column: _Column) -> bool:
    """True where *last* had no room for what begins *line*.

    Where indents or gaps show the paragraphs, an uneven right edge is allowed for.
    """
    unit = _UNBREAKABLE.match(line.text)
    begin = (unit and unit[0]) or line.text[:1]
    needed = sum(0.5 if char.isascii() else 1.0 for char in begin) + (2.0 if column.shown else 0.7)
    return column.right - last.right < needed * last.size


def _columns(lines: list[Line]) -> dict[int, _Column]:
    """The type area of each page, that of the document where a page has too few lines to tell."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    whole = _column(lines, None)
    return {page: _column(own, whole) for page, own in pages.items()}


def _column(lines: list[Line], default: _Column | None) -> _Column:
    """The column that *lines* fill.

    Stops may hang over its right edge, so lines that end in one do not set it. Where hardly a line is
    full, the right margin is taken to be as wide as the left one.
    """
    widest = max((line.right - line.left for line in lines), default=0.0)
    long = [line for line in lines if line.right - line.left >= 0.8 * widest]
    if default and (len(long) < 4 or widest < 0.8 * (default.right - default.left)):
        return default
    even = [line for line in long if line.text[-1] not in _HANGING]
    left = min((line.left for line in long), default=0.0)
    steps = [a.base - b.base for a, b in zip(lines, lines[1:], strict=False) if a.page == b.page]
    right = max((line.right for line in even), default=0.0)
    if len(even) < 4 and lines:
        left = min(line.left for line in lines)
        right = max([right, *(line.width - left for line in lines)])
    usual = Counter(round(step) for step in steps if step > 0).most_common(1)
    pitch = float(usual[0][0]) if usual else 1.5 * long[0].size if long else 0.0
    indents = sum(1.5 * line.size < line.left - left < 2.6 * line.size for line in lines)
    gaps = sum(1.25 * pitch < step < 2.5 * pitch for step in steps)
    return _Column(
        left,
        right,
        pitch,
        default.shown if default else max(indents, gaps) >= max(2, len(lines) // 12),
    )


def joined(text: str, more: str) -> str:
    """Two lines of one paragraph: Han runs on, words of letters are parted by a space."""
    a, b = text[-1:], more[:1]
    if a == "-" and text[-2:-1].isalpha() and text[-2:-1].isascii() and b.isascii() and b.islower():
        return text[:-1] + more
    return f"{text} {more}" if a.isascii() and b.isascii() and a.isalpha() and b.isalpha() else text + more
