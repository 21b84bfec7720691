"""Ways to write a diff: a module each, with a ``render`` that gives the text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from workplan_parser.compare.model import PlanDiff

RENDERINGS = ("text", "json", "markdown", "html", "csv")


def render(diff: PlanDiff, name: str = "text") -> str:
    """*diff* written as *name*, one of :data:`RENDERINGS`."""
    function: Callable[[PlanDiff], str] = import_module(f"{__name__}.{name}").render
    return function(diff)
