"""Plan → canonical JSON: model order, two-space indent, Chinese unescaped, decimals digit for digit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

import simplejson
from pydantic import BaseModel

from workplan_parser.writers.nodes import fields

_PIECES = 4096
"""Pieces of text collected before they are handed on: a plan is never held as one string."""


def chunks(value: Any, *, one_line: bool = False) -> Iterator[str]:
    """The JSON text in pieces of a model, or of records of plain values and models; ``one_line`` for NDJSON."""
    pieces = iter((_LINE if one_line else _PAGE).iterencode(value))
    while piece := "".join(islice(pieces, _PIECES)):
        yield piece
    yield "\n"


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
