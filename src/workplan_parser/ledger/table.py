"""The ledger as plain cells, for CSV and NDJSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from workplan_parser.language import said
from workplan_parser.ledger.columns import shown
from workplan_parser.ledger.rows import Row, Value
from workplan_parser.model import Plan


def table(rows: Sequence[Row]) -> tuple[tuple[str, ...], Iterator[list[Value]]]:
    """(headers, rows of cells): the same columns as the workbook, the empty ones included."""
    columns = [column for column in shown(rows) if column.kind != "reckoned"]
    headers = tuple(said(column.header) for column in columns)
    return headers, ([row.values.get(column.key) for column in columns] for row in rows)


def records(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """A record a row, keyed by column key; empty cells and the columns people fill are left out."""
    return [{key: value for key, value in row.values.items() if value not in (None, "")} for row in rows]


def title(plans: Sequence[Plan]) -> str:
    """What stands over the ledger: the plan's title, or how many plans it gathers."""
    if len(plans) == 1:
        name = plans[0].metadata.title or plans[0].source.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        return f"{name} 任务台账"
    return f"任务台账（{len(plans)} 份计划）"
