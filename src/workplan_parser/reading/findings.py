"""What reading a stretch of text gives: things found, each with its rule and the words that decided, and doubts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

from workplan_parser.diagnostics import Doubt
from workplan_parser.extract.deadlines import RefusedTime
from workplan_parser.extract.quantities import Leftover
from workplan_parser.extract.ruling import Evidence
from workplan_parser.model import (
    Citation,
    Deadline,
    GoverningDeadline,
    OtherQuantity,
    Person,
    QualitativeTarget,
    Responsibility,
    Target,
)
from workplan_parser.reading.walk import Passage
from workplan_parser.span import Span
from workplan_parser.text.flow import Flow


class Refused(NamedTuple):
    """A number that is no quantity, or a time that is no deadline."""

    kind: Literal["number", "time"]
    span: Span


Value = Citation | Deadline | OtherQuantity | Person | QualitativeTarget | Refused | Responsibility | Target
V = TypeVar("V", bound=Value, covariant=True)


class Finding(NamedTuple, Generic[V]):
    """One thing found: what goes into the plan, the name of the rule that decided, and the words it saw.

    ``quoted`` says of each place its name was put together from why it was taken: a key of :data:`workplan_parser.words.QUOTED`.
    """

    value: V
    rule: str
    evidence: Evidence = ()
    quoted: Sequence[str] = ()


class Stretch(NamedTuple):
    """One stretch read: all of a passage, or what lies between the offices of a paragraph, or these.

    It ``closes`` a measure where it names its offices or its time limit: a deadline there holds for what was said
    before. Under 完成时限 it sets the ``limit`` of its row; ``within`` is the year that its column is headed by. ``passed`` are the numbers and times not taken, with the text their places count in.
    """

    place: Span
    closes: bool = False
    responsible: Sequence[Finding[Responsibility]] = ()
    people: Sequence[Finding[Person]] = ()
    targets: Sequence[Finding[Target]] = ()
    qualities: Sequence[Finding[QualitativeTarget]] = ()
    others: Sequence[Finding[OtherQuantity]] = ()
    deadlines: Sequence[Finding[Deadline]] = ()
    citations: Sequence[Finding[Citation]] = ()
    passed: Sequence[tuple[Flow, Sequence[Leftover | RefusedTime]]] = ()
    doubts: Sequence[Doubt] = ()
    limit: bool = False
    within: GoverningDeadline | None = None

    def findings(self) -> Iterator[Finding[Value]]:
        """Everything found and everything refused, in no order."""
        yield from self.responsible
        yield from self.people
        yield from self.targets
        yield from self.qualities
        yield from self.others
        yield from self.deadlines
        yield from self.citations
        for flow, refused in self.passed:
            for one in refused:
                span = flow.span(one.start, one.end)
                if isinstance(one, Leftover):
                    yield Finding(Refused("number", span), one.reason, one.evidence)
                else:
                    yield Finding(Refused("time", span), one.rule, one.evidence)


class Read(NamedTuple):
    """A passage read: the stretches it fell into, and what of it stays text (no offices, no date of a column)."""

    passage: Passage
    stretches: Sequence[Stretch]
    text: Sequence[Span]
