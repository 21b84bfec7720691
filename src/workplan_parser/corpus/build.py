"""From sources to a dataset: plan the shards, have them written by an engine, lay them out, describe them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from workplan_parser.corpus import descriptor, laying, local
from workplan_parser.corpus.run import Order, Run, Shard, Tally
from workplan_parser.errors import OutputRefused, WorkplanError
from workplan_parser.panel.extra import need
from workplan_parser.writers.files import Staging, refused
from workplan_parser.writers.json import dumps

ROUNDS = 3
"""Times that shards are given out again whose workers, or nodes, were lost."""

Engine = Callable[[Run, Order, Iterable[Shard]], Iterator[Tally]]
"""Writes the shards it is given, wherever, and says what became of them."""


def start(folder: str | Path, order: Order) -> Run:
    """A run that begins. Raises OutputRefused where the folder is in use."""
    need("pyarrow", "写数据集")
    run = Run(folder)
    if run.is_begun:
        raise OutputRefused("这里有进行到一半的任务", place=str(folder), hint="接着做请加 --resume")
    try:
        run.begin(order)
    except OSError as problem:
        raise refused(str(folder), problem) from problem
    return run


def resume(folder: str | Path, order: Order | None = None) -> Run | None:
    """A run that goes on, asked for what it was asked for before; None where it had ended.

    Raises WorkplanError where *order* asks for something else.
    """
    need("pyarrow", "写数据集")
    run = Run(folder)
    if (run.folder / descriptor.NAME).exists() and not run.is_begun:
        return None
    before = run.order
    if order is not None and replace(order, sources=order.sources or before.sources) != before:
        raise WorkplanError(
            "与开始时的参数或版本不同，不能接着做",
            place=str(folder),
            hint="请用原来的参数，或换一个文件夹重做",
        )
    if not run.is_begun:
        run.begin(before)
    return run


def work(
    run: Run,
    engine: Engine = local.engine,
    step: Callable[[Tally], object] = lambda _: None,
    *,
    jobs: int = 1,
) -> Tally:
    """Do what is left of *run*; *step* is told what became of each shard; *jobs* tables are laid
    out at the same time. Raises WorkplanError where shards stay unwritten."""
    try:
        return _worked(run, engine, step, jobs)
    except OSError as problem:
        raise refused(str(run.folder), problem) from problem


def _worked(run: Run, engine: Engine, step: Callable[[Tally], object], jobs: int) -> Tally:
    order = run.order
    for _ in range(ROUNDS):
        if len(run.done()) == run.count():
            break
        for tally in engine(run, order, run.left()):
            step(tally)
    if left := run.count() - len(run.done()):
        raise WorkplanError(
            f"有 {left} 批写了 {ROUNDS} 次都没有写成（进程被终止）",
            place=str(run.folder),
            hint="请减少 -j 或换内存更大的机器，加 --resume 接着做",
        )
    laying.lay(run, jobs)
    tally = run.tally()
    with Staging(force=True, within=run.folder) as staging:
        told = descriptor.descriptor(run.folder, order, tally)
        staging.write(run.folder / descriptor.NAME, [dumps(told)])
    run.end()
    return tally
