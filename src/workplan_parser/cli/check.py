"""``workplan check``: the diagnostics of plans, each with the source line and a caret under the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from workplan_parser.cli import manner, output
from workplan_parser.cli.inputs import documents, name_of, plan_of
from workplan_parser.cli.many import Outcome, each, status
from workplan_parser.cli.options import Files, Jobs

if TYPE_CHECKING:
    from workplan_parser.check.findings import Finding


def check(
    files: Files,
    format: Annotated[
        Literal["text", "json", "sarif", "github"],
        typer.Option("--format", "-f", help="How to write the findings."),
    ] = "text",
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 for notes (提示) too, not only for warnings.")
    ] = False,
    jobs: Jobs = 1,
) -> int:
    """List what is doubtful in plans (诊断): gaps in the numbering, odd names, numbers left unexplained …

    Exit status 1 where there is a warning (警告) or an error (错误); notes (提示) are listed only, --quiet leaves them out.
    """
    outcomes: list[Outcome] = []
    found: list[Finding] = []
    for outcome in each(documents(files, written=True), found_in, jobs=jobs):
        found += outcome.value or ()
        outcomes.append(outcome._replace(value=None))
    quiet = manner.current().voice == manner.QUIET
    listed = [one for one in found if not quiet or one.diagnostic.severity != "info"]
    if format == "text":
        from workplan_parser.cli.check_page import page

        output.show(page(listed))
    else:
        from workplan_parser.check.formats import FORMATS

        output.put(FORMATS[format](listed))
    serious = any(strict or one.diagnostic.severity != "info" for one in found)
    return max(status(outcomes), int(serious))


def found_in(file: str) -> list[Finding]:
    """The findings of one file."""
    from workplan_parser.check.findings import findings

    return list(findings(plan_of(file, with_text=True), name_of(file)))
