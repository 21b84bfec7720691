"""``workplan corpus``: any number of documents → a dataset of Parquet tables, on this machine or on many."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_parser.cli.options import named
from workplan_parser.cli.output import tell
from workplan_parser.cli.progress import Progress, working

if TYPE_CHECKING:
    from workplan_parser.corpus.build import Engine
    from workplan_parser.corpus.run import Run, Tally
    from workplan_parser.corpus.tables import By
else:
    from typing import Literal

    By = Literal["year", "body", "province"]


def corpus(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE...",
            help="Files, folders, patterns, s3:// addresses; zip, tar, WARC; Parquet, JSONL, CSV.",
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DATASET", callback=named, help="The folder; made anew.")
    ] = ...,  # type: ignore[assignment]
    column: Annotated[
        str | None,
        typer.Option("--column", metavar="NAME", help="The column of texts or bytes in tables of documents."),
    ] = None,
    names: Annotated[
        str | None,
        typer.Option("--names", metavar="NAME", help="The column that says what each is called."),
    ] = None,
    by: Annotated[By, typer.Option("--by", help="What the dataset is parted by.")] = "year",
    engine: Annotated[
        str,
        typer.Option("--engine", metavar="local|daft|ray://ADDRESS", help="Who does the work."),
    ] = "local",
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run that was cut off.")] = False,
    seconds: Annotated[
        int, typer.Option("--seconds", metavar="N", min=1, help="Processor time that a document may take.")
    ] = 60,
    memory: Annotated[
        int, typer.Option("--memory", metavar="MB", min=64, help="Memory that a document may take.")
    ] = 1536,
    shard: Annotated[
        int, typer.Option("--shard", metavar="N", min=1, help="Documents that are given out together.")
    ] = 200,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Keep each document's text: what the spans count in.")
    ] = False,
    lineage: Annotated[
        bool,
        typer.Option("--lineage", help="Follow targets through the years, too; without SOURCE, in DATASET."),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", "-j", metavar="N", min=1, help="At the same time; as many as there are processors."
        ),
    ] = None,
) -> int:
    """Read any number of plans into one dataset: a table an entity, parted by year, body or province.

    What cannot be read is a row of the table failures. A run that was cut off goes on with --resume.
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
