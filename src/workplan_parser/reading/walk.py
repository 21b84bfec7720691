"""The passages of a document: whose they are, in what order they are read, and what is known beforehand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

import regex

from workplan_parser.extract import responsibilities
from workplan_parser.shapes import shape
from workplan_parser.span import Span
from workplan_parser.structure.model import Horizon, Node, Outline, Until
from workplan_parser.tables import Entry
from workplan_parser.text.sheet import Sheet

Kind = Literal["title", "paragraph", "preamble", "note", "cell"]


class Passage(NamedTuple):
    """One stretch that is read by itself; a ``cell`` under its column.

    Only a ``paragraph`` may hold lines and brackets of offices; a ``note`` is a table's 注.
    """

    kind: Kind
    place: Span
    cell: Entry | None = None

    @property
    def is_body(self) -> bool:
        """True where it is part of its owner's text."""
        return self.kind in ("paragraph", "preamble", "note")

    @property
    def header(self) -> str:
        """The words over the column of a cell."""
        return self.cell.column.header if self.cell else ""


class Setting(NamedTuple):
    """What a passage's reading depends on beyond its own words.

    The plan's *year* and the day it was *issued*; whether the document says that the first office listed leads; of the
    node its *heading* (standing at *title*), the *horizon* it speaks of, the end its section's heading sets (*until*), and whether it explains terms (*glossary*).
    """

    year: int | None
    issued: date | None
    first_leads: bool
    heading: str = ""
    horizon: Horizon = "plan"
    until: Until | None = None
    glossary: bool = False
    title: Span | None = None


class Owner(NamedTuple):
    """A node of the outline under the ``id`` it has in the plan, with its passages and the nodes below it."""

    id: str
    level: int
    node: Node
    setting: Setting
    passages: tuple[Passage, ...]
    children: tuple[Owner, ...] = ()

    def family(self) -> Iterator[Owner]:
        """Itself and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.family()


class Walk:
    """The owners of an outline's passages."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        first_leads = bool(responsibilities.rules(outline.sheet.folded))
        self._setting = Setting(
            outline.identity.year, outline.identity.written_on, first_leads, horizon=outline.horizon
        )

    def sections(self) -> Iterator[Owner]:
        """The top level of the plan's own outline."""
        return self._top(self._outline.nodes, "")

    def annex(self, number: int) -> Iterator[Owner]:
        """The top level of the annex of that number, counted from 1."""
        return self._top(self._outline.annexes[number - 1].nodes, f"a{number}.")

    def preamble(self) -> Owner | None:
        """The text before the first node; office brackets in it are text like any other."""
        places = sorted(self._outline.preamble)
        if not places:
            return None
        start, end = places[0][0], places[-1][1]
        passages = tuple(Passage("preamble", place) for place in places)
        return Owner("preamble", 0, Node("preamble", None, None, start, start, end), self._setting, passages)

    def everyone(self) -> Iterator[Owner]:
        """Every owner: the preamble, the outline, the annexes."""
        if (preamble := self.preamble()) is not None:
            yield preamble
        for section in self.sections():
            yield from section.family()
        for number in range(1, len(self._outline.annexes) + 1):
            for section in self.annex(number):
                yield from section.family()

    def _top(self, nodes: Sequence[Node], prefix: str) -> Iterator[Owner]:
        """Top-level nodes; where all of them are childless prose, an implicit section holds them."""
        if not all(_is_flat(node) for node in nodes):
            yield from self._below(nodes, f"{prefix}s", 1)
            return
        for number, its in enumerate(self._side_by_side(nodes), 1):
            start, end = its[0].start, its[-1].end
            children = self._below(its, f"{prefix}s{number}.i", 2)
            yield Owner(
                f"{prefix}s{number}",
                1,
                Node("implicit", None, None, start, start, end, horizon=self._outline.horizon),
                self._setting,
                (),
                tuple(children),
            )

    def _side_by_side(self, nodes: Sequence[Node]) -> Iterator[Sequence[Node]]:
        """*nodes* parted where something else stands between two: a notice's signature, a preface."""
        outline = self._outline
        others = sorted((*outline.closing, *outline.preamble, *(field.claim for field in outline.fields)))
        first = 0
        for at, (above, below) in enumerate(pairwise(nodes), 1):
            if bisect_left(others, (below.start,)) > bisect_left(others, (above.end,)):
                yield nodes[first:at]
                first = at
        if nodes:
            yield nodes[first:]

    def _below(self, nodes: Sequence[Node], prefix: str, level: int) -> Iterator[Owner]:
        for number, node in enumerate(nodes, 1):
            name = f"{prefix}{number}"
            heading = "" if node.title is None else self._outline.sheet.said(*node.title)
            setting = self._setting._replace(
                heading=heading,
                horizon=node.horizon,
                until=node.until,
                glossary=node.glossary,
                title=node.title,
            )
            children = tuple(self._below(node.children, f"{name}.i", level + 1))
            yield Owner(name, level, node, setting, tuple(_passages(node, self._outline.sheet)), children)


# 城市更新（2项）, 主要目标（共八项）
_OWN_COUNT = shape(
    r"(?r) \( 共? (?: \d{1,3} | [一二三四五六七八九十]{1,3} ) [大个]? [项条个件类] \)", regex.VERBOSE
)


def _is_flat(node: Node) -> bool:
    """A childless item of prose; a part of the document (2025年工作回顾) is a section by itself."""
    return not node.children and bool(node.body or node.cells) and node.family != "unnumbered"


def _passages(node: Node, sheet: Sheet) -> Iterator[Passage]:
    """What of a node is read; a heading's count of what stands under it is no quantity."""
    if node.title is not None:
        counted = _OWN_COUNT.match(sheet.folded, *node.title) if node.children else None
        yield Passage("title", Span(node.title.start, counted.start()) if counted else node.title)
    for place in node.body:
        yield Passage("paragraph", place)
    for cell in node.cells:
        yield Passage("cell", cell.place, cell)
    for place in node.notes:
        yield Passage("note", place)
