"""A paragraph, and the lines of a text, which are its first guess at them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workplan_parser.span import Span
from workplan_parser.text.characters import INVISIBLE, WHITE


class Paragraph(NamedTuple):
    """One logical paragraph: its place and folded text, how many blank lines stand before it.

    ``scraped`` where it was cut out of a line, ``wrapped`` where it was put together of several.
    """

    start: int
    end: int
    text: str
    gap: int = 0
    scraped: bool = False
    wrapped: bool = False

    @property
    def place(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def physical(folded: str) -> Iterator[Paragraph]:
    """The lines of *folded* text that show something, trimmed, each with the blank lines before it counted."""
    at = gap = 0
    seen = False
    for raw in folded.splitlines(keepends=True):
        if text := raw.strip(WHITE + INVISIBLE):
            start = at + raw.index(text[0])
            yield Paragraph(start, start + len(text), text, gap)
            seen, gap = True, 0
        else:
            gap += seen
        at += len(raw)
