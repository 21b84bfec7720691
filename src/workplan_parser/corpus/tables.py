"""The tables of a dataset: those of a bundle, each row with its document, where that came from, whose it is and of which year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from workplan_parser.bundle.database import DIGITS, cells
from workplan_parser.bundle.shape import PLAN, Field, Shape, shapes
from workplan_parser.bundle.terms import of_field, term
from workplan_parser.model import Metadata, Plan
from workplan_parser.writers.tables import TABLES, Kind, columns_of

By = Literal["year", "body", "province"]
"""What a dataset may be parted by."""

Why = Literal["unreadable", "time", "memory", "killed", "internal"]
"""Why a document is among the failures."""

_NAMES = {"document": "documents", "items": "nodes"}
_SILENT = {"documents": ("sha256",)}
"""Columns whose value another column has."""

SIGNATURE = "signature"
"""What near duplicates are found by: a column of the documents while a run is under way."""


class Table(NamedTuple):
    """One table; *shape* is the bundle's table that its rows come from, None for failures."""

    name: str
    meaning: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    shape: Shape | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The columns in order; a number has two, the second with its digits as written."""
        return tuple(name for field in self.fields for name, _ in stored(field))

    def rows(self, plan: Plan) -> Iterator[tuple[Any, ...]]:
        """The rows of *plan* in this table, without the columns of :func:`leading`."""
        assert self.shape is not None
        silent = _SILENT.get(self.name, ())
        kept = [(at, field) for at, field in enumerate(self.shape.fields[1:]) if field.name not in silent]
        for row in TABLES[self.shape.name].rows(plan):
            yield tuple(_plain(cell) for at, field in kept for cell in cells(field, row[at]))


def _plain(cell: Any) -> Any:
    return float(cell) if isinstance(cell, Decimal) else cell


def stored(field: Field) -> Iterator[tuple[str, Field]]:
    """The columns that hold a field."""
    yield field.name, field
    if field.kind == "number" and field.name != "similarity":
        yield field.name + DIGITS, field._replace(kind="string")


@cache
def tables() -> dict[str, Table]:
    """Every table by its name, documents first, failures last."""
    found = [_of_shape(shape) for shape in shapes() if shape.name in TABLES]
    failures = Table(
        "failures",
        "未读成: a document that could not be read, and why",
        (
            *leading()[:2],
            *(_field(name) for name in ("why", "message", "hint")),
            _field("seconds", "integer"),
        ),
        ("source",),
    )
    why = failures.fields[2]._replace(values=get_args(Why))
    fields = tuple(why if field.name == "why" else field for field in failures.fields)
    return {table.name: table for table in (*found, failures._replace(fields=fields))}


@cache
def leading() -> tuple[Field, ...]:
    """The first columns of every table."""
    named = (_field("document"), _field("source")._replace(required=True), _field("body"), _field("province"))
    return (*named, _field("year", "integer"))


@cache
def said() -> tuple[str, ...]:
    """What a document says of itself in a column of its own: the metadata that have one value."""
    return tuple(column.header for column in columns_of(Metadata) if column.header != "year")


def _of_shape(shape: Shape) -> Table:
    name = _NAMES.get(shape.name, shape.name)
    own = [field for field in shape.fields if field.name not in (PLAN, *_SILENT.get(name, ()))]
    more: list[Field] = []
    if name == "documents":
        kinds = {column.header: column.kind for column in columns_of(Metadata)}
        more = [_field(one, kinds[one]) for one in said()]
        more += [_field("text_sha256"), _field("duplicate_of"), _field("similarity", "number")]
    key = ("source", *(part for part in shape.primary_key if part != PLAN))
    return Table(name, shape.meaning, (*leading(), *own, *more), key, shape)


def _field(name: str, kind: Kind = "string") -> Field:
    own = _own().get(name)
    return Field(name, kind, term(own) if own else of_field(Metadata, [name]), False)


@cache
def _own() -> dict[str, str]:
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files(__package__).joinpath("terms.toml").read_text("utf-8"))
