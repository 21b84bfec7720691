"""Comparing one year's plan with another's: who corresponds to whom, and what changed between them.

The package itself may be called: ``workplan_parser.diff(old, new)`` is :func:`compare_plans`, whether
``diff`` was bound as the public name or by importing this package.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workplan_parser.diff.apply import patch
    from workplan_parser.diff.compare import compare_plans
    from workplan_parser.diff.model import PlanDiff
    from workplan_parser.diff.pins import Pins, read_pins

__all__ = ["Pins", "PlanDiff", "compare_plans", "patch", "read_pins"]

_HOME = {
    "PlanDiff": "model",
    "Pins": "pins",
    "read_pins": "pins",
    "compare_plans": "compare",
    "patch": "apply",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


class _Callable(ModuleType):
    def __call__(self, *args: Any, **options: Any) -> PlanDiff:
        from workplan_parser.diff.compare import compare_plans

        return compare_plans(*args, **options)


sys.modules[__name__].__class__ = _Callable
