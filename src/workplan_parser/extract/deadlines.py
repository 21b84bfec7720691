"""Deadlines (完成时限): which time expressions fix when something must be done, and the last day they mean.

>>> dues, refused, doubts = find("2018年底前,生活垃圾分类覆盖率达到30%以上,比2016年高5%。", year=2018)
>>> [(one.raw, one.due.isoformat(), one.rule) for one in dues], [one.rule for one in refused]
([('2018年底前', '2018-12-31', 'closed')], ['gone_by'])
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

import regex

from workplan_parser.diagnostics import Doubt
from workplan_parser.extract import dates
from workplan_parser.extract.calendar import TimeExpression
from workplan_parser.extract.clauses import SENTENCE_WINDOW, place_of
from workplan_parser.extract.deadline_rules import decide
from workplan_parser.extract.ruling import Evidence
from workplan_parser.lexicon import word_lists
from workplan_parser.span import Span

Precision = Literal["day", "month", "quarter", "half", "year"]


class DeadlineFinding(NamedTuple):
    """One deadline: its place, the last day it means, and the name of the rule that took it."""

    start: int
    end: int
    raw: str
    due: date
    precision: Precision
    basis: Literal["explicit", "plan_year"]
    rule: str
    evidence: Evidence = ()


class RefusedTime(NamedTuple):
    """A time that is no deadline, and the name of the rule that said so; ``undecided`` where none did."""

    start: int
    end: int
    rule: str
    evidence: Evidence = ()


class DeadlineReading(NamedTuple):
    """The time expressions of a stretch, each once: deadlines, times that are none, and deadlines whose day is doubtful."""

    dues: list[DeadlineFinding]
    refused: list[RefusedTime]
    doubts: list[Doubt]


class _Day(NamedTuple):
    """The last day a deadline means (None where it cannot be told) and whether the text says its year."""

    due: date | None
    explicit: bool
    doubt: str = ""
    more: str = ""


def find(
    text: str,
    times: Sequence[TimeExpression] | None = None,
    *,
    year: int | None,
    issued: date | None = None,
    retrospective: bool = False,
    limit: bool = False,
) -> DeadlineReading:
    """The deadlines of tight folded *text*, in order, the times that are none, and the doubts.

    *times* are its time expressions, where the caller has read them already. *year* is the plan's own year, for
    年底前 and 今年; *issued* its day (成文日期), for 印发之日起30日内. *retrospective* says that the text looks back
    (工作回顾): there, only a year to come fixes a deadline. *limit* says that it is the cell of a
    完成时限 column: there, every time does, and a stretch (3-6月) by its end.
    """
    found = DeadlineReading([], [], [])
    carried: tuple[int, int] | None = None  # the year said earlier in this sentence, and where
    for time in dates.read(text) if times is None else times:
        rule, taken, evidence = decide(place_of(text, time, year, retrospective, limit))
        if not taken:
            found.refused.append(RefusedTime(time.start, time.end, rule, evidence))
            continue
        if carried and _parted(text, carried[1], time.start):
            carried = None
        day = _day(time, carried[0] if carried else None, year, issued)
        start = time.start - _by(text, time.start)
        raw = text[start : time.end]
        if day.due is not None:
            basis: Literal["explicit", "plan_year"] = "explicit" if day.explicit else "plan_year"
            due = DeadlineFinding(start, time.end, raw, day.due, _precision(time), basis, rule, evidence)
            found.dues.append(due)
            if day.explicit and time.kind != "term":
                carried = day.due.year, time.end
        if day.doubt:
            found.doubts.append(Doubt(day.doubt, Span(start, time.end), raw, day.more))
    return found


_JOINED = regex.compile("(?<![年月日底末])[到至]")
_SENTENCE_END = regex.compile("[。!?]")


def _by(text: str, start: int) -> bool:
    """到2018年 is said as one; the 至 of 1月至6月底前 joins two times."""
    return start > 0 and _JOINED.match(text, start - 1) is not None


def _parted(text: str, start: int, end: int) -> bool:
    """A sentence ends between the two, or they are far apart."""
    return end - start > SENTENCE_WINDOW or _SENTENCE_END.search(text, start, end) is not None


# ── which day is it? ────────────────────────────────────────────────────────────────────────────────

_NEXT, _FOLLOWING = word_lists("deadlines", "years.next years.following")


def _day(time: TimeExpression, carried: int | None, plan: int | None, issued: date | None) -> _Day:
    if time.kind == "term":
        return _Day(None, True, "WP404") if issued is None else _Day(_term_end(time, issued), True)
    year, explicit = _year_of(time, carried, plan)
    if year is None:
        return _Day(None, explicit, "WP402")
    due = _last_day(time, year)
    if due is None:
        return _Day(None, explicit, "WP403")
    if time.before and not time.part and time.kind in ("month", "year"):
        return _Day(due, explicit, "WP401", due.isoformat())
    return _Day(due, explicit)


def _year_of(time: TimeExpression, carried: int | None, plan: int | None) -> tuple[int | None, bool]:
    """The year meant, and whether the text says it: its own, one said earlier in the sentence, the plan's."""
    if time.year:
        return time.year, True
    if time.word in _NEXT:
        return (plan + 1 if plan else None), plan == carried
    if time.word in _FOLLOWING:
        base = carried or plan
        return (base + 1 if base else None), base == carried
    if carried and time.word in ("", "年"):
        return carried, True
    return plan, False


def _precision(time: TimeExpression) -> Precision:
    if time.kind == "term" or time.kind == "month" and time.third in (1, 2):
        return "day"
    if time.kind == "range" and time.month:
        return "day" if time.day else "month"
    return time.kind if time.kind in ("day", "month", "quarter", "half") else "year"


def _last_day(time: TimeExpression, year: int) -> date | None:
    month = time.month or 3 * time.quarter or 6 * time.half or 12
    if time.day:
        try:
            return date(year, month, time.day)
        except ValueError:
            return None
    if time.third in (1, 2):
        return date(year, month, 10 * time.third)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _term_end(time: TimeExpression, issued: date) -> date:
    """The last day of a term: the first day does not count (民法典第二百〇一条); months end on the
    same day, or on the month's last where it has none (第二百〇二条)."""
    months = issued.month - 1 + time.months
    first = date(issued.year + months // 12, months % 12 + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=issued.day - 1), following - timedelta(days=1)) + timedelta(
        days=time.days
    )
