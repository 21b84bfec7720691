"""Targets and what became of them, as every rendering says them: a row each, what a reader must see first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from workplan_parser.compare.nodes import tight
from workplan_parser.language import said as in_words
from workplan_parser.model import OtherQuantity, Target
from workplan_parser.outcome.model import (
    OutcomeCounts,
    PlanOutcome,
    Quote,
    Silence,
    StateOutcome,
    TargetOutcome,
)
from workplan_parser.span import Span
from workplan_parser.text.flow import unwrapped
from workplan_parser.words import OUTCOME_REASONS, OUTCOMES, signed

ORDER = ("missed", "about", "unclear", "unreported", "met")
"""What was not reached, or of which nothing is told, never stands behind what was."""

_TONES = {"met": "better", "missed": "worse", "about": "changed", "unclear": "changed", "unreported": "gone"}
_MARKS = {"met": "+", "missed": "-", "about": "~", "unclear": "?", "unreported": "·"}
_PERCENT, _POINTS = ("%", "％"), "个百分点"

Facts = tuple[tuple[str, tuple[str, ...]], ...]


class Row(NamedTuple):
    """One target as it is read. ``promised`` and ``reported`` are the numbers, or states, as printed.

    ``target``, ``result`` and ``difference`` are those of a target with a number.
    """

    verdict: str
    indicator: str
    promised: str
    reported: str
    delta: str
    notes: tuple[str, ...]
    review: bool
    promise: Quote
    report: Quote | None
    target: Target | None = None
    result: OtherQuantity | None = None
    difference: Decimal | None = None

    @property
    def mark(self) -> str:
        """A sign for the verdict, for who sees no colours."""
        return _MARKS[self.verdict]

    @property
    def word(self) -> str:
        """已达到, 未达到, 接近, 口径不同, 未见报告."""
        return OUTCOMES[self.verdict]

    @property
    def tone(self) -> str:
        """What it is coloured by."""
        return _TONES[self.verdict]

    @property
    def facts(self) -> Facts:
        """What a page filters by."""
        return (("change", (self.word,)), ("review", ("待核",) * self.review))


class Group(NamedTuple):
    """The rows of one verdict."""

    verdict: str
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """The verdict's word."""
        return OUTCOMES[self.verdict]


def numbers(outcome: PlanOutcome) -> list[Row]:
    """Every target with a number, in the order they were promised."""
    found = [*map(_answered, outcome.pairs), *map(_silent, outcome.unreported)]
    return sorted(found, key=place)


def place(row: Row) -> Span:
    """Where it is promised."""
    return row.target.span if row.target else row.promise.span


def states(outcome: PlanOutcome) -> list[Row]:
    """Every target without a number."""
    return [_state(one) for one in outcome.qualitative]


def groups(rows: list[Row]) -> Iterator[Group]:
    """The rows by verdict, those to look at first."""
    for verdict in ORDER:
        if its := tuple(row for row in rows if row.verdict == verdict):
            yield Group(verdict, its)


def counted(counts: OutcomeCounts) -> str:
    """共44项：未达到15 口径不同1 未见报告19 已达到9；待核4"""
    told = " ".join(f"{in_words(OUTCOMES[word])} {n}" for word in ORDER if (n := getattr(counts, word)))
    review = in_words(f"；待核 {counts.review}") if counts.review else ""
    return in_words(f"共 {counts.promised} 项：{told}{review}" if counts.promised else "没有")


def said(quote: Quote | None) -> str:
    """A quotation on one line."""
    return unwrapped(quote.text, 0, len(quote.text)).replace("\n", " ") if quote else ""


def _answered(one: TargetOutcome) -> Row:
    return Row(
        verdict=one.verdict,
        indicator=one.target.indicator,
        promised=_line(one.target.raw),
        reported=_line(one.result.raw) if one.result else "",
        delta=_delta(one),
        notes=tuple(_notes(one)),
        review=one.review,
        promise=one.promise,
        report=one.report,
        target=one.target,
        result=one.result,
        difference=one.delta if one.verdict != "unclear" else None,
    )


def _silent(one: Silence) -> Row:
    return Row("unreported", one.indicator, _line(one.raw), "", "", (), False, one.promise, None, target=one)


def _state(one: StateOutcome) -> Row:
    target, reached = one.target, _line(one.target.raw) if one.verdict == "met" else ""
    return Row(
        one.verdict, target.indicator, _line(target.raw), reached, "", (), one.review, one.promise, one.report
    )


def _delta(one: TargetOutcome) -> str:
    """+0.3个百分点, -200座; empty where nothing may be subtracted or nothing is between them."""
    if not one.delta or one.result is None or one.verdict == "unclear":
        return ""
    return signed(one.delta) + (_POINTS if one.result.unit in _PERCENT else one.result.unit)


def _notes(one: TargetOutcome) -> Iterator[str]:
    if one.verdict == "unclear":
        yield OUTCOME_REASONS[one.reason]
    if one.period == "longer":
        yield "报告的是几年的数"
    if one.result and tight(one.result.indicator) != tight(one.target.indicator):
        yield f"报告里的名称：{_line(one.result.indicator)}"
    if one.review:
        yield "待核"


def _line(text: str) -> str:
    return " ".join(text.split())
