"""An outcome as canonical JSON: the writer of plans, so decimals keep their digits."""

from __future__ import annotations

from workplan_parser.outcome.model import PlanOutcome
from workplan_parser.writers.json import dumps


def render(outcome: PlanOutcome) -> str:
    """The JSON text that ``workplan schema outcome`` describes."""
    return dumps(outcome)
