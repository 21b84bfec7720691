"""The quantities of a stretch of prose, parted into targets, other quantities, and numbers left over.

One sentence: read the numbers, judge each in its scene, name what it measures.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from workplan_parser.extract import commitments, indicators, quantities
from workplan_parser.extract.calendar import TimeExpression
from workplan_parser.extract.commitments import Judgement
from workplan_parser.extract.comparators import Comparator
from workplan_parser.extract.context import Context
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Leftover, Quantity
from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.scene import Verdict, scene
from workplan_parser.extract.strength import Strength, strength
from workplan_parser.text.stops import with_stops


class Measured(NamedTuple):
    """A quantity, the words that name what it measures, and what it was judged to be.

    ``indicator`` is ``text[indicator_start:indicator_end]`` of the folded text, empty where nothing names it.
    ``strength`` says how firmly a target is promised.
    """

    quantity: Quantity
    indicator: str
    indicator_start: int
    indicator_end: int
    judged: Judgement
    strength: Ruling[Strength] = Ruling("expect")

    @property
    def verdict(self) -> Verdict:
        return self.judged.verdict

    @property
    def rule(self) -> str:
        """The name of the rule that decided."""
        return self.judged.rule

    @property
    def evidence(self) -> Evidence:
        """The words of the tables that rule saw."""
        return self.judged.evidence

    @property
    def start(self) -> int:
        return self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end

    @property
    def comparator(self) -> Comparator:
        return self.quantity.comparator

    @property
    def value(self) -> Decimal:
        return self.quantity.value

    @property
    def value_max(self) -> Decimal | None:
        return self.quantity.value_max

    @property
    def unit(self) -> str:
        return self.quantity.unit

    @property
    def ucum(self) -> str | None:
        return self.quantity.ucum

    @property
    def dimension(self) -> str | None:
        return self.quantity.dimension


class Findings(NamedTuple):
    """All numbers of a stretch: targets, other quantities, and those not taken, each with its reason."""

    targets: list[Measured]
    others: list[Measured]
    leftovers: list[Leftover]

    @property
    def unexplained(self) -> list[Leftover]:
        """The numbers no rule could explain."""
        return [number for number in self.leftovers if number.reason == "no_unit"]


def find(
    text: str, context: Context | None = None, times: Sequence[TimeExpression] | None = None
) -> Findings:
    """Targets, other quantities and left-over numbers of folded, tight *text*; *times* are its time expressions."""
    text = with_stops(text)
    context = context or Context()
    prose = Prose(text)
    reading = quantities.read(text, times, prose)
    found = Findings([], [], list(reading.leftovers))
    every = reading.quantities
    named: list[indicators.Named] = []
    for i, quantity in enumerate(every):
        previous = every[i - 1] if i else None
        following = every[i + 1] if i + 1 < len(every) else None
        seen = scene(prose, quantity, context, previous, following)
        judged = commitments.judge(seen)
        if judged.verdict == "nothing":
            found.leftovers.append(Leftover(quantity.start, quantity.end, judged.rule, judged.evidence))
            continue
        found_name = indicators.name(prose, quantity, judged.verdict, named[-12:], every[i + 1 : i + 6])
        named.append(found_name)
        start, end = found_name.start, found_name.end
        measured = Measured(quantity, text[start:end], start, end, judged)
        if judged.verdict == "target":
            found.targets.append(measured._replace(strength=strength(seen)))
        else:
            found.others.append(measured)
    found.leftovers.sort()
    return found
