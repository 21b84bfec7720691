"""What each column of the tables is called in Chinese, and what it means: as the model tells its fields."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from workplan_parser.span import TERMS, Span


class Term(NamedTuple):
    """A column's name and meaning in Chinese."""

    title: str
    description: str


def of_field(owner: Any, path: list[str]) -> Term:
    """The term of the field at *path* below a model; an end of a place is called by what it is the place of: 标题起."""
    kind, within, found = owner, "", Term("", "")
    for name in path:
        if kind is Span:
            whose = within if found.title == _PLACE else found.title.removesuffix(_PLACE)
            return term(whose + TERMS[name])
        within = found.title
        field = _fields(kind)[name]
        found = term(field.description or "")
        kind = _inner(field.annotation)
    return found


_PLACE = "位置"


def of_column(table: str, header: str) -> Term:
    """The term of a column that no model has."""
    return term(_own().get(f"{table}.{header}") or _own()[header])


def term(description: str) -> Term:
    """A description (年度：计划的年份) as a term."""
    return Term(description.partition("：")[0], description)


def _fields(kind: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field for name, field in kind.model_fields.items()}


def _inner(annotation: Any) -> Any:
    """What a field holds where it holds anything."""
    return next((one for one in get_args(annotation) if one is not type(None)), annotation)


@cache
def _own() -> dict[str, str]:
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files(__package__).joinpath("terms.toml").read_text("utf-8"))
