"""The five-year period that a sentence speaks of: its numbers are for the end of it, wherever they stand in a plan."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_parser.extract.clauses import opens_clause
from workplan_parser.extract.dates import TimeExpression
from workplan_parser.extract.prose import Prose
from workplan_parser.lexicon import WordList

_DURING = WordList("deadlines", "terms.during")


def of(
    prose: Prose, starts: Sequence[int], times: Sequence[TimeExpression], year: int | None
) -> list[TimeExpression | None]:
    """For what begins at each of *starts* the period it is for, with 期间 or 时期, None for most.

    “十五五”期间新建学校20所; “十五五”时期主要目标是:…。…。 holds on after its colon. Not “十五五”规划项目12个, not a period
    that ended before the plan's *year*, nor what follows 今年 or another time that reaches it.
    """
    if not any(time.kind == "period" for time in times):
        return [None] * len(starts)
    return [_period(prose, start, times, year) for start in starts]


def _period(
    prose: Prose, start: int, times: Sequence[TimeExpression], year: int | None
) -> TimeExpression | None:
    last = next((time for time in reversed(times) if time.end <= start and time.kind != "length"), None)
    if last is None or last.kind != "period" or last.year is None or last.year < (year or last.year):
        return None
    during = _DURING.starts(prose.text, last.end)
    if during is None or not opens_clause(prose.text, prose.clause(last.start)[0], last.start):
        return None
    clause, said = prose.clause(last.start)[1], prose.sentence(last.start)
    if not said[0] <= start < said[1] and prose.text[clause : clause + 1] != ":":
        return None
    return last._replace(end=during.end)
