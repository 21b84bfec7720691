"""Diagnostics → findings: each with its file, line and column, and the source line it points into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workplan_parser.diagnostics import CODES
from workplan_parser.model import Diagnostic, Plan
from workplan_parser.places import Lines, Point


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


def findings(plan: Plan, file: str) -> Iterator[Finding]:
    """The findings of *plan* in the order of their places; lines are known where the plan carries its text."""
    lines = Lines(plan.source.text) if plan.source.text is not None else None
    for one in sorted(plan.diagnostics, key=lambda d: (d.span.start if d.span else -1, d.code)):
        if lines is None or one.span is None:
            yield Finding(file, one, None, None, "")
        else:
            start = lines.point(one.span.start)
            yield Finding(file, one, start, lines.point(one.span.end), lines.line(start.line))
