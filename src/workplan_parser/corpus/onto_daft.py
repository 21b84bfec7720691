"""The engine of many machines: Daft hands the shards out, over the processors here or over a Ray cluster.

A node must have this library and see the sources and the dataset under the same paths. Daft waits for ever for a node
that is lost; so each round is a process of its own, which ends when that happens, and the next round gives out what is left.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from subprocess import DEVNULL, PIPE, Popen
from time import sleep
from typing import Any

from workplan_parser.confined.lifeline import answer_to
from workplan_parser.corpus.local import Work
from workplan_parser.corpus.run import Order, Run, Shard, Tally, shard_of
from workplan_parser.errors import WorkplanError
from workplan_parser.panel.extra import need

_START = "from workplan_parser.corpus.onto_daft import main; main()"

_LOST = 75
"""Exit status of a round that lost a node."""

_LOOK = 1.0
"""Seconds between two looks at what is done."""

_PULSE = 3.0
"""Seconds between two looks whether all nodes are there."""


def engine(
    run: Run, order: Order, _: Iterable[Shard], *, address: str | None = None, jobs: int | None = None
) -> Iterator[Tally]:
    """Write the shards that are left, on the Ray cluster at *address*, or with None in processes here.

    What is left is looked up there. Raises WorkplanError where Daft, or the cluster, does not work at all.
    """
    need("daft", "--engine ", "distributed")
    known = set(run.done())
    work = _started({"folder": str(run.folder), "address": address, "jobs": jobs, "parent": os.getpid()})
    try:
        while True:
            ended = work.poll() is not None
            new = set(run.done()) - known
            known |= new
            yield from map(run.tally_of, sorted(new))
            if ended:
                break
            sleep(_LOOK)
    finally:
        work.kill()
        said = work.communicate()[0].strip()
    if said:
        hint = "请检查集群；加 --resume 接着做" if address else "加 --resume 接着做"
        raise WorkplanError(f"Daft 停了：{said}", place=address or "", hint=hint)


def _started(job: dict[str, Any]) -> Popen[str]:
    """The process of a round, with its job; it says what went wrong, if anything did."""
    path = os.pathsep.join(place for place in sys.path if place)
    return Popen(
        [sys.executable, "-P", "-c", _START, json.dumps(job)],
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=DEVNULL,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": path},
    )


def begin(address: str | None) -> None:
    """Choose where Daft works; it can be chosen once in a process."""
    import daft

    if address is None:
        daft.set_runner_native()
        return
    import ray

    ray.init(address, log_to_driver=False, ignore_reinit_error=True)
    daft.set_runner_ray(address, noop_if_initialized=True)


def main() -> None:
    """One round, in a process of its own."""
    job = json.loads(sys.argv[1])
    answer_to(job["parent"])
    told = os.dup(1)
    os.dup2(2, 1)  # what Daft and Ray print is nobody's
    try:
        begin(job["address"])
        if job["address"] is not None:
            _watch()
        _write(Run(job["folder"]), job["jobs"] or _processors(job["address"]))
    except Exception as problem:
        lines = str(problem).strip().splitlines() or [type(problem).__name__]
        os.write(told, lines[-1][:300].encode())
    finally:
        os._exit(0)  # whatever threads of Daft and Ray still wait for


def _write(run: Run, jobs: int) -> None:
    import daft

    numbers = [shard.number for shard in run.left()]
    writer = _writer(daft, jobs)(run, run.order)
    plan = daft.read_parquet(str(run.plan)).where(daft.col("shard").is_in(numbers)).into_batches(1)
    for _ in plan.select(writer.write(daft.col("shard"), daft.col("stretches")).alias("tally")).iter_rows():
        pass


def _processors(address: str | None) -> int:
    if address is None:
        return os.cpu_count() or 1
    import ray

    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def _watch() -> None:
    """End this process when a node is lost."""
    from threading import Thread

    import ray

    def nodes() -> set[str]:
        return {node["NodeID"] for node in ray.nodes() if node["Alive"]}

    known = nodes()

    def look() -> None:
        here = known
        while here <= (now := nodes()):
            here = now
            sleep(_PULSE)
        os._exit(_LOST)

    Thread(target=look, daemon=True).start()


def _writer(daft: Any, jobs: int) -> Any:
    """The work of one process, as Daft has it done: made once, asked for shard after shard."""
    kind = daft.DataType.struct(dict.fromkeys(Tally._fields, daft.DataType.int64()))

    @daft.cls(max_concurrency=jobs, use_process=True)
    class Writer:
        def __init__(self, run: Run, order: Order) -> None:
            from workplan_parser import lexicon

            lexicon.speak(order.dialect)
            self._work = Work(run, order)

        @daft.method(return_dtype=kind)  # type: ignore[untyped-decorator]
        def write(self, number: int, stretches: list[dict[str, Any]]) -> dict[str, int]:
            return self._work(shard_of(number, stretches))._asdict()

    return Writer
