"""One view of a plan's nodes, whether they are Pydantic models or the plain tree they are validated from.

``workplan parse`` writes the plain tree (dicts, tuples, :class:`Span`, :class:`Decimal`, :class:`date`)
and so starts without Pydantic; the Python API writes models. Both give the same bytes.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

_KEYS: dict[type, tuple[tuple[str, str], ...]] = {}


def keys(kind: type) -> tuple[tuple[str, str], ...]:
    """(attribute, written key) of a model class in model order; ``schema_uri`` is written ``$schema``."""
    known = _KEYS.get(kind)
    if known is None:
        fields: dict[str, Any] | None = getattr(kind, "__pydantic_fields__", None)
        if fields is None:
            names: Iterable[str] | None = getattr(kind, "_fields", None)
            if names is None:
                raise TypeError(f"{kind.__name__} is no node of a plan")
            known = tuple((name, name) for name in names)
        else:
            known = tuple((name, field.alias or name) for name, field in fields.items())
        _KEYS[kind] = known
    return known


def pairs(node: Any) -> Iterable[tuple[str, Any]]:
    """(written key, value) of a node, in model order."""
    if isinstance(node, dict):
        return node.items()
    return ((key, getattr(node, name)) for name, key in keys(type(node)))


def get(node: Any, name: str) -> Any:
    """The field *name* of a node; None where the node is None."""
    if node is None:
        return None
    return node.get(name) if isinstance(node, dict) else getattr(node, name, None)


class Place(NamedTuple):
    """A node that holds findings, and where it stands: the ``item_id`` tables are joined by."""

    item_id: str
    parent_id: str | None
    kind: str
    node: Any


def places(plan: Any) -> Iterator[Place]:
    """Preamble, every section and item in document order, attachments with theirs, closing."""
    if get(plan, "preamble") is not None:
        yield Place("preamble", None, "preamble", get(plan, "preamble"))
    for section in get(plan, "sections"):
        yield from _outline(section, None, "section")
    for number, attachment in enumerate(get(plan, "attachments"), 1):
        yield Place(f"a{number}", None, "attachment", attachment)
        for section in get(attachment, "sections"):
            yield from _outline(section, f"a{number}", "section")
    if get(plan, "closing") is not None:
        yield Place("closing", None, "closing", get(plan, "closing"))


def _outline(node: Any, parent: str | None, kind: str) -> Iterator[Place]:
    item_id = get(node, "id")
    yield Place(item_id, parent, kind, node)
    for child in get(node, "items"):
        yield from _outline(child, item_id, "item")
