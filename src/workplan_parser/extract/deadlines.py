"""Deadlines (完成时限): which time expressions fix when something must be done, and the last day they mean.

>>> dues, refused, doubts = find("2018年底前,生活垃圾分类覆盖率达到30%以上,比2016年高5%。", year=2018)
>>> [(one.raw, one.due.isoformat(), one.rule) for one in dues], [one.rule for one in refused]
([('2018年底前', '2018-12-31', 'closed')], ['gone_by'])
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from workplan_parser.diagnostics import Doubt
from workplan_parser.extract import dates
from workplan_parser.extract.clauses import SENTENCE_WINDOW, Manner, place_of
from workplan_parser.extract.dates import TimeExpression
from workplan_parser.extract.deadline_rules import Decision, decide
from workplan_parser.extract.due import Known, due
from workplan_parser.extract.ruling import Evidence
from workplan_parser.shapes import shape
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


def find(
    text: str,
    times: Sequence[TimeExpression] | None = None,
    *,
    year: int | None,
    issued: date | None = None,
    retrospective: bool = False,
    limit: bool = False,
    notice: bool = False,
) -> DeadlineReading:
    """The deadlines of tight folded *text*, in order, the times that are none, and the doubts.

    *times* are its time expressions, where the caller has read them already. *year* is the plan's own year, for
    年底前 and 今年; *issued* its day (成文日期), for 印发之日起30日内. *retrospective* says that the text looks back
    (工作回顾): there, only a year to come fixes a deadline. *limit* says that it is the cell of a
    完成时限 column: there, every time does, and a stretch (3-6月) by its end; *notice* that it is the notice that hands
    the plan on: there, the days of an inspection are not the plan's.
    """
    found = DeadlineReading([], [], [])
    times = dates.read(text, limit=limit) if times is None else times
    manner = Manner(year, retrospective, limit, notice)
    known, said = Known(year, issued), 0  # ``said``: where the deadline last told ends
    for time, (rule, taken, evidence) in zip(times, _decisions(text, times, manner), strict=True):
        if not taken:
            found.refused.append(RefusedTime(time.start, time.end, rule, evidence))
            continue
        if _parted(text, said, time.start):
            known = Known(year, issued)
        day, explicit, doubt = due(time, known)
        start = time.start - _by(text, time.start)
        raw = text[start : time.end]
        if day is not None:
            basis: Literal["explicit", "plan_year"] = "explicit" if explicit else "plan_year"
            found.dues.append(
                DeadlineFinding(start, time.end, raw, day, _precision(time), basis, rule, evidence)
            )
            if time.kind != "term":
                known, said = (
                    known._replace(last=day, year=day.year if explicit else None),
                    time.end,
                )
        if doubt:
            found.doubts.append(Doubt(doubt, Span(start, time.end), raw, day.isoformat() if day else ""))
    return found


def _decisions(text: str, times: Sequence[TimeExpression], manner: Manner) -> list[Decision]:
    """What is decided of each time, from the last to the first: 6月30日、|9月30日前 is what its neighbour is."""
    found: list[Decision] = []
    following: TimeExpression | None = None
    for time in reversed(times):
        listed = following and following.kind == time.kind and text[time.end : following.start] in _AND
        found.append(decide(place_of(text, time, manner, bool(listed and found[-1].taken))))
        following = time
    return found[::-1]


_AND = ("、", "和", "及", "与", "或")
_JOINED = shape("(?<![年月日底末])[到至]")
_SENTENCE_END = shape("[。!?]")


def _by(text: str, start: int) -> bool:
    """到2018年 is said as one; the 至 of 1月至6月底前 joins two times."""
    return start > 0 and _JOINED.match(text, start - 1) is not None


def _parted(text: str, start: int, end: int) -> bool:
    """A sentence ends between the two, or they are far apart."""
    return end - start > SENTENCE_WINDOW or _SENTENCE_END.search(text, start, end) is not None


def _precision(time: TimeExpression) -> Precision:
    if time.kind == "half" or time.kind == "year" and time.part == "中":
        return "half"
    if time.last_third in (1, 2):
        return "day"
    return (
        time.kind if time.kind in ("month", "quarter", "year") else "year" if time.kind == "period" else "day"
    )
