"""Deadlines (完成时限): which time expressions fix when something must be done, and the last day they mean.

>>> found, doubts = find("2018年底前,生活垃圾分类覆盖率达到30%以上。", year=2018)
>>> found[0].raw, found[0].due.isoformat()
('2018年底前', '2018-12-31')
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from workplan_parser.extract import dates
from workplan_parser.extract.dates import TimeExpression
from workplan_parser.extract.deadline_rules import (
    CLAUSE_WINDOW,
    SENTENCE_WINDOW,
    closes,
    opens_clause,
    place_of,
    rule_of,
)
from workplan_parser.extract.ruling import Evidence
from workplan_parser.text.stops import with_stops

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


class DeadlineDoubt(NamedTuple):
    """A doubt about a time expression: a diagnostic code, its place, and the words of the message."""

    code: str
    start: int
    end: int
    seen: str
    more: str = ""


def find(
    text: str,
    *,
    year: int | None,
    issued: date | None = None,
    retrospective: bool = False,
    limit: bool = False,
) -> tuple[list[DeadlineFinding], list[DeadlineDoubt]]:
    """The deadlines of tight folded *text*, in order, and the doubts they leave.

    *year* is the plan's own year, for 年底前 and 今年; *issued* its day (成文日期), for 印发之日起30日内. *retrospective* says that the text looks back
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
        start = time.start - _by(text, time.start)
        raw = text[start : time.end]
        if carried and (
            time.start - carried[1] > SENTENCE_WINDOW or _sentence_ends(text, carried[1], time.start)
        ):
            carried = None
        if time.kind == "term":
            if issued is None:
                doubts.append(DeadlineDoubt("WP404", start, time.end, raw))
            else:
                found.append(
                    DeadlineFinding(start, time.end, raw, _term_end(time, issued), "day", "explicit", rule)
                )
            continue
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
    its own before it (侯寨水厂年内建成通水,…) does not outlive its comma; one that follows its number
    and closes its part of a list (3处上半年开工、…) not its 、; one of a list taken in turn not the others'
    clause.
    """
    text = with_stops(text)
    stops = [(m.start(), m[0]) for m in re.finditer("[,;。!?]", text)]
    commas = [at for at, _ in stops]
    breaks = [at for at, mark in stops if mark != ","]
    ends = [at + 1 for at, mark in stops if mark not in ",;"]
    opens = [one.start for one in deadlines]
    turns = list(_respectively(text, starts, deadlines, commas))
    turn_ends = {one.start: end for _, run, end in turns for one in run}
    answers: list[tuple[DeadlineFinding, Literal["explicit", "inherited"]] | None] = []
    for start in starts:
        answer: tuple[DeadlineFinding, Literal["explicit", "inherited"]] | None = None
        last = bisect_left(opens, start)
        for one in reversed(deadlines[max(0, last - _LOOK_BACK) : last]):
            clause = _following(breaks if _stands_first(text, one) else commas, one.end)
            if start >= turn_ends.get(one.start, start + 1) or _closes_part(text, one, starts, start):
                break
            if start < clause:
                answer = one, "explicit"
            elif _opens_sentence(text, one) and start < _reach(text, one, ends):
                answer = one, "inherited"
            if answer or start >= _reach(text, one, ends):
                break
        if answer is None and last < len(deadlines) and _said_after(text, start, deadlines[last], commas):
            answer = deadlines[last], "explicit"
        answers.append(answer)
    for first, run, _ in turns:
        answers[first : first + len(run)] = [(one, "explicit") for one in run]
    return answers


def _by(text: str, start: int) -> bool:
    """到2018年 is said as one; the 至 of 1月至6月底前 joins two times."""
    return text[start - 1 : start] in ("到", "至") and text[max(0, start - 2) : start - 1] not in tuple(
        "年月日底末"
    )


def _sentence_ends(text: str, start: int, end: int) -> bool:
    between = with_stops(text[start:end])
    return any(mark in between for mark in "。!?")


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
        return "day" if time.day else "month"
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


def _term_end(time: TimeExpression, issued: date) -> date:
    """The last day of a term: the first day does not count (民法典第二百〇一条); months end on the
    same day, or on the month's last where it has none (第二百〇二条)."""
    months = issued.month - 1 + time.months
    first = date(issued.year + months // 12, months % 12 + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=issued.day - 1), following - timedelta(days=1)) + timedelta(
        days=time.days
    )


# ------------------------------------------------------------------ how far does it reach?


def _respectively(
    text: str, starts: Sequence[int], deadlines: Sequence[DeadlineFinding], commas: list[int]
) -> Iterator[tuple[int, list[DeadlineFinding], int]]:
    """6月底、9月底支出进度分别达到50%、80%: as many deadlines as targets, taken in turn.

    Gives the first target, the deadlines from it on, and where their clause ends.
    """
    run: list[DeadlineFinding] = []
    for at, one in enumerate(deadlines):
        if not (run and text[run[-1].end : one.start] in _AND):
            run = []
        run.append(one)
        following = deadlines[at + 1 : at + 2]
        if len(run) < 2 or following and text[one.end : following[0].start] in _AND:
            continue
        low = bisect_left(starts, one.end)
        end = _following(commas, one.end + text.startswith(",", one.end))  # 6月底、9月底,进度分别…
        high = bisect_left(starts, end)
        if high - low == len(run) and text.find("分别", one.end, starts[low]) >= 0:
            yield low, run, end


_AND = ("、", "和", "及", "与")


def _said_after(text: str, start: int, one: DeadlineFinding, commas: list[int]) -> bool:
    """首期10亿元2025年三季度到位: its part ends with the deadline and its act, and lists nothing between."""
    end = min(_following(commas, start), start + CLAUSE_WINDOW)
    part = text.find("、", one.end, end)
    end = part if part >= 0 else end
    if one.end > end or any(mark in text[start : one.start] for mark in "、:()"):
        return False
    return closes(text[one.end : end])


def _closes_part(text: str, one: DeadlineFinding, starts: Sequence[int], start: int) -> bool:
    """甲等3处上半年开工、乙等2处…: it has its number before it, and its part ends with its act, short of *start*."""
    part = text.find("、", one.end, min(start, one.end + _LONGEST_ACT))
    if part < 0 or not closes(text[one.end : part]):
        return False
    low = max(0, one.start - CLAUSE_WINDOW)
    low += 1 + max(text[low : one.start].rfind(mark) for mark in ",;。!?:、")
    return bisect_left(starts, low) < bisect_left(starts, one.start)


_UNFOLDS = ("——", "其中", "同时")
_LOOK_BACK, _LONGEST_LIST, _LONGEST_ACT = 6, 16, 16


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
