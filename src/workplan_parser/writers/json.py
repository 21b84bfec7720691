"""Plan → canonical JSON: model order, two-space indent, Chinese unescaped, decimals digit for digit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from workplan_parser.span import Span
from workplan_parser.writers.nodes import pairs

try:
    from _json import encode_basestring as quote  # the package json would bring its decoder along: 2 ms
except ImportError:  # a Python without the accelerator
    from json.encoder import encode_basestring as quote

_PIECES = 4096
"""Pieces of text collected before they are handed on: a plan is never held as one string."""


def chunks(plan: Any, *, one_line: bool = False) -> Iterator[str]:
    """The JSON text of a Plan (or its plain tree) in pieces; ``one_line`` gives an NDJSON record."""
    start, step = ("", "") if one_line else ("\n", "  ")
    line, deeper = start + step, start + step + step
    out: list[str] = []
    between = "{"
    for key, value in pairs(plan):
        out.append(f"{between}{line}{quote(key)}: ")
        between = ","
        if isinstance(value, (list, tuple)) and value:
            comma = "["
            for element in value:
                out.append(comma + deeper)
                comma = ","
                _emit(element, deeper, step, out.append)
                if len(out) > _PIECES:
                    yield "".join(out)
                    out.clear()
            out.append(line + "]")
        else:
            _emit(value, line, step, out.append)
    out.append(start + "}\n")
    yield "".join(out)


def dumps(plan: Any, *, one_line: bool = False) -> str:
    """The whole JSON text of a Plan (or its plain tree)."""
    return "".join(chunks(plan, one_line=one_line))


def digits(number: Decimal) -> str:
    """A decimal as plain digits: ``2.7E+6`` is 2700000, ``3.50`` stays 3.50."""
    if not number.is_finite():
        raise ValueError(f"{number} cannot be written as a number")
    return format(number, "f")


def _emit(value: Any, line: str, step: str, out: Callable[[str], None]) -> None:
    """Write one value; *line* is the line break and indent of the place, *step* what one level adds."""
    kind = type(value)
    if kind is str:
        out(quote(value))
    elif value is None:
        out("null")
    elif kind is int:
        out(str(value))
    elif kind is Span:
        out(f'{{{line}{step}"start": {value.start},{line}{step}"end": {value.end}{line}}}')
    elif kind is tuple or kind is list:
        if not value:
            out("[]")
            return
        inner = line + step
        between = "[" + inner
        for element in value:
            out(between)
            _emit(element, inner, step, out)
            between = "," + inner
        out(line + "]")
    elif kind is Decimal:
        out(digits(value))
    elif kind is bool:
        out("true" if value else "false")
    elif kind is date:
        out(f'"{value.isoformat()}"')
    else:
        inner = line + step
        between = "{" + inner
        for key, field in pairs(value):
            out(f"{between}{quote(key)}: ")
            _emit(field, inner, step, out)
            between = "," + inner
        out("{}" if between[0] == "{" else line + "}")
