"""``workplan schema``: the JSON Schema of the output."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from workplan_parser.cli.output import put

EXAMPLES = (("workplan schema plan", "parse 的输出遵守的 JSON Schema"),)


def schema(
    kind: Annotated[
        Literal["plan", "diff", "outcome"], typer.Argument(help="谁的输出：parse（plan）、diff 或 outcome")
    ],
) -> int:
    """输出 parse（plan）、diff 或 outcome 的结果所遵守的 JSON Schema（2020-12）。"""
    from workplan_parser.schema import schema_of

    put((json.dumps(schema_of(kind), ensure_ascii=False, indent=2), "\n"))
    return 0
