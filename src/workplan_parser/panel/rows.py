"""The tidy table: one row for each lineage and plan of its series, whether the target is there or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from workplan_parser.compare.nodes import tight
from workplan_parser.model import Plan, Promise
from workplan_parser.offices.registry import Registry
from workplan_parser.panel.lineage import Lineage, lineages, name_all
from workplan_parser.panel.series import Series, arrange, stem, year_in, year_of
from workplan_parser.panel.told import Told, told
from workplan_parser.places import place
from workplan_parser.span import Span
from workplan_parser.tasks import Task, tasks

State = Literal["present", "absent", "dropped", "unreadable"]

NEAR = 30
"""Letters before a number that nobody could read in which the name of a target is looked for."""

_HEAD = 3
"""Letters of a name by which such places are found; a shorter name tells nothing."""


class Row(NamedTuple):
    """A row. ``state``: ``present``; ``absent``, not yet there; ``dropped``, there in an earlier plan and left out;
    ``unreadable``, the file or the number could not be read. All that follows ``state`` is there only if present;
    ``lead`` and ``offices`` are in the offices' own names; ``told`` is what the next report tells, where that was asked."""

    body: str
    series: str
    year: int | None
    file: str
    lineage: str
    name: str
    state: State
    target: Promise | None = None
    task: Task | None = None
    lead: str | None = None
    offices: str | None = None
    place: str | None = None
    told: Told | None = None


class Unread(NamedTuple):
    """A file that could not be read."""

    file: str

    @property
    def name(self) -> str:
        """Its name without folders."""
        return self.file.rsplit("/", 1)[-1]


@dataclass(slots=True)
class _Column:
    """A plan of a series, or a year of it that could not be read."""

    year: int | None
    file: str
    plan: Plan | None
    at: int
    tasks: dict[str, Task]
    doubtful: dict[str, list[str]]


def rows(
    plans: Iterable[Plan],
    unread: Sequence[Unread] = (),
    registry: Registry | None = None,
    *,
    as_one: bool = False,
    outcome: bool = False,
) -> list[Row]:
    """The table of *plans*, by body, series and lineage, then by year; files that could not be read among them.

    With *outcome* each target has what the plan of the year after reports of it.
    """
    registry = registry or Registry()
    series = arrange(plans, registry, as_one=as_one)
    lines = [lineages(one) for one in series]
    name_all(series, lines)
    left = list(unread)
    found: list[Row] = []
    for one, its in zip(series, lines, strict=True):
        columns = _columns(one, left)
        became = told(one) if outcome else None
        for line in its:
            found += [_row(one, line, column, registry, became) for column in columns]
    found += [Row("", "", year_in(file.name), file.name, "", "", "unreadable") for file in left]
    return found


def _columns(series: Series, left: list[Unread]) -> list[_Column]:
    """The plans of a series, and in their place the files of its name that could not be read (taken from *left*)."""
    columns = [
        _Column(
            year_of(plan),
            plan.source.name,
            plan,
            at,
            {task.id: task for task in tasks(plan)},
            _doubtful(plan),
        )
        for at, plan in enumerate(series.plans)
    ]
    stems = {stem(plan.source.name) for plan in series.plans}
    years = {column.year for column in columns}
    for file in [file for file in left if stem(file.name) in stems]:
        year = year_in(file.name)
        if year is not None and year not in years:
            left.remove(file)
            columns.append(_Column(year, file.name, None, -1, {}, {}))
    return sorted(columns, key=lambda column: (column.year or 0, column.at))


def _row(
    series: Series,
    line: Lineage,
    column: _Column,
    registry: Registry,
    became: Mapping[tuple[int, Span], Told] | None,
) -> Row:
    plan, goal = column.plan, line.goals.get(column.at)
    name = tight(line.latest.target.indicator)
    head = (series.body, series.title, column.year, column.file, line.id, name)
    if goal is None or plan is None:
        return Row(*head, _missing(line, column))
    task = column.tasks[goal.item]
    names = [(registry.name(one.full_name or one.name), one.role) for one in task.offices]
    lead = "、".join(name for name, role in names if role == "lead") or None
    offices = "、".join(dict.fromkeys(name for name, _ in names)) or None
    said = None if became is None else became.get((column.at, goal.target.span), Told())
    return Row(*head, "present", goal.target, task, lead, offices, place(plan, goal.target.span), said)


def _missing(line: Lineage, column: _Column) -> State:
    """Why a lineage has no target here."""
    if column.plan is None:
        return "unreadable"
    if column.at < line.first:
        return "absent"
    known = line.goals[max(at for at in line.goals if at < column.at)].name
    near = column.doubtful.get(known[:_HEAD], ()) if len(known) >= _HEAD else ()
    return "unreadable" if any(known in words for words in near) else "dropped"


def _doubtful(plan: Plan) -> dict[str, list[str]]:
    """What stands before each number of the plan that nobody could read, by each few letters of it."""
    text = plan.source.text
    if text is None:
        return {}
    words = {
        tight(text[max(0, one.span.start - NEAR) : one.span.start])
        for one in plan.diagnostics
        if one.code in ("WP301", "WP302") and one.span is not None
    }
    found: dict[str, list[str]] = {}
    for said in sorted(words):
        for at in range(len(said) - _HEAD + 1):
            found.setdefault(said[at : at + _HEAD], []).append(said)
    return found
