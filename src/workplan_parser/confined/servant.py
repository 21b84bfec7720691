"""The life of a reading process: jobs in, answers out, within limits, until the pipe is closed."""

from __future__ import annotations

import os
import pickle
import sys
from importlib import import_module
from typing import IO, Any

from workplan_parser import lexicon
from workplan_parser.confined import bounds
from workplan_parser.confined.wire import Answer, Job, send
from workplan_parser.errors import UnreadableInput

_spoken: list[tuple[str, int] | None] = []
"""The dialect this process speaks."""


def serve(jobs: IO[bytes], answers: IO[bytes], memory: int) -> None:
    """Answer job after job. A process that has grown large ends when it has answered: the next file gets another."""
    bounds.enter(memory)
    while True:
        try:
            job: Job = pickle.load(jobs)
        except EOFError:
            return
        answer = _done(job)
        send(answers, answer)
        if answer.out_of_memory or bounds.is_heavy(memory):
            return


def main(memory: int) -> None:
    """Serve on the standard streams, of which a library's own words reach nobody."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    serve(sys.stdin.buffer, answers, memory)


def _done(job: Job) -> Answer:
    try:
        _speak(job.dialect)
        with bounds.time(job.seconds, job.patience):
            work: Any = getattr(import_module(job.module), job.verb)
            return Answer(work(*job.given))
    except UnreadableInput as refusal:
        return Answer(refused=(refusal.what, refusal.place, refusal.hint), trace=_trace())
    except MemoryError:
        return Answer(out_of_memory=True)
    except Exception as problem:
        return Answer(broken=f"{type(problem).__name__}: {str(problem)[:300]}", trace=_trace())


def _trace() -> str:
    import traceback

    return traceback.format_exc()


def _speak(dialect: tuple[str, int] | None) -> None:
    if [dialect] != _spoken:
        lexicon.speak(dialect and dialect[0])
        _spoken[:] = [dialect]
