"""What the page shows, as plain data: text in blocks, nodes, values with their reasons, what was not taken, what people said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workplan_parser import words
from workplan_parser.corrections import Correction, Corrections, anchors, headings, values
from workplan_parser.explain import Explanation, explain
from workplan_parser.language import said
from workplan_parser.model import Diagnostic, Item, Plan
from workplan_parser.review.blocks import blocks
from workplan_parser.source.model import Source
from workplan_parser.span import Span
from workplan_parser.writers.nodes import places

Record = dict[str, Any]

_LEFT = {"number": "未取用的数字", "time": "未取用的时间"}


def contents(source: Source, plan: Plan, corrections: Corrections) -> Record:
    """Everything the page needs; spans are pairs of code point offsets."""
    reasons = explain(source)
    told = {(one.kind, one.span): one for one in reasons.everything()}
    outline = list(places(plan))
    return {
        "document": {
            "name": source.name,
            "sha256": source.sha256,
            "title": plan.metadata.title or source.name,
            "issuer": plan.metadata.issuer,
            "year": plan.metadata.year,
        },
        "text": source.text,
        "blocks": list(blocks(source)),
        "nodes": [
            {
                "id": place.item_id,
                "level": place.node.level if isinstance(place.node, Item) else 1,
                "label": _head(place.node),
                "horizon": getattr(place.node, "horizon", "plan"),
                "span": [*place.node.span],
            }
            for place in outline
        ],
        "values": list(_values(outline, told)),
        "left": sorted(_left(plan, told.values()), key=lambda one: one["span"]),
        "corrections": [_placed(one, source.text) for one in corrections.corrections],
        "around": anchors.AROUND,
        "scales": [(int(scale), word) for scale, word in words.SCALES],
        "kinds": {
            **{
                kind: {"name": said(words.KINDS[kind]), "fields": shape.seen}
                for kind, shape in values.SHAPES.items()
            },
            "node": {"name": said(words.KINDS["node"]), "fields": values.NODE_FIELDS},
        },
        "words": {
            "role": {
                "office": _said(words.ROLES),
                "person": _said(words.PERSONS),
                "quantity": _said(words.QUANTITY_ROLES),
            },
            "comparator": _said(words.COMPARATORS),
            "strength": _said(words.STRENGTHS),
            "horizon": _said(words.HORIZONS),
            "precision": _said(words.PRECISIONS),
            "sign": words.SIGNS,
            "quality": _said(words.QUALITIES),
        },
    }


def _said(names: Mapping[Any, str]) -> dict[str, str]:
    return {code: said(word) for code, word in names.items()}


def _head(node: Any) -> str:
    if isinstance(node, Item):
        return node.label or ""
    return said(
        {"Preamble": words.PREAMBLE, "Closing": "落款"}.get(type(node).__name__, getattr(node, "label", ""))
    )


def _values(outline: Iterable[Any], told: dict[Any, Explanation]) -> Iterator[Record]:
    for place in outline:
        if isinstance(place.node, Item) and place.node.label is not None:
            yield _value("node", headings.head(place.node), place.item_id, values.seen("node", place.node))
        for kind, shape in values.SHAPES.items():
            for value in getattr(place.node, shape.field, ()):
                record = _value(kind, value.span, place.item_id, values.seen(kind, value))
                yield record | _reason(told.get((kind, value.span)))


def _value(kind: str, span: Span, node: str, fields: Record) -> Record:
    return {"kind": kind, "span": [*span], "node": node, "fields": fields}


def _reason(one: Explanation | None) -> Record:
    if one is None:
        return {}
    seen = [
        f"{said(shown.what)} {shown.word}" + (f"  {shown.file}:{shown.line}" if shown.line else "")
        for shown in one.evidence
    ]
    return {"rule": one.rule, "why": said(one.why), "evidence": seen}


def _left(plan: Plan, told: Iterable[Explanation]) -> Iterator[Record]:
    """What was not taken, and what was doubted."""
    for one in told:
        if one.kind in _LEFT and one.rule != "word":  # 进一步, 统一: no numbers to a reader
            yield {
                "kind": one.kind,
                "span": [*one.span],
                "says": said(_LEFT[one.kind]),
                "why": said(one.why or one.says),
            }
    for doubt in plan.diagnostics:
        yield _doubt(doubt)
    for rest in plan.unclaimed:
        yield {
            "kind": "unclaimed",
            "span": [*rest.span],
            "says": said("未归属文本"),
            "why": said(rest.reason),
        }


def _doubt(one: Diagnostic) -> Record:
    return {
        "kind": "doubt",
        "span": [*(one.span or (0, 0))],
        "says": f"{said(words.SEVERITIES[one.severity])} {one.code} {said(one.message)}",
        "why": said(one.help),
        "severity": one.severity,
    }


def _placed(one: Correction, text: str) -> Record:
    place = anchors.find(text, one.anchor)
    return one.model_dump(mode="python", exclude_defaults=True) | {"place": place and [*place]}
