"""A diff as canonical JSON: the same writer as for plans, so decimals keep their digits."""

from __future__ import annotations

from workplan_parser.compare.model import PlanDiff
from workplan_parser.writers.json import dumps


def render(diff: PlanDiff) -> str:
    """The JSON text that ``workplan schema diff`` describes."""
    return dumps(diff)
