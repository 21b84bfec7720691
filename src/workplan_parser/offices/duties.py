"""Plans → duties: each office of each task, with the role it has, and what the task asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workplan_parser.model import Plan, Responsibility, Role, Target
from workplan_parser.offices.registry import Registry
from workplan_parser.places import place
from workplan_parser.span import Span
from workplan_parser.tasks import Task, tasks

ORDER = ("lead", "responsible", "support")
"""An office named twice for one task counts once, with the first of these."""


@dataclass(frozen=True, slots=True)
class Duty:
    """承担的任务: ``office`` in its own name, ``written`` as the plan has it; ``dues`` the last days of task and targets."""

    office: str
    written: str
    role: Role
    kind: str
    inherited: bool
    plan: Plan
    task: Task
    dues: tuple[date, ...]
    named_at: Span

    @property
    def targets(self) -> tuple[Target, ...]:
        """目标 of the task."""
        return self.task.targets

    @property
    def place(self) -> str:
        """``file:line`` of the task."""
        return place(self.plan, self.task.span)

    @property
    def name_place(self) -> str:
        """``file:line`` of the name."""
        return place(self.plan, self.named_at)


def duties(plans: Iterable[Plan], registry: Registry | None = None) -> tuple[Duty, ...]:
    """Every office of every task, in reading order."""
    registry = registry or Registry()
    return tuple(duty for plan in plans for task in tasks(plan) for duty in _of_task(plan, task, registry))


def unassigned(plans: Iterable[Plan]) -> int:
    """How many tasks name no office, themselves or above."""
    return sum(not task.offices for plan in plans for task in tasks(plan))


def _of_task(plan: Plan, task: Task, registry: Registry) -> Iterator[Duty]:
    best: dict[str, Responsibility] = {}
    for one in task.offices:
        office = registry.name(one.full_name or one.name)
        if office not in best or ORDER.index(one.role) < ORDER.index(best[office].role):
            best[office] = one
    dues = _dues(task)
    for office, one in best.items():
        written = one.full_name or one.name
        yield Duty(office, written, one.role, one.kind, task.inherited, plan, task, dues, one.span)


def _dues(task: Task) -> tuple[date, ...]:
    """Each deadline of the task once: those that govern its targets among them."""
    days = {deadline.span: deadline.due for deadline in task.deadlines}
    governing = [target.deadline for target in task.targets if target.deadline is not None]
    days |= {deadline.span: deadline.due for deadline in governing}
    return tuple(sorted(days.values()))


def of_office(found: Sequence[Duty], office: str, registry: Registry | None = None) -> list[Duty]:
    """The duties of one office, by any of its names."""
    wanted = (registry or Registry()).name(office)
    return [duty for duty in found if duty.office == wanted]
