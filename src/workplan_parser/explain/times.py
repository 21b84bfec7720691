"""Time expressions of a stretch: those that are deadlines, and those that are none, with the rule that decided."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from workplan_parser.explain.findings import Evidence, Finding
from workplan_parser.explain.lexical import nearest
from workplan_parser.explain.passages import Passage
from workplan_parser.explain.rules import asks, says
from workplan_parser.extract import dates, deadline_rules, deadlines
from workplan_parser.extract.deadline_rules import Place
from workplan_parser.extract.deadlines import DeadlineFinding
from workplan_parser.span import Span
from workplan_parser.text.flow import Flow

_BASES = {"explicit": "文中写明年份", "plan_year": "年份取自计划"}


class Times(NamedTuple):
    """The findings, and the deadlines among them as the extractor gives them, for the targets they govern."""

    findings: list[Finding]
    dues: list[DeadlineFinding]
    text: str

    def covers(self, span: Span) -> bool:
        """True inside a time expression."""
        at = bisect_right(self.findings, span.start, key=lambda time: time.span.start) - 1
        return at >= 0 and self.findings[at].span.contains(span)

    def governing(self, starts: Sequence[int]) -> list[tuple[DeadlineFinding, str] | None]:
        """For each target's start the deadline that governs it."""
        return list(deadlines.govern(self.text, starts, self.dues))


def read(flow: Flow, source: str, passage: Passage, *, limit: bool = False) -> Times:
    """Every time expression of the stretch; ``limit`` for the cell of a 完成时限 column."""
    setting = passage.setting
    text = flow.text
    dues, doubts = deadlines.find(
        text,
        year=setting.year,
        issued=setting.issued,
        retrospective=setting.past and not limit,
        limit=limit,
    )
    undated = {doubt.end for doubt in doubts if doubt.code != "WP401"}
    by_end = {due.end: due for due in dues}
    findings: list[Finding] = []
    for time in dates.read(text):
        place = deadline_rules.place_of(text, time, setting.year, setting.past and not limit, limit)
        verdict = deadline_rules.verdict_of(place)
        name = verdict[0] if verdict else "undecided"
        rule = _rule(name)
        due = by_end.get(time.end)
        start = due.start if due else time.start
        span = flow.span(start, time.end)
        if due is not None:
            said = f"{due.due}（{_PRECISION[due.precision]}；{_BASES[due.basis]}）"
        elif time.end in undated:
            said = "是期限，但定不出日子"
        else:
            said = "不是期限"
        seen = _word(rule, place) if rule else None
        own = [Evidence("时间", text[start : time.end])]
        if seen is not None:
            own.append(seen)
        findings.append(
            Finding(
                "deadline" if due else "time",
                span,
                span.of(source),
                said,
                name,
                says(rule) if rule else "没有规则认为它是期限",
                passage.node,
                tuple(own),
            )
        )
    return Times(findings, dues, text)


_PRECISION = {"day": "到日", "month": "到月", "quarter": "到季", "half": "到半年", "year": "到年"}


def _word(rule: Callable[[Place], bool | None], place: Place) -> Evidence | None:
    """The word without which the rule would not have decided so."""
    answer, clause = rule(place), len(place.after)

    def matters(before: str, rest: str) -> bool:
        return rule(place._replace(before=before, after=rest[:clause], rest=rest)) != answer

    return nearest(
        "词", "deadlines", asks(rule, "deadlines"), place.before, place.rest or place.after, matters=matters
    )


def _rule(name: str) -> Callable[..., Any] | None:
    """The deadline rule of that name."""
    found: Callable[..., Any] | None = getattr(deadline_rules, f"_{name}", None)
    return found
