"""Tables typed as text: a row a line with tabs or bars between the cells, or every cell on a line of its own."""

from __future__ import annotations

from typing import NamedTuple

from workplan_parser.diagnostics import Doubt
from workplan_parser.source.model import Table
from workplan_parser.source.texttables import ladder, lines


class Found(NamedTuple):
    """The tables of a text in order, and what looked like one and is none."""

    tables: tuple[Table, ...]
    doubts: tuple[Doubt, ...]


def find(text: str) -> Found:
    """The tables typed in *text*; none lies within another."""
    tables, doubts = lines.find(text)
    more, said = ladder.find(text, [table.span for table in tables])
    return Found(tuple(sorted(tables + more)), tuple(doubts + said))
