"""What became of a target the new plan does not count: its task goes on without a number, or is called off, or is not mentioned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workplan_parser.compare.blocks import headed
from workplan_parser.compare.constants import NAMED, ONLY, REACH, STILL_SAID, TELLING, TOLD_HOME
from workplan_parser.compare.goals import PREAMBLE, Goal
from workplan_parser.compare.measures import Measure
from workplan_parser.compare.model import TargetVerdict
from workplan_parser.compare.names import GENERIC, stem
from workplan_parser.compare.nodes import Node, tight
from workplan_parser.compare.sentences import grams_of
from workplan_parser.lexicon import WordList
from workplan_parser.model import Horizon, Preamble
from workplan_parser.shapes import shape

_CLAUSE = shape(r"[,。;!?:\n]")
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
        self._counted: dict[str, set[Measure]] = defaultdict(set)
        for goal in counted:
            self._counted[goal.said].add(goal.measure)

    def of(self, goal: Goal, home: int | None) -> Fate:
        """What the plan says of *goal*, whose item corresponds to the node *home*."""
        name = stem(goal.core)
        for clause in self._clauses(name, home):
            if _CANCELLED.within(clause[: clause.find(name)]):
                return Fate("removed", f"said: {clause}")
            if goal.measure not in self._counted.get(clause, ()):
                return Fate("unstated", f"said: {clause}")
        if near := self._near(goal, home):
            return Fate("unstated", f"said: {near}")
        return Fate("removed")

    def _near(self, goal: Goal, home: int | None) -> str:
        """The clause of the item's counterpart that says most of the name, where that is enough; else nothing."""
        best = (0.0, "")
        telling = {gram for gram in goal.grams if gram not in GENERIC}
        if len(goal.core) < TELLING or home is None:
            return ""
        for clause in _CLAUSE.split(self._of.get(home, "")):
            shared = len(telling & grams_of(clause))
            if shared >= ONLY and shared / len(telling) > best[0] and clause not in self._counted:
                best = (shared / len(telling), clause)
        return best[1] if best[0] >= STILL_SAID else ""

    def _clauses(self, core: str, home: int | None) -> Iterator[str]:
        """Every clause that names what was counted: anywhere for a full name, at home for a short one."""
        if len(core) < TOLD_HOME:
            return
        text = self._whole if len(core) >= NAMED else self._of.get(home, "") if home is not None else ""
        at = text.find(core)
        while at >= 0:
            end = _CLAUSE.search(text, at + len(core))
            start = max(0, at - REACH)
            yield _CLAUSE.split(text[start:at])[-1] + text[at : end.start() if end else len(text)]
            at = text.find(core, at + len(core))
