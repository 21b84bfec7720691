"""The targets of two plans while they are being paired, and the pair a pass makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workplan_parser.compare.constants import FILLED
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.indicators import Names, filled
from workplan_parser.compare.paragraphs import Place
from workplan_parser.compare.sentences import Sentences


class Match(NamedTuple):
    """The counterpart of a target: its position, the pass that found it and from what, how sure, and whether to look."""

    to: int
    basis: str
    score: float
    review: bool = False


@dataclass(slots=True)
class Matching:
    """The targets of two plans while they are being paired.

    ``more`` are further pairs of a target whose number holds for several indicators.
    """

    old: Sequence[Goal]
    new: Sequence[Goal]
    nodes: Mapping[int, int]
    places: Mapping[Place, Place]
    names: Names
    sentences: Sentences
    found: dict[int, Match] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    more: list[tuple[int, Match]] = field(default_factory=list)

    def pair(self, a: Goal, b: Goal, basis: str, score: float, *, review: bool = False) -> None:
        """Make *a* and *b* counterparts."""
        self.found[a.at] = Match(b.at, basis, round(min(score, 1.0), 4), review)
        self.taken.add(b.at)

    def left(self) -> tuple[list[Goal], list[Goal]]:
        """The targets without a counterpart so far."""
        return [g for g in self.old if g.at not in self.found], [
            g for g in self.new if g.at not in self.taken
        ]

    def home(self, a: Goal, b: Goal) -> bool:
        """True where their items correspond."""
        return self.nodes.get(a.node) == b.node

    def named(self, a: Goal, b: Goal) -> float:
        """How alike their names are; one that stands inside the other says more where their items correspond."""
        if not self.home(a, b):
            return self.names.like(a, b)
        return FILLED if filled(a, b) else self.names.inside(a, b)

    def block(self, a: Goal, b: Goal) -> bool:
        """True where their paragraphs correspond."""
        return self.places.get((a.node, a.block)) == (b.node, b.block)
