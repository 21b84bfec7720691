"""Diagnostics → findings: each with its file, line and column, and the source line it points into."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from workplan_parser.diagnostics import CODES
from workplan_parser.model import Diagnostic, Plan

_LINE_END = re.compile(r"\r\n|\r|\n")


class Point(NamedTuple):
    """A place as editors count it: line and column from 1, columns in code points."""

    line: int
    column: int


class Finding(NamedTuple):
    """One diagnostic of one file. Places are None where the diagnostic has none or the text is not at hand."""

    file: str
    diagnostic: Diagnostic
    start: Point | None
    end: Point | None
    source_line: str

    @property
    def slug(self) -> str:
        """The readable name of the code: ``number-gap``."""
        row = CODES.get(self.diagnostic.code)
        return row.slug if row else ""

    @property
    def place(self) -> str:
        """``file:line:column``, as far as known."""
        if self.start is not None:
            return f"{self.file}:{self.start.line}:{self.start.column}"
        if self.diagnostic.span is not None:
            return f"{self.file}@{self.diagnostic.span.start}"
        return self.file


class Lines:
    """The lines of a text, counted as editors do: LF, CRLF and CR end one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def point(self, offset: int) -> Point:
        """Line and column of the character at *offset*."""
        line = bisect_right(self._starts, offset)
        return Point(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Line *number* (from 1) without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")


def findings(plan: Plan, file: str) -> Iterator[Finding]:
    """The findings of *plan* in the order of their places; lines are known where the plan carries its text."""
    lines = Lines(plan.source.text) if plan.source.text is not None else None
    for one in sorted(plan.diagnostics, key=lambda d: (d.span.start if d.span else -1, d.code)):
        if lines is None or one.span is None:
            yield Finding(file, one, None, None, "")
        else:
            start = lines.point(one.span.start)
            yield Finding(file, one, start, lines.point(one.span.end), lines.line(start.line))
