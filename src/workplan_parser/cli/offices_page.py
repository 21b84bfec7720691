"""Offices as a page for people: the table of loads, the tasks of one office, and what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from workplan_parser.language import listed, said
from workplan_parser.model import Plan
from workplan_parser.offices import Duty, Registry, loads, slips, unassigned
from workplan_parser.offices.duties import ORDER
from workplan_parser.offices.loads import Load
from workplan_parser.terminal import Prose
from workplan_parser.words import ROLES

_ROLES: dict[str, str] = dict(sorted(ROLES.items(), key=lambda row: ORDER.index(row[0])))


class Offices(NamedTuple):
    """``every`` duty of the plans, and those ``shown``."""

    plans: Sequence[Plan]
    shown: Sequence[Duty]
    every: Sequence[Duty]
    registry: Registry


def overview(offices: Offices) -> Iterator[RenderableType]:
    """One line an office."""
    yield from _head(offices.plans)
    found = loads(offices.shown)
    if not found:
        yield said("没有写明责任单位")
        return
    yield _table(found)
    nobody = unassigned(offices.plans)
    told = f"\n{len(found)} 个单位，{len({(id(d.plan), d.task.id) for d in offices.shown})} 项任务"
    yield Text(said(told) + (said(f"；另有 {nobody} 项未写明单位") if nobody else ""), "dim")
    yield from _remarks(offices)


def detail(offices: Offices) -> Iterator[RenderableType]:
    """Each office with its tasks, targets and last days."""
    yield from _head(offices.plans)
    for at, load in enumerate(loads(offices.shown)):
        if at:
            yield ""
        shares = [f"{said(word)} {n}" for role, word in _ROLES.items() if (n := getattr(load, role))]
        told = listed((*shares, f"{said('目标')} {load.targets}"))
        yield Text.assemble((load.office, "bold cyan"), f"  {told}")
        tasks = Table.grid(padding=(0, 2, 0, 0))
        tasks.add_column(no_wrap=True)
        tasks.add_column(overflow="fold")
        tasks.add_column(no_wrap=True, min_width=1)
        for duty in offices.shown:
            if duty.office == load.office:
                _add_task(tasks, duty)
        yield Padding.indent(tasks, 2)
    yield from _remarks(offices)


def _table(found: Sequence[Load]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(said("责任单位"), overflow="fold")
    for word in (*_ROLES.values(), "目标"):
        table.add_column(said(word), justify="right", no_wrap=True)
    table.add_column(said("期限（月份×个数）"), overflow="fold")
    for load in found:
        counts = (load.lead, load.responsible, load.support, load.targets)
        months = "  ".join(f"{month}×{load.months[month]}" for month in sorted(load.months))
        table.add_row(Prose(load.office), *(str(count or "·") for count in counts), months)
    return table


def _add_task(tasks: Table, duty: Duty) -> None:
    task = duty.task
    head = f"{task.label}{task.title or ' '.join(task.text.split())}"
    tasks.add_row(said(_ROLES[duty.role]), Prose(head), str(duty.dues[-1]) if duty.dues else "")
    for target in task.targets:
        tasks.add_row("", Prose(f"{target.indicator} {target.raw}"), "")
    tasks.add_row("", Text(duty.place, "dim"), "")


def _head(plans: Sequence[Plan]) -> Iterator[RenderableType]:
    for plan in plans:
        of = "，".join(str(part) for part in (plan.metadata.issuer, plan.metadata.year) if part)
        title = plan.metadata.title or plan.source.name
        yield Text.assemble((title, "bold cyan"), f"（{of}）" if of else "")
    yield ""


def _remarks(offices: Offices) -> Iterator[RenderableType]:
    """Names to look at: slips, and former names still used."""
    for slip in slips(offices.every, offices.registry):
        yield _remark("核对名称", f"“{slip.written}”与“{slip.known}”只差一字（{slip.place}）")
    told = set()
    for duty in offices.every:
        last = offices.registry.outdated(duty.written, duty.plan.metadata.year)
        if last is not None and (duty.written, duty.plan.source.name) not in told:
            told.add((duty.written, duty.plan.source.name))
            yield _remark("旧名称", f"“{duty.written}”{last}年后已是“{duty.office}”（{duty.name_place}）")


def _remark(word: str, told: str) -> Prose:
    return Prose(Text.assemble((said(word), "yellow"), f"  {said(told)}"))
