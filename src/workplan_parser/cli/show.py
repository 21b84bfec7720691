"""``workplan show``: a plan as a page people like to read."""

from __future__ import annotations

from typing import Annotated

import typer

from workplan_parser.cli import output
from workplan_parser.cli.inputs import plan_of
from workplan_parser.cli.options import Watch
from workplan_parser.cli.progress import working

EXAMPLES = (
    ("workplan show plan.docx", "提纲、责任单位、目标和期限，一目了然"),
    ("workplan show plan.json --text", "以前写出的 JSON 也行；连同每一条的正文"),
)


def show(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="一份文件、以前写出的 JSON 或 YAML，或 -（标准输入）")
    ],
    text: Annotated[bool, typer.Option("--text", help="连同每一条的正文")] = False,
    watch: Watch = False,
) -> int:
    """在终端里看一份计划：提纲、谁负责什么、目标和单位、期限。"""
    from workplan_parser.cli.plan_page import page

    if watch:
        from workplan_parser.cli.watch import one_file, state, versions

        since = state(one_file([file]))
    with working():
        plan = plan_of(file)
    output.show(page(plan, text=text))
    if watch:
        for _ in versions(file, output.show, first=plan, since=since):
            pass
    return 0
