"""One numeral with the words round it: what every rule of :mod:`nonquantities` looks at."""

from __future__ import annotations

from typing import NamedTuple

from workplan_parser.extract import units
from workplan_parser.extract.numerals import Numeral
from workplan_parser.extract.prose import Prose


class Spot(NamedTuple):
    """One numeral: its text with where it begins and ends there, the eight characters before it, the six after it."""

    prose: Prose
    numeral: Numeral
    text: str
    start: int
    end: int
    before: str
    after: str

    @property
    def written(self) -> str:
        return self.text[self.start : self.end]

    @property
    def measured(self) -> bool:
        """True where a unit follows."""
        at = self.end + self.text.startswith("+", self.end)
        return (
            units.simple(self.text, at) is not None
            or units.meant(self.text, self.start, at, None) is not None
        )


def spot(prose: Prose, numeral: Numeral) -> Spot:
    """*numeral* with the words round it."""
    text, start, end = prose.text, numeral.start, numeral.end
    return Spot(prose, numeral, text, start, end, text[max(0, start - 8) : start], text[end : end + 6])
