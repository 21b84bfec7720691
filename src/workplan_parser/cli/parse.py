"""``workplan parse``: documents → JSON, YAML, CSV or NDJSON, on stdout or into files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from workplan_parser.cli.inputs import documents
from workplan_parser.cli.many import Outcome, each, status
from workplan_parser.cli.options import WRITING, Files, Force, Jobs, NoBom, Watch, named
from workplan_parser.cli.order import Made, Order
from workplan_parser.cli.output import deliver, tell
from workplan_parser.language import listed
from workplan_parser.writers import FORMATS, Name

EXAMPLES = (
    ("workplan parse plan.docx", "一份文件，JSON 写到标准输出"),
    ("workplan parse plan.txt -f csv --table targets -o targets.csv", "只要目标表，用 Excel 打开"),
    ("workplan parse plans -o out", "整个文件夹，每份写成 JSON、YAML 和一组 CSV"),
    ("workplan parse plans -f ndjson -j 4", "一行一份，四个进程同时读"),
)


def tables() -> list[str]:
    """What ``--table`` may be."""
    from workplan_parser.writers.tables import TABLES

    return list(TABLES)


CHOICES = {"table": tables}
"""Of options that may be what only another room knows: what that is."""

SUFFIXES = {ending: name for name, format in FORMATS.items() for ending in format.endings}


def parse(
    files: Files,
    format: Annotated[
        Name | None,
        typer.Option(
            "--format",
            "-f",
            help="写成什么。标准输出默认 JSON；写到文件夹时，除 NDJSON 外都写",
            rich_help_panel=WRITING,
        ),
    ] = None,
    table: Annotated[
        str,
        typer.Option(
            "--table",
            metavar="NAME",
            autocompletion=tables,
            help="-f csv 写哪一张表",
            rich_help_panel=WRITING,
        ),
    ] = "targets",
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            callback=named,
            help="写到这里：一个文件；或一个文件夹，每份计划写成 NAME.json、NAME.yaml、NAME/*.csv",
            rich_help_panel=WRITING,
        ),
    ] = None,
    force: Force = False,
    with_text: Annotated[
        bool,
        typer.Option(
            "--with-text",
            help="把原文也写进 source.text：各处的位置（span）按它计数",
            rich_help_panel=WRITING,
        ),
    ] = False,
    no_bom: NoBom = False,
    watch: Watch = False,
    jobs: Jobs = 1,
) -> int:
    """把工作计划（工作要点、任务分解、政府工作报告……）变成 JSON、YAML 或 CSV。

    不写 -o 时，一份文件以 JSON（或 -f 所说的格式）写到标准输出；多份请用 -f ndjson，一行一份。
    写 -o 文件夹时，每份写成 NAME.json、NAME.yaml 和 NAME/*.csv，并简要说明读出了什么。
    """
    if table != "targets" or format == "csv":
        _check_table(table)
    if watch:
        return _watched(files, format, table, output, force, with_text, no_bom)
    paths = documents(files, output=output)
    sent = jobs > 1 and len(paths) > 1
    if output is not None and _is_folder(output, format, len(paths)):
        from workplan_parser.cli.stems import stems

        places = {file: Path(output, name) for file, name in stems(paths)}
        order = Order(format, table, not no_bom, with_text, sent, places)
        return _into_folder(order, paths, jobs, output, force)
    if output is not None:
        format = format or _format_of(output)
    if len(paths) > 1 and format != "ndjson":
        raise typer.BadParameter(
            f"{len(paths)} 个文件不能写成一份 {format or 'json'}；请用 -o 文件夹，或 -f ndjson（每份一行）",
            param_hint="FILE...",
        )
    return _into_one(Order(format or "json", table, not no_bom, with_text, sent), paths, jobs, output, force)


def _watched(
    files: list[str],
    format: Name | None,
    table: str,
    output: str | None,
    force: bool,
    with_text: bool,
    no_bom: bool,
) -> int:
    """Written once and again with each version; what was written before is replaced. What changed goes to stderr."""
    from workplan_parser.cli.inputs import plan_of
    from workplan_parser.cli.watch import one_file, state, versions

    file = one_file(files)

    def write(force: bool) -> int:
        return parse(files, format, table, output, force, with_text, no_bom)

    since = state(file)
    write(force)
    for _ in versions(file, tell, first=plan_of(file), since=since):
        write(True)
    return 0


def _into_folder(order: Order, paths: Sequence[str], jobs: int, folder: str, force: bool) -> int:
    from workplan_parser.writers.files import Staging

    def write(made: Made) -> Made:
        with Staging(force=force, within=folder) as staging:
            for path, pieces in made.outputs:
                staging.write(path, pieces)
        return made

    told: list[Outcome] = []
    for outcome in each(paths, order.make, then=write, jobs=jobs):
        if outcome.error is None:
            tell(outcome.value.report())
        told.append(outcome._replace(value=None))
    return status(told)


def _into_one(order: Order, paths: Sequence[str], jobs: int, output: str | None, force: bool) -> int:
    """All files to stdout or into the one file *output*."""
    if output is not None:
        from workplan_parser.writers.files import refuse

        refuse(output, force=force)
    told: list[Outcome] = []

    def pieces() -> Iterator[str]:
        for outcome in each(paths, order.make, jobs=jobs):
            told.append(outcome if len(paths) == 1 else outcome._replace(value=None))
            if outcome.error is None:
                for _, text in outcome.value.outputs:
                    yield from text

    deliver(pieces(), output, force=force)
    if output is not None and len(paths) == 1:
        tell(told[0].value.report([output]))
    return status(told)


def _check_table(name: str) -> None:
    if name not in tables():
        raise typer.BadParameter(f"没有名为 {name} 的表；可选：{listed(tables())}", param_hint="--table")


def _is_folder(output: str, format: str | None, count: int) -> bool:
    """Whether ``-o`` names a folder: one that exists, or is written like one, or must be for many files."""
    path = Path(output)
    if path.is_dir() or output.endswith(("/", os.sep)):
        return True
    if os.path.lexists(path) or format == "ndjson" or path.suffix.lower() in SUFFIXES:
        return False
    return count > 1 or (format is None and not path.suffix)


def _format_of(output: str) -> Name:
    ending = Path(output).suffix.lower()
    if ending not in SUFFIXES and (ending or Path(output).is_file()):
        raise typer.BadParameter(
            f"看不出 {output} 要写成什么格式；请加 -f，或用 {' '.join(SUFFIXES)} 结尾", param_hint="-o"
        )
    return SUFFIXES.get(ending, "json")
