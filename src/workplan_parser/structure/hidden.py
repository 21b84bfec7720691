"""What may have been lost: a mark inside a text, where the next of a row is due; a long text of tasks without a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import regex

from workplan_parser.diagnostics import Doubt
from workplan_parser.lexicon import Pattern
from workplan_parser.shapes import shape
from workplan_parser.span import Span
from workplan_parser.structure.model import Node, Outline
from workplan_parser.text.marks import Mark, read
from workplan_parser.text.sheet import Sheet

_BEHIND_A_WORD = shape(
    r"""
      (?<= [\p{Han})”》] ) (?<! [第件表图注例零一二三四五六七八九十] )
      (?: [一二三四五六七八九十]{1,3}、 (?![一二三四五六七八九十]) | \d{1,2}[.、] ) (?= [“《\p{Han}] )
    | (?<= [。;] ) (?: 第 [一二三四五六七八九十]{1,4} 条 | [二三四五六七八九十]{1,2} 是 )
    """,
    regex.VERBOSE,
)
_SHOWN = 12
_LONG, _ASSIGNED = 1500, 3
"""A text this long that assigns this often is a plan of its own."""
_ASSIGNS = Pattern("responsibility", r"\L<labels.duty> \L<labels.nouns> | \L<acts.lead>")


def marks(nodes: Sequence[Node], sheet: Sheet, above: tuple[Node, ...] = ()) -> Iterator[Doubt]:
    """One doubt for each text: the first mark in it that goes on with the node's own number, or with one above it."""
    for node in nodes:
        line = (*above, node)
        due = {(one.family, one.number + 1) for one in line if one.number is not None}
        for place in node.body:
            inside = chain(sheet.marks_inside(place.start + 1, place.end), _glued(sheet, place))
            if mark := next((mark for mark in inside if (mark.family, mark.number) in due), None):
                seen = sheet.said(mark.start, min(place.end, mark.end + _SHOWN))
                yield Doubt("WP208", Span(mark.start, mark.end), seen)
        yield from marks(node.children, sheet, line)


def _glued(sheet: Sheet, place: Span) -> Iterator[Mark]:
    """责任单位:区财政局五、安全稳定: the marks that stand behind a word; not 第二、第三产业, 附件2.名单, 央企二、三级公司."""
    for found in _BEHIND_A_WORD.finditer(sheet.folded, place.start + 2, place.end):
        if mark := read(sheet.folded, found.start(), place.end):
            yield mark


def bulks(outline: Outline) -> Iterator[Doubt]:
    """One doubt for each long text that assigns tasks and has no nodes below it: the preamble, an annex, a node."""
    sheet = outline.sheet
    if outline.nodes:
        yield from _bulk(outline.preamble, sheet)
    for annex in outline.annexes:
        yield from _bulk(() if annex.nodes else annex.body, sheet)
    for nodes in (outline.nodes, *(annex.nodes for annex in outline.annexes)):
        yield from _bulks(nodes, sheet)


def _bulks(nodes: Sequence[Node], sheet: Sheet) -> Iterator[Doubt]:
    for node in nodes:
        yield from _bulk(() if node.children else node.body, sheet)
        yield from _bulks(node.children, sheet)


def _bulk(places: Sequence[Span], sheet: Sheet) -> Iterator[Doubt]:
    length = sum(place.end - place.start for place in places)
    if length < _LONG:
        return
    if sum(1 for place in places for _ in _ASSIGNS.finditer(sheet.folded, *place)) >= _ASSIGNED:
        place = Span(places[0].start, places[-1].end)
        yield Doubt("WP212", place, sheet.said(place.start, place.start + _SHOWN), str(length))
