"""A report's review as a plan, its results in the role of targets: what it says was reached is paired as what is promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workplan_parser.model import Item, OtherQuantity, Plan, Section, Target


def retold(plan: Plan) -> Plan:
    """*plan* with nothing but its review, read as a plan whose targets are the results."""
    return plan.model_copy(
        update={
            "sections": tuple(_past(plan.sections)),
            "preamble": None,
            "attachments": (),
        }
    )


def results(plan: Plan) -> Iterator[OtherQuantity]:
    """Every result that the review of *plan* states as a number, in document order."""
    todo = list(reversed(plan.sections))
    while todo:
        item = todo.pop()
        if item.horizon == "review":
            yield from (one for one in item.other_quantities if one.role == "achieved")
        todo.extend(reversed(item.items))


def _past(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        below = tuple(_past(item.items))
        if item.horizon == "review":
            yield item.model_copy(update={"horizon": "plan", "targets": tuple(_as_targets(item)), "items": below})
        elif below:
            yield from below


def _as_targets(item: Item) -> Iterator[Target]:
    for one in item.other_quantities:
        if one.role == "achieved":
            said = {name: getattr(one, name) for name in type(one).model_fields if name != "role"}
            yield Target(**said, strength="expect", deadline=None)
