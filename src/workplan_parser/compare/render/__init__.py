"""Ways to write a diff: a module each, with a ``render`` that gives the text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from workplan_parser.compare.model import PlanDiff

RENDERINGS = ("text", "json", "markdown", "html", "csv")


def render(diff: PlanDiff, name: str = "text", **told: bool) -> str:
    """*diff* written as *name*, one of :data:`RENDERINGS`; *told* is what that rendering may be told (``unchanged``)."""
    function: Callable[..., str] = import_module(f"{__name__}.{name}").render
    return function(diff, **told)
