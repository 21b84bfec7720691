"""Plans → the rows of a ledger: one row for each target of each task (with a number or without), one for a task without any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from workplan_parser.ledger.cell import Cell
from workplan_parser.ledger.columns import COLUMNS
from workplan_parser.ledger.passages import brief, passages
from workplan_parser.model import Plan, Promise
from workplan_parser.places import place
from workplan_parser.tasks import Task, tasks

Value = str | Decimal | date | int | None


class Entry(NamedTuple):
    """What a row is about: a target of a task with its share of the text, or a task that has none.

    ``file`` is the name the plan's rows are known by; ``target_id`` is empty where there is no target, t1, t2 … of numbers, q1 … of
    goals without one.
    """

    serial: int
    plan: Plan
    file: str
    task: Task
    text: str
    target: Promise | None = None
    target_id: str = ""

    @property
    def leads(self) -> tuple[str, ...]:
        """牵头单位."""
        return tuple(one.full_name or one.name for one in self.task.offices if one.role == "lead")

    @property
    def others(self) -> tuple[str, ...]:
        """责任单位 and 配合单位."""
        return tuple(one.full_name or one.name for one in self.task.offices if one.role != "lead")

    @property
    def due(self) -> date | None:
        """The target's governing deadline; for a task without targets the last of its own."""
        if self.target is not None:
            return self.target.deadline.due if self.target.deadline else None
        return max((deadline.due for deadline in self.task.deadlines), default=None)

    @property
    def place(self) -> str:
        """``file:line`` of the target, or of the task."""
        found = place(self.plan, (self.target or self.task).span)
        return self.file + found.removeprefix(self.plan.source.name)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger: ``values`` by column key; ``entry`` is what they were read from, None for rows kept
    from an older ledger; ``extra``, cells that hands filled in (by column key), stand before ``values``."""

    values: Mapping[str, Value]
    entry: Entry | None = None
    extra: Mapping[str, Cell] = field(default_factory=dict)

    def shown(self, key: str) -> Any:
        """What stands in the cell: what a hand put there, else the value."""
        cell = self.extra.get(key)
        return self.values.get(key) if cell is None else cell.value


def rows(plans: Sequence[Plan]) -> tuple[Row, ...]:
    """The ledger of one or more plans, numbered straight through, in reading order."""
    return tuple(
        Row({column.key: column.read(entry) for column in COLUMNS if column.read}, entry)
        for entry in _entries(plans)
    )


def for_paper(found: Iterable[Row]) -> list[Row]:
    """The rows with 工作内容 as far as a row of a page has room for it."""
    return [
        replace(row, values={**row.values, "text": brief(row.entry.text, str(row.values["raw"] or ""))})
        if row.entry
        else row
        for row in found
    ]


def _entries(plans: Sequence[Plan]) -> Iterator[Entry]:
    serial = 1
    for plan, file in zip(plans, source_names(plans), strict=True):
        for task in tasks(plan):
            promised = _promised(task)
            shares = passages(task.text, task.text_spans, [target for target, _ in promised])
            if not promised:
                yield Entry(serial, plan, file, task, task.text)
            for n, ((target, name), text) in enumerate(zip(promised, shares, strict=True)):
                yield Entry(serial + n, plan, file, task, text, target, name)
            serial += max(1, len(promised))


def _promised(task: Task) -> list[tuple[Promise, str]]:
    """The targets of a task and its goals without a number in reading order, with their ids: t1, t2, q1."""
    every: list[tuple[Promise, str]] = [
        *((target, f"t{n}") for n, target in enumerate(task.targets, 1)),
        *((target, f"q{n}") for n, target in enumerate(task.qualities, 1)),
    ]
    return sorted(every, key=lambda one: one[0].span)


def source_names(plans: Iterable[Plan]) -> list[str]:
    """The file name of each plan, the second of one name as ``name (2)``: rows are known by it."""
    seen: dict[str, int] = {}
    names = []
    for plan in plans:
        name = plan.source.name
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names
