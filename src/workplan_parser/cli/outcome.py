"""``workplan outcome``: what became of last year's targets, as the next report tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from workplan_parser.cli.inputs import STDIN, plan_of, told_apart
from workplan_parser.cli.options import WRITTEN_AS, Force, NoBom, Output, by_ending
from workplan_parser.cli.output import deliver, note, show
from workplan_parser.cli.progress import working
from workplan_parser.errors import UnreadableInput

if TYPE_CHECKING:
    from workplan_parser.outcome.model import PlanOutcome

EXAMPLES = (
    ("workplan outcome 2024.txt 2025.txt", "上年的目标，看今年的回顾怎么说"),
    ("workplan outcome 2024.txt 2025.txt -f html -o outcome.html", "写成可以打印的网页"),
    ("workplan outcome plan.docx -o outcome.xlsx", "台账自己的目标与进展栏目"),
)

Format = Literal["text", "json", "csv", "markdown", "html", "xlsx"]


def outcome(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="上年的计划：要看结果的是它的目标；或一份有进展栏目的台账")
    ],
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="NEW", help="报告结果的文件：下年的报告、总结或台账；不写则看 OLD 自己的进展栏目"
        ),
    ] = None,
    format: Annotated[Format | None, WRITTEN_AS] = None,
    output: Output = None,
    force: Force = False,
    anyway: Annotated[bool, typer.Option("--anyway", help="两份文件不是同一地方的，也照样对照")] = False,
    no_bom: NoBom = False,
) -> int:
    """看上年的目标结果如何：承诺的数、报告的数、是否达到，两处原文都列出。

    每项目标都报告为达到或接近时退出状态为 0；有未达到、口径不同或未见报告的为 1。
    """
    if old == new == STDIN:
        raise UnreadableInput("标准输入只能读一次", place=STDIN)
    kind = format or by_ending(output, get_args(Format)) or "text"
    if kind == "xlsx" and output is None:
        raise typer.BadParameter("工作簿不能写到标准输出；请用 -o 目标兑现.xlsx", param_hint="-o")
    from workplan_parser.outcome.outcomes import outcomes

    with working():
        files = told_apart((old,) if new is None else (old, new))
        promised, *reporting = (plan_of(file, with_text=True) for file in files)
        found = outcomes(promised, *(reporting or [promised]), anyway=anyway)
    for warning in found.warnings:
        note(warning)
    if kind == "text":
        from workplan_parser.outcome.render.text import page

        show(page(found), output, force=force)
    elif kind == "xlsx":
        _write_book(found, output or "", force)
    else:
        deliver((_written(found, kind, not no_bom),), output, force=force)
    return 0 if found.is_settled() else 1


def _write_book(found: PlanOutcome, output: str, force: bool) -> None:
    from workplan_parser.ledger.outcome import workbook
    from workplan_parser.writers.files import Staging

    with Staging(force=force) as staging:
        staging.write_bytes(output, [workbook(found)])


def _written(found: PlanOutcome, kind: str, bom: bool) -> str:
    if kind == "csv":
        from workplan_parser.outcome.render.csv import render as table

        return table(found, bom=bom)
    from workplan_parser.outcome.render import render

    return render(found, kind)
