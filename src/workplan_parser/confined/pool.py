"""The reading process seen from outside: one is kept for the next file, none outlives the run."""

from __future__ import annotations

import atexit
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pickle import UnpicklingError
from threading import Lock
from typing import Any, Literal

from workplan_parser import lexicon, limits
from workplan_parser.confined.birth import Process, born
from workplan_parser.confined.bounds import OUT_OF_TIME
from workplan_parser.confined.wire import Answer, Job, TooLong, receive, send
from workplan_parser.errors import UnreadableInput

Why = Literal["time", "memory", "killed"]

_HINT = "文件可能已损坏或被人改造；请打开后另存为新文件，或把文字另存为 .txt 后再试"


class ReaderFailed(RuntimeError):
    """A reader raised what it should not: a fault of this program, with the traceback where it came from."""


class Ended(UnreadableInput):
    """The work ended its process; ``why`` says what the process died of."""

    def __init__(self, why: Why, what: str, hint: str = _HINT) -> None:
        super().__init__(what, hint=hint)
        self.why = why


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one piece of work may cost: processor time, time by the clock, memory."""

    seconds: limits.Limit = field(default_factory=lambda: limits.SECONDS)
    patience: limits.Limit = field(default_factory=lambda: limits.PATIENCE)
    memory: limits.Limit = field(default_factory=lambda: limits.MEMORY)


class Pool:
    """Processes for work within *bounds* (those of a reader): the one that is done is kept for the next piece.

    A process is forked where that is safe; with *fresh* it is started anew, for programs whose libraries have threads of their own.
    """

    def __init__(self, bounds: Bounds | None = None, *, fresh: bool = False) -> None:
        self._bounds, self._fresh = bounds, fresh
        self._lock = Lock()
        self._idle: list[Process] = []
        atexit.register(self.close)

    def call(self, module: str, verb: str, *given: Any, meanwhile: Callable[[], object] | None = None) -> Any:
        """``module.verb(*given)``, done in a process of this pool; what it returns is made of the classes of :mod:`.wire`.

        *meanwhile* is done here while that works.

        Raises :class:`UnreadableInput` as that does, and :class:`Ended` where it takes more than its bounds.
        """
        bounds = self._bounds or Bounds()
        job = Job(module, verb, given, _dialect(), bounds.seconds.most, bounds.patience.most)
        while True:
            process, fresh = self._taken(bounds)
            try:
                answer = _asked(process, job, meanwhile)
            except BaseException:  # it has half a job in hand
                process.end()
                raise
            if answer is None:
                died = process.died()
                if died == 0 and not fresh:  # it had grown large, or ended while it waited
                    continue
                raise _died(died, bounds)
            if answer.out_of_memory:
                process.end()
                if not fresh:
                    continue
            else:
                self._keep(process)
            return _opened(answer, bounds)

    def close(self) -> None:
        """End the process that waits."""
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.parent == os.getpid():
                    process.end()

    def _taken(self, bounds: Bounds) -> tuple[Process, bool]:
        """A process for one job, and whether it is new."""
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.parent == os.getpid():
                    return process, False
                process.forget()  # of the process that this one was forked from
        return born(bounds.memory.most, fresh=self._fresh), True

    def _keep(self, process: Process) -> None:
        with self._lock:
            if not self._idle:
                self._idle.append(process)
                return
        process.end()


def _asked(process: Process, job: Job, meanwhile: Callable[[], object] | None) -> Answer | None:
    """The answer, or None where the process died of the job."""
    try:
        send(process.jobs, job)
        if meanwhile is not None:
            meanwhile()
        return receive(process.answers, limits.ANSWER.most)
    except (EOFError, BrokenPipeError, ConnectionError, UnpicklingError):
        return None
    except TooLong:
        raise UnreadableInput(f"读出的内容超过 {limits.ANSWER.said}，已停止", hint=_HINT) from None


def _opened(answer: Answer, bounds: Bounds) -> Any:
    if answer.refused is not None:
        what, place, hint = answer.refused
        raise UnreadableInput(what, place=place, hint=hint) from ReaderFailed(answer.trace)
    if answer.out_of_memory:
        raise _too_much(bounds)
    if answer.broken:
        raise ReaderFailed(answer.broken) from ReaderFailed(answer.trace)
    return answer.value


def _died(status: int, bounds: Bounds) -> Ended:
    if -status in OUT_OF_TIME:
        return Ended("time", f"读了 {bounds.seconds.said}还没有读完，已停止")
    if -status == getattr(signal, "SIGKILL", None):
        return Ended("killed", "读取它的进程被终止（可能是内存不足）", "请关闭别的程序后再试")
    return _too_much(bounds)


def _too_much(bounds: Bounds) -> Ended:
    return Ended("memory", f"读取它要用的内存超过 {bounds.memory.said}，已停止")


def _dialect() -> tuple[str, int] | None:
    path = lexicon.current().path
    return None if path is None else (os.path.abspath(path), os.stat(path).st_mtime_ns)  # noqa: PTH100, PTH116


_readers = Pool()
"""The pool of those who read files."""
call, close = _readers.call, _readers.close
