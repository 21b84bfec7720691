"""Page numbers and running heads: what stands at the edge of the page, page after page."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import regex

from workplan_parser.source.pagenumbers import is_page_number
from workplan_parser.source.pdf.lines import Line

_DIGITS = regex.compile(r"\d+")
_EDGE = 0.12
_OUTERMOST = 2


class Furniture(NamedTuple):
    """The lines, by identity, that are no part of the document's words."""

    numbers: frozenset[int]
    heads: frozenset[int]


def furniture(lines: list[Line]) -> Furniture:
    """The page numbers among *lines*, and the heads and feet that many pages share."""
    edge = [
        line
        for line in _edges(lines)
        if min(line.base, line.height - line.base - line.size) < _EDGE * line.height
    ]
    pages = len({line.page for line in lines})
    seen = Counter(key for key, _ in {(_key(line), line.page) for line in edge})
    return Furniture(
        frozenset(id(line) for line in edge if is_page_number(line.text)),
        frozenset(id(line) for line in edge if seen[_key(line)] >= max(2, round(pages * 0.3))),
    )


def _edges(lines: list[Line]) -> list[Line]:
    """The outermost lines at the head and foot of every page."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges: list[Line] = []
    for page in pages.values():
        page.sort(key=lambda line: -line.base)
        edges += page[:_OUTERMOST] + page[_OUTERMOST:][-_OUTERMOST:]
    return edges


def _key(line: Line) -> tuple[str, int]:
    """The same head on another page: its words but for numbers, and its height on the page."""
    return _DIGITS.sub("0", line.text.replace(" ", "")), round(line.base / 6)
