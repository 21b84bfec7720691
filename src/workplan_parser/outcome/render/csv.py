"""目标兑现表 as CSV: one row a target, numbers as numbers."""

from __future__ import annotations

from workplan_parser.outcome.model import PlanOutcome
from workplan_parser.outcome.render.table import HEADER, cells
from workplan_parser.writers.csv import lines


def render(outcome: PlanOutcome, *, bom: bool = True) -> str:
    """The table as CSV text."""
    return "".join(lines(HEADER, cells(outcome), bom=bom))
