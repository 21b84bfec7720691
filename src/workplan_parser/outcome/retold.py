"""What a document reports, as a plan whose targets are the results: so it is paired as a plan with a plan.

A report tells results in its review; a 台账 or a summary tells them beside each task, in a column or a line of progress.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from workplan_parser.model import Item, OtherQuantity, Plan, Target

PROGRESS = "told_as_progress"
"""The rule that reads a line of progress (进展情况：…)."""

Results = Callable[[Item], tuple[OtherQuantity, ...]]


def retold(plan: Plan, results: Results) -> Plan:
    """*plan* with nothing but the items that report, read as a plan whose targets are their results."""
    sections = tuple(_told(plan.sections, results))
    return plan.model_copy(update={"sections": sections, "preamble": None, "attachments": ()})


def reports(plan: Plan, old: Plan) -> Results:
    """Where *plan* reports what became of *old*: in its review, or, where it has none or is the same document, beside its tasks."""
    same = plan.source.sha256 == old.source.sha256
    return in_progress if same or not any(map(in_review, _items(plan))) else in_review


def in_review(item: Item) -> tuple[OtherQuantity, ...]:
    """The results of an item that tells of the past."""
    return _achieved(item) if item.horizon == "review" else ()


def in_progress(item: Item) -> tuple[OtherQuantity, ...]:
    """The results beside a task: in a line 完成情况：…, or in the last column of its row that has any."""
    if item.horizon == "review":
        return ()
    lines = tuple(one for one in _achieved(item) if one.rule == PROGRESS)
    cells = [
        tuple(one for one in _achieved(item) if column.span.contains(one.span)) for column in item.columns
    ]
    return lines or next(filter(None, reversed(cells)), ())


def _achieved(item: Item) -> tuple[OtherQuantity, ...]:
    return tuple(one for one in item.other_quantities if one.role == "achieved")


def _items(plan: Plan) -> Iterator[Item]:
    todo: list[Item] = list(plan.sections)
    while todo:
        item = todo.pop()
        yield item
        todo.extend(item.items)


def _told(items: Iterable[Item], results: Results) -> Iterator[Item]:
    for item in items:
        below, own = tuple(_told(item.items, results)), results(item)
        if own or item.horizon == "review" or results is in_progress:
            told = {"horizon": "plan", "targets": tuple(map(_as_target, own)), "items": below}
            yield item.model_copy(update=told)
        else:
            yield from below


def _as_target(one: OtherQuantity) -> Target:
    said = {name: getattr(one, name) for name in type(one).model_fields if name != "role"}
    return Target(**said, strength="expect", deadline=None)
