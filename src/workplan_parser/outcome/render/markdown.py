"""An outcome as Markdown for an issue or a mail: counts, main figures, a table for each verdict."""

from __future__ import annotations

from pathlib import Path

from workplan_parser.outcome.model import PlanOutcome
from workplan_parser.outcome.render.report import report
from workplan_parser.outcome.render.rows import said
from workplan_parser.pages import page

TEMPLATE = Path(__file__).with_name("templates") / "outcome.md.j2"


def render(outcome: PlanOutcome) -> str:
    """The Markdown text, GitHub flavour."""
    return page(TEMPLATE, outcome=outcome, told=report(outcome), said=said)
