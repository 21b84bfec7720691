"""Worker processes for many files: a worker reads files and sends back what came of them; it writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from workplan_parser.cli import manner
from workplan_parser.cli.many import Outcome, attempt, failed
from workplan_parser.confined.crew import Crew, cause
from workplan_parser.errors import WorkplanError
from workplan_parser.language import Language, speak, spoken


def crew(work: Callable[[str], Any], size: int) -> Crew[str, Outcome]:
    """Workers that make an outcome of every file they are given."""
    return Crew(partial(attempt, work), size, _lost, arrive=partial(_arrive, manner.current(), spoken()))


def _arrive(how: manner.Manner, language: Language) -> None:
    manner.take(how)
    speak(language)


def _lost(file: str, why: int | Exception | None) -> Outcome:
    if isinstance(why, Exception):
        return failed(file, why)
    what = f"读取它的进程被终止（{cause(why)}），其余文件不受影响"
    return failed(file, WorkplanError(what, place=file))
