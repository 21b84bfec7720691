"""JSON or YAML written earlier → the equal Plan, with every decimal's digits kept.

A plan of schema 1.0 becomes one of today's: a field it lacks has the value the model gives it.
"""

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

    return _plan(json.loads(text, parse_float=Decimal, parse_int=_integer))


def read_yaml(text: str | bytes) -> Plan:
    """The Plan of its YAML text. ValueError (with the place) where the text is no such YAML."""
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Safe loading, with decimals where PyYAML makes floats."""

    Loader.add_constructor(
        "tag:yaml.org,2002:float", lambda loader, node: Decimal(loader.construct_scalar(node))
    )
    Loader.add_constructor(
        "tag:yaml.org,2002:int", lambda loader, node: _integer(loader.construct_scalar(node))
    )
    try:
        return _plan(yaml.load(text, Loader=Loader))  # noqa: S506 - a subclass of the safe loader
    except yaml.YAMLError as problem:
        raise ValueError(str(problem)) from problem


def _plan(tree: Any) -> Plan:
    from workplan_parser.model import Plan
    from workplan_parser.version import SCHEMA_URI, SCHEMA_VERSION

    if isinstance(tree, dict) and tree.get("schema_version") == "1.0":
        tree = tree | {"$schema": SCHEMA_URI, "schema_version": SCHEMA_VERSION}
    return Plan.model_validate(tree)


def _integer(text: str) -> int | Decimal:
    return int(text) if len(text) < _LONGEST_INT else Decimal(text)
