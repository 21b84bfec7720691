"""What commands over many plans share: reading them all with their text, and putting tables out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from workplan_parser.cli.inputs import documents, plan_of
from workplan_parser.cli.many import Outcome, each

if TYPE_CHECKING:
    from workplan_parser.model import Plan


def read_plan(file: str) -> Plan:
    """The plan of one file with its text, so that places are lines."""
    return plan_of(file, with_text=True)


def outcomes(files: Sequence[str], jobs: int) -> Iterator[Outcome]:
    """The plan of every document in *files* and folders, or why there is none, as they are read."""
    return each(documents(files, written=True), read_plan, jobs=jobs)


def gather(files: Sequence[str], jobs: int) -> tuple[list[Plan], list[Outcome]]:
    """All plans that could be read, and what became of every file."""
    plans: list[Plan] = []
    told: list[Outcome] = []
    for outcome in outcomes(files, jobs):
        if outcome.error is None:
            plans.append(outcome.value)
        told.append(outcome._replace(value=None))
    return plans, told


def ndjson(record: Any) -> str:
    """One record on one line: decimals with their digits, days as ISO dates."""
    return _json(record) + "\n"


def _json(value: Any) -> str:
    """JSON of plain values; json.dumps would make floats of decimals."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(k, ensure_ascii=False)}: {_json(v)}" for k, v in value.items())
            + "}"
        )
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_json, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
