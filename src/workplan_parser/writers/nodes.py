"""The nodes of a plan as writers walk them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from workplan_parser.model import Attachment, Closing, Item, Plan, Preamble


def fields(node: BaseModel) -> dict[str, Any]:
    """The fields of a node under their written names (``schema_uri`` is written ``$schema``), in model order."""
    values = vars(node)
    return {
        written: values[name]
        for name, written, silent in _names(type(node))
        if silent is None or not silent(values[name])
    }


@cache
def _names(kind: type[BaseModel]) -> tuple[tuple[str, str, Callable[[Any], bool] | None], ...]:
    """(name, written name, whether a value goes without saying) of each field."""
    return tuple((name, field.alias or name, field.exclude_if) for name, field in kind.model_fields.items())


class Place(NamedTuple):
    """A node that holds findings, and where it stands: the ``item_id`` tables are joined by."""

    item_id: str
    parent_id: str | None
    kind: str
    node: Preamble | Item | Attachment | Closing


def places(plan: Plan) -> Iterator[Place]:
    """Preamble, every section and item in document order, attachments with theirs, closing."""
    if plan.preamble is not None:
        yield Place("preamble", None, "preamble", plan.preamble)
    for section in plan.sections:
        yield from _outline(section, None, "section")
    for number, attachment in enumerate(plan.attachments, 1):
        yield Place(f"a{number}", None, "attachment", attachment)
        for section in attachment.sections:
            yield from _outline(section, f"a{number}", "section")
    if plan.closing is not None:
        yield Place("closing", None, "closing", plan.closing)


def _outline(node: Item, parent: str | None, kind: str) -> Iterator[Place]:
    yield Place(node.id, parent, kind, node)
    for child in node.items:
        yield from _outline(child, node.id, "item")
