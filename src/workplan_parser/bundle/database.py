"""The tables of a bundle as an SQLite database: keys held, numbers to reckon with beside their exact digits, views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from workplan_parser.bundle import outcomes
from workplan_parser.bundle.shape import PLAN, Field, ForeignKey, Shape, shapes
from workplan_parser.model import Plan
from workplan_parser.writers import sqlite
from workplan_parser.writers.json import digits
from workplan_parser.writers.sqlite import TYPES, quoted
from workplan_parser.writers.tables import TABLES

DIGITS = "_digits"
"""A number has two columns: ``value`` as SQLite reckons, ``value_digits`` as the plan says, digit for digit."""


def database(plans: Mapping[str, Plan], became: Sequence[tuple[Any, ...]] = ()) -> bytes:
    """The database file of *plans* by name, with the rows of what *became* of targets."""
    tables = [sqlite.Table(shape.name, _create(shape), _rows(shape, plans)) for shape in shapes()]
    told = outcomes.shape()
    tables.append(sqlite.Table(told.name, _create(told), (_stored_cells(told, row) for row in became)))
    return sqlite.database(tables, files(__package__).joinpath("views.sql").read_text("utf-8"))


def _create(shape: Shape) -> str:
    """The CREATE TABLE of one table, each column with its Chinese term."""
    lines = [
        f"{quoted(column)} {kind}{_checks(field, column)}, -- {field.term.title}"
        for field in shape.fields
        for column, kind in _stored(field)
    ]
    keys = list(shape.foreign_keys)
    if shape.name == outcomes.NAME:
        keys.append(
            ForeignKey(("reporting", *outcomes.RESULT), "other_quantities", (PLAN, "item_id", "position"))
        )
    if shape.name == "items":
        keys.append(ForeignKey((PLAN, "parent_id"), "items", (PLAN, "item_id")))
    rules = [f"PRIMARY KEY ({_list(shape.primary_key)})"]
    rules += [
        f"FOREIGN KEY ({_list(key.fields)}) REFERENCES {quoted(key.table)} ({_list(key.to)})" for key in keys
    ]
    body = "\n    ".join([*lines, ",\n    ".join(rules)])
    return f"CREATE TABLE {quoted(shape.name)} ( -- {shape.meaning}\n    {body}\n)"


def _stored(field: Field) -> Iterator[tuple[str, str]]:
    yield field.name, TYPES[field.kind]
    if field.kind == "number":
        yield field.name + DIGITS, "TEXT"


def _checks(field: Field, column: str) -> str:
    text = " NOT NULL" if field.required else ""
    if field.values:
        values = ", ".join(f"'{value}'" for value in field.values)
        text += f" CHECK ({quoted(column)} IN ({values}))"
    return text


def _rows(shape: Shape, plans: Mapping[str, Plan]) -> Iterator[list[Any]]:
    for name, plan in plans.items():
        for row in TABLES[shape.name].rows(plan):
            yield _stored_cells(shape, (name, *row))


def _stored_cells(shape: Shape, row: Sequence[Any]) -> list[Any]:
    return [cell for field, value in zip(shape.fields, row, strict=True) for cell in cells(field, value)]


def cells(field: Field, value: Any) -> tuple[Any, ...]:
    """The value in the columns that hold it."""
    if field.kind == "number":
        return (value, None if value is None else digits(value))
    return (str(value) if field.kind == "string" and value is not None else value,)


def _list(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names))
