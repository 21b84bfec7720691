"""A document explained: every finding of every passage, to be asked for by line or by id."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workplan_parser.explain import outline
from workplan_parser.explain.explanation import Explanation
from workplan_parser.explain.wording import doubted, explained
from workplan_parser.places import Lines, lines_of
from workplan_parser.reading import node
from workplan_parser.reading.walk import Owner, Walk
from workplan_parser.source.model import Source
from workplan_parser.span import Span
from workplan_parser.text.sheet import Sheet


@dataclass(slots=True)
class Explained:
    """The source text, whose its passages are, and what stands outside the outline."""

    sheet: Sheet
    nodes: list[Owner]
    parts: list[Explanation]

    @property
    def text(self) -> str:
        """What lines and places count in."""
        return self.sheet.text

    @property
    def _lines(self) -> Lines:
        return lines_of(self.text)

    @property
    def ids(self) -> list[str]:
        """The ids that :meth:`of_id` knows."""
        return [owner.id for owner in self.nodes]

    def of_id(self, name: str) -> list[Explanation] | None:
        """What was found in one node, its children left out; None where there is no such node."""
        return next((_ordered(self._read(owner)) for owner in self.nodes if owner.id == name), None)

    def at_line(self, line: int, column: int | None = None) -> list[Explanation] | None:
        """What was found in a 1-based *line*, at that *column* alone where something is there; None past the end."""
        span = self._lines.span(line)
        if span is None:
            return None
        read = (one for owner in self.nodes if _stands_in(owner, span) for one in self._read(owner))
        found = _ordered(one for one in (*self.parts, *read) if _meet(one.span, span))
        if column is not None:
            at = span.start + column - 1
            exact = [one for one in found if one.span.start <= at < one.span.end and one.kind != "node"]
            return exact or found
        return found

    def owners(self, line: int) -> list[str]:
        """Ids of the nodes whose text stands in a *line*."""
        span = self._lines.span(line) or Span(0, 0)
        return [owner.id for owner in self.nodes if any(_meet(one.place, span) for one in owner.passages)]

    def everything(self) -> Iterator[Explanation]:
        """Every finding of every passage."""
        for owner in self.nodes:
            yield from self._read(owner)

    def line_text(self, line: int) -> str:
        """A 1-based line without its end."""
        return self._lines.line(line)

    def line(self, one: Explanation) -> int:
        """The line a finding begins in."""
        return self._lines.point(one.span.start).line

    def _read(self, owner: Owner) -> Iterator[Explanation]:
        """The node itself, and what is found in its passages."""
        if owner.level:
            yield outline.told(owner, self.text)
        found = node.read(owner, self.sheet).stretches
        told = [explained(one, owner, self.text) for stretch in found for one in stretch.findings()]
        doubts = [
            said
            for stretch in found
            for doubt in stretch.doubts
            for said in doubted(doubt, owner.id, self.text)
        ]
        yield from _told_with_times(told, doubts)
        yield from doubts


def explain(source: Source) -> Explained:
    """*source* read as the parser reads it, ready to be asked."""
    from workplan_parser import structure

    found, doubts = structure.outline(source)
    said = (one for doubt in (*source.doubts, *doubts) for one in doubted(doubt, "", source.text))
    return Explained(found.sheet, list(Walk(found).everyone()), [*outline.parts(found), *said])


def _ordered(found: Iterable[Explanation]) -> list[Explanation]:
    return sorted(found, key=lambda one: (one.span.start, one.kind != "node", one.span.end))


def _stands_in(owner: Owner, span: Span) -> bool:
    return any(_meet(place, span) for place in (outline.head(owner), *(one.place for one in owner.passages)))


def _told_with_times(told: list[Explanation], doubts: list[Explanation]) -> Iterator[Explanation]:
    """*told* without the numbers that are parts of a time: that is told as a whole."""
    times = sorted(one.span for one in (*told, *doubts) if one.kind in ("deadline", "time", "doubt"))
    for one in told:
        at = bisect_right(times, one.span.start, key=lambda span: span.start) - 1
        if one.rule != "date" or at < 0 or not times[at].contains(one.span):
            yield one


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
