"""Chinese government work plans as data.

    from workplan_parser import parse, parse_file, Plan

The public names are those of :mod:`workplan_parser.public`, loaded when the first of them is asked for.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from workplan_parser.version import VERSION

if TYPE_CHECKING:
    from workplan_parser.public import *  # noqa: F403

__version__ = VERSION


def __getattr__(name: str) -> Any:
    if name == "__all__":
        return [*_public(), "__version__"]
    if name.startswith("_") or _is_module(name) or name not in _public():
        raise AttributeError(f"module 'workplan_parser' has no attribute {name!r}")
    return _public()[name]


def __dir__() -> list[str]:
    return sorted((*_public(), *(name for name in globals() if name.startswith("__"))))


def _public() -> dict[str, Any]:
    public = vars(import_module(f"{__name__}.public"))
    return {name: value for name, value in public.items() if not name.startswith("_")}


def _is_module(name: str) -> bool:
    found = find_spec(f"{__name__}.{name}")
    return found is not None and found.origin is not None
