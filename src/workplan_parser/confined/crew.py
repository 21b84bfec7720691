"""Worker processes for many pieces of work: what one of them does not survive costs one piece, and none outlives the run.

A worker may be killed at any time: whoever waits for it is told which piece it had in hand.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, TypeVar, cast

from workplan_parser import lexicon
from workplan_parser.confined.lifeline import answer_to, undisturbed

_AHEAD = 4
"""Pieces a worker that is done may be ahead of the slowest: their outcomes are held until it is their turn."""

_TICK = 0.2
"""Seconds between two looks at the progress."""

_CONTEXT = get_context("fork" if sys.platform == "linux" else None)

T = TypeVar("T")
R = TypeVar("R")
Lost = Callable[[T, "int | Exception | None"], R]
"""What is to be said of a piece whose worker ended with that exit status, or whose outcome could not be had."""


class Crew(Generic[T, R]):
    """Some workers on one kind of *work*. Leaving the ``with`` block ends them at once.

    *arrive* is done by each worker first.
    """

    def __init__(
        self,
        work: Callable[[T], R],
        size: int,
        lost: Lost[T, R],
        *,
        arrive: Callable[[], object] = lambda: None,
    ) -> None:
        self._workers = [_Worker(work, lost, arrive) for _ in range(size)]

    def __enter__(self) -> Crew[T, R]:
        for worker in self._workers:
            worker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()

    def outcomes(self, pieces: Iterable[T], tick: Callable[[], object]) -> Iterator[R]:
        """What became of each piece, in their order; ``tick`` is called while there is nothing to do but wait."""
        coming = enumerate(pieces)
        done: dict[int, R] = {}
        due, given = 0, 0
        while True:
            idle = [worker for worker in self._workers if worker.is_idle]
            room = due + _AHEAD * len(self._workers) - given
            for number, piece in islice(coming, max(0, min(room, len(idle)))):
                given = number + 1
                idle.pop().give(number, piece)
            busy = {worker.line: worker for worker in self._workers if not worker.is_idle}
            if due == given and not busy:
                return
            for line in wait(busy, _TICK) if busy else ():
                worker = busy[cast(Connection, line)]
                done[worker.number] = worker.take()
            tick()
            while due in done:
                yield done.pop(due)
                due += 1


class _Worker(Generic[T, R]):
    """One process at the other end of a ``line``, with the ``number``-th piece in hand, or none."""

    def __init__(self, work: Callable[[T], R], lost: Lost[T, R], arrive: Callable[[], object]) -> None:
        self._work, self._lost, self._arrive = work, lost, arrive
        self._held: list[T] = []
        self.number = 0

    @property
    def is_idle(self) -> bool:
        return not self._held

    def start(self) -> None:
        self.line, far = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(
            target=_serve,
            args=(far, self._work, self._arrive, lexicon.current().path, os.getpid()),
            daemon=True,
        )
        with undisturbed():
            self._process.start()
        far.close()

    def give(self, number: int, piece: T) -> None:
        self.number, self._held = number, [piece]
        try:
            self.line.send(piece)
        except OSError:  # it died idle
            self.end()
            self.start()
            self.line.send(piece)

    def take(self) -> R:
        """What it made of its piece; where it died of it, a new process stands in its place."""
        piece = self._held.pop()
        try:
            made, outcome = self.line.recv()
        except (EOFError, OSError):
            self._process.join()
            status = self._process.exitcode
            self.end()
            self.start()
            return self._lost(piece, status)
        return cast(R, outcome) if made else self._lost(piece, outcome)

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.line.close()


def cause(status: int | None) -> str:
    """Why a process ended, for people."""
    if status == -signal.SIGKILL:
        return "可能是内存不足"
    return f"信号 {-status}" if status is not None and status < 0 else f"退出状态 {status}"


def _serve(
    line: Connection,
    work: Callable[[Any], Any],
    arrive: Callable[[], object],
    dialect: str | None,
    parent: int,
) -> None:
    """The life of a worker: pieces in, outcomes out, until the line is closed. Ctrl-C is the parent's to answer."""
    answer_to(parent)
    lexicon.speak(dialect)
    arrive()
    while True:
        try:
            piece = line.recv()
            try:
                line.send((True, work(piece)))
            except Exception as problem:
                line.send((False, _sendable(problem)))
        except (EOFError, OSError):
            return


def _sendable(problem: Exception) -> Exception:
    """The exception as it can be sent."""
    import pickle

    try:
        pickle.loads(pickle.dumps(problem))
    except Exception:
        return RuntimeError(f"{type(problem).__name__}: {problem}")
    return problem
