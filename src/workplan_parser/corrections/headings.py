"""Headings corrected: a node's title, and how deep it stands; its place in the tree follows from its level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from workplan_parser.corrections.model import Correction
from workplan_parser.corrections.values import seen, told
from workplan_parser.diagnostics import Doubt
from workplan_parser.model import Attachment, Item, Plan, Section
from workplan_parser.span import Span


class _Loose(NamedTuple):
    """A node without its children, at the level it is to stand at; ``own`` is where its own words end."""

    node: Item
    level: int
    own: int


def head(node: Item) -> Span:
    """The mark and the title of a node: what a correction of it is anchored to."""
    start = node.span.start
    if node.title_span is not None and node.title_span.start >= start:
        return Span(start, node.title_span.end)
    return Span(start, max(start + len(node.label or ""), start + 1))


def corrected(plan: Plan, said: Mapping[Span, Correction], doubts: list[Doubt]) -> Plan:
    """*plan* with the headings of *said*; what cannot be done is added to *doubts*."""
    if not said:
        return plan
    left = dict(said)
    sections = _outline(plan.sections, "s", left, doubts)
    attachments: tuple[Attachment, ...] = tuple(
        one.model_copy(update={"sections": _outline(one.sections, f"a{n}.s", left, doubts)})
        for n, one in enumerate(plan.attachments, 1)
    )
    doubts += [Doubt("WP705", span, one.anchor.quote) for span, one in left.items() if one.now is not None]
    return plan.model_copy(update={"sections": sections, "attachments": attachments})


def _outline(
    sections: tuple[Section, ...], stem: str, left: dict[Span, Correction], doubts: list[Doubt]
) -> tuple[Section, ...]:
    loose = [_said(one, left, doubts) for one in _loose(sections)]
    if [one.level for one in loose] == [node.level for node in _every(sections)]:
        nodes = iter(loose)
        return tuple(_again(section, nodes) for section in sections)
    return tuple(_nested(loose, stem))


def _every(nodes: Iterable[Item]) -> Iterator[Item]:
    for node in nodes:
        yield node
        yield from _every(node.items)


def _loose(nodes: Iterable[Item]) -> Iterator[_Loose]:
    for node in _every(nodes):
        ends = [span.end for span in (*node.text_spans, *([node.title_span] if node.title_span else ()))]
        spans = [
            *(office.span for office in node.responsible),
            *(person.span for person in node.people),
            *(due.span for due in node.deadlines),
            *(cell.span for cell in node.columns),
        ]
        ends += [span.end for span in spans if node.span.contains(span)]
        own = node.span.end if not node.items else max([head(node).end, *ends])
        yield _Loose(node, node.level, own)


def _said(one: _Loose, left: dict[Span, Correction], doubts: list[Doubt]) -> _Loose:
    """The node as a person says it is."""
    node = one.node
    place = head(node)
    said = left.pop(place, None)
    if said is None or said.now is None:
        return one
    title, level = said.now.get("title", node.title), said.now.get("level", Decimal(node.level))
    if not isinstance(title, str) or not isinstance(level, Decimal) or not 1 <= level <= 9:
        doubts.append(Doubt("WP704", place, said.anchor.quote, told(said.now)))
        return one
    different = {
        name: value
        for name, value in seen("node", node).items()
        if value != {"title": title, "level": level}[name]
    }
    if not different:
        if said.action == "change" and not node.corrected:
            doubts.append(Doubt("WP702", place, said.anchor.quote))
        return one
    was = node.was if node.corrected else told(different)
    return one._replace(
        node=node.model_copy(update={"title": title, "corrected": True, "was": was}), level=int(level)
    )


def _again(node: Item, loose: Iterator[_Loose]) -> Section:
    """The same tree of the nodes as they are now."""
    one = next(loose).node
    return one.model_copy(update={"items": tuple(_again(child, loose) for child in node.items)})  # type: ignore[return-value]


def _nested(loose: list[_Loose], stem: str) -> Iterator[Section]:
    """The tree that the levels say; a level that is skipped is closed up."""
    at = 0
    while at < len(loose):
        end = at + 1
        while end < len(loose) and loose[end].level > loose[at].level:
            end += 1
        stem, number = stem.rstrip("0123456789"), int(stem[len(stem.rstrip("0123456789")) :] or 0) + 1
        stem = f"{stem}{number}"
        yield _node(loose[at:end], stem, 1, Section)
        at = end


def _node(loose: list[_Loose], id: str, level: int, kind: type[Section] | type[Item]) -> Section:
    first, rest = loose[0], loose[1:]
    items: list[Item] = []
    at = 0
    while at < len(rest):
        end = at + 1
        while end < len(rest) and rest[end].level > rest[at].level:
            end += 1
        items.append(_node(rest[at:end], f"{id}.i{len(items) + 1}", level + 1, Item))
        at = end
    fields = {name: getattr(first.node, name) for name in Item.model_fields}
    end_of_all = max([first.own, *(item.span.end for item in items)])
    fields |= {
        "id": id,
        "level": level,
        "items": tuple(items),
        "span": Span(first.node.span.start, end_of_all),
    }
    return kind.model_validate(fields)  # type: ignore[return-value]
