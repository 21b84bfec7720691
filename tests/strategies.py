"""Hypothesis strategies that build small, valid plans: ``plans()`` for laws that hold for any plan.

The trees are valid (spans nest and are ordered) but say nothing sensible; the texts lean on what
writers find hard: quotes, colons, formula signs, line ends, words that YAML resolves, control signs.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, get_args

from hypothesis import settings
from hypothesis import strategies as st

from workplan_parser import model
from workplan_parser.model import Plan
from workplan_parser.span import Span

few = settings(max_examples=settings.default.max_examples // 3)
"""For laws whose every example writes files: a third of what other laws get."""

HARD = st.sampled_from(
    (
        *(
            "yes",
            "No",
            "off",
            "y",
            "null",
            "~",
            "1e3",
            "0o10",
            "010",
            "12:30",
            "1_000",
            "2018-02-01",
            ".inf",
            "0x1F",
        ),
        *(
            "=1+1",
            "+86",
            "-",
            "@x",
            "'=1",
            "''",
            "# x",
            "a: b",
            "a #b",
            "- x",
            "? x",
            "| x",
            "> x",
            "%",
            "&a",
            "*a",
        ),
        *(
            "\t制表",
            "末尾 ",
            " 开头",
            "两\n行",
            "两\n  行\n",
            "回\r车",
            "\u2028",
            "\x85",
            "\x00",
            "\x7f",
            "\ufeff",
            "[x]",
        ),
        *(
            "一、全面推进",
            "（一）“细化”、《规定》",
            "达到97%以上;",
            "24小时",
            "“",
            "\\u4e00",
            '"',
            "<<",
            "=",
            "\u3000",
            "𠮷",
        ),
    )
)
TEXT = st.one_of(HARD, st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
DECIMALS = st.one_of(
    st.decimals(min_value=Decimal("-1e15"), max_value=Decimal("1e15"), allow_nan=False, allow_infinity=False),
    st.sampled_from(
        (Decimal("2739300"), Decimal("15.50"), Decimal("2.7E+6"), Decimal("1E-7"), Decimal("0.1"))
    ),
)
DATES = st.dates(min_value=date(1949, 10, 1), max_value=date(2099, 12, 31))
SPANS = st.tuples(st.integers(0, 999), st.integers(0, 99)).map(lambda pair: Span(pair[0], sum(pair)))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The strategy, or None."""
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A short tuple of it."""
    return st.lists(strategy, max_size=2).map(tuple)


def _one_of(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


_DATED: dict[str, Any] = {"raw": TEXT, "span": SPANS, "due": DATES, "precision": _one_of(model.Precision)}
_MEASURED: dict[str, Any] = {
    "raw": TEXT,
    "span": SPANS,
    "indicator": TEXT,
    "indicator_span": maybe(SPANS),
    "comparator": _one_of(model.Comparator),
    "value": DECIMALS,
    "value_max": maybe(DECIMALS),
    "unit": TEXT,
    "ucum": maybe(TEXT),
    "dimension": maybe(TEXT),
    "rule": TEXT,
}
deadlines = st.builds(model.Deadline, **_DATED, basis=st.sampled_from(("explicit", "plan_year")))
governing = st.builds(
    model.GoverningDeadline, **_DATED, basis=st.sampled_from(("explicit", "inherited", "heading"))
)
targets = st.builds(model.Target, **_MEASURED, strength=_one_of(model.Strength), deadline=maybe(governing))
other_quantities = st.builds(model.OtherQuantity, **_MEASURED, role=_one_of(model.QuantityRole))
citations = st.builds(model.Citation, title=TEXT, document_number=maybe(TEXT), span=SPANS)
columns = st.builds(model.Column, header=TEXT, text=TEXT, span=SPANS)
metadata_fields = st.builds(
    model.MetadataField, name=TEXT, label=maybe(TEXT), raw=TEXT, span=SPANS, claim=SPANS
)
responsibilities = st.builds(
    model.Responsibility,
    name=TEXT,
    role=_one_of(model.Role),
    basis=st.sampled_from(("explicit", "document_rule")),
    kind=st.sampled_from(("unit", "group")),
    full_name=maybe(TEXT),
    span=SPANS,
)
metadata = st.builds(
    model.Metadata,
    title=maybe(TEXT),
    year=maybe(st.integers(1949, 2099)),
    index_number=maybe(TEXT),
    keywords=several(TEXT),
    written_on=maybe(DATES),
    addressees=several(TEXT),
    fields=several(metadata_fields),
)
_BODY: dict[str, Any] = {
    "text": TEXT,
    "text_spans": several(SPANS),
    "targets": several(targets),
    "other_quantities": several(other_quantities),
    "deadlines": several(deadlines),
    "citations": several(citations),
}
preambles = st.builds(model.Preamble, **_BODY, span=SPANS)
closings = st.builds(
    model.Closing, text=TEXT, span=SPANS, text_spans=several(SPANS), fields=several(metadata_fields)
)
unclaimed = st.builds(model.Unclaimed, text=TEXT, span=SPANS, reason=TEXT)
diagnostics = st.builds(
    model.Diagnostic,
    code=st.sampled_from(("WP201", "WP301", "WP999")),
    severity=st.sampled_from(("error", "warning", "info")),
    message=TEXT,
    span=maybe(SPANS),
    help=TEXT,
)
sources = st.builds(
    model.SourceInfo,
    name=TEXT,
    media_type=st.just("text/plain"),
    encoding=maybe(st.just("utf-8")),
    sha256=st.just("0e1" + "0" * 61),
    length=st.integers(0, 10**7),
    text=maybe(TEXT),
)


findings = st.fixed_dictionaries(
    {**_BODY, "responsible": several(responsibilities), "columns": several(columns)}
)


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
    return kind(
        id=node_id,
        level=level,
        label=draw(maybe(TEXT)),
        number=draw(maybe(st.integers(0, 10**6))),
        title=draw(TEXT),
        title_span=draw(maybe(SPANS)),
        horizon=draw(_one_of(model.Horizon)),
        items=tuple(children),
        span=stretch,
        **draw(found),
    )


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
    found = st.sampled_from(draw(st.lists(findings, min_size=1, max_size=2)))
    annexes = (
        model.Attachment(
            label="附件1",
            number=1,
            title=draw(TEXT),
            sections=draw(outlines("a1.", found)),
            span=Span(0, 600),
        )
        for _ in range(draw(st.integers(0, 1)))
    )
    return Plan(
        generator="workplan-parser 0",
        source=draw(sources),
        metadata=draw(metadata),
        preamble=draw(maybe(preambles)),
        sections=draw(outlines("", found)),
        attachments=tuple(annexes),
        closing=draw(maybe(closings)),
        unclaimed=draw(several(unclaimed)),
        diagnostics=draw(several(diagnostics)),
    )
