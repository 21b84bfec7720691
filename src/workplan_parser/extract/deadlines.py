"""Deadlines (完成时限): which time expressions fix when something must be done, and the last day they mean.

>>> found, doubts = find("2018年底前,生活垃圾分类覆盖率达到30%以上。", year=2018)
>>> found[0].raw, found[0].due.isoformat()
('2018年底前', '2018-12-31')
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from workplan_parser.extract import dates
from workplan_parser.extract.dates import TimeExpression
from workplan_parser.extract.deadline_rules import (
    CLAUSE_WINDOW,
    SENTENCE_WINDOW,
    opens_clause,
    place_of,
    rule_of,
)

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


class DeadlineDoubt(NamedTuple):
    """A doubt about a time expression: a diagnostic code, its place, and the words of the message."""

    code: str
    start: int
    end: int
    seen: str
    more: str = ""


def find(
    text: str, *, year: int | None, retrospective: bool = False, limit: bool = False
) -> tuple[list[DeadlineFinding], list[DeadlineDoubt]]:
    """The deadlines of tight folded *text*, in order, and the doubts they leave.

    *year* is the plan's own year, for 年底前 and 今年. *retrospective* says that the text looks back
    (工作回顾): there, only a year to come fixes a deadline. *limit* says that it is the cell of a
    完成时限 column: there, every time does, and a stretch (3-6月) by its end.
    """
    found: list[DeadlineFinding] = []
    doubts: list[DeadlineDoubt] = []
    carried: tuple[int, int] | None = None  # the year said earlier in this sentence, and where
    for time in dates.read(text):
        place = place_of(text, time, year, retrospective, limit)
        rule = rule_of(place)
        if rule is None:
            continue
        start = time.start - (text[time.start - 1 : time.start] in ("到", "至"))
        raw = text[start : time.end]
        if carried and (
            time.start - carried[1] > SENTENCE_WINDOW or _sentence_ends(text, carried[1], time.start)
        ):
            carried = None
        last_year, explicit = _year_of(time, carried[0] if carried else None, year)
        due = _last_day(time, last_year) if last_year else None
        if due is None or last_year is None:
            doubts.append(DeadlineDoubt("WP403" if last_year else "WP402", start, time.end, raw))
            continue
        if explicit:
            carried = last_year, time.end
        found.append(
            DeadlineFinding(
                start, time.end, raw, due, _precision(time), "explicit" if explicit else "plan_year", rule
            )
        )
        if time.before and not time.part and time.kind in ("month", "year"):
            doubts.append(DeadlineDoubt("WP401", start, time.end, raw, due.isoformat()))
    return found, doubts


def govern(
    text: str, starts: Sequence[int], deadlines: Sequence[DeadlineFinding]
) -> list[tuple[DeadlineFinding, Literal["explicit", "inherited"]] | None]:
    """For each target's start offset the deadline that governs it.

    A deadline holds for what follows it up to the next ``;``. One that opens a sentence holds to the
    sentence's end, and on through the dashes (——…) and 其中 that unfold it. One that has a subject of
    its own before it (侯寨水厂年内建成通水,…) does not outlive its comma.
    """
    stops = [(m.start(), m[0]) for m in re.finditer("[,;。!?]", text)]
    commas = [at for at, _ in stops]
    breaks = [at for at, mark in stops if mark != ","]
    ends = [at + 1 for at, mark in stops if mark not in ",;"]
    opens = [one.start for one in deadlines]
    answers: list[tuple[DeadlineFinding, Literal["explicit", "inherited"]] | None] = []
    for start in starts:
        answer: tuple[DeadlineFinding, Literal["explicit", "inherited"]] | None = None
        last = bisect_left(opens, start)
        for one in reversed(deadlines[max(0, last - _LOOK_BACK) : last]):
            clause = _following(breaks if _stands_first(text, one) else commas, one.end)
            if start < clause:
                answer = one, "explicit"
            elif _opens_sentence(text, one) and start < _reach(text, one, ends):
                answer = one, "inherited"
            if answer or start >= _reach(text, one, ends):
                break
        answers.append(answer)
    return answers


def _sentence_ends(text: str, start: int, end: int) -> bool:
    return any(text.find(mark, start, end) >= 0 for mark in "。!?")


# ------------------------------------------------------------------ which day is it?


def _year_of(time: TimeExpression, carried: int | None, plan: int | None) -> tuple[int | None, bool]:
    """The year meant, and whether the text says it: its own, one said earlier in the sentence, the plan's."""
    if time.year:
        return time.year, True
    if time.word in ("明年", "次年", "翌年"):
        base = carried if carried and time.word != "明年" else plan
        return (base + 1 if base else None), base == carried
    if carried and time.word in ("", "年"):
        return carried, True
    return plan, False


def _precision(time: TimeExpression) -> Precision:
    if time.kind == "month" and time.part in ("上旬", "中旬"):
        return "day"
    if time.kind == "range" and time.month:
        return "month"
    return time.kind if time.kind in ("day", "month", "quarter", "half") else "year"


def _last_day(time: TimeExpression, year: int) -> date | None:
    month = time.month or 3 * time.quarter or 6 * time.half or 12
    if time.day:
        try:
            return date(year, month, time.day)
        except ValueError:
            return None
    if time.part in ("上旬", "中旬"):
        return date(year, month, 10 if time.part == "上旬" else 20)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


# ------------------------------------------------------------------ how far does it reach?

_UNFOLDS = ("——", "其中", "同时")
_LOOK_BACK, _LONGEST_LIST = 6, 16


def _stands_first(text: str, one: DeadlineFinding) -> bool:
    """No subject of its own before it in its clause."""
    before = text[max(0, one.start - CLAUSE_WINDOW) : one.start]
    return opens_clause(before[max(before.rfind(mark) for mark in ",;。!?:、") + 1 :])


def _opens_sentence(text: str, one: DeadlineFinding) -> bool:
    before = text[max(0, one.start - 8) : one.start]
    cut = max(before.rfind(mark) for mark in "。!?:")
    return (cut >= 0 or one.start <= 8) and opens_clause(before[cut + 1 :])


def _reach(text: str, one: DeadlineFinding, ends: list[int]) -> int:
    """Where the deadline's sentence ends, with the sentences that unfold it."""
    i = bisect_right(ends, one.end)
    last = min(i + _LONGEST_LIST, len(ends))
    while i < last and text.startswith(_UNFOLDS, ends[i]) and _opens_sentence(text, one):
        i += 1
    return ends[i] if i < len(ends) else len(text)


def _following(breaks: list[int], after: int) -> int:
    """The first break at or past *after*, or beyond any text."""
    i = bisect_left(breaks, after)
    return breaks[i] if i < len(breaks) else 1 << 62
