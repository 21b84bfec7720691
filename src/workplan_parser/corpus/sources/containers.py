"""Files that hold documents: each kind gives them one after the other, the same each time, in an order of its own.

A document is a name and a way to its bytes, which is gone before the next document is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import IO, Any, NamedTuple

from workplan_parser.corpus.sources.stores import called
from workplan_parser.errors import UnreadableInput, WorkplanError
from workplan_parser.intake import bytes_of
from workplan_parser.panel.extra import need


class Inside(NamedTuple):
    """A document inside a file: what it is called, and its bytes when they are asked for."""

    name: str
    data: Callable[[], bytes]


class Column(NamedTuple):
    """Where texts stand in files of rows: their column, and the column of what they are called."""

    texts: str
    names: str | None = None


Reader = Callable[[IO[bytes], Column | None, int], Iterator[Inside]]


def _zip(stream: IO[bytes], _: Column | None, first: int) -> Iterator[Inside]:
    from zipfile import ZipFile

    with ZipFile(stream, metadata_encoding="gb18030") as archive:
        for entry in islice((one for one in archive.infolist() if not one.is_dir()), first, None):

            def data(entry: Any = entry) -> bytes:
                with archive.open(entry) as member:
                    return bytes_of(member)

            yield Inside(entry.filename, data)


def _tar(stream: IO[bytes], _: Column | None, first: int) -> Iterator[Inside]:
    import tarfile

    with tarfile.open(fileobj=stream, mode="r|*") as archive:
        for entry in islice((one for one in archive if one.isfile()), first, None):

            def data(entry: Any = entry) -> bytes:
                member = archive.extractfile(entry)
                assert member is not None
                return bytes_of(member)

            yield Inside(entry.name, data)
            archive.members = []  # type: ignore[attr-defined] # it would remember every one


_PAGES = ("response", "resource", "conversion")


def _warc(stream: IO[bytes], _: Column | None, first: int) -> Iterator[Inside]:
    records = need("warcio.archiveiterator", "读 WARC ", "distributed").ArchiveIterator(stream)
    for record in islice(filter(_is_page, records), first, None):
        yield Inside(
            record.rec_headers.get_header("WARC-Target-URI") or "",
            partial(_content, record),
        )


def _content(record: Any) -> bytes:
    return bytes_of(record.content_stream())


def _is_page(record: Any) -> bool:
    """A page that came; but redirections, robots.txt, what the crawler says of itself."""
    if record.rec_type not in _PAGES:
        return False
    said = record.http_headers
    return said is None or said.get_statuscode().startswith("2")


def _jsonl(stream: IO[bytes], column: Column | None, first: int) -> Iterator[Inside]:
    import json

    column = _named(column)
    for line in islice(filter(bytes.strip, stream), first, None):
        try:
            row = json.loads(line)
        except ValueError as problem:
            row = {column.texts: problem}
        if not isinstance(row, dict):
            row = {}
        yield Inside(str(row.get(column.names or "") or ""), partial(_bytes, row.get(column.texts)))


def _csv(stream: IO[bytes], column: Column | None, first: int) -> Iterator[Inside]:
    import csv
    from io import TextIOWrapper

    column = _named(column)
    csv.field_size_limit(1 << 30)
    text = TextIOWrapper(stream, "utf-8-sig", newline="")
    rows = csv.DictReader(text)
    _known(column, rows.fieldnames or ())
    for row in islice(rows, first, None):
        yield Inside(row.get(column.names or "") or "", partial(_bytes, row[column.texts]))


def _parquet(stream: IO[bytes], column: Column | None, first: int) -> Iterator[Inside]:
    parquet = need("pyarrow.parquet", "读 Parquet ")
    column = _named(column)
    file = parquet.ParquetFile(stream)
    _known(column, file.schema_arrow.names)
    wanted = [column.texts, *([column.names] if column.names else [])]
    at = 0
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if at + rows <= first:
            at += rows
            continue
        for batch in file.iter_batches(64, row_groups=[group], columns=wanted):
            texts = batch.column(column.texts)
            names = batch.column(column.names) if column.names else None
            for n in range(len(texts)):
                if at >= first:
                    name = str(names[n].as_py() or "") if names is not None else ""
                    yield Inside(name, partial(_cell, texts[n]))
                at += 1


def _cell(value: Any) -> bytes:
    return _bytes(value.as_py())


def _named(column: Column | None) -> Column:
    if column is None:
        raise WorkplanError("这是一张表，没有说哪一列是正文", hint="请加 --column 列名")
    return column


def _known(column: Column, names: Any) -> None:
    for name in column:
        if name is not None and name not in names:
            raise WorkplanError(f"没有名为 {name} 的列；有：{'、'.join(names)}", hint="请检查 --column")


def _bytes(value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass")
    if isinstance(value, bytes):
        return value
    if isinstance(value, ValueError):
        raise UnreadableInput(f"这一行不是 JSON：{value}")
    raise UnreadableInput("这一行没有正文" if value is None else "这一列不是文字")


_ENDINGS: dict[str, Reader] = {
    ".zip": _zip, ".tar": _tar, ".tar.gz": _tar, ".tgz": _tar, ".tar.bz2": _tar, ".tar.xz": _tar,
    ".warc": _warc, ".warc.gz": _warc, ".parquet": _parquet, ".jsonl": _jsonl, ".ndjson": _jsonl,
}  # fmt: skip


def reader_of(address: str, column: Column | None) -> Reader | None:
    """How to read what is inside the file of that name; None where it is a document itself."""
    name = called(address).lower()
    if column is not None and name.endswith(".csv"):
        return _csv
    return next((reader for ending, reader in _ENDINGS.items() if name.endswith(ending)), None)
