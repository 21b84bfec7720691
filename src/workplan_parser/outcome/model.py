"""What became of last year's targets, as a frozen Pydantic tree."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from workplan_parser.compare.model import PlanHead
from workplan_parser.model import Number, OtherQuantity, QualitativeTarget, Target
from workplan_parser.span import Span
from workplan_parser.version import SCHEMA_URI, SCHEMA_VERSION

OUTCOME_SCHEMA_URI = SCHEMA_URI.replace("/plan-", "/outcome-")

Period = Literal["year", "part", "longer"]
Verdict = Literal["met", "missed", "about", "unclear"]
Reason = Literal[
    "reached", "short", "near", "unit", "measure", "scope", "partial", "begun", "denied", "bound", "words"
]
"""Why a verdict: the figures say it (reached, short, near), or why they do not."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Quote(_Model):
    """引文: a stretch of one of the two documents, word for word; ``item`` and ``path`` say in which of its items."""

    text: str
    span: Span
    item: str
    path: str


class Silence(Target):
    """未见报告: a target of which the review says nothing; that it was not reached is not said either."""

    promise: Annotated[Quote, Field(description="the sentence that promises it")]


class TargetOutcome(_Model):
    """目标与结果: a target and what the review reports of it.

    ``period`` is what the result is of: the ``year``, a ``part`` of it, or several years (``longer``).
    ``result`` is None where the review says it in words alone. ``delta`` is result − target in the result's unit;
    ``basis`` says which pass of the comparison made the pair and from what, ``score`` how sure it was;
    ``review`` asks for a human eye.
    """

    target: Target
    result: OtherQuantity | None
    verdict: Verdict
    reason: Reason
    period: Period
    review: bool
    delta: Number | None
    basis: str
    score: Number | None
    promise: Quote
    report: Quote


class StateOutcome(_Model):
    """定性目标与结果: a target without a number, with the words of the review that tell of it, if any do."""

    target: QualitativeTarget
    verdict: Literal["met", "unclear", "unreported"]
    review: bool
    promise: Quote
    report: Quote | None


class OutcomeCounts(_Model):
    """How many targets of each."""

    promised: int = 0
    met: int = 0
    about: int = 0
    missed: int = 0
    unclear: int = 0
    unreported: int = 0
    review: int = 0


class OutcomeSummary(_Model):
    """摘要: targets with a number, and those without."""

    targets: OutcomeCounts
    qualitative: OutcomeCounts


class PlanOutcome(_Model):
    """目标兑现: every target of ``old``'s own period against what the review of ``new`` reports.

    ``blanket`` are sentences that say of many tasks at once that they were done; they prove none of them.
    A target said twice is one.
    """

    schema_uri: str = Field(default=OUTCOME_SCHEMA_URI, alias="$schema")
    schema_version: str = SCHEMA_VERSION
    generator: str
    old: PlanHead
    new: PlanHead
    warnings: tuple[str, ...]
    summary: OutcomeSummary
    pairs: tuple[TargetOutcome, ...]
    unreported: tuple[Silence, ...]
    qualitative: tuple[StateOutcome, ...]
    blanket: tuple[Quote, ...]

    def is_settled(self) -> bool:
        """True where every target was met or came about: nothing is missed, unclear or unreported."""
        told = (self.summary.targets, self.summary.qualitative)
        return not any(one.missed or one.unclear or one.unreported for one in told)
