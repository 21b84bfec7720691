"""JSON or YAML written earlier → the equal Plan, with every decimal's digits kept."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workplan_parser.model import Plan

_LONGEST_INT = 4000
"""Python refuses to read longer integers from text; a decimal takes them."""


def read_json(text: str | bytes) -> Plan:
    """The Plan of its JSON text. ValueError (with the place) where the text is no such JSON."""
    import json

    from workplan_parser.model import Plan

    return Plan.model_validate(json.loads(text, parse_float=Decimal, parse_int=_integer))


def read_yaml(text: str | bytes) -> Plan:
    """The Plan of its YAML text. ValueError (with the place) where the text is no such YAML."""
    import yaml

    from workplan_parser.model import Plan

    class Loader(_safe_loader()):  # type: ignore[misc]
        """Safe loading, with decimals where PyYAML makes floats."""

    def number(loader: Any, node: Any) -> Decimal:
        return Decimal(loader.construct_scalar(node))

    def integer(loader: Any, node: Any) -> int | Decimal:
        return _integer(loader.construct_scalar(node))

    Loader.add_constructor("tag:yaml.org,2002:float", number)
    Loader.add_constructor("tag:yaml.org,2002:int", integer)
    try:
        tree = yaml.load(text, Loader=Loader)  # noqa: S506 - a subclass of the safe loader
    except yaml.YAMLError as problem:
        raise ValueError(str(problem)) from problem
    return Plan.model_validate(tree)


def _safe_loader() -> Any:
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _integer(text: str) -> int | Decimal:
    return int(text) if len(text) < _LONGEST_INT else Decimal(text)
