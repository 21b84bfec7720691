"""A plan's targets in their places: what each is called, and the words around its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from workplan_parser.compare.nodes import Node, tight
from workplan_parser.model import Horizon, Preamble, Target

AROUND = 16
"""Characters before a number and after it that count as its surroundings."""

LONG = 50_000
"""Characters of an item's text beyond which a number is looked for once only."""

LONGEST_NAME = 80
"""Characters of an indicator that are looked at."""

PREAMBLE = -1
"""The position of the preamble among the nodes."""

_NOISE = regex.compile(r"[\d\s,.;:、。()\"“”‘’%]+|年内|今年|全年|至少|继续|进一步|再|要|力争|确保")
_FILLER = regex.compile(r"^(?:[全我][市省区县国]|完成|实现)+|(?:达到?|完成|不?低于|超过|控制在|保持|稳定)+$")


@dataclass(slots=True)
class Goal:
    """A target in its place: ``node`` is the position of its item, ``name`` its indicator bare, ``around`` its surroundings.

    ``common``: other targets of the plan go by the same name (投资, 增长), so that the name alone proves nothing.
    """

    at: int
    node: int
    item: str
    path: str
    target: Target
    name: str
    around: frozenset[str]
    grams: frozenset[str]
    common: bool = False


def goals(nodes: Sequence[Node], preamble: Preamble | None, horizon: Horizon = "plan") -> list[Goal]:
    """Every target of a plan that speaks of that time, in document order; the preamble speaks of the plan's own."""
    found: list[Goal] = []
    if preamble is not None and horizon == "plan":
        _collect(found, PREAMBLE, "preamble", "前言", tight(preamble.text), preamble.targets)
    for node in nodes:
        if node.horizon == horizon:
            _collect(
                found, node.at, node.item.id, node.path, node.title + "。" + node.text, node.item.targets
            )
    names = Counter((goal.name, goal.target.unit) for goal in found)
    for goal in found:
        goal.common = names[goal.name, goal.target.unit] > 1
    return found


def _collect(found: list[Goal], at: int, item: str, path: str, text: str, targets: Sequence[Target]) -> None:
    place = 0
    for target in targets:
        raw = tight(target.raw)
        start = text.find(raw, place)
        if start < 0 and len(text) < LONG:
            start = text.find(raw)
        place = max(start, place)
        name = _bare(tight(target.indicator)[:LONGEST_NAME])
        before = text[max(0, start - AROUND) : start] if start >= 0 else ""
        after = text[start + len(raw) : start + len(raw) + AROUND // 2] if start >= 0 else ""
        found.append(
            Goal(len(found), at, item, path, target, name, _grams(_bare(before + after)), _grams(name))
        )


def _bare(text: str) -> str:
    return _FILLER.sub("", _NOISE.sub("", text))


def _grams(text: str) -> frozenset[str]:
    if len(text) < 2:
        return frozenset((text,)) if text else frozenset()
    return frozenset(map(str.__add__, text, text[1:]))
