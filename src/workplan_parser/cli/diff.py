"""``workplan diff``: what changed from one year's plan to the next."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from workplan_parser.cli.inputs import STDIN, plan_of, told_apart
from workplan_parser.cli.options import WRITTEN_AS, Force, NoBom, Output, by_ending
from workplan_parser.cli.output import deliver, note, show
from workplan_parser.cli.progress import working
from workplan_parser.errors import UnreadableInput
from workplan_parser.language import listed, said

if TYPE_CHECKING:
    from rich.console import RenderableType

    from workplan_parser.compare.model import PlanDiff
    from workplan_parser.compare.pins import Pins
    from workplan_parser.model import Plan

EXAMPLES = (
    ("workplan diff 2024.txt 2025.txt", "今年比去年：目标升降、任务增减、责任和期限的变化"),
    ("workplan diff 2024.txt 2025.txt --only targets -f csv -o targets.csv", "只看目标，写成表格"),
    ("workplan diff 2024.txt 2025.txt -f html -o diff.html", "写成网页"),
    ("workplan diff 2024.txt 2025.txt --explain s1.i1", "这一条为什么与那一条对应"),
)

Format = Literal["text", "json", "markdown", "html", "csv"]


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="旧计划：一份文件，或以前写出的 JSON")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="新计划；两者之一可以是 -（标准输入）")],
    format: Annotated[Format | None, WRITTEN_AS] = None,
    output: Output = None,
    force: Force = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="KIND",
            help="只要这些变化，可重复写：targets、items、responsible、deadlines、added、removed、moved",
        ),
    ] = None,
    section: Annotated[
        str | None,
        typer.Option("--section", metavar="NAME", help="只要这一部分：id、编号（一）或标题"),
    ] = None,
    stat: Annotated[bool, typer.Option("--stat", help="只要汇总")] = False,
    unchanged: Annotated[
        bool, typer.Option("--unchanged", help="没有变化的也列出（text、markdown、html）")
    ] = False,
    pins: Annotated[
        str | None,
        typer.Option(
            "--pins", metavar="FILE", help="YAML 或 JSON：指定哪些条目对应（pair）、哪些不对应（forbid）"
        ),
    ] = None,
    review: Annotated[
        bool,
        typer.Option("--review", help="做一张核对对应关系的网页；配合 -o PAGE.html"),
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="ID",
            help="这一条和它的目标为什么这样对应，或为什么没有对应：id、编号或标题",
        ),
    ] = None,
    no_bom: NoBom = False,
) -> int:
    """比较两份计划：目标提高还是降低，任务新增还是未再提及，责任单位和期限有何变化。

    没有变化（仅编号变动不算）时退出状态为 0，有变化时为 1。
    """
    if old == new == STDIN:
        raise UnreadableInput("标准输入只能读一次", place=STDIN)
    format = format or by_ending(output, get_args(Format)) or "text"
    if stat and format != "text":
        raise typer.BadParameter("--stat 只用于 text", param_hint="--stat")
    from workplan_parser.compare.pins import read_pins
    from workplan_parser.compare.plans import compare_plans
    from workplan_parser.compare.select import KINDS, select

    kinds = [kind for kind in KINDS if only and kind in only]
    if strange := [word for word in only or () if word not in KINDS]:
        raise typer.BadParameter(f"没有 {strange[0]}；可选：{listed(KINDS)}", param_hint="--only")
    pinned = read_pins(pins) if pins is not None else None
    with working():
        before, after = map(plan_of, told_apart((old, new)))
        if explain is not None:
            show(_explained(before, after, explain, pinned), output, force=force)
            return 0
        found = compare_plans(before, after, pins=pinned)
    read_here = format == "text" and output is None and sys.stdout.isatty()
    for warning in () if read_here else found.warnings:
        note(warning)
    if only or section is not None:
        found = select(found, kinds, section)
    if review:
        from workplan_parser.review import pairs_page

        page = pairs_page(before, after, found, pinned, f"{Path(old).stem}-{Path(new).stem}")
        deliver((page,), output, force=force)
    elif format == "text":
        from workplan_parser.compare.render.text import page as text

        show(text(found, stat=stat, unchanged=unchanged), output, force=force)
    else:
        deliver((_written(found, format, not no_bom, unchanged),), output, force=force)
    return 0 if found.is_empty() else 1


def _explained(old: Plan, new: Plan, name: str, pins: Pins | None) -> list[RenderableType]:
    from rich.padding import Padding

    from workplan_parser.compare.pins import Pins
    from workplan_parser.compare.why import Comparison
    from workplan_parser.terminal import Prose

    page: list[RenderableType] = []
    for reason in Comparison(old, new, pins or Pins()).why(name):
        page.append(Prose(said(reason.about), "bold"))
        page += [Padding.indent(Prose(said(line)), 2) for line in (reason.verdict, *reason.details)]
    return page


def _written(found: PlanDiff, format: Format, bom: bool, unchanged: bool) -> str:
    if format == "csv":
        from workplan_parser.compare.render.csv import render as table

        return table(found, bom=bom)
    from workplan_parser.compare.render import render

    return render(found, format, **({} if format == "json" else {"unchanged": unchanged}))
