"""An outcome for the terminal: counts, main figures, then a list for each verdict, those to look at first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from workplan_parser.language import said
from workplan_parser.outcome.model import PlanOutcome
from workplan_parser.outcome.render.report import report
from workplan_parser.outcome.render.rows import Row
from workplan_parser.outcome.render.rows import said as quoted
from workplan_parser.terminal import Prose, draw

_COLOURS = {"better": "green", "worse": "red", "changed": "yellow", "gone": "magenta"}


def render(outcome: PlanOutcome) -> str:
    """The page as plain text."""
    return "".join(draw(page(outcome)))


def page(outcome: PlanOutcome) -> Iterator[RenderableType]:
    """The page."""
    told = report(outcome)
    yield Prose(said(told.title), "bold")
    for warning in outcome.warnings:
        yield Padding.indent(Prose(said(f"注意 {warning}"), "yellow"), 2)
    for head, line in told.counts:
        yield Padding.indent(Prose(f"{said(head)} {line}"), 2)
    for line in told.blanket:
        yield Padding.indent(Prose(said(f"笼统的话（不算哪一项的结果）：{line}")), 2)
    if told.main:
        yield Text(said("\n主要指标"), "bold")
        yield from (_line(row) for row in told.main)
    for part in told.parts:
        for group in part.groups:
            yield Text(f"\n{said(part.name)}·{said(group.name)}（{len(group.rows)}）", "bold")
            yield from _rows(group.rows)


def _rows(rows: Iterable[Row]) -> Iterator[RenderableType]:
    for row in rows:
        yield _line(row)
        for word, quote in (("承诺", row.promise), ("报告", row.report)):
            if quote:
                yield Padding.indent(Prose(f"{said(word)} [{quote.path or quote.item}] {quoted(quote)}"), 4)


def _line(row: Row) -> RenderableType:
    """+ 城镇新增就业  5000人以上 → 5487人  已达到 +487人"""
    numbers = f"{row.promised} → {row.reported}" if row.reported else row.promised
    more = " ".join(filter(None, (row.delta, *map(said, row.notes))))
    head = (f"{row.mark} {row.indicator}", _COLOURS[row.tone])
    return Padding.indent(Prose(Text.assemble(head, f"  {numbers}  {said(row.word)} {more}".rstrip())), 2)
