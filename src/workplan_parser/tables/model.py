"""What the room of tables returns: rows and cells as places in the source, each cell under its column."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from workplan_parser.lexicon import headers
from workplan_parser.lexicon.headers import Person
from workplan_parser.span import Span

Kind = headers.Kind | Literal["text"]
"""``task`` (or ``indicator``) heads a row, ``text`` says more of it; no ``value``, ``pace`` and ``body`` are left."""
HEADINGS: tuple[headers.Kind, ...] = ("task", "indicator")
"""The kinds of a column whose cells head the rows."""
OFFICES: tuple[headers.Kind, ...] = ("lead", "support", "responsible")
PERSONS: tuple[headers.Kind, ...] = ("leader", "person_in_charge", "contact")


class Column(NamedTuple):
    """What stands under a header: the kind of its cells, its words, and what they say of every cell below.

    ``person`` stands beside the offices (责任单位及责任人). ``when`` is where a year or a part of it is named (2026年目标),
    ``about`` the words that name a sum (计划投资), ``unit`` what its bracket measures in (万元).
    """

    kind: Kind
    header: str = ""
    place: Span | None = None
    person: Person | None = None
    when: Span | None = None
    about: Span | None = None
    unit: str = ""


class Entry(NamedTuple):
    """A cell of a row under its column: its place, the day a workbook holds in it, and what makes a bare number a quantity.

    ``unit`` is what the number counts in, ``measure`` where stands what it measures; ``beside`` is the cell of the
    telephones of those named here.
    """

    column: Column
    place: Span
    value: date | None = None
    unit: str = ""
    measure: Span | None = None
    beside: Span | None = None


class Row(NamedTuple):
    """A node of a task table: a row, the heading of a group of rows, or a note; ``depth`` 0 is the outermost."""

    depth: int
    family: Literal["row", "row_group", "note"]
    span: Span
    label: Span | None = None
    number: int | None = None
    title: Span | None = None
    body: tuple[Span, ...] = ()
    cells: tuple[Entry, ...] = ()


class Skipped(NamedTuple):
    """A row that is no task, and why (空行, 表头, 合计)."""

    row: int
    span: Span
    why: str


class TaskTable(NamedTuple):
    """A table understood: where it stands, its nodes, and the fate of its rows, read or skipped: together its ``height``."""

    span: Span
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    read: int
    skipped: tuple[Skipped, ...]
    height: int
