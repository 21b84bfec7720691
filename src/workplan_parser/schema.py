"""JSON Schema 2020-12 of what is written: the plan, the difference of two plans, and what became of one."""

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


def outcome_schema() -> dict[str, Any]:
    """The schema of ``workplan outcome -f json`` output."""
    from workplan_parser.outcome import model

    return _schema(model.PlanOutcome, model.OUTCOME_SCHEMA_URI)


Kind = Literal["plan", "diff", "outcome"]


def schema_of(kind: Kind) -> dict[str, Any]:
    """The schema of that name."""
    return {"plan": plan_schema, "diff": diff_schema, "outcome": outcome_schema}[kind]()


def _schema(model: Any, uri: str) -> dict[str, Any]:
    schema = model.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": DIALECT, "$id": uri, **schema}
