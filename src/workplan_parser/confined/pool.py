"""The reading process seen from outside: one is kept for the next file, none outlives the run."""

from __future__ import annotations

import atexit
import os
import signal
from collections.abc import Callable
from pickle import UnpicklingError
from threading import Lock
from typing import Any

from workplan_parser import lexicon, limits
from workplan_parser.confined.birth import Process, born
from workplan_parser.confined.bounds import OUT_OF_TIME
from workplan_parser.confined.wire import Answer, Job, TooLong, receive, send
from workplan_parser.errors import UnreadableInput

_HINT = "文件可能已损坏或被人改造；请打开后另存为新文件，或把文字另存为 .txt 后再试"

_lock = Lock()
_idle: list[Process] = []
"""The process that waits for the next file, if one does."""


class ReaderFailed(RuntimeError):
    """A reader raised what it should not: a fault of this program, with the traceback where it came from."""


def call(module: str, verb: str, *given: Any, meanwhile: Callable[[], object] | None = None) -> Any:
    """``module.verb(*given)``, done in a reading process; what it returns is made of the classes of :mod:`.wire`.

    *meanwhile* is done here while that works.

    Raises :class:`UnreadableInput` as that does, and where it takes more memory or time than a file may.
    """
    job = Job(module, verb, given, _dialect(), limits.SECONDS.most, limits.PATIENCE.most)
    while True:
        process, fresh = _taken()
        try:
            answer = _asked(process, job, meanwhile)
        except BaseException:  # it has half a job in hand
            process.end()
            raise
        if answer is None:
            died = process.died()
            if died == 0 and not fresh:  # it had grown large, or ended while it waited
                continue
            raise _died(died)
        if answer.out_of_memory:
            process.end()
            if not fresh:
                continue
        else:
            _keep(process)
        return _opened(answer)


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


def _opened(answer: Answer) -> Any:
    if answer.refused is not None:
        what, place, hint = answer.refused
        raise UnreadableInput(what, place=place, hint=hint) from ReaderFailed(answer.trace)
    if answer.out_of_memory:
        raise _too_much()
    if answer.broken:
        raise ReaderFailed(answer.broken) from ReaderFailed(answer.trace)
    return answer.value


def _died(status: int) -> UnreadableInput:
    if -status in OUT_OF_TIME:
        return UnreadableInput(f"读了 {limits.SECONDS.said}还没有读完，已停止", hint=_HINT)
    if -status == getattr(signal, "SIGKILL", None):
        return UnreadableInput("读取它的进程被终止（可能是内存不足）", hint="请关闭别的程序后再试")
    return _too_much()


def _too_much() -> UnreadableInput:
    return UnreadableInput(f"读取它要用的内存超过 {limits.MEMORY.said}，已停止", hint=_HINT)


def _dialect() -> tuple[str, int] | None:
    path = lexicon.current().path
    return None if path is None else (os.path.abspath(path), os.stat(path).st_mtime_ns)  # noqa: PTH100, PTH116


def _taken() -> tuple[Process, bool]:
    """A process for one job, and whether it is new."""
    with _lock:
        while _idle:
            process = _idle.pop()
            if process.parent == os.getpid():
                return process, False
            process.forget()  # of the process that this one was forked from
    return born(), True


def _keep(process: Process) -> None:
    with _lock:
        if not _idle:
            _idle.append(process)
            return
    process.end()


def close() -> None:
    """End the process that waits."""
    with _lock:
        while _idle:
            process = _idle.pop()
            if process.parent == os.getpid():
                process.end()


atexit.register(close)
