"""The engine of many machines: Daft hands the shards out, over the processors here or over a Ray cluster.

A node must have this library and see the sources and the dataset under the same paths. A lost node costs the shards
it had in hand; they are given out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from workplan_parser.corpus.local import Work
from workplan_parser.corpus.run import Order, Run, Shard, Tally, shard_of
from workplan_parser.errors import WorkplanError
from workplan_parser.panel.extra import need


def engine(
    run: Run, order: Order, left: Iterable[Shard], *, address: str | None = None, jobs: int | None = None
) -> Iterator[Tally]:
    """Write the shards that are *left*, on the Ray cluster at *address*, or with None in processes here."""
    daft = need("daft", "--engine daft ", "distributed")
    begin(address)
    numbers = [shard.number for shard in left]
    plan = daft.read_parquet(str(run.plan)).where(daft.col("shard").is_in(numbers)).into_batches(1)
    writer = _writer(daft, jobs or _processors(address))(run, order)
    told = plan.select(writer.write(daft.col("shard"), daft.col("stretches")).alias("tally"))
    done = 0
    try:
        for row in told.iter_rows(results_buffer_size=None):
            done += 1
            yield Tally(**row["tally"])
    except WorkplanError:
        raise
    except Exception as problem:
        if not done:  # else a node was lost, and the next round does the rest
            said = str(problem).strip().splitlines()[-1:] or [type(problem).__name__]
            raise WorkplanError(
                f"分布式引擎停了：{said[0]}", place=address or "", hint="请检查集群；加 --resume 接着做"
            ) from problem


def begin(address: str | None) -> None:
    """Choose where Daft works; it can be chosen once in a process."""
    import daft

    if address is None:
        daft.set_runner_native()
    else:
        daft.set_runner_ray(address, noop_if_initialized=True)


def _processors(address: str | None) -> int:
    if address is None:
        import os

        return os.cpu_count() or 1
    ray = need("ray", "--engine ray:// ", "distributed")
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def _writer(daft: Any, jobs: int) -> Any:
    """The work of one process, as Daft has it done: made once, asked for shard after shard."""
    kind = daft.DataType.struct(dict.fromkeys(Tally._fields, daft.DataType.int64()))

    @daft.cls(max_concurrency=jobs, use_process=True)  # type: ignore[untyped-decorator]
    class Writer:
        def __init__(self, run: Run, order: Order) -> None:
            from workplan_parser import lexicon

            lexicon.speak(order.dialect)
            self._work = Work(run, order)

        @daft.method(return_dtype=kind)
        def write(self, number: int, stretches: list[dict[str, Any]]) -> dict[str, int]:
            return self._work(shard_of(number, stretches))._asdict()

    return Writer
