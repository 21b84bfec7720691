"""Plan → tidy tables, one an entity, joined by ``item_id``; together they hold the whole plan.

A table is a row of :data:`TABLES`: its name, its columns (header, path of the field, type) and the
function that yields its rows. CSV writes them; other writers may take the types from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from workplan_parser.writers.nodes import get, pairs, places

Kind = Literal["string", "integer", "number", "date"]
Row = tuple[Any, ...]


class Column(NamedTuple):
    """A column: ASCII header, dotted path from the row's node, type of its values."""

    header: str
    path: str
    kind: Kind


class Table(NamedTuple):
    """A table: name, meaning, columns after the leading ones, and the walk that yields (leading…, node)."""

    name: str
    meaning: str
    leading: tuple[Column, ...]
    columns: tuple[Column, ...]
    walk: Callable[[Any], Iterator[tuple[Any, ...]]]

    @property
    def headers(self) -> tuple[str, ...]:
        """The header row."""
        return tuple(column.header for column in (*self.leading, *self.columns))

    def rows(self, plan: Any) -> Iterator[Row]:
        """The rows of *plan* (a Plan or its plain tree); absent values are None."""
        paths = [column.path.split(".") for column in self.columns]
        for *leading, node in self.walk(plan):
            yield (*leading, *(_at(node, path) for path in paths))


def _at(node: Any, path: list[str]) -> Any:
    for name in path:
        node = get(node, name)
    return node


def _column(declared: str) -> Column:
    """``due=deadline.due:date`` is the column *due*, found at ``deadline.due``, a date."""
    name, _, kind = declared.partition(":")
    header, _, path = name.partition("=")
    known: dict[str, Kind] = {"": "string", "integer": "integer", "number": "number", "date": "date"}
    return Column(header, path or header, known[kind])


def _columns(declared: str) -> tuple[Column, ...]:
    return tuple(map(_column, declared.split()))


_SPAN = " start=span.start:integer end=span.end:integer"
_JOIN = _columns("item_id position:integer")
_NONE: tuple[Column, ...] = ()
_MEASURE = (
    "raw indicator comparator value:number value_max:number unit ucum dimension {}rule"
    + _SPAN
    + " indicator_start=indicator_span.start:integer indicator_end=indicator_span.end:integer"
)


def _findings(field: str) -> Callable[[Any], Iterator[tuple[Any, ...]]]:
    """(item_id, position, finding) for every finding of that field, in document order."""

    def walk(plan: Any) -> Iterator[tuple[Any, ...]]:
        for place in places(plan):
            for position, finding in enumerate(get(place.node, field) or (), 1):
                yield place.item_id, position, finding

    return walk


def _rows_of(field: str) -> Callable[[Any], Iterator[tuple[Any, ...]]]:
    """(position, element) of one of the plan's own lists."""

    def walk(plan: Any) -> Iterator[tuple[Any, ...]]:
        yield from enumerate(get(plan, field), 1)

    return walk


def _document(plan: Any) -> Iterator[tuple[Any, ...]]:
    yield (dict(pairs(plan)),)


def _metadata(plan: Any) -> Iterator[tuple[Any, ...]]:
    for name, value in pairs(get(plan, "metadata")):
        if name != "fields":
            values = value if isinstance(value, (list, tuple)) else (value,)
            for position, one in enumerate(values, 1):
                if one is not None:
                    yield name, position, {"value": one}


def _metadata_fields(plan: Any) -> Iterator[tuple[Any, ...]]:
    for part in ("metadata", "closing"):
        for position, found in enumerate(get(get(plan, part), "fields") or (), 1):
            yield part, position, found


def _items(plan: Any) -> Iterator[tuple[Any, ...]]:
    for position, place in enumerate(places(plan), 1):
        yield place.item_id, place.parent_id, place.kind, position, place.node


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "document",
            "文件: one row, where the text came from and what wrote the tables",
            _NONE,
            _columns(
                "schema=$schema schema_version generator name=source.name media_type=source.media_type "
                "encoding=source.encoding sha256=source.sha256 length=source.length:integer "
                "offset_unit=source.offset_unit text=source.text"
            ),
            _document,
        ),
        Table(
            "metadata",
            "元数据: title, year, issuer …, one value a row",
            _columns("name position:integer"),
            _columns("value"),
            _metadata,
        ),
        Table(
            "metadata_fields",
            "元数据项: where each header or footer value stands",
            _columns("part position:integer"),
            _columns(
                "name label raw" + _SPAN + " claim_start=claim.start:integer claim_end=claim.end:integer"
            ),
            _metadata_fields,
        ),
        Table(
            "items",
            "章节与条目: every node of the outline, with preamble, attachments and closing",
            _columns("item_id parent_id kind position:integer"),
            _columns(
                "level:integer label number:integer title text horizon"
                + _SPAN
                + " title_start=title_span.start:integer title_end=title_span.end:integer"
            ),
            _items,
        ),
        Table(
            "text_spans",
            "正文位置: the stretches of source each body is made of",
            _JOIN,
            _columns("start:integer end:integer"),
            _findings("text_spans"),
        ),
        Table(
            "targets",
            "目标: numbers the plan commits to",
            _JOIN,
            _columns(
                _MEASURE.format("strength ")
                + " due=deadline.due:date due_precision=deadline.precision due_basis=deadline.basis "
                "due_raw=deadline.raw due_start=deadline.span.start:integer due_end=deadline.span.end:integer"
            ),
            _findings("targets"),
        ),
        Table(
            "other_quantities",
            "其他数量: achieved results, baselines, attributes, conditions",
            _JOIN,
            _columns(_MEASURE.format("role ")),
            _findings("other_quantities"),
        ),
        Table(
            "responsibilities",
            "责任分工: one office named for one item",
            _JOIN,
            _columns("name role basis kind full_name" + _SPAN),
            _findings("responsible"),
        ),
        Table(
            "deadlines",
            "期限: when something must be done",
            _JOIN,
            _columns("raw due:date precision basis" + _SPAN),
            _findings("deadlines"),
        ),
        Table(
            "citations",
            "引用文件: 《…》 and its 发文字号",
            _JOIN,
            _columns("title document_number" + _SPAN),
            _findings("citations"),
        ),
        Table(
            "columns",
            "表格栏目: cells of a table row that no other field holds",
            _JOIN,
            _columns("header text" + _SPAN),
            _findings("columns"),
        ),
        Table(
            "unclaimed",
            "未归属文本: text that belongs to nothing above, and why",
            _columns("position:integer"),
            _columns("text reason" + _SPAN),
            _rows_of("unclaimed"),
        ),
        Table(
            "diagnostics",
            "诊断: coded doubts that point at a place",
            _columns("position:integer"),
            _columns("code severity message help" + _SPAN),
            _rows_of("diagnostics"),
        ),
    )
}
