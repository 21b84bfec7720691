"""Time expressions of a stretch: those that are deadlines, and those that are none, with the rule that decided."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from workplan_parser.explain.findings import Evidence, Finding
from workplan_parser.explain.lexical import cited
from workplan_parser.explain.passages import Passage
from workplan_parser.explain.rules import says
from workplan_parser.extract import deadline_rules, deadlines, reach
from workplan_parser.extract.deadlines import DeadlineFinding
from workplan_parser.lexicon import Hit
from workplan_parser.span import Span
from workplan_parser.text.flow import Flow

_BASES = {"explicit": "文中写明年份", "plan_year": "年份取自计划"}
_PRECISION = {"day": "到日", "month": "到月", "quarter": "到季", "half": "到半年", "year": "到年"}
_RULES = {rule.__name__: rule for rule in deadline_rules.RULES}


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
        return list(reach.govern(self.text, starts, self.dues))


def read(flow: Flow, source: str, passage: Passage, *, limit: bool = False) -> Times:
    """Every time expression of the stretch; ``limit`` for the cell of a 完成时限 column."""
    setting = passage.setting
    read = deadlines.find(
        flow.text,
        year=setting.year,
        issued=setting.issued,
        retrospective=setting.past and not limit,
        limit=limit,
    )
    findings = [
        _finding(flow, source, passage, due, f"{due.due}（{_PRECISION[due.precision]}；{_BASES[due.basis]}）")
        for due in read.dues
    ]
    findings += [_finding(flow, source, passage, time, "不是期限") for time in read.refused]
    for doubt in read.doubts:
        if doubt.span and doubt.code != "WP401":
            undated = deadlines.RefusedTime(*doubt.span, "")
            findings.append(_finding(flow, source, passage, undated, "是期限，但定不出日子"))
    return Times(sorted(findings, key=lambda time: time.span.start), read.dues, flow.text)


def _finding(
    flow: Flow, source: str, passage: Passage, time: DeadlineFinding | deadlines.RefusedTime, said: str
) -> Finding:
    span = flow.span(time.start, time.end)
    rule = _RULES.get(time.rule)
    evidence = [
        Evidence("时间", flow.text[time.start : time.end]),
        *(_cited("词", hit) for hit in time.evidence),
    ]
    why = says(rule) if rule else "没有规则认为它是期限"
    kind = "deadline" if isinstance(time, DeadlineFinding) else "time"
    return Finding(kind, span, span.of(source), said, time.rule, why, passage.node, tuple(evidence))


def _cited(what: str, hit: Hit) -> Evidence:
    return cited(what, hit.word, hit.table, (hit.entry,))
