"""What start-up is measured against: typer, regex, and one plan validated from JSON with our model and dumped.

python benchmarks/minimal.py PLAN.json
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import regex  # noqa: F401
import typer

from workplan_parser.model import Plan

app = typer.Typer()


@app.command()
def main(file: Annotated[Path, typer.Argument(help="A plan as JSON.")]) -> None:
    """Print the plan."""
    sys.stdout.write(Plan.model_validate_json(file.read_bytes()).model_dump_json(indent=2, by_alias=True))


app()
