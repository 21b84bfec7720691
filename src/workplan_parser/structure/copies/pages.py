"""Numbers and running heads of pages in a text dumped from a PDF or a word processor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from workplan_parser.shapes import shape
from workplan_parser.source.pagenumbers import is_page_number
from workplan_parser.text import marks
from workplan_parser.text.characters import tight
from workplan_parser.text.patches import Patch

_LINE = shape(r"[^\r\n\f]*\S[^\r\n\f]*")
_SURE = shape(
    r"\s* (?: (?P<dash>[—–―─\-－一·•~]+) \s* \d{1,4} \s* (?&dash) | 第 \s* \d{1,4} \s* 页 .* )", regex.VERBOSE
)
"""A page's number that can be nothing else: — 12 —, 第3页."""
_LINE_END = shape(r"\r\n|[\r\n]")
_DIGITS = shape(r"\d+")
_STOPS = "。；;：:！!？?，,、"
_LONGEST_HEAD, _LONGEST_NUMBER = 60, 80


def patches(text: str) -> Iterator[Patch]:
    """Page numbers on lines of their own, and the words that stand beside two of them, with the blank lines round them."""
    if not any(map(str.isdigit, text)):
        return
    lines = [found.span() for found in _LINE.finditer(text)]
    numbers = _numbers(text, lines)
    heads = _heads(text, lines, numbers)
    for at in sorted(numbers | heads):
        end = _LINE_END.match(text, lines[at - 1][1]) if at else None
        start = end.end() if end else lines[at][0]
        stop = lines[at + 1][0] if at + 1 < len(lines) else lines[at][1]
        yield Patch(start, stop, why="页码" if at in numbers else "页眉页脚")


def _numbers(text: str, lines: list[tuple[int, int]]) -> set[int]:
    """— 3 —, 第3页; a bare 3 or 3/9, which may be a cell or a step, only where a form feed ends the page beside it."""
    found: set[int] = set()
    for at, (start, end) in enumerate(lines):
        if end - start > _LONGEST_NUMBER or not is_page_number(text[start:end].strip()):
            continue
        before = lines[at - 1][1] if at else 0
        after = lines[at + 1][0] if at + 1 < len(lines) else len(text)
        if _SURE.fullmatch(text, start, end) or "\f" in text[before:start] + text[end:after]:
            found.add(at)
    return found


def _heads(text: str, lines: list[tuple[int, int]], numbers: set[int]) -> set[int]:
    """Lines right behind a page number, or right before one, that say the same on two pages or more.

    责任单位：市水利局 before two page numbers is none, nor is a mark's line.
    """
    beside = {(at + step, step) for at in numbers for step in (-1, 1) if 0 < at + step < len(lines)}
    said = {(at, step): _key(text[slice(*lines[at])]) for at, step in beside if at not in numbers}
    often = Counter((key, step) for (_, step), key in said.items() if key)
    return {at for (at, step), key in said.items() if often[key, step] >= 2}


def _key(line: str) -> str:
    """A head's words but for its numbers; empty for a line that is none."""
    words = tight(line)
    if not 2 <= len(words) <= _LONGEST_HEAD or words[-1] in _STOPS or "：" in words or ":" in words:
        return ""
    return "" if marks.opening(words) else _DIGITS.sub("0", words)
