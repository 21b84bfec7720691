"""Plan → tidy tables, one an entity, joined by ``item_id``; together they hold the whole plan.

A table is a row of :data:`TABLES`. Its columns are the fields of a model: a field more is a column more, and a field
that is a list must have a table of its own. CSV writes the tables; other writers may take the types from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from workplan_parser import model
from workplan_parser.model import Plan
from workplan_parser.span import Span
from workplan_parser.writers.nodes import fields, places

Kind = Literal["string", "integer", "number", "date", "boolean"]
Row = tuple[Any, ...]


class Column(NamedTuple):
    """A column: ASCII header, dotted path of written names from the row's node, type of its values."""

    header: str
    path: str
    kind: Kind = "string"


class Table(NamedTuple):
    """A table: name, meaning, columns after the *leading* ones, and the walk that yields (leading…, node).

    *owner* is the model whose fields the columns are; None where they are no model's.
    """

    name: str
    meaning: str
    leading: tuple[Column, ...]
    columns: tuple[Column, ...]
    walk: Callable[[Plan], Iterator[Row]]
    owner: type[BaseModel] | None = None

    @property
    def headers(self) -> tuple[str, ...]:
        """The header row."""
        return tuple(column.header for column in (*self.leading, *self.columns))

    def rows(self, plan: Plan) -> Iterator[Row]:
        """The rows of *plan*; absent values are None."""
        paths = [column.path.split(".") for column in self.columns]
        for *leading, node in self.walk(plan):
            yield (*leading, *(_at(node, path) for path in paths))


def _at(node: Any, path: list[str]) -> Any:
    for name in path:
        node = node[name] if isinstance(node, dict) else getattr(node, name, None)
    return node


# ── columns ────────────────────────────────────────────────────────────────────────────────────────

_KINDS: dict[Any, Kind] = {str: "string", int: "integer", Decimal: "number", date: "date", bool: "boolean"}
_PREFIXES = {"deadline": "due", "source": ""}
"""What the columns of a node inside a node begin with, where not with its name."""


def columns_of(owner: type[BaseModel], apart: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """The fields of a model: values, then its place, then other places and nodes inside it; lists and *apart* left out."""
    found = [
        (_rank(name, kind), column)
        for name, field in owner.model_fields.items()
        if name not in apart and get_origin(kind := _type(field.annotation)) is not tuple
        for column in _of_field(name, field.alias or name, kind)
    ]
    return tuple(column for _, column in sorted(found, key=lambda ranked: ranked[0]))


def _of_field(name: str, written: str, kind: Any) -> Iterator[Column]:
    if kind is Span:
        head = name.removesuffix("span").removesuffix("_")
        for end in Span._fields:
            yield Column(_joined(head, end), f"{written}.{end}", "integer")
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        head = _PREFIXES.get(name, name)
        for column in columns_of(kind):
            yield Column(_joined(head, column.header), f"{written}.{column.path}", column.kind)
    else:
        yield Column(written.strip("$"), written, "string" if get_origin(kind) is Literal else _KINDS[kind])


def _rank(name: str, kind: Any) -> int:
    if name == "span":
        return 1
    return 2 if kind is Span else 3 if isinstance(kind, type) and issubclass(kind, BaseModel) else 0


def _joined(head: str, name: str) -> str:
    return name if head in ("", name) else f"{head}_{name}"


def _type(annotation: Any) -> Any:
    """What a field holds where it holds anything."""
    if get_origin(annotation) is Annotated:
        return _type(get_args(annotation)[0])
    inner = get_args(annotation)
    return _type(next(one for one in inner if one is not NoneType)) if NoneType in inner else annotation


# ── rows ───────────────────────────────────────────────────────────────────────────────────────────


def _findings(field: str) -> Callable[[Plan], Iterator[Row]]:
    """(item_id, position, finding) for every finding of that field, in document order."""

    def walk(plan: Plan) -> Iterator[Row]:
        for place in places(plan):
            for position, finding in enumerate(getattr(place.node, field, ()), 1):
                yield place.item_id, position, finding

    return walk


def _rows_of(field: str) -> Callable[[Plan], Iterator[Row]]:
    """(position, element) of one of the plan's own lists."""

    def walk(plan: Plan) -> Iterator[Row]:
        yield from enumerate(getattr(plan, field), 1)

    return walk


def _quotations(plan: Plan) -> Iterator[Row]:
    """(item_id, table, position in it, number, place) of every stretch that a name is put together from."""
    for place in places(plan):
        for table in MEASURED:
            for position, found in enumerate(getattr(place.node, table, ()), 1):
                for number, span in enumerate(found.indicator_spans, 1):
                    yield place.item_id, table, position, number, span


def _document(plan: Plan) -> Iterator[Row]:
    yield (fields(plan),)


def _metadata(plan: Plan) -> Iterator[Row]:
    for name, value in fields(plan.metadata).items():
        if name != "fields":
            for position, one in enumerate(value if isinstance(value, tuple) else (value,), 1):
                if one is not None:
                    yield name, position, {"value": one}


def _metadata_fields(plan: Plan) -> Iterator[Row]:
    for part, found in (
        ("metadata", plan.metadata.fields),
        ("closing", plan.closing and plan.closing.fields),
    ):
        for position, field in enumerate(found or (), 1):
            yield part, position, field


def _items(plan: Plan) -> Iterator[Row]:
    for position, place in enumerate(places(plan), 1):
        yield place.item_id, place.parent_id, place.kind, position, place.node


MEASURED = ("targets", "other_quantities")
"""The tables whose names may be put together from several places."""


# ── the tables ─────────────────────────────────────────────────────────────────────────────────────

_POSITION = Column("position", "position", "integer")
_JOIN = (Column("item_id", "item_id"), _POSITION)
_NODE = tuple(Column(name, name) for name in ("item_id", "parent_id", "kind"))


def _table(
    name: str,
    meaning: str,
    leading: tuple[Column, ...],
    owner: type[BaseModel],
    walk: Callable[[Plan], Iterator[Row]],
    apart: tuple[str, ...] = (),
) -> Table:
    return Table(name, meaning, leading, columns_of(owner, apart), walk, owner)


_ROWS = (
    _table(
        "document",
        "文件: one row, where the text came from and what wrote the tables",
        (),
        Plan,
        _document,
        apart=("metadata", "preamble", "closing"),
    ),
    Table(
        "metadata",
        "元数据: title, year, issuer …, one value a row",
        (Column("name", "name"), _POSITION),
        (Column("value", "value"),),
        _metadata,
    ),
    _table(
        "metadata_fields",
        "元数据项: where each header or footer value stands",
        (Column("part", "part"), _POSITION),
        model.MetadataField,
        _metadata_fields,
    ),
    _table(
        "items",
        "章节与条目: every node of the outline, with preamble, attachments and closing",
        (*_NODE, _POSITION),
        model.Item,
        _items,
        apart=("id",),
    ),
    Table(
        "text_spans",
        "正文位置: the stretches of source each body is made of",
        _JOIN,
        (Column("start", "start", "integer"), Column("end", "end", "integer")),
        _findings("text_spans"),
    ),
    _table("targets", "目标: numbers the plan commits to", _JOIN, model.Target, _findings("targets")),
    _table(
        "qualitative_targets",
        "定性目标: end states without a number that the plan commits to",
        _JOIN,
        model.QualitativeTarget,
        _findings("qualitative_targets"),
    ),
    _table(
        "other_quantities",
        "其他数量: achieved results, baselines, attributes, conditions",
        _JOIN,
        model.OtherQuantity,
        _findings("other_quantities"),
    ),
    Table(
        "indicator_spans",
        "指标出处: the stretches of source each name is put together from, in their order",
        (
            Column("item_id", "item_id"),
            Column("entity", "entity"),
            _POSITION,
            Column("quotation", "quotation", "integer"),
        ),
        (Column("start", "start", "integer"), Column("end", "end", "integer")),
        _quotations,
    ),
    _table(
        "responsibilities",
        "责任分工: one office named for one item",
        _JOIN,
        model.Responsibility,
        _findings("responsible"),
    ),
    _table("people", "责任人: one person named for one item", _JOIN, model.Person, _findings("people")),
    _table("deadlines", "期限: when something must be done", _JOIN, model.Deadline, _findings("deadlines")),
    _table("citations", "引用文件: 《…》 and its 发文字号", _JOIN, model.Citation, _findings("citations")),
    _table(
        "columns",
        "表格栏目: cells of a table row that no other field holds",
        _JOIN,
        model.Column,
        _findings("columns"),
    ),
    _table(
        "unclaimed",
        "未归属文本: text that belongs to nothing above, and why",
        (_POSITION,),
        model.Unclaimed,
        _rows_of("unclaimed"),
    ),
    _table(
        "diagnostics",
        "诊断: coded doubts that point at a place",
        (_POSITION,),
        model.Diagnostic,
        _rows_of("diagnostics"),
    ),
)
TABLES: dict[str, Table] = {table.name: table for table in _ROWS}
