"""A correspondence while it is being made: the two outlines, what has been paired so far, and what may not be."""

from __future__ import annotations

from dataclasses import dataclass, field

from workplan_parser.compare.nodes import Node
from workplan_parser.compare.similarity import Key, Likeness, Space

DOUBT = 0.3
"""A pair that scores below this is marked for review."""

LEVEL = 0.03
"""A nudge for nodes on the same level; too small to overrule what they say."""


@dataclass(slots=True)
class Alignment:
    """``pairs`` maps old to new positions, ``back`` new to old; ``scores`` and ``review`` (a person should look) are by pair.

    ``space`` and ``likeness`` are of the leaves that do not say the same word for word.
    """

    old: list[Node]
    new: list[Node]
    threshold: float
    barred: frozenset[Key]
    pairs: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    scores: dict[Key, float] = field(default_factory=dict)
    review: set[Key] = field(default_factory=set)
    space: Space = field(init=False)
    likeness: dict[Key, Likeness] = field(default_factory=dict)

    def may(self, i: int, j: int) -> bool:
        """False where a person forbade the pair, or the two speak of different times."""
        return (i, j) not in self.barred and self.old[i].horizon == self.new[j].horizon

    def nudge(self, i: int, j: int) -> float:
        """What the same level adds to a score."""
        return LEVEL * (self.old[i].item.level == self.new[j].item.level)

    def pair(self, i: int, j: int, score: float, *, doubtful: bool = False) -> None:
        """Pair *i* with *j*, whatever either was paired with before."""
        for a, b in {(i, self.pairs.get(i)), (self.back.get(j), j)}:
            if a is not None and b is not None:
                del self.pairs[a], self.back[b], self.scores[a, b]
                self.review.discard((a, b))
        self.pairs[i], self.back[j] = j, i
        self.scores[i, j] = round(min(1.0, score), 4)
        if doubtful:
            self.review.add((i, j))
