"""Offices as a page for people: the table of loads, the tasks of one office, and what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workplan_parser.cli.console import Paint, cut, pad, printable, width

if TYPE_CHECKING:
    from collections import Counter

    from workplan_parser.model import Plan
    from workplan_parser.offices import Duty, Registry

_ROLES = {"lead": "牵头", "responsible": "责任", "support": "配合"}
_NUMBERS = (*_ROLES.values(), "目标")


class Page:
    """``every`` duty of the plans, and those to show."""

    def __init__(
        self,
        plans: Sequence[Plan],
        shown: Sequence[Duty],
        every: Sequence[Duty],
        registry: Registry,
        columns: int,
        paint: Paint,
    ) -> None:
        self.plans, self.shown, self.every, self.registry = plans, shown, every, registry
        self.columns, self.paint = columns, paint

    def overview(self) -> Iterator[str]:
        """One line an office."""
        from workplan_parser.offices import loads, unassigned

        found = loads(self.shown)
        yield from self._head()
        if not found:
            yield "没有写明责任单位\n"
            return
        name = min(max(width(load.office) for load in found), max(20, self.columns // 3))
        yield self.paint(self._line(pad("单位", name), _NUMBERS, "期限（月份×个数）"), "bold")
        for load in found:
            counts = (load.lead, load.responsible, load.support, load.targets)
            row = self._line(
                pad(cut(printable(load.office), name), name),
                [str(count or "·") for count in counts],
                cut(_months(load.months), self.columns - name - 30),
            )
            yield row
        nobody = unassigned(self.plans)
        told = f"\n{len(found)} 个单位，{len({(id(d.plan), d.task.id) for d in self.shown})} 项任务"
        yield self.paint(told + (f"；另有 {nobody} 项未写明单位" if nobody else "") + "\n", "dim")
        yield from self._remarks()

    def detail(self) -> Iterator[str]:
        """Each office with its tasks, targets and last days."""
        from workplan_parser.offices import loads

        yield from self._head()
        for at, load in enumerate(loads(self.shown)):
            told = "、".join(f"{word} {n}" for role, word in _ROLES.items() if (n := getattr(load, role)))
            yield (
                "\n" * bool(at) + self.paint(load.office, "bold", "cyan") + f"  {told}、目标 {load.targets}\n"
            )
            for duty in (duty for duty in self.shown if duty.office == load.office):
                yield from self._duty(duty)
        yield from self._remarks()

    def _duty(self, duty: Duty) -> Iterator[str]:
        task = duty.task
        head = printable(f"{task.label}{task.title or ' '.join(task.text.split())}")
        due = f"{duty.dues[-1]}" if duty.dues else ""
        room = self.columns - 20
        where = self.paint(duty.place, "dim")
        yield f"  {_ROLES[duty.role]}  {pad(cut(head, room), room)}  {due}".rstrip() + "\n"
        for target in task.targets:
            yield f"        {printable(target.indicator)} {printable(target.raw)}\n"
        yield f"        {where}\n"

    def _head(self) -> Iterator[str]:
        for plan in self.plans:
            title = printable(plan.metadata.title or plan.source.name)
            said = "，".join(str(part) for part in (plan.metadata.issuer, plan.metadata.year) if part)
            yield self.paint(title, "bold", "cyan") + (f"（{printable(said)}）" if said else "") + "\n"
        yield "\n"

    def _line(self, name: str, numbers: Sequence[str], months: str) -> str:
        return f"{name}  {'  '.join(pad(n, 4, right=True) for n in numbers)}  {months}".rstrip() + "\n"

    def _remarks(self) -> Iterator[str]:
        """Names to look at: slips, and former names still used."""
        from workplan_parser.offices import slips

        for slip in slips(self.every, self.registry):
            yield (
                self.paint("核对名称", "yellow")
                + f"  “{slip.written}”与“{slip.known}”只差一字（{slip.place}）\n"
            )
        told = set()
        for duty in self.every:
            last = self.registry.outdated(duty.written, duty.plan.metadata.year)
            if last is not None and (duty.written, duty.plan.source.name) not in told:
                told.add((duty.written, duty.plan.source.name))
                yield (
                    self.paint("旧名称", "yellow")
                    + f"    “{duty.written}”{last}年后已是“{duty.office}”（{duty.name_place}）\n"
                )


def _months(months: Counter[str]) -> str:
    return "  ".join(f"{month}×{months[month]}" for month in sorted(months))
