"""``workplan schema``: the JSON Schema of the output."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from workplan_parser.cli.output import put


def schema(kind: Annotated[Literal["plan", "diff"], typer.Argument(help="Whose output.")]) -> int:
    """Print the JSON Schema (2020-12) that the output of parse (plan) or diff obeys."""
    from workplan_parser.schema import schema_of

    put((json.dumps(schema_of(kind), ensure_ascii=False, indent=2), "\n"))
    return 0
