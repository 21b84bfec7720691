"""What commands over many plans share: reading them all with their text, and a record a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from workplan_parser.cli.inputs import documents, name_of, plan_of
from workplan_parser.cli.many import Outcome, each

if TYPE_CHECKING:
    from workplan_parser.model import Plan


def read_plan(file: str) -> Plan:
    """The plan of one file with its text, so that places are lines."""
    return plan_of(file, with_text=True)


def outcomes(files: Sequence[str], jobs: int, output: str | None = None) -> Iterator[Outcome]:
    """The plan of every document in *files* and folders but the *output*, or why there is none, as they are read."""
    return each(documents(files, written=True, output=output), read_plan, jobs=jobs)


def gather(files: Sequence[str], jobs: int, output: str | None = None) -> tuple[list[Plan], list[Outcome]]:
    """All plans that could be read, and what became of every file."""
    plans: list[Plan] = []
    told: list[Outcome] = []
    for outcome in outcomes(files, jobs, output):
        if outcome.error is None:
            plans.append(outcome.value)
        told.append(outcome._replace(value=None))
    return plans, told


def ndjson(
    files: Sequence[str], jobs: int, told: list[Outcome], record: Callable[[Plan], dict[str, Any]]
) -> Iterator[str]:
    """One line a file: ``{"file", "title"}`` and what *record* says of the plan, or ``{"file", "error"}``."""
    from workplan_parser.writers.json import chunks

    for outcome in outcomes(files, jobs):
        told.append(outcome._replace(value=None))
        if outcome.error is None:
            title = outcome.value.metadata.title
            yield from chunks(
                {"file": name_of(outcome.file), "title": title, **record(outcome.value)}, one_line=True
            )
        else:
            yield from chunks({"file": name_of(outcome.file), "error": outcome.error}, one_line=True)
