"""How a run ends early: one line on stderr and exit status 2; a signal leaves nothing half-written."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

import typer

from workplan_parser.cli.output import say, silence_stdout
from workplan_parser.confined.lifeline import SIGNALS
from workplan_parser.errors import WorkplanError, reason, sentence
from workplan_parser.language import said
from workplan_parser.names import readable


class Stopped(BaseException):
    """A signal asks the process to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def signals_heeded() -> Iterator[None]:
    """SIGINT, SIGTERM and SIGHUP are exceptions, so that what was begun is cleared away; what is ignored stays so."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    for number in SIGNALS:
        if before[number] is not signal.SIG_IGN:
            signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in SIGNALS:
            if signal.getsignal(number) is _stop:
                signal.signal(number, before[number])


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    for one in SIGNALS:  # a second Ctrl-C must not break into the clearing away
        signal.signal(one, signal.SIG_IGN)
    raise KeyboardInterrupt if number == signal.SIGINT else Stopped(number)


def failure(problem: BaseException, *, debug: bool = False) -> int:
    """Say on one line of stderr what went wrong; the exit status. ``debug`` shows the traceback first."""
    if isinstance(problem, SystemExit):
        return problem.code if isinstance(problem.code, int) else 2
    if debug:
        import traceback

        traceback.print_exception(problem)
    if isinstance(problem, BrokenPipeError):
        silence_stdout()
        return 0
    say(_words(problem))
    if isinstance(problem, Stopped):
        signal.signal(problem.number, signal.SIG_DFL)
        os.kill(os.getpid(), problem.number)
    return 2


def _words(problem: BaseException) -> str:
    if isinstance(problem, typer.TyperException):
        from workplan_parser.cli.usage import told

        return told(problem)
    if isinstance(problem, WorkplanError):
        return problem.told(said)
    if isinstance(problem, KeyboardInterrupt | Stopped | typer.Abort):
        return said("已中断，没有留下写了一半的文件")
    if isinstance(problem, OSError):
        return sentence(readable(str(problem.filename or "")), said(reason(problem)))
    if isinstance(problem, MemoryError):
        return sentence("", said("内存不足，读不完"), said("请把文件分开，或换一台内存更大的机器"))
    what = said(f"内部错误：{type(problem).__name__}: {str(problem)[:300]}")
    return sentence("", what, said("请加 --debug 重试并报告"))
