"""A correspondence while it is being made: the two outlines, what has been paired so far, and what may not be."""

from __future__ import annotations

from dataclasses import dataclass, field

from workplan_parser.compare.constants import LEVEL
from workplan_parser.compare.nodes import Node
from workplan_parser.compare.paragraphs import places
from workplan_parser.compare.similarity import Key, Likeness, Space
from workplan_parser.model import Horizon


@dataclass(slots=True)
class Alignment:
    """``pairs`` maps old to new positions, ``back`` new to old; ``scores``, ``basis`` and ``review`` (a person should look) are by pair.

    ``space`` and ``likeness`` are of the leaves that do not say the same word for word.
    """

    old: list[Node]
    new: list[Node]
    threshold: float
    barred: frozenset[Key]
    pairs: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    scores: dict[Key, float] = field(default_factory=dict)
    basis: dict[Key, str] = field(default_factory=dict)
    _places: dict[Key, Key] | None = None
    review: set[Key] = field(default_factory=set)
    space: Space = field(init=False)
    likeness: dict[Key, Likeness] = field(default_factory=dict)

    def may(self, i: int, j: int) -> bool:
        """False where a person forbade the pair, the two speak of different times, or one only explains words."""
        a, b = self.old[i], self.new[j]
        return (i, j) not in self.barred and a.horizon == b.horizon and a.glossary == b.glossary

    def both_speak(self, horizon: Horizon) -> bool:
        """True of the plans' own time, and of a longer one that both have chapters on."""
        return horizon == "plan" or all(
            any(node.horizon == horizon for node in nodes) for nodes in (self.old, self.new)
        )

    def places(self) -> dict[Key, Key]:
        """Paragraph → paragraph, each a node and a block in it, by the pairs there are when first asked for."""
        if self._places is None:
            self._places = places(self.old, self.new, self.pairs, self.may)
        return self._places

    def nudge(self, i: int, j: int) -> float:
        """What the same level adds to a score."""
        return LEVEL * (self.old[i].item.level == self.new[j].item.level)

    def pair(self, i: int, j: int, score: float, basis: str, *, doubtful: bool = False) -> None:
        """Pair *i* with *j*, whatever either was paired with before; *basis* says why."""
        for a, b in {(i, self.pairs.get(i)), (self.back.get(j), j)}:
            if a is not None and b is not None:
                del self.pairs[a], self.back[b], self.scores[a, b]
                self.review.discard((a, b))
        self.pairs[i], self.back[j] = j, i
        self.scores[i, j] = round(min(1.0, score), 4)
        self.basis[i, j] = basis
        if doubtful:
            self.review.add((i, j))
