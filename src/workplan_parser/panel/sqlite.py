"""The panel as an SQLite database: plans, lineages and targets with their keys, and views to look things up in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from workplan_parser.panel.rows import COLUMNS, Row

_LARGEST = 2**63 - 1
_OF_PLAN = ("body", "series", "year", "file")
_OF_LINEAGE = ("lineage", "body", "series", "name")
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "date": "TEXT"}

_TABLES = """
CREATE TABLE plans ( -- 计划：一份一行；读不了的文件也在
    plan INTEGER PRIMARY KEY, body TEXT NOT NULL, series TEXT NOT NULL, year INTEGER, file TEXT NOT NULL
);
CREATE TABLE lineages ( -- 目标沿革：同一个目标，不论哪年、叫什么、编第几号
    lineage TEXT PRIMARY KEY, body TEXT NOT NULL, series TEXT NOT NULL, name TEXT NOT NULL
);
CREATE TABLE targets ( -- 沿革 × 计划，一格一行
    lineage TEXT REFERENCES lineages (lineage), plan INTEGER NOT NULL REFERENCES plans (plan),
    state TEXT NOT NULL CHECK (state IN ('present', 'absent', 'dropped', 'unreadable')),
    {columns},
    UNIQUE (lineage, plan)
);
"""

_VIEWS = """
-- 整张表，与 CSV 同
CREATE VIEW panel AS
SELECT p.body, p.series, p.year, p.file, t.lineage, l.name, {columns}
FROM targets t JOIN plans p USING (plan) LEFT JOIN lineages l USING (lineage);

-- 连年都有的目标：几年、首末两年的数
CREATE VIEW running AS
WITH here AS (
    SELECT t.*, p.year, row_number() OVER (PARTITION BY lineage ORDER BY p.year) AS first,
           row_number() OVER (PARTITION BY lineage ORDER BY p.year DESC) AS last
    FROM targets t JOIN plans p USING (plan) WHERE t.state = 'present'
)
SELECT l.body, l.name, count(*) AS years, min(h.year) AS first_year, max(h.year) AS last_year,
       max(CASE WHEN h.first = 1 THEN h.raw END) AS first_raw, max(CASE WHEN h.last = 1 THEN h.raw END) AS last_raw,
       l.lineage
FROM here h JOIN lineages l USING (lineage) GROUP BY l.lineage HAVING count(*) > 1
ORDER BY l.body, years DESC, l.name;

-- 每份计划：有多少目标，比以前少了哪些
CREATE VIEW tally AS
SELECT p.body, p.series, p.year, p.file, sum(t.state = 'present') AS present, sum(t.state = 'dropped') AS dropped,
       sum(t.state = 'absent') AS absent, sum(t.state = 'unreadable') AS unreadable
FROM plans p LEFT JOIN targets t USING (plan) GROUP BY p.plan ORDER BY p.plan;
"""


def sqlite(found: Sequence[Row]) -> bytes:
    """The database file; the same rows give the same bytes."""
    import sqlite3
    from contextlib import closing

    said = [(name, kind) for name, kind in COLUMNS if name not in {*_OF_PLAN, *_OF_LINEAGE, "state"}]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA foreign_keys = ON")
        columns = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in said)
        connection.executescript(_TABLES.format(columns=columns))
        plans = _distinct(found, _OF_PLAN)
        connection.executemany(
            "INSERT INTO plans VALUES (?, ?, ?, ?, ?)", ((at, *plan) for plan, at in plans.items())
        )
        lines = _distinct((row for row in found if row.lineage), _OF_LINEAGE)
        connection.executemany("INSERT INTO lineages VALUES (?, ?, ?, ?)", lines)
        holes = ", ".join("?" * (3 + len(said)))
        connection.executemany(
            f"INSERT INTO targets VALUES ({holes})",
            (
                (
                    row.lineage or None,
                    plans[_of(row, _OF_PLAN)],
                    row.state,
                    *(_cell(getattr(row, name)) for name, _ in said),
                )
                for row in found
            ),
        )
        shown = ", ".join(f't."{name}"' for name in ("state", *(name for name, _ in said)))
        connection.commit()
        connection.executescript(_VIEWS.format(columns=shown))
        connection.execute("VACUUM")
        return connection.serialize()


def _of(row: Row, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


def _distinct(found: Iterable[Row], names: tuple[str, ...]) -> dict[tuple[Any, ...], int]:
    """The different values of some columns, numbered as they come."""
    seen: dict[tuple[Any, ...], int] = {}
    for row in found:
        seen.setdefault(_of(row, names), len(seen) + 1)
    return seen


def _cell(value: Any) -> Any:
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value() and abs(value) <= _LARGEST
        return int(value) if whole else float(value)
    return value.isoformat() if isinstance(value, date) else value
