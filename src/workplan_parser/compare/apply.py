"""Applying a diff: the old plan's items and a :class:`PlanDiff` give the new plan's items.

Spans point into a source text that the diff does not carry, so what is compared is :class:`Content`:
everything an item says, in tight text, without where it stood.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from workplan_parser.compare.model import Pair, PlanDiff
from workplan_parser.compare.nodes import flatten, natural, tight, unplaced
from workplan_parser.model import Deadline, Item, Plan, QualitativeTarget, Responsibility, Target


class Content(NamedTuple):
    """What one item says: place in the outline, printed label, heading, body, offices, targets, goals without a number, deadlines."""

    id: str
    label: str | None
    number: int | None
    title: str
    text: str
    responsible: tuple[Responsibility, ...]
    targets: tuple[Target, ...]
    qualitative: tuple[QualitativeTarget, ...]
    deadlines: tuple[Deadline, ...]


def contents(plan: Plan) -> list[Content]:
    """The content of every node of *plan*, in the order of their ids."""
    return sorted(
        (_content(n.item) for n in flatten(plan) if not n.implicit), key=lambda one: natural(one.id)
    )


def patch(old: Plan, diff: PlanDiff) -> list[Content]:
    """The contents of the new plan, from the old one and what changed. ValueError where *diff* is of another plan."""
    before = {n.item.id: n.item for n in flatten(old)}
    states: dict[str | None, list[QualitativeTarget]] = defaultdict(list)
    for row in diff.qualitative:
        if row.new is not None:
            states[row.new_item].append(row.new)
    done: list[Content] = []
    for pair in diff.pairs:
        if pair.old.id not in before:
            raise ValueError(f"the diff is of another plan: it has no {pair.old.id}")
        done.append(_changed(_content(before[pair.old.id]), pair, states[pair.new.id]))
    done += [_content(extra.item) for extra in diff.added]
    done += [_content(item) for split in diff.splits for item in split.items]
    return sorted(done, key=lambda one: natural(one.id))


def _changed(was: Content, pair: Pair, states: list[QualitativeTarget]) -> Content:
    if pair.text and tight("".join(edit.old for edit in pair.text)) != was.text:
        raise ValueError(f"the diff is of another plan: the text of {pair.old.id} differs")
    edited, after = "edited" in pair.status, pair.responsible.after
    return Content(
        id=pair.new.id,
        label=pair.new.label,
        number=pair.new.number,
        title=tight(pair.new.title),
        text=tight("".join(edit.new for edit in pair.text)) if edited else was.text,
        responsible=unplaced(after) if after or pair.responsible.removed else was.responsible,
        targets=unplaced(_targets(pair)),
        qualitative=unplaced(sorted(states, key=lambda one: one.span)),
        deadlines=unplaced(row.new for row in pair.deadlines if row.new) if pair.deadlines else was.deadlines,
    )


def _targets(pair: Pair) -> list[Target]:
    """The targets of the new item: one that answers two old ones stands in two rows."""
    said = {one.span: one for one in (*(row.new for row in pair.targets if row.new), *pair.repeated)}
    return sorted(said.values(), key=lambda one: one.span)


def _content(item: Item) -> Content:
    return Content(
        id=item.id,
        label=item.label,
        number=item.number,
        title=tight(item.title),
        text=tight(item.text),
        responsible=unplaced(item.responsible),
        targets=unplaced(item.targets),
        qualitative=unplaced(item.qualitative_targets),
        deadlines=unplaced(item.deadlines),
    )
