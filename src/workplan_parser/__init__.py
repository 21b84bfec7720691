"""Chinese government work plans as data.

    from workplan_parser import parse, parse_file, Plan

The names below are all there is to the public interface; each is imported when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workplan_parser.compare import compare_plans as diff
    from workplan_parser.errors import OutputRefused, UnreadableInput, WorkplanError
    from workplan_parser.model import (
        Deadline,
        Diagnostic,
        Item,
        Plan,
        Responsibility,
        Section,
        Target,
    )
    from workplan_parser.pipeline import parse, parse_file, quantities
    from workplan_parser.span import Span
    from workplan_parser.version import VERSION as __version__

__all__ = [
    "Deadline",
    "Diagnostic",
    "Item",
    "OutputRefused",
    "Plan",
    "Responsibility",
    "Section",
    "Span",
    "Target",
    "UnreadableInput",
    "WorkplanError",
    "__version__",
    "diff",
    "parse",
    "parse_file",
    "quantities",
]

_HOME = {
    "diff": ("workplan_parser.compare.plans", "compare_plans"),
    "OutputRefused": ("workplan_parser.errors", "OutputRefused"),
    "UnreadableInput": ("workplan_parser.errors", "UnreadableInput"),
    "WorkplanError": ("workplan_parser.errors", "WorkplanError"),
    "quantities": ("workplan_parser.pipeline", "quantities"),
    "parse": ("workplan_parser.pipeline", "parse"),
    "parse_file": ("workplan_parser.pipeline", "parse_file"),
    "Span": ("workplan_parser.span", "Span"),
    "__version__": ("workplan_parser.version", "VERSION"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'workplan_parser' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOME.get(name, ("workplan_parser.model", name))
    return getattr(import_module(module), attribute)
