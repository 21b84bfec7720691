"""``workplan check``: the diagnostics of plans, each with the source line and a caret under the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from workplan_parser.cli import manner, output
from workplan_parser.cli.inputs import documents, name_of, plan_of
from workplan_parser.cli.many import Outcome, each, status
from workplan_parser.cli.options import WRITING, Files, Jobs

if TYPE_CHECKING:
    from workplan_parser.check.findings import Finding


EXAMPLES = (
    ("workplan check plan.txt", "列出可疑之处，标出原文的位置"),
    ("workplan check plans -q", "整个文件夹，只要警告和错误"),
    ("workplan check plan.txt -f sarif", "供其他程序读取"),
)


def check(
    files: Files,
    format: Annotated[
        Literal["text", "json", "sarif", "github"],
        typer.Option("--format", "-f", help="写成什么", rich_help_panel=WRITING),
    ] = "text",
    strict: Annotated[
        bool, typer.Option("--strict", help="有提示也以退出状态 1 结束，而不只是有警告时")
    ] = False,
    jobs: Jobs = 1,
) -> int:
    """列出计划中可疑的地方：编号不连续、名称异常、没有解释的数字……

    有警告或错误时退出状态为 1；提示只列出，加 --quiet 则不列。每个代号的意思见 workplan rule WP301。
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
