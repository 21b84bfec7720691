"""Plan → YAML in block style, written so that YAML 1.1 and 1.2 readers agree on every scalar.

A text goes bare only where no reader could take it for anything else: yes, 1e3, 0o10, 12:30 and 2018-02-01 are quoted.
Several lines are a ``|-`` block where that keeps them exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import regex
import yaml
from pydantic import BaseModel

from workplan_parser.span import Span
from workplan_parser.writers.json import digits
from workplan_parser.writers.nodes import fields

_WIDEST = 2**31 - 1
"""Columns to a line: none is ever folded."""

_UNPRINTED = regex.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_HALF = regex.compile(r"[\ud800-\udfff]")
"""Half of a surrogate pair (in a file's name, where its bytes are no UTF-8): no YAML reader takes one."""


def chunks(value: Any) -> Iterator[str]:
    """The YAML text of a model or a record in pieces, an element of its lists at a time."""
    for key, field in (fields(value) if isinstance(value, BaseModel) else value).items():
        if isinstance(field, (list, tuple)) and field and not isinstance(field, Span):
            yield f"{key}:\n"
            yield from (_dumped([element]) for element in field)
        else:
            yield _dumped({key: field})


def dumps(value: Any) -> str:
    """The whole YAML text."""
    return "".join(chunks(value))


def _dumped(value: Any) -> str:
    """By the C library; where that has escaped a character (𠮷), by the slower one, which does not."""
    text = _dump(value, _Fast)
    return _dump(value, _Plain) if "\\U000" in text else text


def _dump(value: Any, dumper: Any) -> str:
    text: str = yaml.dump(
        value, Dumper=dumper, allow_unicode=True, default_flow_style=False, sort_keys=False, width=_WIDEST
    )
    return text


def _text(dumper: Any, text: str) -> Any:
    style = None
    if _UNPRINTED.search(text):
        style = '"'
    elif "\n" in text:
        style = "|" if text == text.strip() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", _HALF.sub("\ufffd", text), style)


def _number(dumper: Any, number: Decimal) -> Any:
    shown = digits(number)
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in shown else 'int'}", shown)


def _day(dumper: Any, day: date) -> Any:
    return _text(dumper, day.isoformat())


def _span(dumper: Any, span: Span) -> Any:
    return dumper.represent_mapping("tag:yaml.org,2002:map", span._asdict().items())


def _model(dumper: Any, node: BaseModel) -> Any:
    return dumper.represent_mapping("tag:yaml.org,2002:map", fields(node).items())


_TAKEN_FOR = (
    ("tag:yaml.org,2002:int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("tag:yaml.org,2002:float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
    ("tag:yaml.org,2002:null", "null", "n"),
    ("tag:yaml.org,2002:bool", "true|false", "tf"),
    ("doubtful", "(?i:y|n|yes|no|on|off|true|false|null)", "yYnNoOtTfF"),
    ("doubtful", r"[\x20-\x7e]+", "-+.0123456789~<="),
    ("doubtful", "", [""]),
)
"""What bare text is taken for, by all readers or (doubtful) by some, and the characters it begins with."""


def _dumper(base: Any) -> Any:
    class Dumper(base):  # type: ignore[misc]
        yaml_implicit_resolvers: dict[str, Any] = {}

        def ignore_aliases(self, data: Any) -> bool:
            return True

    for tag, pattern, first in _TAKEN_FOR:
        Dumper.add_implicit_resolver(tag, regex.compile(rf"(?:{pattern})\Z"), list(first))
    for kind, represented in ((str, _text), (Decimal, _number), (date, _day), (Span, _span)):
        Dumper.add_representer(kind, represented)
    Dumper.add_multi_representer(BaseModel, _model)
    return Dumper


_Plain = _dumper(yaml.SafeDumper)
_Fast = _dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper))
