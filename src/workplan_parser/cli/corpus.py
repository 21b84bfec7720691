"""``workplan corpus``: any number of documents → a dataset of Parquet tables, on this machine or on many."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_parser.cli.options import WRITING, named
from workplan_parser.cli.output import tell
from workplan_parser.cli.progress import Progress, working

if TYPE_CHECKING:
    from workplan_parser.corpus.build import Engine
    from workplan_parser.corpus.run import Run, Tally
    from workplan_parser.corpus.tables import By
else:
    from typing import Literal

    By = Literal["year", "body", "province"]


EXAMPLES = (
    ("workplan corpus plans -o dataset", "文件夹里的全部文件，写成按年度分区的 Parquet 表"),
    ("workplan corpus -o dataset --resume", "接着做中断的任务，做完的不重做"),
    ("workplan corpus -o dataset --lineage", "逐年追踪数据集里的目标"),
)


def corpus(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE...",
            help="文件、文件夹、通配符、s3:// 等地址；zip、tar、WARC；Parquet、JSONL、CSV 表",
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="DATASET",
            callback=named,
            help="写到这个文件夹，须是新的",
            rich_help_panel=WRITING,
        ),
    ] = ...,  # type: ignore[assignment]
    column: Annotated[
        str | None,
        typer.Option("--column", metavar="NAME", help="表里哪一列是正文（文字或字节）"),
    ] = None,
    names: Annotated[
        str | None,
        typer.Option("--names", metavar="NAME", help="表里哪一列是名称（如网址）"),
    ] = None,
    by: Annotated[
        By, typer.Option("--by", help="按什么分区：年度、发文机关、省份", rich_help_panel=WRITING)
    ] = "year",
    engine: Annotated[
        str,
        typer.Option("--engine", metavar="local|daft|ray://ADDRESS", help="由谁来做：本机、Daft、Ray 集群"),
    ] = "local",
    resume: Annotated[bool, typer.Option("--resume", help="接着做中断的任务")] = False,
    seconds: Annotated[
        int, typer.Option("--seconds", metavar="N", min=1, help="一份文件最多用多少秒处理器时间")
    ] = 60,
    memory: Annotated[
        int, typer.Option("--memory", metavar="MB", min=64, help="一份文件最多用多少内存")
    ] = 1536,
    shard: Annotated[int, typer.Option("--shard", metavar="N", min=1, help="多少份文件为一批")] = 200,
    with_text: Annotated[
        bool,
        typer.Option(
            "--with-text", help="把每份原文也写进去：各处的位置（span）按它计数", rich_help_panel=WRITING
        ),
    ] = False,
    lineage: Annotated[
        bool,
        typer.Option("--lineage", help="再逐年追踪目标；不给 SOURCE 时，对已有的数据集做"),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", metavar="N", min=1, help="同时处理几批；不写则有几个处理器就几批"),
    ] = None,
) -> int:
    """把任意多份计划写成一个数据集：每类数据一张 Parquet 表，按年度、发文机关或省份分区。

    读不成的文件各是 failures 表的一行。中断的任务用 --resume 接着做。
    """
    from workplan_parser import lexicon
    from workplan_parser.corpus import build
    from workplan_parser.corpus.run import Order

    _check_engine(engine)
    order = Order(
        tuple(sources or ()), column, names, by, seconds, memory, with_text, shard, lexicon.current().path
    )
    if lineage and not sources and not resume:
        return _linked(output, jobs)
    if not resume and not sources:
        raise typer.BadParameter("没有给出来源", param_hint="SOURCE...")
    with working():
        run = build.resume(output, order if sources else None) if resume else build.start(output, order)
    failures = 0
    if run is None:
        tell([f"{output}：已经做完，没有要接着做的"])
    else:
        tally = _worked(run, engine, jobs)
        failures = tally.failures
        read = tally.documents - failures
        tell([f"{output}：{tally.documents} 份文件，读成 {read} 份，未读成 {failures} 份"])
    if lineage:
        _linked(output, jobs)
    return 1 if failures else 0


def _linked(folder: str, jobs: int | None) -> int:
    from workplan_parser.corpus.lineage import link

    with working():
        count = link(folder, jobs or os.cpu_count() or 1)
    tell([f"{folder}：目标沿革 {count} 行"])
    return 0


def _check_engine(said: str) -> None:
    if said not in ("local", "daft") and not said.startswith("ray://"):
        raise typer.BadParameter(f"没有 {said}；可选 local、daft、ray://地址", param_hint="--engine")


def _worked(run: Run, engine: str, jobs: int | None) -> Tally:
    from workplan_parser.corpus import build

    with Progress(run.count()) as progress:
        for _ in run.done():
            progress.step("")
        return build.work(
            run,
            _engine(engine, jobs, progress),
            lambda _: progress.step(""),
            jobs=jobs or os.cpu_count() or 1,
        )


def _engine(said: str, jobs: int | None, progress: Progress) -> Engine:
    from workplan_parser.corpus import local

    if said == "local":
        return partial(local.engine, jobs=jobs or os.cpu_count() or 1, tick=progress.tick)
    from workplan_parser.corpus import onto_daft

    return partial(onto_daft.engine, address=None if said == "daft" else said, jobs=jobs)
