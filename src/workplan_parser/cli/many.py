"""One piece of work over many files: in order, past bad files, on several processors where asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from workplan_parser.cli.output import note, say
from workplan_parser.cli.progress import Progress, working
from workplan_parser.errors import WorkplanError
from workplan_parser.language import said

MORE_MEMORY = "请把文件分开，或换一台内存更大的机器"


class Outcome(NamedTuple):
    """What became of one file: its ``value``, or the one-line ``error`` that stopped it, and that as people are ``told``."""

    file: str
    value: Any
    error: str | None
    told: str = ""


def each(
    files: Sequence[str],
    work: Callable[[str], Any],
    *,
    then: Callable[[Any], Any] = lambda made: made,
    jobs: int = 1,
) -> Iterator[Outcome]:
    """``then(work(file))`` of every file, in the order given.

    Where ``jobs`` > 1, *work* is done in workers and must be picklable; *then* is done here, and may write files.
    A single file's error is raised as it is; among many it becomes an Outcome and is printed.
    """
    if len(files) == 1:
        with working():
            yield Outcome(files[0], then(work(files[0])), None)  # what is made of it may take its time, too
        return
    failures = 0
    with Progress(len(files)) as progress:
        for outcome in _outcomes(files, work, jobs, progress.tick):
            if outcome.error is None:
                outcome = attempt(lambda _, made=outcome.value: then(made), outcome.file)  # type: ignore[misc]
            if outcome.error is not None:
                failures += 1
                say(outcome.told)
            yield outcome
            progress.step(outcome.file)
    if failures:
        note(f"{len(files)} 个文件中有 {failures} 个没有完成")


def status(outcomes: Sequence[Outcome]) -> int:
    """0 where every file went well, 1 where some failed, 2 where none is left."""
    failed = sum(outcome.error is not None for outcome in outcomes)
    return 0 if not failed else 2 if failed == len(outcomes) else 1


def attempt(work: Callable[[str], Any], file: str) -> Outcome:
    """``work(file)``, whatever comes of it."""
    try:
        return Outcome(file, work(file), None)
    except Exception as problem:
        return failed(file, problem)


def failed(file: str, problem: Exception) -> Outcome:
    """The outcome of a file whose work ended in *problem*."""
    if isinstance(problem, WorkplanError):
        return Outcome(file, None, str(problem), problem.told(said))
    if isinstance(problem, MemoryError):
        return failed(file, WorkplanError("内存不足，读不完", place=file, hint=MORE_MEMORY))
    what = f"内部错误：{type(problem).__name__}: {problem}"
    return failed(file, WorkplanError(what, place=file, hint="请单独用 --debug 重试"))


def _outcomes(
    files: Sequence[str], work: Callable[[str], Any], jobs: int, tick: Callable[[], None]
) -> Iterator[Outcome]:
    if jobs == 1:
        yield from (attempt(work, file) for file in files)
        return
    from workplan_parser.cli.workers import crew

    with crew(work, min(jobs, len(files))) as workers:
        yield from workers.outcomes(files, tick)
