"""Why two items or targets were paired, or why not: the question ``workplan diff --explain ID`` asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from workplan_parser import words
from workplan_parser.compare.align import align
from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.amounts import commensurable
from workplan_parser.compare.constants import SENTENCE, THRESHOLD
from workplan_parser.compare.goals import Goal, goals
from workplan_parser.compare.indicators import measured_alike, opposed
from workplan_parser.compare.matching import Matching
from workplan_parser.compare.nodes import Node, flatten
from workplan_parser.compare.pins import Pins, called
from workplan_parser.compare.rows import AHEAD
from workplan_parser.compare.targets import matching
from workplan_parser.compare.twice import once
from workplan_parser.errors import WorkplanError
from workplan_parser.model import Horizon, Plan

RIVALS = 3
"""How many of the nearest others are shown."""


class Reason(NamedTuple):
    """One finding: what it is about, what was decided, and what speaks for it or stood against it."""

    about: str
    verdict: str
    details: tuple[str, ...] = ()


@dataclass
class Comparison:
    """Two plans laid against each other, to be asked about."""

    old: Plan
    new: Plan
    pins: Pins = Pins()

    @cached_property
    def sides(self) -> tuple[list[Node], list[Node]]:
        """The nodes of both plans."""
        return flatten(self.old), flatten(self.new)

    def why(self, name: str) -> list[Reason]:
        """What became of the items called *name* (id, path, label or title, in either plan), and of their targets."""
        chosen = [(side, node) for side in (0, 1) for node in called(self.sides[side], name)]
        if not chosen:
            raise WorkplanError(
                f"两份计划中都没有条目“{name}”",
                hint="可用 id（s1.i3）、路径（一(三)）、编号或标题；回顾部分不参加对照",
            )
        found: list[Reason] = []
        for side, node in chosen:
            found.append(self._node(side, node))
            found += self._targets(side, node)
        return found

    @cached_property
    def _aligned(self) -> Alignment:
        forced, forbidden = self.pins.resolve(*self.sides)
        return align(*self.sides, forced=forced, forbidden=forbidden)

    @cached_property
    def _states(self) -> list[Matching]:
        found = self._aligned
        return [
            matching(self._goals(0, part), self._goals(1, part), found.pairs, found.places())
            for part in AHEAD
        ]

    def _goals(self, side: int, part: Horizon) -> list[Goal]:
        return once(goals(self.sides[side], (self.old, self.new)[side].preamble, part))

    def _node(self, side: int, node: Node) -> Reason:
        found, others = self._aligned, self.sides[1 - side]
        partner = (found.back if side else found.pairs).get(node.at)
        rivals = tuple(self._rivals(side, node, partner))
        if partner is None:
            near = f"没有达到 {THRESHOLD} 或另有更合适的对应" if rivals else "没有相近的条目"
            return Reason(_item(side, node), f"没有对应条目：{near}", rivals)
        key = (partner, node.at) if side else (node.at, partner)
        doubt = "，待核" if key in found.review else ""
        told = f"{_item(1 - side, others[partner])}；依据：{words.basis(found.basis[key])}；得分 {found.scores[key]:.2f}{doubt}"
        return Reason(_item(side, node), f"对应 {told}", rivals)

    def _rivals(self, side: int, node: Node, partner: int | None) -> Iterator[str]:
        """The nearest others, and who they went to."""
        found = self._aligned
        near = [
            (like.score, key)
            for key, like in found.likeness.items()
            if key[side] == node.at and key[1 - side] != partner
        ]
        for score, key in sorted(near, reverse=True)[:RIVALS]:
            other = self.sides[1 - side][key[1 - side]]
            taken = (found.pairs if side else found.back).get(other.at)
            gone = f"，已与 {_item(side, self.sides[side][taken])} 对应" if taken is not None else ""
            yield f"相近：{_item(1 - side, other)}，{score:.2f}{gone}"

    def _targets(self, side: int, node: Node) -> Iterator[Reason]:
        for state in self._states:
            sides = (state.old, state.new)
            back = {match.to: at for at, match in state.found.items()}
            for goal in (one for one in sides[side] if one.node == node.at):
                at = goal.at if side == 0 else back.get(goal.at)
                if at in state.found:
                    match = state.found[at]
                    other = state.old[at] if side else state.new[match.to]
                    doubt = "，待核" if match.review else ""
                    yield Reason(
                        _goal(goal),
                        f"对应 {other.path or other.item} {_goal(other)}；依据：{words.basis(match.basis)}；得分 {match.score:.2f}{doubt}",
                    )
                else:
                    yield Reason(_goal(goal), "没有对应目标", tuple(_against(state, side, goal)))


def _against(state: Matching, side: int, goal: Goal) -> Iterator[str]:
    """The nearest targets of the other plan, and what stands against each."""
    back = {match.to: at for at, match in state.found.items()}
    near = [
        (max(state.names.inside(goal, other), state.sentences.like(goal, other)), other.at, other)
        for other in (state.old if side else state.new)
    ]
    for score, _, other in sorted(near, key=lambda one: (-one[0], one[1]))[:RIVALS]:
        if score > 0:
            taken = (other.at in state.found) if side else (other.at in back)
            yield f"相近：{other.path or other.item} {_goal(other)}，{score:.2f}：{_obstacle(goal, other, taken)}"


def _obstacle(a: Goal, b: Goal, taken: bool) -> str:
    if taken:
        return "已另有对应"
    if not commensurable(a.target, b.target):
        return f"单位不能换算（{a.target.unit}、{b.target.unit}）"
    if not measured_alike(a, b):
        return f"口径不同（{words.MEASURES[a.measure]}、{words.MEASURES[b.measure]}）"
    if opposed(a.name, b.name):
        return "名称中有对举的词（见 lexicon/contrasts.toml）"
    return f"不够相近（所在句子须达到 {SENTENCE}）"


def _item(side: int, node: Node) -> str:
    told = f"{node.path or node.item.id} {node.item.title or '（无标题）'}"
    return f"新 {told}" if side else f"旧 {told}"


def _goal(goal: Goal) -> str:
    return " ".join(f"{goal.target.indicator} {goal.target.raw}".split())
