"""The engine of one machine: processes that take shard after shard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from workplan_parser.confined.crew import Crew
from workplan_parser.corpus import shards
from workplan_parser.corpus.run import Order, Run, Shard, Tally


class Work:
    """Writes the shards of a run, with a reader that is kept from one to the next."""

    def __init__(self, run: Run, order: Order) -> None:
        self._run, self._order = run, order
        self._reader: shards.Reader | None = None

    def __call__(self, shard: Shard) -> Tally:
        self._reader = self._reader or shards.Reader(self._order)
        return shards.write(self._run, self._order, shard, self._reader)


def engine(
    run: Run, order: Order, left: Iterable[Shard], *, jobs: int = 1, tick: Callable[[], object] = lambda: None
) -> Iterator[Tally]:
    """Write the shards that are *left*, as many at a time as *jobs*; a tally each."""
    with Crew(Work(run, order), jobs, _lost) as crew:
        yield from crew.outcomes(left, tick)


def _lost(shard: Shard, why: int | Exception | None) -> Tally:
    """A shard whose worker was killed is left for the next round; what went wrong in it ends the run."""
    if isinstance(why, Exception):
        raise why
    return Tally()
