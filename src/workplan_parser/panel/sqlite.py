"""The panel as an SQLite database: plans, lineages and targets with their keys, and views to look things up in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from operator import attrgetter
from typing import Any

from workplan_parser.panel.columns import HEAD, columns
from workplan_parser.panel.rows import Row
from workplan_parser.writers.sqlite import TYPES, Table, database, quoted

_OF_PLAN = attrgetter("body", "series", "year", "file")
_OF_LINEAGE = attrgetter("lineage", "body", "series", "name")

_PLANS = """
CREATE TABLE plans ( -- 计划：一份一行；读不了的文件也在
    plan INTEGER PRIMARY KEY, body TEXT NOT NULL, series TEXT NOT NULL, year INTEGER, file TEXT NOT NULL
)"""
_LINEAGES = """
CREATE TABLE lineages ( -- 目标沿革：同一个目标，不论哪年、叫什么、编第几号
    lineage TEXT PRIMARY KEY, body TEXT NOT NULL, series TEXT NOT NULL, name TEXT NOT NULL
)"""
_TARGETS = """
CREATE TABLE targets ( -- 沿革 × 计划，一格一行
    lineage TEXT REFERENCES lineages (lineage), plan INTEGER NOT NULL REFERENCES plans (plan),
    state TEXT NOT NULL CHECK (state IN ('present', 'absent', 'dropped', 'unreadable')),
    {columns},
    UNIQUE (lineage, plan)
)"""


def sqlite(found: Sequence[Row]) -> bytes:
    """The database file of the rows."""
    wanted = columns(found)[len(HEAD) :]
    made = ", ".join(f"{quoted(column.name)} {TYPES[column.kind]}" for column in wanted[1:])
    plans = _distinct(found, _OF_PLAN)
    lines = _distinct((row for row in found if row.lineage), _OF_LINEAGE)
    cells = (
        (row.lineage or None, plans[_OF_PLAN(row)], *(column.read(row) for column in wanted)) for row in found
    )
    tables = (
        Table("plans", _PLANS, ((at, *plan) for plan, at in plans.items())),
        Table("lineages", _LINEAGES, lines),
        Table("targets", _TARGETS.format(columns=made), cells),
    )
    shown = ", ".join(f"t.{quoted(column.name)}" for column in wanted)
    return database(tables, files(__package__).joinpath("views.sql").read_text("utf-8").format(columns=shown))


def _distinct(found: Iterable[Row], key: Callable[[Row], tuple[Any, ...]]) -> dict[tuple[Any, ...], int]:
    """The different keys, numbered as they come."""
    seen: dict[tuple[Any, ...], int] = {}
    for row in found:
        seen.setdefault(key(row), len(seen) + 1)
    return seen
