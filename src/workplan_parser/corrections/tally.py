"""How good the reading was, as the people who checked it saw it: corrections counted by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from workplan_parser.corrections import anchors, headings, values
from workplan_parser.corrections.model import Correction, Corrections, Kind
from workplan_parser.model import Item, Plan
from workplan_parser.span import Span
from workplan_parser.writers.nodes import places

KINDS: tuple[Kind, ...] = (*values.SHAPES, "node")


class Count(NamedTuple):
    """Of one kind: values that a person looked at and left, changed, took out; and added."""

    accepted: int = 0
    changed: int = 0
    removed: int = 0
    added: int = 0

    @property
    def precision(self) -> float | None:
        """Of the values read, how many were right; None where none was looked at."""
        return _share(self.accepted, self.accepted + self.changed + self.removed)

    @property
    def recall(self) -> float | None:
        """Of the values there, how many were read right."""
        return _share(self.accepted, self.accepted + self.changed + self.added)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


_COUNTED = {"accept": "accepted", "change": "changed", "remove": "removed", "add": "added"}


def counted(corrections: Iterable[Correction]) -> dict[Kind, Count]:
    """What people did, by kind; kinds nobody looked at are left out."""
    every = Counter((one.kind, _COUNTED[one.action]) for one in corrections)
    return {
        kind: Count(**{word: every[kind, word] for word in _COUNTED.values()})
        for kind in KINDS
        if any(every[kind, word] for word in _COUNTED.values())
    }


def scored(plan: Plan, text: str, corrections: Corrections) -> dict[Kind, Count]:
    """The same counts of a reading, *plan* without corrections, against what people said is true."""
    read = _read(plan)
    judged = []
    for one in corrections.corrections:
        place = anchors.find(text, one.anchor)
        if place is not None:
            judged.append(one.model_copy(update={"action": _verdict(one, read.get((one.kind, place)))}))
    return counted([one for one in judged if one.action])


def _verdict(one: Correction, value: BaseModel | None) -> str:
    """What a person would have to do to the value that is read today; "" where nothing is read and nothing is there."""
    if one.now is None:
        return "remove" if value is not None else ""
    if value is None:
        return "add"
    found = values.seen(one.kind, value)
    return "accept" if all(found.get(name) == said for name, said in one.now.items()) else "change"


def _read(plan: Plan) -> Mapping[tuple[Kind, Span], BaseModel]:
    found: dict[tuple[Kind, Span], BaseModel] = {}
    for place in places(plan):
        if isinstance(place.node, Item):
            found["node", headings.head(place.node)] = place.node
        for kind, shape in values.SHAPES.items():
            found |= {(kind, value.span): value for value in getattr(place.node, shape.field, ())}
    return found
