"""The same as tables: one row an office and plan, one a duty, one an office and month; and as records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from workplan_parser.model import Plan
from workplan_parser.offices.duties import Duty
from workplan_parser.offices.loads import loads

Row = tuple[Any, ...]


def _of_plans(found: Iterable[Duty]) -> Iterator[tuple[Plan, list[Duty]]]:
    by_plan: dict[int, tuple[Plan, list[Duty]]] = {}
    for duty in found:
        by_plan.setdefault(id(duty.plan), (duty.plan, []))[1].append(duty)
    yield from by_plan.values()


def _offices(found: Sequence[Duty]) -> Iterator[Row]:
    for plan, its in _of_plans(found):
        for one in loads(its):
            counts = (one.lead, one.responsible, one.support, one.tasks, one.targets)
            yield (plan.source.name, plan.metadata.year, one.office, one.kind, *counts, "、".join(one.names))


def _duties(found: Sequence[Duty]) -> Iterator[Row]:
    for duty in found:
        task = duty.task
        yield (
            duty.plan.source.name, duty.plan.metadata.year, duty.office, duty.written, duty.role,
            int(duty.inherited), task.id, task.label, task.heading, len(task.targets),
            duty.dues[-1] if duty.dues else None, duty.place,
        )  # fmt: skip


def _months(found: Sequence[Duty]) -> Iterator[Row]:
    for plan, its in _of_plans(found):
        for one in loads(its):
            for month in sorted(one.months):
                yield plan.source.name, plan.metadata.year, one.office, month, one.months[month]


TABLES: dict[str, tuple[tuple[str, ...], Callable[[Sequence[Duty]], Iterator[Row]]]] = {
    "offices": (
        (
            *("file", "year", "office", "kind", "lead", "responsible", "support"),
            *("tasks", "targets", "written_as"),
        ),
        _offices,
    ),
    "duties": (
        (
            *("file", "year", "office", "written_as", "role", "inherited", "item_id", "label", "title"),
            *("targets", "due", "place"),
        ),
        _duties,
    ),
    "months": (("file", "year", "office", "month", "deadlines"), _months),
}
"""Header and rows of each table."""


def records(found: Sequence[Duty]) -> list[dict[str, Any]]:
    """One record an office, over all plans, with its tasks."""
    tasks: dict[str, list[dict[str, Any]]] = {}
    for duty in found:
        tasks.setdefault(duty.office, []).append(_task(duty))
    return [
        {
            "office": one.office,
            "kind": one.kind,
            "written_as": list(one.names),
            "lead": one.lead,
            "responsible": one.responsible,
            "support": one.support,
            "targets": one.targets,
            "deadlines_by_month": {month: one.months[month] for month in sorted(one.months)},
            "tasks": tasks[one.office],
        }
        for one in loads(found)
    ]


def _task(duty: Duty) -> dict[str, Any]:
    task = duty.task
    return {
        "role": duty.role,
        "inherited": duty.inherited,
        "item_id": task.id,
        "label": task.label,
        "title": task.heading,
        "targets": [{"indicator": target.indicator, "raw": target.raw} for target in task.targets],
        "deadlines": list(duty.dues),
        "place": duty.place,
    }
