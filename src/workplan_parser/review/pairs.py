"""Two plans, their items side by side: what the page of ``workplan diff --review`` shows, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workplan_parser import words
from workplan_parser.compare.model import Pair, PlanDiff
from workplan_parser.compare.nodes import flatten
from workplan_parser.compare.pins import Pins
from workplan_parser.language import said
from workplan_parser.model import Plan

Record = dict[str, Any]


def pairs(old: Plan, new: Plan, found: PlanDiff, pins: Pins, name: str) -> Record:
    """Both plans' items, the pairs that *found* made of them, and the *pins* it was told; saved as NAME.pins.json."""
    forced, forbidden = pins.resolve(flatten(old), flatten(new))
    return {
        "name": name,
        "old": list(_nodes(old)),
        "new": list(_nodes(new)),
        "pairs": [_pair(one) for one in found.pairs],
        "pins": {
            "pair": [_ids(old, new, pair) for pair in forced],
            "forbid": [_ids(old, new, pair) for pair in forbidden],
        },
    }


def _nodes(plan: Plan) -> Iterator[Record]:
    for node in flatten(plan):
        if not node.implicit:
            yield {"id": node.item.id, "path": node.path, "title": node.item.title, "text": node.item.text}


def _pair(one: Pair) -> Record:
    return {
        "old": one.old.id,
        "new": one.new.id,
        "score": one.score,
        "review": one.review,
        "says": [said(words.STATUSES[status]) for status in one.status],
    }


def _ids(old: Plan, new: Plan, pair: tuple[int, int]) -> tuple[str, str]:
    return flatten(old)[pair[0]].item.id, flatten(new)[pair[1]].item.id
