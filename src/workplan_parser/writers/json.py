"""Plan → canonical JSON: model order, two-space indent, Chinese unescaped, decimals digit for digit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import simplejson
from pydantic import BaseModel

from workplan_parser.span import Span
from workplan_parser.writers.nodes import fields


def chunks(value: Any, *, one_line: bool = False) -> Iterator[str]:
    """The JSON text in pieces of a model, or of records of plain values and models; ``one_line`` for NDJSON."""
    if isinstance(value, BaseModel) and not one_line:
        yield from _entries(value)
    else:
        yield (_LINE if one_line else _PAGE).encode(value)
    yield "\n"


def _entries(model: BaseModel) -> Iterator[str]:
    """A model as ``_PAGE`` writes it, each entry of its lists by itself: a plan is never held as one string."""
    opened = "{"
    for name, value in fields(model).items():
        yield f"{opened}\n  {_PAGE.encode(name)}: "
        opened = ","
        if not isinstance(value, list | tuple) or not value or isinstance(value, Span):
            yield _inside(value, "  ")
            continue
        first = "["
        for entry in value:
            yield f"{first}\n    {_inside(entry, '    ')}"
            first = ","
        yield "\n  ]"
    yield "\n}" if opened == "," else "{}"


def _inside(value: Any, indent: str) -> str:
    """A value as it stands inside others: no line end in a JSON text is part of a string."""
    text: str = _PAGE.encode(value)
    return text.replace("\n", f"\n{indent}")


def dumps(value: Any, *, one_line: bool = False) -> str:
    """The whole JSON text."""
    return "".join(chunks(value, one_line=one_line))


def digits(number: Decimal) -> str:
    """A decimal as plain digits: ``2.7E+6`` is 2700000, ``3.50`` stays 3.50."""
    if not number.is_finite():
        raise ValueError(f"{number} cannot be written as a number")
    return format(number, "f")


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return fields(value)
    if isinstance(value, Decimal):
        return simplejson.RawJSON(digits(value))
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is nothing that JSON can hold")


_PAGE = simplejson.JSONEncoder(ensure_ascii=False, use_decimal=False, default=_plain, indent=2)
_LINE = simplejson.JSONEncoder(ensure_ascii=False, use_decimal=False, default=_plain, separators=(",", ": "))
