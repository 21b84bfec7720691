"""What the tables of a bundle promise: each column's type, whether it may be absent, its few values, and the keys.

The columns are those of ``writers.tables``; the model says the rest. Every table has one column before
them, ``plan``: the name of the plan's files in the bundle.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from workplan_parser.writers.tables import MEASURED, TABLES, Column, Kind

PLAN = "plan"
"""The column that says which plan a row is of."""


class Field(NamedTuple):
    """A column: ``required`` where the model knows no plan without it, ``values`` where there are but few."""

    name: str
    kind: Kind
    title: str
    required: bool
    values: tuple[str, ...] = ()


class ForeignKey(NamedTuple):
    """``fields`` of a table that name a row of *table*, by its ``to`` columns."""

    fields: tuple[str, ...]
    table: str
    to: tuple[str, ...]


class Shape(NamedTuple):
    """One table: its meaning, fields, primary key and foreign keys."""

    name: str
    meaning: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]


ROW_MODELS = {table.name: table.owner for table in TABLES.values() if table.owner is not None}
"""Whose fields the columns of a table are; the rest are columns of their own."""

_OWN_KEYS: dict[str, tuple[str, ...]] = {
    "document": (),
    "metadata": ("name", "position"),
    "metadata_fields": ("part", "position"),
    "items": ("item_id",),
    "indicator_spans": ("item_id", "entity", "position", "quotation"),
    "unclaimed": ("position",),
    "diagnostics": ("position",),
}
_OF_AN_ITEM = ("item_id", "position")
_VALUES = {
    ("items", "kind"): ("preamble", "section", "item", "attachment", "closing"),
    ("indicator_spans", "entity"): MEASURED,
    ("metadata_fields", "part"): ("metadata", "closing"),
}
_PARTLY = {"label", "number", "title", "level", "horizon"}
"""Columns of ``items`` that preamble and closing have not."""


@cache
def shapes() -> tuple[Shape, ...]:
    """The tables in an order in which each names only rows of those before it."""
    known = titles()
    first = ["document", "metadata", "metadata_fields", "items"]
    return tuple(_shape(name, known) for name in (*first, *(name for name in TABLES if name not in first)))


def _shape(name: str, known: dict[str, str]) -> Shape:
    table = TABLES[name]
    fields = [Field(PLAN, "string", known[PLAN], True)]
    for column in table.leading:
        required = column.header != "parent_id"
        fields.append(_field(name, column, required, _VALUES.get((name, column.header), ()), known))
    for column in table.columns:
        required, values = _promise(ROW_MODELS.get(name), column.path.split("."))
        if name == "items" and column.header in _PARTLY:
            required = False
        fields.append(_field(name, column, required, values, known))
    own = _OWN_KEYS.get(name, _OF_AN_ITEM)
    foreign = [] if name == "document" else [ForeignKey((PLAN,), "document", (PLAN,))]
    if own[0:1] == _OF_AN_ITEM[0:1] and name != "items":
        foreign = [ForeignKey((PLAN, "item_id"), "items", (PLAN, "item_id"))]
    return Shape(name, table.meaning, tuple(fields), (PLAN, *own), tuple(foreign))


def _field(
    table: str, column: Column, required: bool, values: tuple[str, ...], known: dict[str, str]
) -> Field:
    title = known.get(f"{table}.{column.header}") or known[column.header]
    return Field(column.header, column.kind, title, required, values)


def _promise(owner: Any, path: list[str]) -> tuple[bool, tuple[str, ...]]:
    """(required, values) of the field at *path* below a model."""
    if owner is None:
        return True, ()
    required, annotation = True, owner
    for name in path:
        annotation = _annotations(annotation).get(name, str)
        if type(None) in get_args(annotation):
            required = False
            annotation = next(one for one in get_args(annotation) if one is not type(None))
    return required, get_args(annotation) if get_origin(annotation) is Literal else ()


def _annotations(kind: Any) -> dict[str, Any]:
    """Annotation by written key; a span has two integers."""
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return {"start": int, "end": int}
    return dict(_written(kind))


def _written(kind: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    for name, field in kind.model_fields.items():
        yield field.alias or name, field.annotation


@cache
def titles() -> dict[str, str]:
    """What columns are called in Chinese."""
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files(__package__).joinpath("titles.toml").read_text("utf-8"))
