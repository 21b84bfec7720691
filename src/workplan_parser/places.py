"""Where a span stands, in words a person can go to: ``file:line:column`` where the text is at hand."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from workplan_parser.model import Plan
from workplan_parser.shapes import shape
from workplan_parser.span import Span

_LINE_END = shape(r"\r\n|\r|\n")


class Point(NamedTuple):
    """A place as editors count it: line and column from 1, columns in code points."""

    line: int
    column: int


class Lines:
    """The lines of a text, counted from 1 as editors do: LF, CRLF and CR end one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def __len__(self) -> int:
        return len(self._starts)

    def point(self, offset: int) -> Point:
        """Line and column of the character at *offset*."""
        line = bisect_right(self._starts, offset)
        return Point(line, offset - self._starts[line - 1] + 1)

    def span(self, number: int) -> Span | None:
        """The stretch of line *number* without its end; None where there is no such line."""
        if not 1 <= number <= len(self):
            return None
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self) else len(self._text)
        return Span(start, start + len(self._text[start:end].rstrip("\r\n")))

    def line(self, number: int) -> str:
        """The text of line *number*, without its end; \"\" where there is no such line."""
        span = self.span(number)
        return span.of(self._text) if span else ""


lines_of = lru_cache(maxsize=4)(Lines)
"""The lines of a text that is asked again and again."""


def place(plan: Plan, span: Span) -> str:
    """``file:line`` when the plan carries its text, else ``file@offset``."""
    if plan.source.text is None:
        return f"{plan.source.name}@{span.start}"
    return f"{plan.source.name}:{lines_of(plan.source.text).point(span.start).line}"
