"""One shard: its documents read one after the other, their rows written, the same bytes whoever does it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256
from importlib.util import find_spec

from workplan_parser import limits
from workplan_parser.confined.pool import Bounds, Ended, Pool, ReaderFailed
from workplan_parser.corpus import likeness
from workplan_parser.corpus.parquet import Writer
from workplan_parser.corpus.reading import Failure, Read, Row
from workplan_parser.corpus.run import Order, Run, Shard, Tally
from workplan_parser.corpus.sources.stretches import Found, fetched
from workplan_parser.errors import UnreadableInput

_HELD = 50
"""Documents whose rows are held before they are written."""

_PATIENT = 4
"""How much longer than its processor time a document may take by the clock: where many work, each waits."""


class Reader:
    """Reads documents within the bounds of an order, in a process of its own that no document can harm twice."""

    def __init__(self, order: Order) -> None:
        self._with_text = order.with_text
        seconds = limits.Limit(order.seconds, f"{order.seconds} 秒", "", "")
        patience = seconds._replace(most=order.seconds * _PATIENT)
        memory = limits.Limit(order.memory << 20, f"{order.memory} MB", "", "")
        self._pool = Pool(Bounds(seconds, patience, memory), fresh=True)

    def read(self, data: bytes, name: str) -> Read | Failure:
        """The rows of one document, or why there are none."""
        try:
            found: Read | Failure = self._pool.call(
                "workplan_parser.corpus.reading", "read", data, name, self._with_text
            )
        except Ended as end:
            return Failure(end.why, end.what, end.hint)
        except UnreadableInput as refusal:
            return Failure("unreadable", refusal.what, refusal.hint)
        except ReaderFailed as fault:
            return Failure("internal", f"内部错误：{fault}", "请把这个文件单独用 workplan parse --debug 重试")
        return found

    def close(self) -> None:
        """End the process."""
        self._pool.close()


def write(run: Run, order: Order, shard: Shard, reader: Reader) -> Tally:
    """Read the documents of *shard* and write their rows."""
    folder = run.parts(shard.number)
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    with ExitStack() as stack:
        writers: dict[str, Writer] = {}
        for found in _documents(order, shard):
            answer = _answer(found, reader)
            tally += Tally(1, int(isinstance(answer, Failure)))
            for name, rows in _rows(found, answer, order).items():
                if name not in writers:
                    writers[name] = stack.enter_context(Writer(folder, name))
                writers[name].take(rows)
            if tally.documents % _HELD == 0:
                for writer in writers.values():
                    writer.flush()
    run.mark(shard.number, tally)
    return tally


def _documents(order: Order, shard: Shard) -> Iterator[Found]:
    for stretch in shard.stretches:
        yield from fetched(stretch, order.cells)


def _answer(found: Found, reader: Reader) -> Read | Failure:
    if isinstance(found.data, UnreadableInput):
        return Failure("unreadable", found.data.what, found.data.hint)
    return reader.read(found.data, found.name)


def _rows(found: Found, answer: Read | Failure, order: Order) -> dict[str, list[Row]]:
    """The whole rows of each table."""
    document = sha256(found.data).hexdigest() if isinstance(found.data, bytes) else None
    if isinstance(answer, Failure):
        seconds = (
            order.seconds if answer.why == "time" else None
        )  # what it took else is no two times the same
        return {"failures": [(document, found.address, *answer, seconds)]}
    leading = (document, found.address, *answer.whose)
    rows = {name: [leading + row for row in its] for name, its in answer.rows.items()}
    marks: Row = (likeness.digest(answer.words), None, None, _signature(answer.words))
    rows["documents"] = [row + marks for row in rows["documents"]]
    return rows


def _signature(words: str) -> bytes | None:
    """None where the library is not installed: only copies word for word are found then."""
    return likeness.signature(words) if find_spec("datasketch") else None
