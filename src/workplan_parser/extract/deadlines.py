"""Deadlines (完成时限): which time expressions fix when something must be done, and the last day they mean.

>>> found, doubts = find("2018年底前,生活垃圾分类覆盖率达到30%以上。", year=2018)
>>> found[0].raw, found[0].due.isoformat()
('2018年底前', '2018-12-31')
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from workplan_parser.extract import dates
from workplan_parser.extract.dates import TimeExpression
from workplan_parser.lexicon import words

Precision = Literal["day", "month", "quarter", "half", "year"]


@dataclass(frozen=True, slots=True)
class DeadlineFinding:
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


@dataclass(frozen=True, slots=True)
class Place:
    """A time expression in its clause: what stands before it, after it, and to the sentence's end."""

    text: str
    time: TimeExpression
    year: int | None
    retrospective: bool
    limit: bool
    before: str
    after: str
    rest: str


_CLAUSE_WINDOW = 60
_SENTENCE_WINDOW = 240
_MARKERS = "0123456789.()、一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩是要"
_NUMBER = re.compile(r"\d[\d.,]*")


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
        place = _place(text, time, year, retrospective, limit)
        rule = _rule(place)
        if rule is None:
            continue
        start = time.start - (text[time.start - 1 : time.start] in ("到", "至"))
        raw = text[start : time.end]
        if carried and (
            time.start - carried[1] > _SENTENCE_WINDOW or _sentence_ends(text, carried[1], time.start)
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


# ------------------------------------------------------------------ is it a deadline?


def _in_name(at: Place) -> bool | None:
    """《2018年…方案》, “十三五”: a name, not a time to be met."""
    text, start = at.text, at.time.start
    low = max(0, start - 80)
    if text.rfind("《", low, start) > text.rfind("》", low, start):
        return False
    low = max(0, start - 24)
    opened, closed = text.rfind("“", low, start), text.find("”", at.time.end, at.time.end + 24)
    if opened > text.rfind("”", low, start) and closed >= 0 and at.time.kind != "period":
        return False
    return None


def _recurring(at: Place) -> bool | None:
    """每年2月底前, 每月25日前: comes again, so has no last day."""
    if at.time.word in ("每年", "近年") or at.before.endswith("每") or "每年" in at.before[-6:]:
        return False
    return False if at.time.kind in ("range", "clock") else None


def _beginning(at: Place) -> bool | None:
    """2020年10月1日起, 今年以来, 从2019年: a start."""
    if at.after.startswith(_words("begins_after")) or at.before.endswith(_words("begins_before")):
        return False
    return False if at.time.part in ("初", "终") and not at.time.before else None


def _gone_by(at: Place) -> bool | None:
    """去年, 截至2017年底, 比2015年, a year before the plan's."""
    if at.time.word in ("去年", "上年", "前年"):
        return False
    if at.time.year and at.year and at.time.year < at.year:
        return False
    if at.before.endswith(_words("counted_before")) or at.after.startswith(("已", "曾")):
        return False
    if at.time.before or at.time.year and at.year and at.time.year > at.year:
        return None
    head = at.after[:3] if _starts_with_act(at.after) else at.after[:24]
    return False if any(word in head for word in _words("achieved")) else None


def _attribute(at: Place) -> bool | None:
    """做好与省级年底出台的平台的对接, 2018年前建成的小区: the time belongs to a noun."""
    noun = at.after.find("的", 0, 14)
    if at.time.before and noun > 0 and at.after.startswith(_words("states")):
        return False
    if at.time.part and at.time.before:
        return None
    if at.after.startswith("的"):
        return False
    if noun > 0 and (_ends_governed(at.before) or at.time.before and not at.time.day):
        return False
    return None


def _time_limit(at: Place) -> bool | None:
    """完成时限:12月, or a cell under 完成时限: the label says what it is."""
    if at.time.kind == "clock" or at.time.word == "每年" or at.after.startswith(_words("begins_after")):
        return None
    return True if at.limit or at.before.rstrip(":").endswith(_words("labels")) else None


def _closed(at: Place) -> bool | None:
    """2018年底前, 6月30日前, 2月底以前."""
    return True if at.time.before else None


def _period_end(at: Place) -> bool | None:
    """“十四五”末; the bare period is a span of years."""
    return bool(at.time.part) if at.time.kind == "period" else None


def _looking_back(at: Place) -> bool | None:
    """In a review of what was done, 全年 and 年内 report."""
    if not at.retrospective:
        return None
    return None if at.time.year and at.year and at.time.year >= at.year else False


def _by_the_year(at: Place) -> bool | None:
    """到2025年, 力争到2025年底."""
    if at.text[at.time.start - 1 : at.time.start] not in ("到", "至") or at.time.start == 0:
        return None
    return _opens_clause(at.before[:-1])


def _end_of(at: Place) -> bool | None:
    """年内建成通水, 2018年底开工, 7月底完成: 年内 and 底 say by when by themselves."""
    if not at.time.part:
        return None
    return not at.after.startswith(_words("names"))


def _stretch(at: Place) -> bool | None:
    """上半年开展…, 一季度完成核准, 10月份投入使用: a part of the year with an act to do in it."""
    if at.time.kind not in ("half", "quarter", "month"):
        return None
    ahead = at.after.lstrip(",")[:4] if at.time.kind == "month" and not at.time.year else at.rest[:40]
    if not any(word in ahead for word in (*_words("acts"), *_words("light_acts"))):
        return False
    return _opens_clause(at.before) or _starts_with_act(at.after)


def _bare_day(at: Place) -> bool | None:
    """于12月31日完成; a date alone tells of an event."""
    if at.time.kind != "day":
        return None
    return _opens_clause(at.before) and at.before != "" and _starts_with_act(at.after)


def _bare_year(at: Place) -> bool | None:
    """今年再减少…1000万, 全年新增1个, 2019年建成: only with a number or a definite act to govern."""
    if at.time.word in ("当年", "前年"):
        return False
    clause = at.after.removeprefix(",") if not at.after.startswith(",") else at.rest.lstrip(",")[:120]
    if clause.startswith((*_words("names"), *_words("describes"))) or any(
        w in clause for w in _words("overviews")
    ):
        return False
    if any(word in at.rest for word in _words("records")) and at.time.word:
        return False
    act = _starts_with_act(clause)
    if not _opens_clause(at.before) and not _counts_at_once(at.after):
        return act and bool(at.time.word) and _counts(clause) and not _ends_governed(at.before)
    return act or _counts(clause)


_RULES: tuple[Callable[[Place], bool | None], ...] = (
    # what it cannot be, whatever follows
    _in_name,
    _time_limit,
    _recurring,
    _beginning,
    _gone_by,
    _attribute,
    # what it is by its own form
    _closed,
    _period_end,
    _looking_back,
    _by_the_year,
    _end_of,
    # what its clause makes of it
    _stretch,
    _bare_day,
    _bare_year,
)


def _rule(at: Place) -> str | None:
    """Name of the rule that takes the expression as a deadline; None where one refuses it."""
    for rule in _RULES:
        answer = rule(at)
        if answer is not None:
            return rule.__name__.strip("_") if answer else None
    return None


def _place(text: str, time: TimeExpression, year: int | None, retrospective: bool, limit: bool) -> Place:
    low = max(0, time.start - _CLAUSE_WINDOW)
    before = text[low : time.start]
    opened = max(before.rfind(mark) for mark in ",;。!?:")
    after = text[time.end : time.end + _SENTENCE_WINDOW]
    rest = after[: _first_of("。!?", after, 0)]
    clause = rest[: _first_of(",;", rest, 1)]
    if before[opened : opened + 1] == ":" and before[:opened].endswith(_words("labels")):
        opened = -1
    return Place(text, time, year, retrospective, limit, before[opened + 1 :], clause, rest)


def _opens_clause(before: str) -> bool:
    """Nothing before it in the clause but 力争, 确保, 要 …, or a list marker."""
    return not before.strip(_MARKERS) or before.endswith((*_words("openers"), ")", "”"))


def _ends_governed(before: str) -> bool:
    return any(before.rfind(word, max(0, len(before) - 12)) >= 0 for word in _words("governs_noun"))


def _starts_with_act(after: str) -> bool:
    after = after.lstrip(",")
    for _ in range(3):
        if after.startswith(_words("acts")):
            return True
        shorter = next((after[len(w) :] for w in _words("adverbs") if after.startswith(w)), None)
        if shorter is None:
            return False
        after = shorter
    return after.startswith(_words("acts"))


def _counts(clause: str) -> bool:
    """True where the clause holds a quantity: 50座, 3%, 三分之一, 四次; not 5个方面, 2018年."""
    if "百分之" in clause or "分之" in clause or "一半" in clause:
        return True
    if any(not clause.startswith(_words("not_counted"), number.end()) for number in _NUMBER.finditer(clause)):
        return True
    return any(
        at > 0 and clause[at - 1] in "一两二三四五六七八九十"
        for word in _words("classifiers")
        for at in (clause.find(word),)
    )


def _counts_at_once(clause: str) -> bool:
    """The quantity follows the year itself: 配合做好2018年四次例行监测, 完成2018年50座公厕建设."""
    if clause[:1].isdecimal():
        return not clause.lstrip("0123456789.").startswith(_words("not_counted"))
    return clause.lstrip("一两二三四五六七八九十").startswith(_words("classifiers")) and _counts(clause[:6])


def _first_of(marks: str, text: str, start: int) -> int:
    """Where the first of *marks* stands, or the text's end."""
    return min([at for mark in marks if (at := text.find(mark, start)) >= 0], default=len(text))


def _sentence_ends(text: str, start: int, end: int) -> bool:
    return any(text.find(mark, start, end) >= 0 for mark in "。!?")


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(words("deadlines", name), key=len, reverse=True))


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
    before = text[max(0, one.start - _CLAUSE_WINDOW) : one.start]
    return _opens_clause(before[max(before.rfind(mark) for mark in ",;。!?:、") + 1 :])


def _opens_sentence(text: str, one: DeadlineFinding) -> bool:
    before = text[max(0, one.start - 8) : one.start]
    cut = max(before.rfind(mark) for mark in "。!?:")
    return (cut >= 0 or one.start <= 8) and _opens_clause(before[cut + 1 :])


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
