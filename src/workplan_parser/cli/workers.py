"""Worker processes for many files: what one of them does not survive costs one file, and none outlives the run.

A worker reads files and sends back what came of them; it writes nothing, so that it may be killed at any time.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, cast

from workplan_parser.cli import manner
from workplan_parser.cli.many import Outcome, attempt, failed
from workplan_parser.confined.lifeline import answer_to, undisturbed
from workplan_parser.errors import WorkplanError
from workplan_parser.language import Language, speak, spoken

_AHEAD = 4
"""Files a worker that is done may be ahead of the slowest: their outcomes are held until it is their turn."""

_TICK = 0.2
"""Seconds between two looks at the progress."""

_CONTEXT = get_context("fork" if sys.platform == "linux" else None)


class Crew:
    """Some workers on one piece of work. Leaving the ``with`` block ends them at once."""

    def __init__(self, work: Callable[[str], Any], size: int) -> None:
        self._work = work
        self._workers = [_Worker(work) for _ in range(size)]

    def __enter__(self) -> Crew:
        for worker in self._workers:
            worker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()

    def outcomes(self, files: Sequence[str], tick: Callable[[], None]) -> Iterator[Outcome]:
        """What became of each file, in their order; ``tick`` is called while there is nothing to do but wait."""
        done: dict[int, Outcome] = {}
        given = due = 0
        while due < len(files):
            idle = [worker for worker in self._workers if worker.file is None]
            while idle and given < min(len(files), due + _AHEAD * len(self._workers)):
                idle.pop().give(given, files[given])
                given += 1
            busy = {worker.line: worker for worker in self._workers if worker.file is not None}
            for line in wait(busy, _TICK) if busy else ():
                worker = busy[cast(Connection, line)]
                done[worker.number] = worker.take()
            tick()
            while due in done:
                yield done.pop(due)
                due += 1


class _Worker:
    """One process at the other end of a ``line``; ``file`` is what it has in hand, the ``number``-th."""

    def __init__(self, work: Callable[[str], Any]) -> None:
        self._work = work
        self.file: str | None = None
        self.number = 0

    def start(self) -> None:
        from workplan_parser import lexicon

        self.line, far = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(
            target=_serve,
            args=(far, self._work, lexicon.current().path, manner.current(), spoken(), os.getpid()),
            daemon=True,
        )
        with undisturbed():
            self._process.start()
        far.close()

    def give(self, number: int, file: str) -> None:
        self.number, self.file = number, file
        try:
            self.line.send(file)
        except OSError:  # it died idle
            self.end()
            self.start()
            self.line.send(file)

    def take(self) -> Outcome:
        """What it made of its file; where it died of it, a new process stands in its place."""
        file, self.file = self.file, None
        assert file is not None
        try:
            outcome: Outcome = self.line.recv()
        except (EOFError, OSError):
            self._process.join()
            what = f"读取它的进程被终止（{_cause(self._process.exitcode)}），其余文件不受影响"
            self.end()
            self.start()
            return failed(file, WorkplanError(what, place=file))
        return outcome

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.line.close()


def _cause(code: int | None) -> str:
    if code == -signal.SIGKILL:
        return "可能是内存不足"
    return f"信号 {-code}" if code is not None and code < 0 else f"退出状态 {code}"


def _serve(
    line: Connection,
    work: Callable[[str], Any],
    dialect: str | None,
    how: manner.Manner,
    language: Language,
    parent: int,
) -> None:
    """The life of a worker: files in, outcomes out, until the line is closed. Ctrl-C is the parent's to answer."""
    answer_to(parent)
    from workplan_parser import lexicon

    lexicon.speak(dialect)
    manner.take(how)
    speak(language)
    while True:
        try:
            file = line.recv()
            outcome = attempt(work, file)
            try:
                line.send(outcome)
            except OSError:
                raise
            except Exception as problem:
                line.send(failed(file, problem))
        except (EOFError, OSError):
            return
