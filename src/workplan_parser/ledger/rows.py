"""Plans → the rows of a ledger: one row for each target of each task, one for a task without targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from workplan_parser.ledger.cell import Cell
from workplan_parser.ledger.passages import passages
from workplan_parser.model import Plan, Target
from workplan_parser.places import place
from workplan_parser.tasks import Task, tasks
from workplan_parser.words import COMPARATORS

Value = str | Decimal | date | int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger.

    ``values`` by column key; the offices it belongs to and those of them that lead; the task and target
    behind it; ``extra``, cells that hands filled in (by column key) and that stand before ``values``.
    """

    values: dict[str, Value]
    offices: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    plan: Plan | None = None
    task: Task | None = None
    target: Target | None = None
    extra: Mapping[str, Cell] = field(default_factory=dict)


def rows(plans: Iterable[Plan]) -> tuple[Row, ...]:
    """The ledger of one or more plans, numbered straight through, in reading order."""
    found: list[Row] = []
    plans = tuple(plans)
    for plan, name in zip(plans, source_names(plans), strict=True):
        for task in tasks(plan):
            shares = passages(task.text, task.text_spans, task.targets)
            if not task.targets:
                found.append(_row(plan, name, task, None, task.text, "", len(found) + 1))
            for n, (target, text) in enumerate(zip(task.targets, shares, strict=True), 1):
                found.append(_row(plan, name, task, target, text, f"t{n}", len(found) + 1))
    return tuple(found)


def source_names(plans: Iterable[Plan]) -> list[str]:
    """The file name of each plan, the second of one name as ``name (2)``: rows are known by it."""
    seen: dict[str, int] = {}
    names = []
    for plan in plans:
        name = plan.source.name
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _row(
    plan: Plan, name: str, task: Task, target: Target | None, text: str, target_id: str, serial: int
) -> Row:
    leads = tuple(office.full_name or office.name for office in task.offices if office.role == "lead")
    others = tuple(office.full_name or office.name for office in task.offices if office.role != "lead")
    values: dict[str, Value] = {
        "serial": serial,
        "section": task.section,
        "label": task.label,
        "title": task.heading,
        "text": text,
        "raw": target.raw if target else "",
        "indicator": target.indicator if target else "",
        "comparator": COMPARATORS[target.comparator] if target else "",
        "value": target.value if target else None,
        "value_max": target.value_max if target else None,
        "unit": target.unit if target else "",
        "lead": "、".join(leads),
        "support": "、".join(others),
        "due": _due(task, target),
        "task_id": task.id,
        "target_id": target_id,
        "place": name + place(plan, (target or task).span).removeprefix(plan.source.name),
    }
    return Row(values, (*leads, *others), leads, plan, task, target)


def _due(task: Task, target: Target | None) -> date | None:
    """The target's governing deadline; for a task without targets the last of its own."""
    if target is not None:
        return target.deadline.due if target.deadline else None
    return max((deadline.due for deadline in task.deadlines), default=None)
