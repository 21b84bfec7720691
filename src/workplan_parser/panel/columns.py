"""The columns of the panel in order: one row a column, with the type of its values and where they come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from workplan_parser.panel.rows import Row
from workplan_parser.writers.tables import Kind


class Column(NamedTuple):
    """``read`` gives the value of a row; None where it has none."""

    name: str
    kind: Kind
    read: Callable[[Row], Any]


def _of_row(name: str, kind: Kind = "string") -> Column:
    return Column(name, kind, attrgetter(name))


def _of_target(name: str, kind: Kind = "string") -> Column:
    """Of a target; one without a number has a kind and no value, one with a number the other way round."""
    return Column(name, kind, lambda row: getattr(row.target, name, None))


def _of_task(name: str, field: str) -> Column:
    read = attrgetter(field)
    return Column(name, "string", lambda row: None if row.task is None else read(row.task) or None)


def _due(row: Row) -> Any:
    return row.target.deadline.due if row.target is not None and row.target.deadline else None


def _meant(row: Row) -> int | None:
    """The year the number is for: that of its deadline, else the plan's; None under goals of a longer time that name no year."""
    if row.target is None:
        return None
    due = _due(row)
    return due.year if due else None if row.task and row.task.horizon == "beyond" else row.year


HEAD = (
    _of_row("body"),
    _of_row("series"),
    _of_row("year", "integer"),
    _of_row("file"),
    _of_row("lineage"),
    _of_row("name"),
)
"""What a row is about."""

SAID = (
    _of_row("state"),
    _of_target("indicator"),
    _of_target("comparator"),
    _of_target("value", "number"),
    _of_target("value_max", "number"),
    _of_target("unit"),
    _of_target("ucum"),
    _of_target("dimension"),
    _of_target("kind"),
    _of_target("strength"),
    Column("target_year", "integer", _meant),
    Column("due", "date", _due),
    _of_row("lead"),
    _of_row("offices"),
    _of_task("item_id", "id"),
    _of_task("label", "label"),
    _of_task("title", "heading"),
    _of_target("raw"),
    _of_row("place"),
)
"""What the plan says there."""

COLUMNS = (*HEAD, *SAID)

TOLD = (
    Column("outcome", "string", lambda row: row.told and row.told.verdict),
    Column("reported", "string", lambda row: row.told and row.told.result and row.told.result.raw),
    Column("reported_value", "number", lambda row: row.told and row.told.result and row.told.result.value),
    Column("reported_unit", "string", lambda row: row.told and row.told.result and row.told.result.unit),
    Column("outcome_review", "boolean", lambda row: row.told and row.told.review),
    Column("reported_place", "string", lambda row: row.told and row.told.place),
)
"""What the next report tells of it, where that was asked for."""


def columns(found: Sequence[Row]) -> tuple[Column, ...]:
    """The columns of those rows."""
    return (*COLUMNS, *TOLD) if any(row.told is not None for row in found) else COLUMNS


def cells(row: Row, wanted: Sequence[Column] = COLUMNS) -> tuple[Any, ...]:
    """The values of *row*, a column each."""
    return tuple(column.read(row) for column in wanted)


def records(found: Sequence[Row], wanted: Sequence[Column] | None = None) -> list[dict[str, Any]]:
    """The rows as records, every column in each."""
    wanted = columns(found) if wanted is None else wanted
    names = [column.name for column in wanted]
    return [dict(zip(names, cells(row, wanted), strict=True)) for row in found]
