"""Ways to write an outcome: a module each, with a ``render`` that gives the text, or the bytes of a workbook."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from workplan_parser.outcome.model import PlanOutcome

RENDERINGS = ("text", "json", "csv", "markdown", "html")


def render(outcome: PlanOutcome, name: str) -> str:
    """*outcome* written as *name*, one of :data:`RENDERINGS`."""
    function: Callable[[PlanOutcome], str] = import_module(f"{__name__}.{name}").render
    return function(outcome)
