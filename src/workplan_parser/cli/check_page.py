"""Findings as a page: place, code, message; the source line with carets; what to try; the counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from workplan_parser.check.findings import Finding
from workplan_parser.cli.excerpt import Excerpt
from workplan_parser.language import headed, listed, said
from workplan_parser.terminal import Prose
from workplan_parser.words import SEVERITIES

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


def page(found: Sequence[Finding]) -> Iterator[RenderableType]:
    """The whole page."""
    for one in found:
        yield from _finding(one)
        yield ""
    severities = [one.diagnostic.severity for one in found]
    counts = [f"{severities.count(s)} {said(word)}" for s, word in SEVERITIES.items() if s in severities]
    yield Text(listed(counts) if counts else said("没有发现问题"), "bold")


def _finding(one: Finding) -> Iterator[RenderableType]:
    doubt = one.diagnostic
    word, colour = said(SEVERITIES[doubt.severity]), _COLOURS[doubt.severity]
    yield Prose(
        Text.assemble(
            (one.place, "bold"),
            ": ",
            (f"{word} {doubt.code}", colour),
            f" {headed(one.slug, said(doubt.message))}",
        )
    )
    if one.start is None or one.end is None:
        if doubt.help:
            yield Prose(f"  = {said(doubt.help)}")
        return
    start = one.start.column - 1
    end = one.end.column - 1 if one.end.line == one.start.line else len(one.source_line)
    yield Excerpt(one.start.line, one.source_line, start, end, help=said(doubt.help), style=colour)
