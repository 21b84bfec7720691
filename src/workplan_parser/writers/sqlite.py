"""Tables → the bytes of an SQLite database, made in memory; the same rows give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from workplan_parser.writers.tables import Kind

TYPES: dict[Kind, str] = {
    "string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "date": "TEXT", "boolean": "INTEGER",
}  # fmt: skip

_LARGEST = 2**63 - 1


class Table(NamedTuple):
    """``create`` is its CREATE TABLE, ``rows`` its cells in that order."""

    name: str
    create: str
    rows: Iterable[Sequence[Any]]


def database(tables: Sequence[Table], views: str) -> bytes:
    """The database file: keys are held, so that a table names only rows of those before it; then the *views*."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA foreign_keys = ON")
        for table in tables:
            connection.execute(table.create)
        for table in tables:
            for row in table.rows:
                holes = ", ".join("?" * len(row))
                connection.execute(
                    f"INSERT INTO {quoted(table.name)} VALUES ({holes})", list(map(stored, row))
                )
        connection.commit()
        connection.executescript(views)
        connection.execute("VACUUM")
        return connection.serialize()


def stored(value: Any) -> Any:
    """A value as SQLite holds it: whole numbers whole, others as doubles, days as ISO dates."""
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value() and abs(value) <= _LARGEST
        return int(value) if whole else float(value)
    return value.isoformat() if isinstance(value, date) else value


def quoted(name: str) -> str:
    """*name* as SQL names a table or column."""
    return f'"{name}"'
