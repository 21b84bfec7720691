"""A run on its way: what was asked, which documents belong to which shard, which shards are written.

All of it lies in ``_run`` inside the dataset until the run is done. A shard is written when its marker is there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from workplan_parser.corpus.sources.containers import Column
from workplan_parser.corpus.sources.stretches import Stretch, stretches
from workplan_parser.corpus.tables import By
from workplan_parser.errors import OutputRefused, WorkplanError
from workplan_parser.panel.extra import need
from workplan_parser.version import GENERATOR

DOCUMENTS = 200
"""Documents of a shard: the work that a run cut off does again, at most, for each worker."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a run; a run goes on only as it began."""

    sources: tuple[str, ...]
    column: str | None = None
    names: str | None = None
    by: By = "year"
    seconds: int = 60
    memory: int = 1536
    """Megabytes."""
    with_text: bool = False
    shard: int = DOCUMENTS
    dialect: str | None = None
    generator: str = GENERATOR

    @property
    def cells(self) -> Column | None:
        """The columns that hold the documents, where they stand in tables."""
        return Column(self.column, self.names) if self.column else None


class Shard(NamedTuple):
    """Some documents, by their places."""

    number: int
    stretches: tuple[Stretch, ...]


class Tally(NamedTuple):
    """What became of the documents of a shard, of a run."""

    documents: int = 0
    failures: int = 0

    def __add__(self, other: Tally) -> Tally:  # type: ignore[override]
        return Tally(self.documents + other.documents, self.failures + other.failures)


class Run:
    """The run that writes the dataset in *folder*."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)
        self._work = self.folder / "_run"

    @property
    def order(self) -> Order:
        """What was asked. Raises WorkplanError where no run has begun."""
        try:
            told = _read(self._work / "order.json")
        except FileNotFoundError:
            raise WorkplanError("这里没有进行到一半的任务", place=str(self.folder)) from None
        return Order(**told | {"sources": tuple(told["sources"])})

    @property
    def is_begun(self) -> bool:
        """Whether there is a plan of the shards."""
        return self.plan.exists()

    @property
    def plan(self) -> Path:
        """The table of the shards."""
        return self._work / "shards.parquet"

    def begin(self, order: Order) -> None:
        """Put down what is asked and which documents belong to which shard. Raises OutputRefused for a folder in use."""
        if self.folder.exists() and any(self.folder.iterdir()) and not self._work.exists():
            raise OutputRefused(
                "文件夹不是空的，没有写入", place=str(self.folder), hint="请换一个文件夹，或先删除它"
            )
        self._work.mkdir(parents=True, exist_ok=True)
        _write(self._work / "order.json", asdict(order))
        _write_plan(self.plan, _shards(order))

    def shards(self) -> Iterator[Shard]:
        """Every shard, in order."""
        parquet = need("pyarrow.parquet", "读写数据集")
        for batch in parquet.ParquetFile(self.plan).iter_batches(64):
            for row in batch.to_pylist():
                yield shard_of(row["shard"], row["stretches"])

    def left(self) -> Iterator[Shard]:
        """The shards that are not written yet."""
        done = set(self.done())
        return (shard for shard in self.shards() if shard.number not in done)

    def count(self) -> int:
        """How many shards there are."""
        parquet = need("pyarrow.parquet", "读写数据集")
        return int(parquet.read_metadata(self.plan).num_rows)

    def done(self) -> list[int]:
        """The numbers of the shards that are written."""
        marks = self._work / "done"
        return sorted(int(mark.name) for mark in marks.glob("[0-9]*"))

    def mark(self, number: int, tally: Tally) -> None:
        """Say that a shard is written."""
        marks = self._work / "done"
        marks.mkdir(exist_ok=True)
        _write(marks / str(number), tally._asdict())

    def tally_of(self, number: int) -> Tally:
        """What became of the documents of a shard that is written."""
        return Tally(**_read(self._work / "done" / str(number)))

    def tally(self) -> Tally:
        """What became of all documents so far."""
        return sum(map(self.tally_of, self.done()), Tally())

    def parts(self, number: int) -> Path:
        """Where the tables of a shard lie."""
        return self._work / "shards" / f"{number:07d}"

    def scratch(self, name: str) -> Path:
        """A place for what only the run needs."""
        return self._work / name

    def end(self) -> None:
        """Nothing is left to do: leave only the dataset."""
        from shutil import rmtree

        rmtree(self._work)


def shard_of(number: int, told: Sequence[dict[str, Any]]) -> Shard:
    """A shard from a row of the plan."""
    return Shard(number, tuple(Stretch(**stretch) for stretch in told))


def _shards(order: Order) -> Iterator[Shard]:
    """All documents, so many a shard, those of one stretch together."""
    number, held, room = 0, list[Stretch](), order.shard
    found = chain.from_iterable(stretches(source, order.cells, order.shard) for source in order.sources)
    for stretch in found:
        while stretch.size:
            taken = min(stretch.size, room)
            held.append(stretch._replace(size=taken))
            stretch = stretch._replace(first=stretch.first + taken, size=stretch.size - taken)
            room -= taken
            if not room:
                yield Shard(number, tuple(held))
                number, held, room = number + 1, [], order.shard
    if held:
        yield Shard(number, tuple(held))


def _write_plan(path: Path, shards: Iterator[Shard]) -> None:
    arrow, parquet = need("pyarrow", "写数据集"), need("pyarrow.parquet", "写数据集")
    stretch = arrow.struct([("address", arrow.string()), ("first", arrow.int64()), ("size", arrow.int64())])
    schema = arrow.schema([("shard", arrow.int32()), ("stretches", arrow.list_(stretch))])
    part = path.with_suffix(".part")
    with parquet.ParquetWriter(part, schema, compression="zstd") as writer:
        held: list[dict[str, Any]] = []
        for shard in shards:
            held.append({"shard": shard.number, "stretches": [one._asdict() for one in shard.stretches]})
            if len(held) == 64:
                writer.write_table(arrow.Table.from_pylist(held, schema))
                held = []
        writer.write_table(arrow.Table.from_pylist(held, schema))
    part.replace(path)


def _read(path: Path) -> Any:
    import json

    return json.loads(path.read_text("utf-8"))


def _write(path: Path, told: Any) -> None:
    import json

    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    part.replace(path)
