"""The quantities of a stretch of prose, parted into targets, other quantities, and numbers left over.

One sentence: read the numbers, judge each in its scene, name what it measures.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workplan_parser.extract import commitments, dates, indicators, quantities
from workplan_parser.extract.commitments import Judgement
from workplan_parser.extract.context import Context
from workplan_parser.extract.dates import TimeExpression
from workplan_parser.extract.indicators import Part
from workplan_parser.extract.indicators.quoted import said
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Leftover, Quantity
from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.scene import Scene, Verdict, scene
from workplan_parser.extract.strength import Strength, strength


class Measured(NamedTuple):
    """A quantity, the words that name what it measures, and what it was judged to be.

    ``name`` are the quotations of the folded text that name it, in order, none where nothing does; ``indicator`` is their join;
    ``verdict``, ``rule`` and ``evidence`` are those of the :class:`Judgement`; ``strength`` says how firmly a
    target is promised.
    """

    quantity: Quantity
    indicator: str
    name: Sequence[Part]
    verdict: Verdict
    rule: str
    evidence: Evidence
    strength: Ruling[Strength]

    @property
    def core(self) -> Part | None:
        """Of its name the words that a rule found, which the others were put to."""
        return next((part for part in self.name if part.role in ("name", "share")), None)

    @property
    def start(self) -> int:
        return self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end


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
    text: str,
    context: Context | None = None,
    times: Sequence[TimeExpression] | None = None,
    prose: Prose | None = None,
) -> Findings:
    """Targets, other quantities and left-over numbers of tight *text*; *times* are its time expressions."""
    prose = prose or Prose(text)
    times = dates.read(text) if times is None else times
    every, leftovers = quantities.read(text, times, prose)
    found = Findings([], [], list(leftovers))
    named: list[indicators.Named] = []
    for i, seen in enumerate(_scenes(prose, every, context or Context())):
        judged = commitments.judge(seen)
        if judged.verdict == "nothing":
            found.leftovers.append(Leftover(seen.quantity.start, seen.quantity.end, *judged[1:]))
            continue
        name = indicators.name(prose, seen.quantity, judged.verdict, named[-12:], every[i + 1 : i + 6], times)
        named.append(name)
        alike = found.targets if judged.verdict == "target" else found.others
        alike.append(_measured(seen, name, judged))
    found.leftovers.sort()
    return found


def _scenes(prose: Prose, every: Sequence[Quantity], context: Context) -> Iterator[Scene]:
    """Each quantity between its neighbours."""
    for previous, quantity, following in zip((None, *every), every, (*every[1:], None), strict=False):
        yield scene(prose, quantity, context, previous, following)


def _measured(seen: Scene, name: indicators.Named, judged: Judgement) -> Measured:
    firmly: Ruling[Strength] = strength(seen) if judged.verdict == "target" else Ruling("expect")
    return Measured(seen.quantity, said(seen.prose.text, name.parts), name.parts, *judged, firmly)
