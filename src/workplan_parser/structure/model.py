"""What the structure stage returns: places in the source, nothing read from them yet.

Plain classes where a record is filled step by step: ``dataclasses`` alone would cost every start 8 ms.
"""

from __future__ import annotations

from typing import NamedTuple

Range = tuple[int, int]
"""A half-open stretch of source, white space trimmed."""


class CellText(NamedTuple):
    """A cell of a task table: what its column holds (``task``, ``lead``, ``deadline`` …, ``other``) and where."""

    kind: str
    header: str
    place: Range


class Node:
    """A numbered heading or item, a bullet, or a table row, with the paragraphs under it.

    ``start`` is where the label begins, ``after`` where the content begins; ``end`` closes the last
    child. ``title`` and ``body`` are places; ``past`` is True where the heading tells of results.
    """

    __slots__ = (
        "after", "body", "cells", "children", "end", "family", "glossary", "label", "number", "past", "start", "title",
    )  # fmt: skip

    def __init__(
        self,
        family: str,
        label: Range | None,
        number: int | None,
        start: int,
        after: int,
        end: int = 0,
        title: Range | None = None,
        body: list[Range] | None = None,
    ) -> None:
        self.family, self.label, self.number = family, label, number
        self.start, self.after, self.end = start, after, end
        self.title = title
        self.body = [] if body is None else body
        self.cells: list[CellText] = []
        self.children: list[Node] = []
        self.past = self.glossary = False

    def last(self) -> Node:
        """The node below this one that ends last, or itself."""
        node = self
        while node.children:
            node = node.children[-1]
        return node

    def close(self) -> None:
        """Set ``end`` here and below: the end of the last paragraph, cell or child."""
        for child in self.children:
            child.close()
        ends = [self.after, *(place[1] for place in self.body), *(child.end for child in self.children)]
        if self.title:
            ends.append(self.title[1])
        self.end = max(self.end if self.family.startswith("row") else 0, *ends)


class Field:
    """A metadata value found: its field, the printed label, the value's place, and the stretch it claims."""

    __slots__ = ("claim", "label", "name", "place")

    def __init__(self, name: str, label: str | None, place: Range, claim: Range) -> None:
        self.name, self.label, self.place, self.claim = name, label, place, claim


class Annex:
    """附件: label, title, loose paragraphs and its own nodes."""

    __slots__ = ("body", "end", "label", "nodes", "number", "title")

    def __init__(self, label: Range, number: int | None, title: Range | None, end: int) -> None:
        self.label, self.number, self.title, self.end = label, number, title, end
        self.body: list[Range] = []
        self.nodes: list[Node] = []


class Outline:
    """The document cut into its parts; every non-blank character lies in exactly one of them."""

    __slots__ = ("annexes", "closing", "closing_fields", "fields", "furniture", "nodes", "preamble")

    def __init__(self) -> None:
        self.fields: list[Field] = []
        self.preamble: list[Range] = []
        self.nodes: list[Node] = []
        self.annexes: list[Annex] = []
        self.closing: list[Range] = []
        self.closing_fields: list[Field] = []
        self.furniture: list[tuple[Range, str]] = []
