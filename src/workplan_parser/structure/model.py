"""What the structure stage returns: places in the source, nothing read from them yet."""

from __future__ import annotations

from dataclasses import dataclass, field

Range = tuple[int, int]
"""A half-open stretch of source, white space trimmed."""


@dataclass(slots=True)
class CellText:
    """A cell of a task table: what its column holds (``task``, ``lead``, ``deadline`` …, ``other``) and where."""

    kind: str
    header: str
    place: Range


@dataclass(slots=True)
class Node:
    """A numbered heading or item, a bullet, or a table row, with the paragraphs under it.

    ``start`` is where the label begins, ``after`` where the content begins; ``end`` closes the last
    child. ``title`` and ``body`` are places; ``past`` is True where the heading tells of results.
    """

    family: str
    label: Range | None
    number: int | None
    start: int
    after: int
    end: int = 0
    title: Range | None = None
    body: list[Range] = field(default_factory=list)
    cells: list[CellText] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    past: bool = False
    glossary: bool = False

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


@dataclass(slots=True)
class Field:
    """A metadata value found: its field, the printed label, the value's place, and the stretch it claims."""

    name: str
    label: str | None
    place: Range
    claim: Range


@dataclass(slots=True)
class Annex:
    """附件: label, title, loose paragraphs and its own nodes."""

    label: Range
    number: int | None
    title: Range | None
    end: int
    body: list[Range] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The document cut into its parts; every non-blank character lies in exactly one of them."""

    fields: list[Field] = field(default_factory=list)
    preamble: list[Range] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    closing: list[Range] = field(default_factory=list)
    closing_fields: list[Field] = field(default_factory=list)
    furniture: list[tuple[Range, str]] = field(default_factory=list)
