"""An outcome as one self-contained page to read and to print: no network, everything escaped, whole without its script."""

from __future__ import annotations

from pathlib import Path

from workplan_parser.outcome.model import PlanOutcome
from workplan_parser.outcome.render.report import report
from workplan_parser.outcome.render.rows import said
from workplan_parser.pages import SHARED, page
from workplan_parser.pages.parts import parts

TEMPLATES = Path(__file__).with_name("templates")


def render(outcome: PlanOutcome) -> str:
    """The HTML document."""
    return page(
        TEMPLATES / "outcome.html.j2",
        outcome=outcome,
        told=report(outcome),
        said=said,
        made=parts([SHARED / "page.css", TEMPLATES / "outcome.css"], [SHARED / "filters.js"]),
    )
