"""Plans in a Daft DataFrame: a column of texts or bytes → a column of plans, as lists of rows."""

from __future__ import annotations

from typing import Any

from workplan_parser.corpus.reading import Failure, Read
from workplan_parser.corpus.run import Order
from workplan_parser.corpus.shards import Reader
from workplan_parser.corpus.tables import Table, leading, said, stored, tables
from workplan_parser.panel.extra import need


def read(
    frame: Any,
    column: str,
    *,
    names: str | None = None,
    into: str = "plan",
    jobs: int = 1,
    seconds: int = 60,
    memory: int = 1536,
) -> Any:
    """*frame* with the plans of *column* (texts or bytes) in a column *into*.

    A plan is a struct: ``failure`` (why, message, hint; null where it was read), ``body``, ``province``, ``year``, what the
    document says of itself, and a list of rows a table: ``frame.explode(frame["plan"]["targets"])`` has a row a target.
    *names* is the column that says what each document is called. *jobs* documents are read at the same time, each
    within *seconds* of processor time and *memory* megabytes.
    """
    daft = need("daft", "corpus.read ", "distributed")
    reader = _reader(daft, jobs)(Order((), seconds=seconds, memory=memory))
    called = daft.lit("") if names is None else daft.col(names)
    return frame.with_column(into, reader.read(daft.col(column), called))


def _reader(daft: Any, jobs: int) -> Any:
    """Reads documents in processes of Daft, each with a reading process of its own."""

    @daft.cls(max_concurrency=jobs, use_process=True)
    class Documents:
        def __init__(self, order: Order) -> None:
            self._reader = Reader(order)

        @daft.method(return_dtype=_kind(daft))  # type: ignore[untyped-decorator]
        def read(self, given: str | bytes | None, name: str | None) -> dict[str, Any]:
            if given is None:
                return _record(Failure("unreadable", "没有正文", ""))
            data = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
            return _record(self._reader.read(data, name or "<text>"))

    return Documents


def _in_lists() -> list[Table]:
    return [table for table in tables().values() if table.shape is not None and table.name != "documents"]


def _names(table: Table) -> list[str]:
    """The columns of a row beyond those that all tables share."""
    return list(table.names[len(leading()) :])


def _kind(daft: Any) -> Any:
    kinds = {
        "string": daft.DataType.string(),
        "integer": daft.DataType.int64(),
        "number": daft.DataType.float64(),
        "date": daft.DataType.date(),
        "boolean": daft.DataType.bool(),
    }
    found = {
        "failure": daft.DataType.struct(dict.fromkeys(("why", "message", "hint"), kinds["string"])),
        **{field.name: kinds[field.kind] for field in leading()[2:]},
        **{f.name: kinds[f.kind] for f in tables()["documents"].fields if f.name in said()},
    }
    for table in _in_lists():
        columns = {name: kinds[field.kind] for one in table.fields for name, field in stored(one)}
        row = daft.DataType.struct({name: columns[name] for name in _names(table)})
        found[table.name] = daft.DataType.list(row)
    return daft.DataType.struct(found)


def _record(answer: Read | Failure) -> dict[str, Any]:
    if isinstance(answer, Failure):
        return {"failure": {"why": answer.why, "message": answer.what, "hint": answer.hint}}
    documents = tables()["documents"]
    document = dict(zip(documents.names[len(leading()) :], answer.rows["documents"][0], strict=False))
    whose = dict(zip((field.name for field in leading()[2:]), answer.whose, strict=True))
    lists = {
        table.name: [dict(zip(_names(table), row, strict=True)) for row in answer.rows.get(table.name, ())]
        for table in _in_lists()
    }
    return {"failure": None, **whose, **{name: document[name] for name in said()}, **lists}
