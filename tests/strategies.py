"""Hypothesis strategies that build small, valid plans: ``plans()`` for laws that hold for any plan.

The trees are valid (spans nest and are ordered) but say nothing sensible; the texts lean on what
writers find hard: quotes, colons, formula signs, line ends, words that YAML resolves, control signs.
What a node holds is read from the model: a field more is drawn without a further line.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from annotated_types import MinLen
from hypothesis import settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from workplan_parser import model
from workplan_parser.model import Plan
from workplan_parser.span import Span

few = settings(max_examples=settings.default.max_examples // 3)
"""For laws whose every example writes files: a third of what other laws get."""

HARD = st.sampled_from(
    (
        "yes", "No", "off", "y", "null", "~", "1e3", "0o10", "010", "12:30", "1_000", "2018-02-01", ".inf", "0x1F",
        "=1+1", "+86", "-", "@x", "'=1", "''", "# x", "a: b", "a #b", "- x", "? x", "| x", "> x", "%", "&a", "*a",
        "\t制表", "末尾 ", " 开头", "两\n行", "两\n  行\n", "回\r车", "\u2028", "\x85", "\x00", "\x7f", "\ufeff", "[x]",
        "一、全面推进", "（一）“细化”、《规定》", "达到97%以上;", "24小时", "“", "\\u4e00", '"', "<<", "=", "\u3000", "𠮷",
    )
)  # fmt: skip
TEXT = st.one_of(HARD, st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
DECIMALS = st.one_of(
    st.decimals(min_value=Decimal("-1e15"), max_value=Decimal("1e15"), allow_nan=False, allow_infinity=False),
    st.sampled_from(
        (Decimal("2739300"), Decimal("15.50"), Decimal("2.7E+6"), Decimal("1E-7"), Decimal("0.1"))
    ),
)
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    Decimal: DECIMALS,
    int: st.integers(0, 10**6),
    bool: st.just(True),
    date: st.dates(min_value=date(1949, 10, 1), max_value=date(2099, 12, 31)),
    Span: st.tuples(st.integers(0, 999), st.integers(0, 99)).map(lambda pair: Span(pair[0], sum(pair))),
}


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The strategy, or None."""
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A short tuple of it."""
    return st.lists(strategy, max_size=2).map(tuple)


@cache
def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Anything that a field of that type may hold."""
    inner = get_args(kind)
    if get_origin(kind) is Annotated:
        return any_of(inner[0])
    if get_origin(kind) is Literal:
        return st.sampled_from(inner)
    if get_origin(kind) is tuple:
        return several(any_of(inner[0]))
    if NoneType in inner:
        return maybe(any_of(next(one for one in inner if one is not NoneType)))
    return _PLAIN[kind] if kind in _PLAIN else st.builds(kind, **fields(kind))


def fields(kind: type[BaseModel], *apart: str) -> dict[str, st.SearchStrategy[Any]]:
    """A strategy for each field of a model, those *apart* left out."""
    return {name: _field(one) for name, one in kind.model_fields.items() if name not in apart}


def _field(one: FieldInfo) -> st.SearchStrategy[Any]:
    anything = any_of(one.annotation)
    return anything.filter(lambda value: value != "") if MinLen(1) in one.metadata else anything


@st.composite
def nodes(
    draw: st.DrawFn,
    kind: type[model.Item],
    node_id: str,
    stretch: Span,
    level: int,
    found: st.SearchStrategy[dict[str, Any]],
) -> model.Item:
    """A node of exactly that stretch, its children side by side inside it."""
    count = draw(st.integers(0, 2)) if level < 3 else 0
    room = (stretch.end - stretch.start) // (count + 1)
    places = [Span(stretch.start + at * room, stretch.start + (at + 1) * room) for at in range(count)]
    children = [
        draw(nodes(model.Item, f"{node_id}.i{at + 1}", place, level + 1, found))
        for at, place in enumerate(places)
    ]
    return kind(id=node_id, level=level, items=tuple(children), span=stretch, **draw(found))


@st.composite
def outlines(
    draw: st.DrawFn, prefix: str, found: st.SearchStrategy[dict[str, Any]]
) -> tuple[model.Section, ...]:
    """Up to two sections."""
    count = draw(st.integers(0, 2))
    return tuple(
        draw(nodes(model.Section, f"{prefix}s{at + 1}", Span(at * 300, at * 300 + 300), 1, found))
        for at in range(count)
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Small plans of every shape. What stands in their nodes is drawn a few times and shared out, which is quicker."""
    inside = st.fixed_dictionaries(fields(model.Item, "id", "level", "items", "span"))
    found = st.sampled_from(draw(st.lists(inside, min_size=1, max_size=2)))
    annexes = [
        model.Attachment(
            sections=draw(outlines("a1.", found)),
            **draw(st.fixed_dictionaries(fields(model.Attachment, "sections"))),
        )
        for _ in range(draw(st.integers(0, 1)))
    ]
    rest = fields(Plan, "schema_uri", "schema_version", "sections", "attachments")
    return Plan(
        sections=draw(outlines("", found)),
        attachments=tuple(annexes),
        **draw(st.fixed_dictionaries(rest)),
    )
