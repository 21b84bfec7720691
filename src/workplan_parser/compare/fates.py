"""What became of a target the new plan does not count: its task goes on without a number, or is called off, or is not mentioned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workplan_parser.compare.blocks import headed
from workplan_parser.compare.constants import (
    NAMED,
    ONLY,
    REACH,
    SAID_ELSEWHERE,
    STILL_SAID,
    TELLING,
    TOLD_HOME,
)
from workplan_parser.compare.goals import PREAMBLE, Goal
from workplan_parser.compare.indicators import opposed
from workplan_parser.compare.likeness import grams
from workplan_parser.compare.measures import Measure
from workplan_parser.compare.model import TargetVerdict
from workplan_parser.compare.names import GENERIC, stem
from workplan_parser.compare.nodes import Node, tight
from workplan_parser.compare.sentences import grams_of
from workplan_parser.lexicon import WordList
from workplan_parser.model import Horizon, Preamble
from workplan_parser.shapes import shape

_CLAUSE = shape(r"[,。;!?:\n]")
_WHOSE = WordList("compare", "fate.whose")
_CANCELLED = WordList("compare", "fate.cancelled")


class Fate(NamedTuple):
    """The word for it, and the clause of the new plan that shows it."""

    change: TargetVerdict
    basis: str = ""


class Fates:
    """Asks a plan's text what it still says of a target."""

    def __init__(
        self, nodes: Sequence[Node], preamble: Preamble | None, horizon: Horizon, counted: Sequence[Goal]
    ) -> None:
        self._of = {node.at: headed(node) for node in nodes if node.horizon == horizon}
        if preamble is not None and horizon == "plan":
            self._of[PREAMBLE] = tight(preamble.text)
        self._whole = "\n".join(self._of.values())
        self._told: dict[str, list[tuple[str, frozenset[str]]]] = {}
        self._counted: dict[str, set[Measure]] = defaultdict(set)
        for goal in counted:
            self._counted[goal.said].add(goal.measure)

    def of(self, goal: Goal, home: int | None) -> Fate:
        """What the plan says of *goal*, whose item corresponds to the node *home*."""
        name = _unplaced(stem(goal.core))
        for clause in self._clauses(goal, name, home):
            if _CANCELLED.within(clause[: clause.find(name)]):
                return Fate("removed", f"said: {clause}")
            if goal.measure not in self._counted.get(clause, ()):
                return Fate("unstated", f"said: {clause}")
        if near := self._near(goal, home):
            return Fate("unstated", f"said: {near}")
        return Fate("removed")

    def _near(self, goal: Goal, home: int | None) -> str:
        """The clause that says most of the name, where that is enough: in the item's counterpart, more of it elsewhere; else nothing."""
        telling = {gram for gram in grams(_unplaced(goal.core)) if gram not in GENERIC}
        if len(goal.core) < TELLING:
            return ""
        for text, enough in (
            (self._of.get(home, "") if home is not None else "", STILL_SAID),
            (self._whole, SAID_ELSEWHERE),
        ):
            best = (0.0, "")
            for clause, said in self._parts(text):
                shared = len(telling & said)
                if shared >= ONLY and shared / len(telling) > best[0] and not opposed(goal.name, clause):
                    best = (shared / len(telling), clause)
            if best[0] >= enough:
                return best[1]
        return ""

    def _parts(self, text: str) -> list[tuple[str, frozenset[str]]]:
        """The clauses of *text* that count nothing, each with its bigrams."""
        if text not in self._told:
            clauses = [one for one in _CLAUSE.split(text) if one not in self._counted]
            self._told[text] = [(one, grams_of(one)) for one in clauses]
        return self._told[text]

    def _clauses(self, goal: Goal, core: str, home: int | None) -> Iterator[str]:
        """Every clause that names what was counted: anywhere for a full name, at home for a short one."""
        if len(core) < TOLD_HOME:
            return
        text = self._whole if len(core) >= NAMED else self._of.get(home, "") if home is not None else ""
        at = text.find(core)
        while at >= 0:
            end = _CLAUSE.search(text, at + len(core))
            start = max(0, at - REACH)
            clause = _CLAUSE.split(text[start:at])[-1] + text[at : end.start() if end else len(text)]
            if not opposed(goal.name, clause):
                yield clause
            at = text.find(core, at + len(core))


def _unplaced(name: str) -> str:
    """城镇老旧小区 → 老旧小区: whose it is may go unsaid where the task goes on."""
    hit = _WHOSE.starts(name)
    return name[hit.end :] if hit and len(name) - hit.end >= NAMED else name
