"""The text of a document, folded once: what every stage reads, and the way to render any stretch of it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from workplan_parser.span import Span
from workplan_parser.text import marks
from workplan_parser.text.characters import BLANKS, trim
from workplan_parser.text.flow import Flow, Mode, fold, unwrapped
from workplan_parser.text.lookalikes import unified
from workplan_parser.text.marks import Mark
from workplan_parser.text.patches import VEIL, Patch, patched
from workplan_parser.text.script import simplified
from workplan_parser.text.stops import with_stops


class Sheet:
    """A text as read, and three renderings of it, all of one length and with the same offsets.

    ``printed`` is what a reader sees: *patches* laid over the text, radicals written as characters. ``folded`` is that in one
    width and one script, for every rule to be written once; ``stopped`` has its full stops written 。 too.
    """

    def __init__(self, text: str, patches: Iterable[Patch] = ()) -> None:
        self.text = text
        self.printed = unified(patched(text, patches))
        self._narrow = fold(self.printed)
        self.folded = simplified(self._narrow)
        self.stopped = with_stops(self.folded)

    def at(self, place: tuple[int, int]) -> str:
        """The folded text of a *place*."""
        return self.folded[place[0] : place[1]]

    def trim(self, start: int, end: int) -> Span:
        """The stretch without white space at its ends."""
        return trim(self.printed, start, end)

    def said(self, start: int, end: int) -> str:
        """The stretch as people read it: as printed, without the breaks of its lines and without what patches hide."""
        return unwrapped(self.printed, start, end).replace(VEIL, "").strip()

    def flow(self, start: int, end: int, mode: Mode = "tight") -> Flow:
        """The stretch as one line for the extractors, stops written."""
        starts, ends = self._gaps
        first, last = bisect_right(ends, start), bisect_right(starts, end - 1)
        return Flow.of(self.stopped, start, end, zip(starts[first:last], ends[first:last], strict=True), mode)

    def marks_inside(self, start: int, end: int) -> Iterator[Mark]:
        """The marks between *start* and *end* of a line that may stand inside it."""
        first, last = bisect_left(self._mark_places, start), bisect_left(self._mark_places, end)
        for at in self._mark_places[first:last]:
            mark = marks.read(self.folded, at, end)
            if mark is not None and marks.FAMILY[mark.family].inside is not None:
                yield mark

    def spelt(self, flow: Flow, start: int, end: int) -> str:
        """``flow.text[start:end]`` in the script it is printed in: 營商環境, where rules read 营商环境."""
        found = flow.text[start:end]
        if self.folded == self._narrow:
            return found
        return "".join(
            [c if c == " " else self._narrow[flow.offset(at)] for at, c in enumerate(found, start)]
        )

    @cached_property
    def _mark_places(self) -> array[int]:
        return marks.places_inside(self.folded)

    @cached_property
    def _gaps(self) -> tuple[array[int], array[int]]:
        """Where each run of blanks starts and ends."""
        starts, ends = array("q"), array("q")
        for gap in BLANKS.finditer(self.folded):
            starts.append(gap.start())
            ends.append(gap.end())
        return starts, ends
