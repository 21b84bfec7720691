"""Ways to write a diff: one file each, and the one table that lists them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from workplan_parser.compare.model import PlanDiff


class Rendering(NamedTuple):
    """Name on the command line, the module whose ``render`` writes it, the file ending it goes by."""

    name: str
    module: str
    suffix: str


RENDERINGS: dict[str, Rendering] = {
    row.name: row
    for row in (
        Rendering("text", "text", ".txt"),
        Rendering("json", "json", ".json"),
        Rendering("markdown", "markdown", ".md"),
        Rendering("html", "html", ".html"),
        Rendering("csv", "csv", ".csv"),
    )
}


def render(diff: PlanDiff, name: str = "text") -> str:
    """*diff* written as *name*, one of :data:`RENDERINGS`."""
    function: Callable[[PlanDiff], str] = import_module(f"{__name__}.{RENDERINGS[name].module}").render
    return function(diff)
