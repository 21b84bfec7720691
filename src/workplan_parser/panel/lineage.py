"""Lineages: one commitment followed from plan to plan, whatever its item is called or numbered this year.

Each plan is aligned with the one before (as ``workplan diff`` does) and its targets are matched; what
finds no counterpart there is looked for among commitments that ended a few plans ago.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from workplan_parser.compare import qualities, targets
from workplan_parser.compare.align import align
from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.goals import Goal, goals
from workplan_parser.compare.nodes import Node, flatten
from workplan_parser.compare.qualities import State, states
from workplan_parser.compare.rows import AHEAD
from workplan_parser.compare.twice import once
from workplan_parser.model import Horizon, Plan
from workplan_parser.panel.series import Series, subject, year_of

REACH = 4
"""Plans back that a commitment which was left out is still remembered."""


Part = tuple[Horizon, Literal["number", "state"]]
"""What is matched with its like: targets with a number or without, of one time."""


@dataclass(slots=True)
class Lineage:
    """One commitment: ``goals`` by the position of its plan in the series."""

    id: str
    goals: dict[int, Goal | State] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """Position of the first plan that has it."""
        return min(self.goals)

    @property
    def latest(self) -> Goal | State:
        """As the latest plan puts it."""
        return self.goals[max(self.goals)]


@dataclass(slots=True)
class _Laid:
    """A plan laid out for alignment: its nodes, its goals, with a number or without, by the time they speak of."""

    nodes: list[Node]
    numbers: dict[Horizon, list[Goal]]
    states: dict[Horizon, list[State]]

    def parts(self) -> Iterator[tuple[Part, Sequence[Goal | State]]]:
        """All goals."""
        for horizon, its in self.numbers.items():
            yield (horizon, "number"), its
        for horizon, ours in self.states.items():
            yield (horizon, "state"), ours


def lineages(series: Series) -> list[Lineage]:
    """Every commitment of the series, by first appearance. Ids are not set yet: see :func:`name_all`."""
    laid = [_lay(plan) for plan in series.plans]
    found: list[Lineage] = []
    owner: list[dict[tuple[Part, int], Lineage]] = []
    for at, here in enumerate(laid):
        mine: dict[tuple[Part, int], Lineage] = {}
        for back in range(1, min(at, REACH) + 1):
            free = sum(len(its) for _, its in here.parts()) - len(mine)
            open_ends = [line for line in owner[at - back].values() if max(line.goals) == at - back]
            if free and open_ends:
                _continue(laid[at - back], here, owner[at - back], mine, at)
        for part, its in here.parts():
            for n, goal in enumerate(its):
                if (part, n) not in mine:
                    mine[part, n] = line = Lineage("", {at: goal})
                    found.append(line)
        owner.append(mine)
    return found


def _lay(plan: Plan) -> _Laid:
    nodes = flatten(plan)
    return _Laid(
        nodes,
        {part: once(goals(nodes, plan.preamble, part)) for part in AHEAD},
        {part: states(nodes, plan.preamble, part) for part in AHEAD},
    )


def _continue(
    before: _Laid,
    here: _Laid,
    theirs: dict[tuple[Part, int], Lineage],
    mine: dict[tuple[Part, int], Lineage],
    at: int,
) -> None:
    """Give each free goal *here* the lineage of its counterpart *before*, where that has not gone on already."""
    aligned = align(before.nodes, here.nodes)
    ahead = dict(here.parts())
    for part, i, j in _counterparts(before, here, aligned):
        line = theirs[part, i]
        if (part, j) not in mine and at not in line.goals:
            line.goals[at] = ahead[part][j]
            mine[part, j] = line


def _counterparts(before: _Laid, here: _Laid, aligned: Alignment) -> Iterator[tuple[Part, int, int]]:
    """Each goal *before* with its counterpart *here*, by their positions."""
    for horizon, its in here.numbers.items():
        found = targets.match(before.numbers[horizon], its, aligned.pairs, aligned.places())
        yield from (((horizon, "number"), i, one.to) for i, one in found.items())
    for horizon, ours in here.states.items():
        matched = qualities.match(before.states[horizon], ours, aligned.pairs)
        yield from (((horizon, "state"), i, j) for i, (j, _) in matched.items())


def name_all(series: list[Series], lines: list[list[Lineage]]) -> None:
    """Set the ids: made of where a commitment first stood, so that years to come leave them alone."""
    import hashlib

    taken: set[str] = set()
    for one, its in zip(series, lines, strict=True):
        ordinals: dict[tuple[int, str], int] = {}
        for line in its:
            plan = one.plans[line.first]
            goal = line.goals[line.first]
            item = goal.item if isinstance(goal, Goal) else f"{goal.item}!"  # a state counts by itself
            nth = ordinals[line.first, item] = ordinals.get((line.first, item), 0) + 1
            said = (plan.metadata.issuer or one.body, subject(plan), year_of(plan), item, nth)
            for again in range(len(taken) + 1):
                words = "|".join(map(str, (*said, again)))
                name = "L" + hashlib.sha256(words.encode()).hexdigest()[:10]
                if name not in taken:
                    break
            line.id = name
            taken.add(name)
