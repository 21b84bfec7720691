"""The panel as Parquet: texts, 32-bit years, days, and numbers as doubles (CSV and JSON hold every digit)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from workplan_parser.panel.columns import columns
from workplan_parser.panel.extra import need
from workplan_parser.panel.rows import Row


def parquet(found: Sequence[Row]) -> bytes:
    """The bytes of the file. Raises WorkplanError where pyarrow is not installed."""
    arrow = need("pyarrow", "写 Parquet ")
    files = need("pyarrow.parquet", "写 Parquet ")
    kinds = {
        "string": arrow.string(),
        "integer": arrow.int32(),
        "number": arrow.float64(),
        "date": arrow.date32(),
        "boolean": arrow.bool_(),
    }
    wanted = columns(found)
    arrays = [arrow.array([_cell(c.read(row)) for row in found], type=kinds[c.kind]) for c in wanted]
    table = arrow.table(arrays, schema=arrow.schema([(c.name, kinds[c.kind]) for c in wanted]))
    out = BytesIO()
    files.write_table(table, out, compression="zstd")
    return out.getvalue()


def _cell(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
