"""The last day that a time expression means."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from workplan_parser.extract.dates import TimeExpression, feasts
from workplan_parser.lexicon import word_lists

_NEXT, _AFTER_NEXT, _FOLLOWING, _NEXT_MONTH = word_lists(
    "deadlines", "years.next years.after_next years.following near.next"
)


class Known(NamedTuple):
    """What the document tells of its time: the plan's year, the day it was issued, the deadline last told, its year if said."""

    plan: int | None = None
    issued: date | None = None
    last: date | None = None
    year: int | None = None


class Due(NamedTuple):
    """The last day (None where it cannot be told), whether the text says its year, and the doubt about it."""

    day: date | None
    explicit: bool
    doubt: str = ""


def due(time: TimeExpression, known: Known) -> Due:
    """The last day of *time*: of a feast its eve, of a stretch of the year its end."""
    if time.kind == "length":
        return Due(None, True, "WP405")
    if time.kind == "term":
        return Due(_term_end(time, known.issued), True) if known.issued else Due(None, True, "WP404")
    if time.word in _near():
        return Due(_near_end(time, known.issued), False) if known.issued else Due(None, False, "WP404")
    year, explicit = _year_of(time, known)
    if year is None:
        return Due(None, explicit, "WP402")
    if time.feast:
        return _eve(time, year, explicit, known)
    if time.kind == "year" and time.part == "初" or time.day and not (time.month or known.last):
        return Due(None, explicit, "WP405")
    last = _last_day(time, year + time.more, known.last)
    if last is None:
        return Due(None, explicit, "WP403")
    return Due(last, explicit, "WP401" if _ambiguous(time) else "")


def _ambiguous(time: TimeExpression) -> bool:
    """6月前, 三季度前, 6月中旬前: before it begins, or before it ends? 年中: which day? But 6月(含)前."""
    if time.part == "中":
        return True
    bounded = time.kind in ("day", "period") or "含" in time.before or time.part and not time.last_third
    return bool(time.before) and not bounded


def _year_of(time: TimeExpression, known: Known) -> tuple[int | None, bool]:
    """The year meant, and whether the text says it: its own, one said earlier in the sentence, the plan's."""
    if time.year:
        return time.year, True
    plan, carried = known.plan, known.year
    if time.word in _NEXT:
        return (plan + 1 if plan else None), plan == carried
    if time.word in _AFTER_NEXT:
        return (plan + 2 if plan else None), False
    if time.word in _FOLLOWING:
        base = carried or plan
        return (base + 1 if base else None), base == carried
    later = time.part == "内" and plan and carried and carried > plan  # 到2030年达到45%,年内|新建6个
    if carried and time.word in ("", "年") and not later:
        return carried, True
    return plan, False


def _last_day(time: TimeExpression, year: int, told: date | None) -> date | None:
    month = time.month or 3 * time.quarter or 6 * time.half or (told.month if told and time.day else 0)
    month = month or (6 if time.part == "中" else 12)
    if time.day:
        try:
            return date(year, month, time.day)
        except ValueError:
            return None
    if time.last_third in (1, 2):
        return date(year, month, 10 * time.last_third)
    return _month_end(year, month)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _eve(time: TimeExpression, year: int, explicit: bool, known: Known) -> Due:
    """国庆节前: its eve. One of the new year that names no year is the one to come: 元旦前 in a plan is at its end, 春节前
    after the document's own day and what was told before it, and a doubt where neither is known."""
    last = feasts.eve(time.feast, year)
    if last is None:
        return Due(None, explicit, "WP405")
    if explicit or time.word or last.month > 2 and last.year == year:
        return Due(last, explicit)
    since = known.last or known.issued
    if last.year < year or since and last < since:
        last = feasts.eve(time.feast, year + 1)
        return Due(last, explicit, "" if last else "WP405")
    return Due(last, explicit, "" if since else "WP401")


def _near() -> tuple[str, ...]:
    return (*word_lists("deadlines", "near.this")[0].words, *_NEXT_MONTH.words)


def _near_end(time: TimeExpression, issued: date) -> date:
    """本月底, 下季度: the month or quarter in which the document was issued, or the next."""
    month = issued.month if time.kind != "quarter" else 3 * ((issued.month + 2) // 3)
    month += (3 if time.kind == "quarter" else 1) * (time.word in _NEXT_MONTH)
    year, month = issued.year + (month - 1) // 12, (month - 1) % 12 + 1
    if time.day:
        return min(date(year, month, 1) + timedelta(days=time.day - 1), _month_end(year, month))
    return date(year, month, 10 * time.last_third) if time.last_third in (1, 2) else _month_end(year, month)


def _term_end(time: TimeExpression, issued: date) -> date:
    """The last day of a term: the first day does not count (民法典第二百〇一条); months end on the
    same day, or on the month's last where it has none (第二百〇二条)."""
    months = issued.month - 1 + time.months
    year, month = issued.year + months // 12, months % 12 + 1
    last = min(date(year, month, 1) + timedelta(days=issued.day - 1), _month_end(year, month))
    return last + timedelta(days=time.days)
