"""``workplan show``: a plan as a page people like to read."""

from __future__ import annotations

from typing import Annotated

import typer

from workplan_parser.cli import output
from workplan_parser.cli.inputs import plan_of
from workplan_parser.cli.progress import working


def show(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A document, JSON or YAML written earlier, or - for stdin.")
    ],
    text: Annotated[bool, typer.Option("--text", help="With the body of every item (正文).")] = False,
) -> int:
    """Show a plan as a page: its outline, who answers for what, targets with their units, deadlines."""
    with working():
        plan = plan_of(file)
    from workplan_parser.cli.plan_page import page

    output.show(page(plan, text=text))
    return 0
