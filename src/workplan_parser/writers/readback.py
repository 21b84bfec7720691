"""JSON or YAML written earlier → the equal Plan, with every decimal's digits kept.

A plan of schema 1.0 becomes one of today's: a field it lacks has the value the model gives it. What this program never
writes (aliases, numbers of thousands of digits, half characters) is refused: it costs more than it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn

import regex

from workplan_parser import limits
from workplan_parser.faults import fault

if TYPE_CHECKING:
    from workplan_parser.model import Plan

_LONG = regex.compile(r"\d{16}|\d[eE][+-]?\d{3}")
"""Where a number may be too long."""

_HALF = regex.compile(r"[\ud800-\udfff]")
_ESCAPED_HALF = regex.compile(r"\\u[dD][89a-fA-F]")
_ANCHOR = regex.compile(r"(?<![^\s\[{,:?-])&\S")
"""What names a part of a YAML text, so that ``*`` may repeat it."""

_GREATEST = 2**53


def read_json(text: str | bytes) -> Plan:
    """The Plan of its JSON text. ValueError (with the place) where the text is no such JSON."""
    import json

    text = _text(text)
    tree = json.loads(text, parse_float=number, parse_int=number, parse_constant=_no_number)
    return _plan(tree, text)


def read_yaml(text: str | bytes) -> Plan:
    """The Plan of its YAML text. ValueError (with the place) where the text is no such YAML."""
    text = _text(text)
    return _plan(yaml_tree(text), text)


def yaml_tree(text: str) -> Any:
    """The plain values of a YAML text, decimals where PyYAML makes floats. ValueError for anything else, aliases too."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        """Safe loading, with decimals."""

    for kind in ("float", "int"):
        Loader.add_constructor(
            f"tag:yaml.org,2002:{kind}", lambda loader, node: number(loader.construct_scalar(node))
        )
    try:
        _refuse_aliases(text, base)
        return yaml.load(text, Loader=Loader)  # noqa: S506 - a subclass of the safe loader
    except yaml.YAMLError as problem:
        raise ValueError(fault(problem)) from problem


def _refuse_aliases(text: str, loader: Any) -> None:
    """Raise ValueError where a part of the text is repeated by a name, or lies too deep."""
    import yaml

    if not _ANCHOR.search(text) and text.count("[") + text.count("{") <= _DEEPEST:
        return
    deep = 0
    for event in yaml.parse(text, Loader=loader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise ValueError(f"第 {line} 行用了别名 *{event.anchor}")
        deep += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if deep > _DEEPEST:
            raise ValueError(f"第 {line} 行嵌套过深")


_DEEPEST = 200


def number(text: str) -> int | Decimal:
    """A number as it is written. ValueError where it has more digits, or a larger exponent, than any plan's."""
    whole = text.removeprefix("-")
    if whole.isdecimal() and len(whole) <= limits.DIGITS.most:
        return int(text)
    try:
        found = Decimal(text.replace("_", ""))
    except ArithmeticError:
        _no_number(text[:20])
    if not _is_plain(found):
        raise ValueError(f"数字 {text[:20]}… 超过 {limits.DIGITS.said}")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} 不是数")


def _is_plain(number: Decimal) -> bool:
    return (
        number.is_finite()
        and max(abs(number.adjusted()), len(number.as_tuple().digits)) <= limits.DIGITS.most
    )


def _text(text: str | bytes) -> str:
    found = text if isinstance(text, str) else text.decode("utf-8-sig")
    return found.removeprefix("\ufeff")


def _plan(tree: Any, text: str) -> Plan:
    from workplan_parser.model import Plan
    from workplan_parser.version import SCHEMA_URI, SCHEMA_VERSION

    if isinstance(tree, dict) and tree.get("schema_version") == "1.0":
        tree = tree | {"$schema": SCHEMA_URI, "schema_version": SCHEMA_VERSION}
    plan = Plan.model_validate(tree)
    if _LONG.search(text) or _ESCAPED_HALF.search(text):
        for value in _values(plan):
            _refuse(value)
    return plan


def _values(node: Any) -> Iterator[Any]:
    """Every single value under a node of the model."""
    pending = [node]
    while pending:
        value = pending.pop()
        if isinstance(value, (list, tuple)):
            pending += value
        elif hasattr(value, "__pydantic_fields__"):
            pending += vars(value).values()
        else:
            yield value


def _refuse(value: Any) -> None:
    """Raise ValueError for what no plan holds."""
    if isinstance(value, Decimal) and not _is_plain(value):
        raise ValueError(f"数字 {str(value)[:20]}… 超过 {limits.DIGITS.said}")
    if isinstance(value, int) and abs(value) > _GREATEST:
        raise ValueError(f"数字 {str(value)[:20]}… 过大")
    if isinstance(value, str) and _HALF.search(value):
        raise ValueError(f"文字里有不成对的代理字符：{value[:20]!a}")
