"""Marks that stand in a text and head nothing, though the next of a row is due there: …。（三）开展评估, behind （二）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workplan_parser.diagnostics import Doubt
from workplan_parser.span import Span
from workplan_parser.structure.model import Node
from workplan_parser.text.sheet import Sheet

_SHOWN = 12


def marks(nodes: Sequence[Node], sheet: Sheet, above: tuple[Node, ...] = ()) -> Iterator[Doubt]:
    """One doubt for each text: the first mark in it that goes on with the node's own number, or with one above it."""
    for node in nodes:
        line = (*above, node)
        due = {(one.family, one.number + 1) for one in line if one.number is not None}
        for place in node.body:
            inside = sheet.marks_inside(place.start + 1, place.end)
            if mark := next((mark for mark in inside if (mark.family, mark.number) in due), None):
                seen = sheet.said(mark.start, min(place.end, mark.end + _SHOWN))
                yield Doubt("WP208", Span(mark.start, mark.end), seen)
        yield from marks(node.children, sheet, line)
