"""Applying a diff: the old plan's items and a :class:`PlanDiff` give the new plan's items.

Spans point into a source text that the diff does not carry, so what is compared is :class:`Content`:
everything an item says, in tight text, without where it stood.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from workplan_parser.compare.model import Pair, PlanDiff
from workplan_parser.compare.nodes import Node, flatten, tight
from workplan_parser.model import Deadline, Item, Plan, Responsibility, Target

Fact = tuple[Any, ...]


class Content(NamedTuple):
    """What one item says: place in the outline, printed label, heading, body, offices, targets, deadlines."""

    id: str
    label: str | None
    number: int | None
    title: str
    text: str
    responsible: tuple[Fact, ...]
    targets: tuple[Fact, ...]
    deadlines: tuple[Fact, ...]


def contents(plan: Plan) -> list[Content]:
    """The content of every node of *plan*, in the order of their ids."""
    return sorted((_content(n) for n in flatten(plan) if not n.implicit), key=_order)


def patch(old: Plan, diff: PlanDiff) -> list[Content]:
    """The contents of the new plan, from the old one and what changed. ValueError where *diff* is of another plan."""
    before = {n.item.id: n for n in flatten(old)}
    done: list[Content] = []
    for pair in diff.pairs:
        if pair.old.id not in before:
            raise ValueError(f"the diff is of another plan: it has no {pair.old.id}")
        done.append(_changed(before[pair.old.id], pair))
    done += [_of_item(extra.item) for extra in diff.added]
    done += [_of_item(item) for split in diff.splits for item in split.items]
    return sorted(done, key=_order)


def _changed(node: Node, pair: Pair) -> Content:
    was = _content(node)
    if pair.text and tight("".join(edit.old for edit in pair.text)) != was.text:
        raise ValueError(f"the diff is of another plan: the text of {pair.old.id} differs")
    ahead = [_target(row.new) for row in pair.targets if row.new is not None]
    after = pair.responsible.after
    return Content(
        id=pair.new.id,
        label=pair.new.label,
        number=pair.new.number,
        title=tight(pair.new.title),
        text=tight("".join(edit.new for edit in pair.text)) if "edited" in pair.status else was.text,
        responsible=tuple(map(_office, after)) if after or pair.responsible.removed else was.responsible,
        targets=tuple(ahead),
        deadlines=tuple(_deadline(row.new) for row in pair.deadlines if row.new)
        if pair.deadlines
        else was.deadlines,
    )


def _content(node: Node) -> Content:
    return _of_item(node.item)


def _of_item(item: Item) -> Content:
    return Content(
        id=item.id,
        label=item.label,
        number=item.number,
        title=tight(item.title),
        text=tight(item.text),
        responsible=tuple(map(_office, item.responsible)),
        targets=tuple(map(_target, item.targets)),
        deadlines=tuple(map(_deadline, item.deadlines)),
    )


def _office(one: Responsibility) -> Fact:
    return (one.name, one.role, one.basis, one.kind, one.full_name)


def _target(one: Target) -> Fact:
    due = one.deadline and (one.deadline.raw, one.deadline.due, one.deadline.precision, one.deadline.basis)
    value: tuple[Decimal, Decimal | None] = (one.value, one.value_max)
    return (tight(one.raw), one.indicator, one.comparator, *value, one.unit, one.strength, due)


def _deadline(one: Deadline) -> Fact:
    return (one.raw, one.due, one.precision, one.basis)


def _order(one: Content) -> tuple[tuple[str, int], ...]:
    return tuple(
        (step.rstrip("0123456789"), int("0" + step.lstrip("abcdefghijklmnopqrstuvwxyz")))
        for step in one.id.split(".")
    )
