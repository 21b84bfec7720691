"""Values as people see and correct them: the few fields of each kind, and back into nodes of the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import BaseModel

from workplan_parser.corrections.model import Kind
from workplan_parser.extract import units
from workplan_parser.model import (
    Deadline,
    GoverningDeadline,
    Item,
    OtherQuantity,
    Person,
    QualitativeTarget,
    Responsibility,
    Target,
)
from workplan_parser.span import Span

Fields = Mapping[str, Decimal | str | None]


class Shape(NamedTuple):
    """A kind of value: its model, the field of a node that lists it, the fields a person sees, what else a new one has."""

    model: type[BaseModel]
    field: str
    seen: tuple[str, ...]
    new: Mapping[str, Any] = {}


_MEASURED = ("indicator", "comparator", "value", "value_max", "unit")
_NEW_NUMBER = {
    "indicator": "",
    "comparator": "eq",
    "value_max": None,
    "unit": "",
    "rule": "corrected",
    "dimension": None,
    "ucum": None,
}

SHAPES: dict[Kind, Shape] = {
    "target": Shape(
        Target, "targets", (*_MEASURED, "strength", "due"), {**_NEW_NUMBER, "strength": "expect", "deadline": None}
    ),
    "qualitative": Shape(
        QualitativeTarget,
        "qualitative_targets",
        ("indicator", "kind", "strength", "due"),
        {"indicator": "", "kind": "other", "strength": "expect", "deadline": None, "rule": "corrected"},
    ),
    "quantity": Shape(OtherQuantity, "other_quantities", (*_MEASURED, "role"), {**_NEW_NUMBER, "role": "attribute"}),
    "office": Shape(Responsibility, "responsible", ("name", "role"), {"role": "responsible"}),
    "person": Shape(Person, "people", ("name", "role", "phone"), {"role": "person_in_charge"}),
    "deadline": Shape(Deadline, "deadlines", ("due", "precision"), {"precision": "day", "basis": "explicit"}),
}  # fmt: skip
"""Every kind but ``node``, in the order in which nodes list them."""

NODE_FIELDS = ("title", "level")


def seen(kind: Kind, value: BaseModel) -> dict[str, Decimal | str | None]:
    """The fields of *value* that a person sees, as a file of corrections holds them."""
    names = NODE_FIELDS if isinstance(value, Item) else SHAPES[kind].seen
    return {name: _plain(_get(value, name)) for name in names}


def _get(value: BaseModel, name: str) -> Any:
    if name == "due" and isinstance(value, (Target, QualitativeTarget)):
        return value.deadline and value.deadline.due
    return getattr(value, name)


def _plain(value: Any) -> Decimal | str | None:
    if isinstance(value, int):
        return Decimal(value)
    return value.isoformat() if isinstance(value, date) else value


def told(fields: Fields) -> str:
    """The fields on one line: ``indicator: 新建公园; value: 20``."""
    return "; ".join(
        f"{name}: {value:f}" if isinstance(value, Decimal) else f"{name}: {value or ''}"
        for name, value in fields.items()
    )


def changed(kind: Kind, value: Any, now: Fields, text: str) -> Any:
    """*value* with the fields of *now*, saying so; the same object where they are what it has.

    Raises ValueError where *now* makes no such value.
    """
    before = seen(kind, value)
    different = {name: said for name, said in now.items() if name in before and before[name] != said}
    if not different:
        return value
    was = value.was if value.corrected else told({name: before[name] for name in different})
    return _made(kind, {**_fields(value), **different, "corrected": True, "was": was}, text)


def made(kind: Kind, now: Fields, span: Span, text: str, was: str | None = None) -> Any:
    """A value that was not read, at its place in *text*. Raises ValueError where *now* makes none."""
    raw = span.of(text)
    shape = SHAPES[kind]
    own = {name: said for name, said in now.items() if name in shape.seen}
    first = {"raw": raw, "span": span, "name": raw, "corrected": True, "was": was}
    return _made(
        kind, {**{k: v for k, v in first.items() if k in shape.model.model_fields}, **shape.new, **own}, text
    )


def _fields(value: BaseModel) -> dict[str, Any]:
    return {name: getattr(value, name) for name in type(value).model_fields}


def _made(kind: Kind, fields: dict[str, Any], text: str) -> Any:
    for settle in _SETTLE.get(kind, ()):
        settle(fields, text)
    return SHAPES[kind].model.model_validate(fields)


def _settle_unit(fields: dict[str, Any], _: str) -> None:
    """The code and dimension of the unit, as the tables have them."""
    found = units.match(fields["unit"] or "", 0)
    whole = found is not None and found.end == len(fields["unit"])
    fields["unit"] = fields["unit"] or ""
    fields["ucum"], fields["dimension"] = (
        (found.unit.ucum, found.unit.dimension) if found and whole else (None, None)
    )


def _settle_name(fields: dict[str, Any], text: str) -> None:
    """The place of the name: before its number if it stands there, in the same paragraph; else it has none."""
    name, at = fields["indicator"] or "", fields["span"][0]
    fields["indicator"] = name
    place = fields.get("indicator_span")
    if (
        place is not None
        and "".join(span.of(text) for span in fields.get("indicator_spans") or (place,)) == name
    ):
        return
    start = text.rfind("\n", 0, at) + 1
    found = text.rfind(name, start, at) if name else -1
    place = Span(found, found + len(name)) if found >= 0 else None
    fields["indicator_span"] = place
    if "unit" in fields:  # a name of a number may have several places
        fields["indicator_spans"] = (place,) if place else ()


def _settle_due(fields: dict[str, Any], _: str) -> None:
    """The day a target is due, said by hand."""
    if "due" not in fields:
        return
    due = fields.pop("due")
    before = fields["deadline"]
    if due is None:
        fields["deadline"] = None
    elif before is not None:
        fields["deadline"] = before.model_copy(update={"due": date.fromisoformat(due)})
    else:
        place = {"raw": fields["raw"], "span": fields["span"]}
        fields["deadline"] = GoverningDeadline.model_validate(
            {**place, "due": due, "precision": "day", "basis": "explicit"}
        )


_SETTLE: dict[Kind, tuple[Callable[[dict[str, Any], str], None], ...]] = {
    "target": (_settle_unit, _settle_name, _settle_due),
    "qualitative": (_settle_name, _settle_due),
    "quantity": (_settle_unit, _settle_name),
}
