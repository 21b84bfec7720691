"""Targets followed through the years, body by body: the panel's own linking, done on a dataset.

The rows are parted by body into buckets of some thousand documents first; a bucket is then a piece of work by itself.
Copies are left out: a plan that two sites have is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import Any, NamedTuple
from zlib import crc32

from workplan_parser.bundle.database import DIGITS
from workplan_parser.bundle.readback import plans_of
from workplan_parser.bundle.shape import PLAN
from workplan_parser.confined.crew import Crew, cause
from workplan_parser.corpus.tables import tables
from workplan_parser.errors import UnreadableInput, WorkplanError
from workplan_parser.model import Plan
from workplan_parser.panel import COLUMNS, Row, cells, rows
from workplan_parser.panel.extra import need
from workplan_parser.panel.parquet import types

NAME = "lineages"
"""The table that is written: a row a target and year, as ``workplan panel`` has them, with document and source."""

_BUCKET = 2_000
"""Documents that are linked by one piece of work."""

_MOST = 500
"""Buckets at most: so many files are open at the same time."""


class _Paths(NamedTuple):
    """Where the dataset, the parted rows and the linked ones lie."""

    dataset: Path
    parted: Path
    linked: Path


def link(folder: str | Path, jobs: int = 1, tick: Callable[[], object] = lambda: None) -> int:
    """Write the table of lineages of a dataset; how many rows it has. Raises UnreadableInput where there is no dataset."""
    dataset = Path(folder)
    if not (dataset / "datapackage.json").exists():
        raise UnreadableInput(
            "不是 workplan corpus 写出的数据集", place=str(folder), hint="没有做完的先加 --resume 做完"
        )
    paths = _Paths(dataset, dataset / "_lineage" / "parted", dataset / "_lineage" / "linked")
    rmtree(dataset / "_lineage", ignore_errors=True)
    paths.linked.mkdir(parents=True)
    count = _part(paths)
    with Crew(partial(_linked, paths), jobs, _lost) as crew:
        found = sum(crew.outcomes(range(count), tick))
    rmtree(dataset / NAME, ignore_errors=True)
    paths.linked.rename(dataset / NAME)
    rmtree(dataset / "_lineage")
    return found


def _part(paths: _Paths) -> int:
    """Part the rows of every table by bucket; how many buckets there are."""
    dataset, arrow = need("pyarrow.dataset", "读数据集"), need("pyarrow", "读数据集")
    documents = dataset.dataset(paths.dataset / "documents", partitioning="hive")
    count = min(_MOST, 1 + int(documents.count_rows()) // _BUCKET)
    kind = dataset.ParquetFileFormat()
    for name in _needed():
        whole = dataset.dataset(paths.dataset / name, partitioning="hive")
        schema = whole.schema.append(arrow.field("bucket", arrow.int32()))
        dataset.write_dataset(
            dataset.Scanner.from_batches(_bucketed(whole, schema, count), schema=schema),
            paths.parted / name,
            format=kind,
            partitioning=dataset.partitioning(arrow.schema([schema.field("bucket")]), flavor="hive"),
            use_threads=False,
            preserve_order=True,
            max_open_files=_MOST,
        )
    return count


def _needed() -> list[str]:
    return [table.name for table in tables().values() if table.shape is not None]


def _bucketed(whole: Any, schema: Any, count: int) -> Iterator[Any]:
    arrow = need("pyarrow", "读数据集")
    for batch in whole.to_batches(use_threads=False):
        bodies = batch.column("body").dictionary_encode()
        buckets = [crc32((body or "").encode()) % count for body in bodies.dictionary.to_pylist()]
        its = arrow.array(buckets, arrow.int32()).take(bodies.indices)
        yield arrow.record_batch([*batch.columns, its], schema=schema)


def _linked(paths: _Paths, bucket: int) -> int:
    """Link what one bucket holds."""
    plans, sources = _plans(paths, bucket)
    by_body: dict[str, list[Plan]] = {}
    for body, plan in plans:
        by_body.setdefault(body, []).append(plan)
    found = [row for body in sorted(by_body) for row in rows(by_body[body])]
    _write(paths.linked / f"part-{bucket}.parquet", found, sources)
    return len(found)


def _plans(paths: _Paths, bucket: int) -> tuple[list[tuple[str, Plan]], list[dict[str, Any]]]:
    """The plans of a bucket, each with its body and named after its place among the documents, which come with it."""
    documents = [row for row in _rows(paths, "documents", bucket) if row["duplicate_of"] is None]
    documents.sort(key=lambda row: (row["name"], row["document"], row["source"]))
    known = {row["source"] for row in documents}
    given: dict[str, list[dict[str, Any]]] = {}
    for table in tables().values():
        if table.shape is not None:
            its = documents if table.name == "documents" else _rows(paths, table.name, bucket)
            given[table.shape.name] = [row for row in its if row["source"] in known]
    for number, row in enumerate(documents):
        row["name"] = f"{number}/{row['name']}"  # what makes it a file of its own leaves its name alone
    read = plans_of(given)
    return [(row["body"], read[row["source"]]) for row in documents], documents


def _rows(paths: _Paths, table: str, bucket: int) -> list[dict[str, Any]]:
    """Rows as the tables of a bundle have them."""
    dataset = need("pyarrow.dataset", "读数据集")
    folder = paths.parted / table / f"bucket={bucket}"
    if not folder.exists():
        return []
    found: list[dict[str, Any]] = dataset.dataset(folder).to_table().to_pylist()
    for row in found:
        row[PLAN] = row["source"]
        if table == "documents":
            row["sha256"] = row["document"]
        for name in [name for name in row if name.endswith(DIGITS)]:
            row[name.removesuffix(DIGITS)] = row.pop(name)
    return found


def _write(path: Path, found: list[Row], documents: list[dict[str, Any]]) -> None:
    arrow, parquet = need("pyarrow", "写数据集"), need("pyarrow.parquet", "写数据集")
    kinds = types(arrow)
    schema = arrow.schema(
        [("document", arrow.string()), ("source", arrow.string())]
        + [(column.name, kinds[column.kind]) for column in COLUMNS]
    )
    records = [dict(zip(schema.names, _cells(row, documents), strict=True)) for row in found]
    parquet.write_table(arrow.Table.from_pylist(records, schema), path, compression="zstd")


def _cells(row: Row, documents: list[dict[str, Any]]) -> list[Any]:
    number, _, file = row.file.partition("/")
    document = documents[int(number)]
    place = row.place and row.place.partition("/")[2]
    said = cells(row._replace(file=file, place=place))
    numbers = {"value", "value_max"}
    return [
        document["document"],
        document["source"],
        *(
            float(value) if column.name in numbers and value is not None else value
            for column, value in zip(COLUMNS, said, strict=True)
        ),
    ]


def _lost(bucket: int, why: int | Exception | None) -> int:
    if isinstance(why, Exception):
        raise why
    raise WorkplanError(f"第 {bucket} 组的进程被终止（{cause(why)}）", hint="请减少 -j 再试")
