"""``workplan bundle``: plans → one folder a data team can load: JSON, YAML, CSV tables, SQLite."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_parser.cli.inputs import documents, plan_of
from workplan_parser.cli.many import Outcome, each, status
from workplan_parser.cli.options import WRITING, Files, Force, Jobs, NoBom, named
from workplan_parser.cli.output import tell
from workplan_parser.cli.progress import working
from workplan_parser.cli.stems import stems

if TYPE_CHECKING:
    from workplan_parser.model import Plan


EXAMPLES = (
    ("workplan bundle plans -o data", "全部计划的 JSON、YAML、CSV 表和 SQLite 数据库，放在一个文件夹里"),
)


def bundle(
    files: Files,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            callback=named,
            help="写到这个文件夹；没有就新建",
            rich_help_panel=WRITING,
        ),
    ],
    force: Force = False,
    with_text: Annotated[
        bool,
        typer.Option(
            "--with-text", help="把每份原文也写进去：各处的位置（span）按它计数", rich_help_panel=WRITING
        ),
    ] = False,
    no_bom: NoBom = False,
    jobs: Jobs = 1,
) -> int:
    """把计划写成一套数据：NAME.json 和它的 schema、NAME.yaml、CSV 表、SQLite 数据库。

    各表收录所有计划，用 plan 一栏区分；datapackage.json（Frictionless）说明各表。
    数据库里是同样的表，带外键，另有便于查询的视图。
    """
    from workplan_parser import bundle as contents

    paths = documents(files, written=True, output=output)
    names = [name for _, name in stems(paths, contents.RESERVED)]
    plans: dict[str, Plan] = {}
    told: list[Outcome] = []
    for name, outcome in zip(
        names, each(paths, partial(plan_of, with_text=with_text), jobs=jobs), strict=True
    ):
        if outcome.error is None:
            plans[name] = outcome.value
        told.append(outcome._replace(value=None))
    if plans:
        _write(plans, Path(output), force, not no_bom)
    return status(told)


def _write(plans: dict[str, Plan], folder: Path, force: bool, bom: bool) -> None:
    from workplan_parser.bundle import files
    from workplan_parser.writers.files import Staging

    count = 0
    with working(), Staging(force=force, within=folder) as staging:
        for file in files(plans, bom=bom):
            staging.write_bytes(folder / file.path, file.pieces)
            count += 1
    tell([f"{folder}：{len(plans)} 份计划，{count} 个文件"])
