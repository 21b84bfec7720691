"""The tables of a bundle as an SQLite database: keys held, numbers to reckon with beside their exact digits, views."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from workplan_parser.bundle.shape import PLAN, Field, ForeignKey, Shape, shapes
from workplan_parser.model import Plan
from workplan_parser.writers.json import digits
from workplan_parser.writers.tables import TABLES

DIGITS = "_digits"
"""A number has two columns: ``value`` as SQLite reckons, ``value_digits`` as the plan says, digit for digit."""

_LARGEST = 2**63 - 1
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "date": "TEXT"}


def database(plans: Mapping[str, Plan]) -> bytes:
    """The database file of *plans* by name; the same plans give the same bytes."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA foreign_keys = ON")
        for shape in shapes():
            connection.execute(ddl(shape))
        for shape in shapes():
            holes = ", ".join("?" * len(_columns(shape)))
            for name, plan in plans.items():
                connection.executemany(
                    f"INSERT INTO {_quoted(shape.name)} VALUES ({holes})", _rows(shape, name, plan)
                )
        connection.commit()
        connection.executescript(views())
        connection.execute("VACUUM")
        return connection.serialize()


def ddl(shape: Shape) -> str:
    """The CREATE TABLE of one table, each column with its Chinese term."""
    parts: list[tuple[str, str]] = [("", shape.meaning)]
    for field in shape.fields:
        for column, kind in _stored(field):
            parts.append((f"{_quoted(column)} {kind}{_checks(field, column)}", field.title))
    parts.append((f"PRIMARY KEY ({_list(shape.primary_key)})", ""))
    keys = list(shape.foreign_keys)
    if shape.name == "items":
        keys.append(ForeignKey((PLAN, "parent_id"), "items", (PLAN, "item_id")))
    for key in keys:
        rule = f"FOREIGN KEY ({_list(key.fields)}) REFERENCES {_quoted(key.table)} ({_list(key.to)})"
        parts.append((rule, ""))
    head = f"CREATE TABLE {_quoted(shape.name)} ( -- {shape.meaning}\n"
    lines = [
        f"    {text}{',' if n < len(parts) - 1 else ''}{f' -- {note}' if note else ''}"
        for n, (text, note) in enumerate(parts)
        if n
    ]
    return head + "\n".join(lines) + "\n)"


def views() -> str:
    """The SQL of the views."""
    from importlib.resources import files

    return files(__package__).joinpath("views.sql").read_text("utf-8")


def _stored(field: Field) -> Iterator[tuple[str, str]]:
    yield field.name, _TYPES[field.kind]
    if field.kind == "number":
        yield field.name + DIGITS, "TEXT"


def _columns(shape: Shape) -> list[str]:
    return [column for field in shape.fields for column, _ in _stored(field)]


def _checks(field: Field, column: str) -> str:
    text = " NOT NULL" if field.required else ""
    if field.values:
        values = ", ".join(f"'{value}'" for value in field.values)
        text += f" CHECK ({_quoted(column)} IN ({values}))"
    return text


def _rows(shape: Shape, name: str, plan: Plan) -> Iterator[list[Any]]:
    for row in TABLES[shape.name].rows(plan):
        cells: list[Any] = []
        for field, value in zip(shape.fields, (name, *row), strict=True):
            cells += _cells(field, value)
        yield cells


def _cells(field: Field, value: Any) -> tuple[Any, ...]:
    if field.kind == "number":
        return (None, None) if value is None else (_reckoned(value), digits(value))
    if isinstance(value, date):
        return (value.isoformat(),)
    if field.kind == "string" and value is not None:
        return (str(value),)
    return (value,)


def _reckoned(value: Decimal) -> int | float:
    whole = value == value.to_integral_value() and abs(value) <= _LARGEST
    return int(value) if whole else float(value)


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return f'"{name}"'
