"""datapackage.json: the Frictionless description of the CSV tables — types, keys, missing values, checksums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from workplan_parser.bundle import outcomes
from workplan_parser.bundle.shape import Field, Shape, shapes
from workplan_parser.model import Plan
from workplan_parser.version import SCHEMA_VERSION


class Written(NamedTuple):
    """What was written of one table: how many bytes, and their SHA-256."""

    size: int
    sha256: str


def descriptor(plans: Mapping[str, Plan], written: Mapping[str, Written]) -> dict[str, Any]:
    """The descriptor of the tables of *plans* (by name), written as *written* says (by table)."""
    titles = [plan.metadata.title or name for name, plan in plans.items()]
    return {
        "profile": "tabular-data-package",
        "name": "work-plans",
        "title": titles[0] if len(titles) == 1 else f"{len(titles)} 份工作计划",
        "description": (
            "Chinese government work plans as tables, joined by plan and item_id. An empty cell is a value the "
            "plan does not give. A text that a spreadsheet would take for a formula has an apostrophe before it. "
            "start and end count the code points of the document's text, from 0, end not included."
        ),
        "version": SCHEMA_VERSION,
        "sources": [
            {"title": title, "path": plan.source.name, "hash": f"sha256:{plan.source.sha256}"}
            for title, plan in zip(titles, plans.values(), strict=True)
        ],
        "resources": [resource(shape, written[shape.name]) for shape in (*shapes(), *_more(written))],
    }


def _more(written: Mapping[str, Written]) -> list[Shape]:
    """The table that stands only where two years of a body are there."""
    return [outcomes.shape()] if outcomes.NAME in written else []


def resource(shape: Shape, written: Written) -> dict[str, Any]:
    """One table of the descriptor."""
    return {
        "profile": "tabular-data-resource",
        "name": shape.name,
        "title": shape.meaning,
        "path": table_path(shape.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.size,
        "hash": f"sha256:{written.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": [described(field) for field in shape.fields],
            "missingValues": [""],
            "primaryKey": list(shape.primary_key),
            "foreignKeys": [
                {"fields": list(key.fields), "reference": {"resource": key.table, "fields": list(key.to)}}
                for key in shape.foreign_keys
            ],
        },
    }


def table_path(name: str) -> str:
    """Where a table lies in the bundle."""
    return f"tables/{name}.csv"


def described(field: Field) -> dict[str, Any]:
    """One column of the descriptor."""
    constraints: dict[str, Any] = {}
    if _always_said(field):
        constraints["required"] = True
    if field.kind == "integer":
        constraints["minimum"] = 0
    if field.values:
        constraints["enum"] = list(field.values)
    found: dict[str, Any] = {"name": field.name, "type": field.kind, **field.term._asdict()}
    if field.kind == "date":
        found["format"] = "default"
    return found | ({"constraints": constraints} if constraints else {})


def _always_said(field: Field) -> bool:
    """A required text may be empty (a node without a heading), and an empty cell is a missing value."""
    free_text = field.kind == "string" and not field.values and field.name not in _KEYS
    return field.required and not free_text


_KEYS: Sequence[str] = ("plan", "item_id", "sha256")
