"""One piece of work over many files: in order, past bad files, on several processors where asked."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from workplan_parser.errors import WorkplanError

_INTERRUPTED = 130


class Outcome(NamedTuple):
    """What became of one file: its ``value``, or the one-line ``error`` that stopped it."""

    file: str
    value: Any
    error: str | None


def each(files: Sequence[str], work: Callable[[str], Any], *, jobs: int = 1) -> Iterator[Outcome]:
    """``work(file)`` of every file, in the order given. *work* must be picklable where ``jobs`` > 1.

    A single file's error is raised as it is; among many it becomes an Outcome and is printed.
    """
    if len(files) == 1:
        yield Outcome(files[0], work(files[0]), None)
        return
    progress = Progress(len(files))
    try:
        for outcome in _outcomes(files, work, jobs):
            progress.clear()
            if outcome.error is not None:
                print(f"workplan: {outcome.error}", file=sys.stderr, flush=True)
            yield outcome
            progress.step(outcome.file)
    finally:
        progress.clear()


def status(outcomes: Sequence[Outcome]) -> int:
    """0 where every file went well, 1 where some failed, 2 where none is left."""
    failed = sum(outcome.error is not None for outcome in outcomes)
    return 0 if not failed else 2 if failed == len(outcomes) else 1


class Progress:
    """``[3/120] name`` on one line of a terminal's stderr; silent anywhere else."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._shown = total, 0, False
        self._wanted = bool(sys.stderr and sys.stderr.isatty())

    def step(self, name: str) -> None:
        """One more file is done."""
        self._done += 1
        if self._wanted:
            from workplan_parser.cli.console import cut

            print(
                f"\r\x1b[K[{self._done}/{self._total}] {cut(name, 60)}", end="", file=sys.stderr, flush=True
            )
            self._shown = True

    def clear(self) -> None:
        """Take the line away, before anything else is printed."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False


def _outcomes(files: Sequence[str], work: Callable[[str], Any], jobs: int) -> Iterator[Outcome]:
    if jobs <= 1:
        yield from (_attempt(work, file) for file in files)
        return
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial

    from workplan_parser import lexicon

    spoken = lexicon.current().path
    with ProcessPoolExecutor(min(jobs, len(files)), initializer=_begin, initargs=(spoken,)) as pool:
        try:
            yield from pool.map(partial(_attempt_here, work), files)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin(spoken: str | None) -> None:
    """Set a worker up: the dialect of the run; Ctrl-C is the parent's to answer while no file is in hand."""
    from signal import SIG_IGN, SIGINT, signal

    from workplan_parser import lexicon

    signal(SIGINT, SIG_IGN)
    lexicon.speak(spoken)


def _attempt_here(work: Callable[[str], Any], file: str) -> Outcome:
    """One file in a worker: Ctrl-C ends it and the worker at once, with nothing half-written and no traceback."""
    import os
    from signal import SIG_IGN, SIGINT, default_int_handler, signal

    signal(SIGINT, default_int_handler)
    try:
        return _attempt(work, file)
    except KeyboardInterrupt:
        os._exit(_INTERRUPTED)
    finally:
        signal(SIGINT, SIG_IGN)


def _attempt(work: Callable[[str], Any], file: str) -> Outcome:
    try:
        return Outcome(file, work(file), None)
    except WorkplanError as problem:
        return Outcome(file, None, str(problem))
    except (
        OSError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
    ) as problem:
        return Outcome(
            file, None, f"{file}: 内部错误：{type(problem).__name__}: {problem}（请单独用 --debug 重试）"
        )
