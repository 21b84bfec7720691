"""Rows as Parquet: the types of the columns, and a file that is written piece by piece."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from workplan_parser.corpus.reading import Row
from workplan_parser.corpus.tables import SIGNATURE, stored, tables
from workplan_parser.panel.extra import need
from workplan_parser.panel.parquet import types

COMPRESSION = "zstd"


@cache
def schema(table: str, *, marked: bool = False) -> Any:
    """The Arrow schema of a table, of the documents with their signatures unless *marked* for copies already."""
    arrow = need("pyarrow", "写数据集")
    kinds = types(arrow) | {"integer": arrow.int64()}
    fields = [(name, kinds[field.kind]) for one in tables()[table].fields for name, field in stored(one)]
    if table == "documents" and not marked:
        fields.append((SIGNATURE, arrow.binary()))
    return arrow.schema(fields)


class Writer:
    """The Parquet file of one table in *folder*; it has its name only when it is whole."""

    def __init__(self, folder: Path, table: str) -> None:
        self._target = folder / f"{table}.parquet"
        self._part = folder / f".{table}.{os.getpid()}.part"
        self._table = table
        self._rows: list[Row] = []

    def __enter__(self) -> Writer:
        parquet = need("pyarrow.parquet", "写数据集")
        self._file = parquet.ParquetWriter(self._part, schema(self._table), compression=COMPRESSION)
        return self

    def take(self, rows: list[Row]) -> None:
        """Hold *rows* until the next flush."""
        self._rows += rows

    def flush(self) -> None:
        """Write what is held."""
        if self._rows:
            self._file.write_table(_table(self._table, self._rows))
            self._rows = []

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.flush()
            self._file.close()
            if kind is None:
                self._part.replace(self._target)
        finally:
            self._part.unlink(missing_ok=True)


def _table(name: str, rows: list[Row]) -> Any:
    arrow = need("pyarrow", "写数据集")
    its = schema(name)
    columns = zip(zip(*rows, strict=True), its.types, strict=True)
    return arrow.table([_array(arrow, values, kind) for values, kind in columns], schema=its)


def _array(arrow: Any, values: Sequence[Any], kind: Any) -> Any:
    try:
        return arrow.array(values, type=kind)
    except UnicodeEncodeError:  # half a character, as bytes that were no text leave it
        whole = [v.encode("utf-8", "backslashreplace").decode() if isinstance(v, str) else v for v in values]
        return arrow.array(whole, type=kind)
