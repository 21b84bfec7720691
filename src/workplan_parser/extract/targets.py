"""The quantities of a stretch of prose, parted into targets, other quantities, and numbers left over.

One sentence: read the numbers, judge each in its scene, name what it measures.
"""

from decimal import Decimal
from typing import Literal, NamedTuple

from workplan_parser.extract import commitments, indicators, quantities
from workplan_parser.extract.comparators import Comparator
from workplan_parser.extract.context import Context
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Leftover, Quantity
from workplan_parser.extract.ruling import Evidence
from workplan_parser.text.stops import with_stops


class Target(NamedTuple):
    """A commitment in folded text; fields as in :class:`workplan_parser.model.Target`, places as offsets."""

    start: int
    end: int
    indicator: str
    indicator_start: int
    indicator_end: int
    comparator: Comparator
    value: Decimal
    value_max: Decimal | None
    unit: str
    ucum: str | None
    dimension: str | None
    strength: Literal["must", "expect", "strive", "approx"]
    rule: str
    evidence: Evidence = ()


class Other(NamedTuple):
    """A quantity that is no commitment; ``role`` says what it is."""

    start: int
    end: int
    indicator: str
    indicator_start: int
    indicator_end: int
    comparator: Comparator
    value: Decimal
    value_max: Decimal | None
    unit: str
    ucum: str | None
    dimension: str | None
    role: commitments.Role
    rule: str
    evidence: Evidence = ()


class Findings(NamedTuple):
    """All numbers of a stretch: targets, other quantities, and those not taken, each with its reason."""

    targets: list[Target]
    others: list[Other]
    leftovers: list[Leftover]

    @property
    def unexplained(self) -> list[Leftover]:
        """The numbers no rule could explain."""
        return [number for number in self.leftovers if number.reason == "no_unit"]


def find(text: str, context: Context | None = None) -> Findings:
    """Targets, other quantities and left-over numbers of folded, tight *text*."""
    text = with_stops(text)
    context = context or Context()
    prose = Prose(text)
    reading = quantities.read(text, prose=prose)
    found = Findings([], [], list(reading.leftovers))
    every = reading.quantities
    named: list[indicators.Named] = []
    for i, quantity in enumerate(every):
        previous = every[i - 1] if i else None
        following = every[i + 1] if i + 1 < len(every) else None
        seen = commitments.scene(prose, quantity, context, previous, following)
        verdict, rule = commitments.judge(seen)
        if verdict == "nothing":
            found.leftovers.append(Leftover(quantity.start, quantity.end, rule))
            continue
        start, end = indicators.name(prose, quantity, named[-12:], every[i + 1 : i + 6])
        named.append(indicators.Named(quantity, start, end, verdict))
        if verdict == "target":
            found.targets.append(
                Target(*_measured(quantity, text, start, end), commitments.strength(seen), rule)
            )
        else:
            found.others.append(Other(*_measured(quantity, text, start, end), verdict, rule))
    found.leftovers.sort()
    return found


Measured = tuple[
    int, int, str, int, int, Comparator, Decimal, Decimal | None, str, str | None, str | None
]  # fmt: skip


def _measured(quantity: Quantity, text: str, start: int, end: int) -> Measured:
    return (
        quantity.start, quantity.end, text[start:end], start, end, quantity.comparator,
        quantity.value, quantity.value_max, quantity.unit, quantity.ucum, quantity.dimension,
    )  # fmt: skip
