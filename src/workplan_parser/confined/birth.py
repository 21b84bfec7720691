"""How a reading process comes into being: forked, which takes a millisecond, or started where that is not safe."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from signal import SIGKILL
from typing import IO, Any

from workplan_parser.confined.lifeline import answer_to, undisturbed

_START = "from workplan_parser.confined.servant import main; main({memory})"


@dataclass(slots=True)
class Process:
    """One reading process and the pipes to it; ``parent`` is the process that it belongs to."""

    jobs: IO[bytes]
    answers: IO[bytes]
    parent: int
    pid: int = 0
    started: Any = None

    def end(self) -> None:
        """End it at once."""
        if self.started is not None:
            self.started.kill()
        else:
            os.kill(self.pid, SIGKILL)
        self.died()

    def died(self) -> int:
        """Wait for its end, which is near; its exit status, or minus the signal that ended it."""
        self.forget()
        if self.started is not None:
            return int(self.started.wait())
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def forget(self) -> None:
        """Close the pipes."""
        for pipe in (self.jobs, self.answers):
            with suppress(OSError):
                pipe.close()


def born(memory: int, *, fresh: bool = False) -> Process:
    """A new reading process that may take *memory* bytes; with *fresh* it is started anew, never forked."""
    return _forked(memory) if not fresh and _may_fork() else _started(memory)


def _may_fork() -> bool:
    """Other threads may hold locks that a fork would copy held; a Timer that waits for its time holds none."""
    from threading import Timer, enumerate

    return sys.platform == "linux" and sum(not isinstance(thread, Timer) for thread in enumerate()) == 1


def _forked(memory: int) -> Process:
    (jobs, give), (take, answers) = os.pipe(), os.pipe()
    parent = os.getpid()
    with undisturbed():
        pid = os.fork()
        if pid:
            os.close(jobs)
            os.close(answers)
            return Process(os.fdopen(give, "wb"), os.fdopen(take, "rb"), parent, pid)
        try:
            answer_to(parent)
            os.close(give)
            os.close(take)
            _live(jobs, answers, memory)
        finally:
            os._exit(70)


def _live(jobs: int, answers: int, memory: int) -> None:
    """In the fork: nothing of its parent's is touched, on whatever way out."""
    import faulthandler
    from fcntl import F_DUPFD, fcntl

    from workplan_parser.confined.servant import serve

    faulthandler.disable()
    jobs, answers = fcntl(jobs, F_DUPFD, 3), fcntl(answers, F_DUPFD, 3)
    for stream in (0, 1, 2):
        os.dup2(os.open(os.devnull, os.O_RDWR), stream)
    serve(os.fdopen(jobs, "rb"), os.fdopen(answers, "wb"), memory)
    os._exit(0)


def _started(memory: int) -> Process:
    from subprocess import DEVNULL, PIPE, Popen

    path = os.pathsep.join(place for place in sys.path if place)
    process = Popen(
        [sys.executable, "-P", "-c", _START.format(memory=memory)],
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=os.environ | {"PYTHONPATH": path},
    )
    assert process.stdin and process.stdout
    return Process(process.stdin, process.stdout, os.getpid(), started=process)
