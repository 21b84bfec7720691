"""What the structure stage returns: places in the source, and who speaks; no figure or office is read yet."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from workplan_parser.span import Span
from workplan_parser.tables.model import Entry
from workplan_parser.text.sheet import Sheet

Horizon = Literal["review", "plan", "beyond"]
"""What time a node speaks of: results of the past, the plan's own period, a longer one."""


class Until(NamedTuple):
    """The end that a heading sets to what stands under it: “十五五”时期主要目标, to the end of 2030."""

    place: Span
    year: int


class Node(NamedTuple):
    """A numbered heading or item, a bullet, or a table row, with the paragraphs under it.

    ``start`` is where the label begins, ``after`` where the content begins; ``end`` closes the last
    child. ``title`` and ``body`` are places; ``notes`` those of a table's 注.
    """

    family: str
    label: Span | None
    number: int | None
    start: int
    after: int
    end: int = 0
    title: Span | None = None
    body: tuple[Span, ...] = ()
    cells: tuple[Entry, ...] = ()
    children: tuple[Node, ...] = ()
    horizon: Horizon = "plan"
    until: Until | None = None
    glossary: bool = False
    notes: tuple[Span, ...] = ()


class Field(NamedTuple):
    """A metadata value found: its field, the printed label, the value's place, and the stretch it claims."""

    name: str
    label: str | None
    place: Span
    claim: Span


class Annex(NamedTuple):
    """附件: label, title, loose paragraphs and its own nodes."""

    label: Span
    number: int | None
    title: Span | None
    end: int
    body: tuple[Span, ...]
    nodes: tuple[Node, ...]


class Identity(NamedTuple):
    """What the document says of itself, settled; None where it does not say."""

    title: str | None = None
    subtitle: str | None = None
    year: int | None = None
    issuer: str | None = None
    index_number: str | None = None
    document_number: str | None = None
    topic: str | None = None
    document_type: str | None = None
    keywords: tuple[str, ...] = ()
    written_on: date | None = None
    published_on: date | None = None
    addressees: tuple[str, ...] = ()


class Outline(NamedTuple):
    """The document cut into its parts; every non-blank character lies in exactly one of them."""

    sheet: Sheet
    fields: tuple[Field, ...]
    preamble: tuple[Span, ...]
    nodes: tuple[Node, ...]
    annexes: tuple[Annex, ...]
    closing: tuple[Span, ...]
    closing_fields: tuple[Field, ...]
    furniture: tuple[tuple[Span, str], ...]
    identity: Identity = Identity()
    horizon: Horizon = "plan"
