"""The panel as Parquet: texts, 32-bit years, days, and numbers as doubles (CSV and JSON hold every digit)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from workplan_parser.panel.columns import columns
from workplan_parser.panel.extra import need
from workplan_parser.panel.rows import Row
from workplan_parser.writers.tables import Kind


def parquet(found: Sequence[Row]) -> bytes:
    """The bytes of the file. Raises WorkplanError where pyarrow is not installed."""
    arrow = need("pyarrow", "写 Parquet ")
    files = need("pyarrow.parquet", "写 Parquet ")
    kinds = types(arrow)
    wanted = columns(found)
    arrays = [arrow.array([_cell(c.read(row)) for row in found], type=kinds[c.kind]) for c in wanted]
    table = arrow.table(arrays, schema=arrow.schema([(c.name, kinds[c.kind]) for c in wanted]))
    out = BytesIO()
    files.write_table(table, out, compression="zstd")
    return out.getvalue()


def types(arrow: Any) -> dict[Kind, Any]:
    """Arrow's type of each kind of value."""
    return {
        "string": arrow.string(),
        "integer": arrow.int32(),
        "number": arrow.float64(),
        "date": arrow.date32(),
        "boolean": arrow.bool_(),
    }


def _cell(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
