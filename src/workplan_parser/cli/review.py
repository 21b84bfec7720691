"""``workplan review``: a plan beside its source, as a page for a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from workplan_parser.cli import settings
from workplan_parser.cli.inputs import content, name_of
from workplan_parser.cli.options import WRITING, Force, named
from workplan_parser.cli.output import deliver, tell
from workplan_parser.cli.progress import heard, working

EXAMPLES = (("workplan review plan.docx -o plan.html", "写成网页，用浏览器打开核对"),)


def review(
    file: Annotated[str, typer.Argument(metavar="FILE", help="一份文件，或 -（标准输入）")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PAGE",
            callback=named,
            help="网页（.html）；不写则输出到标准输出",
            rich_help_panel=WRITING,
        ),
    ] = None,
    force: Force = False,
) -> int:
    """做一张核对页：左边是原文，右边是读出来的内容。

    页面不用联网。在页面里认可、修改、删去、补上的，保存为 NAME.corrections.json；放在原文件旁边，
    以后每个命令都会照它更正。
    """
    from workplan_parser import pipeline, source
    from workplan_parser.cli.corrected import meant
    from workplan_parser.review import plan_page

    if output is not None and not output.lower().endswith((".html", ".htm")):
        raise typer.BadParameter(f"核对页是网页；请写成 {output}.html", param_hint="-o")
    with working():
        data = content(file)
        with settings.words(file):
            read = source.load(data, name_of(file) if isinstance(data, bytes) else None)
            written = plan_page(read, pipeline.parse_source(read, heard=heard()), meant(file))
    deliver((written,), output, force=force)
    if output is not None:
        tell([f"{output}：用浏览器打开，核对后把保存的更正表放在 {file} 旁边"])
    return 0
