"""One quantity to be named, with what stands round it: what every rule of :mod:`indicators` looks at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Quantity
from workplan_parser.extract.ruling import Evidence


class Part(NamedTuple):
    """One quotation of a name, and why it was taken: a code that :mod:`workplan_parser.words` has the words for.

    ``written`` is what it says in full, where that is not what stands there: 城|乡居民收入 is 城镇居民收入.
    """

    start: int
    end: int
    role: str = "name"
    written: str = ""


Parts = tuple[Part, ...]
"""A name, in the order that it is said."""


class Place(NamedTuple):
    """Where a name stands, and the words of the tables that bound it or led to it.

    ``shared`` are the words before and behind it that it has in common with others of a list.
    """

    start: int
    end: int
    evidence: Evidence = ()
    shared: tuple[Part, ...] = ()


class Named(NamedTuple):
    """A quantity, the place of its name (empty where nothing names it), what was judged of it, and how it was named.

    ``rule`` is the name of the rule of :data:`indicators.RULES` that found it, "" where none did. The whole name is the join
    of its ``parts``, in their order; the one that the rule found is among them.
    """

    quantity: Quantity
    start: int
    end: int
    verdict: str
    rule: str = ""
    evidence: Evidence = ()
    parts: tuple[Part, ...] = ()


class View(NamedTuple):
    """One quantity to be named: its text, its clause, the quantities before it (nearest last) and after it."""

    text: str
    quantity: Quantity
    opens: int
    clause: int
    close: int
    earlier: Sequence[Named]
    later: Sequence[Quantity]

    @property
    def last(self) -> Named | None:
        """The quantity before it in the same sentence."""
        return self.earlier[-1] if self.earlier and self.earlier[-1].quantity.start >= self.opens else None

    @property
    def beside(self) -> Named | None:
        """The quantity before it in the same clause."""
        return self.last if self.last and self.last.quantity.start >= self.clause else None

    def between(self, named: Named) -> str:
        """The text between an earlier quantity and this one."""
        return self.text[named.quantity.end : self.quantity.start]

    @property
    def clause_before(self) -> int:
        """Where the clause before its own begins; the beginning of the sentence where there is none."""
        marks = (self.text.rfind(mark, self.opens, max(self.opens, self.clause - 1)) for mark in ",;:")
        return max(self.opens, max(marks) + 1)


def view(prose: Prose, quantity: Quantity, earlier: Sequence[Named], later: Sequence[Quantity] = ()) -> View:
    """*quantity* in its sentence."""
    clause, close = prose.clause(quantity.start)
    return View(prose.text, quantity, prose.sentence(quantity.start)[0], clause, close, earlier, later)
