"""JSON Schema 2020-12 of what is written: the plan, and the difference of two plans."""

from __future__ import annotations

from typing import Any, Literal

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def plan_schema() -> dict[str, Any]:
    """The schema of ``workplan parse`` output."""
    from workplan_parser.model import Plan
    from workplan_parser.version import SCHEMA_URI

    return _schema(Plan, SCHEMA_URI)


def diff_schema() -> dict[str, Any]:
    """The schema of ``workplan diff -f json`` output."""
    from workplan_parser.compare import model
    from workplan_parser.version import SCHEMA_URI

    return _schema(model.PlanDiff, SCHEMA_URI.replace("/plan-", "/diff-"))


def schema_of(kind: Literal["plan", "diff"]) -> dict[str, Any]:
    """The schema of that name."""
    return plan_schema() if kind == "plan" else diff_schema()


def _schema(model: Any, uri: str) -> dict[str, Any]:
    schema = model.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": DIALECT, "$id": uri, **schema}
