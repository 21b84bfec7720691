"""The shards of a finished run laid out as a dataset: a folder a table, a folder a partition in it, in the order of the shards."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import Any

from workplan_parser.confined.crew import Crew, cause
from workplan_parser.corpus.copies import Copies, copies
from workplan_parser.corpus.parquet import COMPRESSION, schema
from workplan_parser.corpus.run import Run
from workplan_parser.corpus.tables import SIGNATURE, tables
from workplan_parser.errors import WorkplanError
from workplan_parser.panel.extra import need

_ROWS = 1_000_000
"""Rows of one file."""

_GROUP = 8_000
"""Rows of a partition that are held until they are written together."""

_OPEN = 100
"""Files written at the same time; a dataset of more partitions gets more files."""


def lay(run: Run, jobs: int = 1) -> None:
    """Write every table from its shards, *jobs* at the same time. Told to do it again, it writes those that are not there."""
    left = [name for name in tables() if not (run.folder / name).exists()]
    with Crew(partial(_lay, run), min(jobs, len(left) or 1), _lost) as crew:
        for _ in crew.outcomes(left, lambda: None):
            pass


def _lay(run: Run, name: str) -> None:
    part = run.scratch("laid") / name
    rmtree(part, ignore_errors=True)
    _write(run, name, part, copies(run) if name == "documents" else None)
    part.rename(run.folder / name)


def _lost(name: str, why: int | Exception | None) -> None:
    if isinstance(why, Exception):
        raise why
    raise WorkplanError(f"写表 {name} 的进程被终止（{cause(why)}）", hint="请减少 -j，加 --resume 接着做")


def _write(run: Run, name: str, folder: Path, found: Copies | None) -> None:
    dataset = need("pyarrow.dataset", "写数据集")
    arrow = need("pyarrow", "写数据集")
    its = schema(name, marked=True)
    by = run.order.by
    parted = dataset.partitioning(arrow.schema([its.field(by)]), flavor="hive") if by in its.names else None
    batches = _marked(run, found) if found is not None else _batches(run, name)
    form = dataset.ParquetFileFormat()
    folder.mkdir(parents=True)
    dataset.write_dataset(
        dataset.Scanner.from_batches(batches, schema=its),
        folder,
        format=form,
        file_options=form.make_write_options(compression=COMPRESSION),
        partitioning=parted,
        basename_template="part-{i}.parquet",
        use_threads=False,
        preserve_order=True,
        max_open_files=_OPEN,
        max_rows_per_file=_ROWS,
        min_rows_per_group=_GROUP,
        max_rows_per_group=2 * _GROUP,
    )
    if not any(folder.iterdir()):
        parquet = need(
            "pyarrow.parquet", "写数据集"
        )  # a table without rows is there, so that it can be asked
        parquet.write_table(its.empty_table(), folder / "part-0.parquet", compression=COMPRESSION)


def _batches(run: Run, name: str) -> Iterator[Any]:
    """The rows of a table, in the order of the documents."""
    parquet = need("pyarrow.parquet", "读写数据集")
    for number in range(run.count()):
        part = run.parts(number) / f"{name}.parquet"
        if part.exists():
            yield from parquet.read_table(part).to_batches()


def _marked(run: Run, found: Copies) -> Iterator[Any]:
    """The documents with their copies told, without what they were told by."""
    arrow = need("pyarrow", "写数据集")
    addresses = _addresses(run, found)
    at = 0
    for batch in _batches(run, "documents"):
        here = slice(at, at + batch.num_rows)
        of, likeness = found.of[here].tolist(), found.similarity[here].tolist()
        values = {
            "duplicate_of": [addresses.get(one) for one in of],
            "similarity": [how if one >= 0 else None for one, how in zip(of, likeness, strict=True)],
        }
        for column, its in values.items():
            place = batch.schema.get_field_index(column)
            field = batch.schema.field(place)
            batch = batch.set_column(place, field, arrow.array(its, type=field.type))
        at += batch.num_rows
        yield batch.drop_columns([SIGNATURE])


def _addresses(run: Run, found: Copies) -> dict[int, str]:
    """Where the documents came from that others copy."""
    wanted = set(found.of[found.of >= 0].tolist())
    named: dict[int, str] = {}
    at = 0
    for batch in _batches(run, "documents"):
        for n, source in enumerate(batch.column("source").to_pylist()):
            if at + n in wanted:
                named[at + n] = source
        at += batch.num_rows
    return named
