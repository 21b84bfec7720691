"""Times that no calendar names: “十四五”末, 国庆节前, 印发之日起30日内, 8:30."""

from __future__ import annotations

import regex

from workplan_parser.extract.calendar import AHEAD, ARABIC, BACK, TimeExpression, number
from workplan_parser.lexicon import Pattern, WordList, cached, table

# “十四五”  十四五末; not 三十四五岁, 十四五个
_PERIOD = regex.compile(
    r"(?<![一二三四五六七八九十百])十(?P<nth>[一二三四五六七])五(?![一二三四五六七八九十百千万个项年月日岁分])"
)
_END = regex.compile("期?末")
_TERM = Pattern(
    "deadlines",
    r"""
    (?: 本 [^,;。:、本《》]{1,8} | (?<=[自从]) ) \L<terms.issue> ,?
    (?: (?P<days> \d{1,3} | [一二三四五六七八九十]{1,3} ) [日天]
      | (?P<months> \d{1,2} | [一二三四五六七八九十]{1,2} ) 个 月
    )
    [之以]? 内
    """,
)
_FEAST_ENDS = WordList("deadlines", "calendar.feast")


def period(text: str, at: int) -> TimeExpression | None:
    """“十四五”, 十四五末, by its 五; not 三十四五岁 nor 十四五个."""
    match = _PERIOD.match(text, at - 2) if at >= 2 else None
    if match is None:
        return None
    start, end = match.span()
    if start and text[start - 1] == "“" and text[end : end + 1] == "”":
        start, end = start - 1, end + 1
    last = _END.match(text, end)
    year = 2005 + 5 * number(match["nth"].translate(ARABIC))
    return TimeExpression(start, last.end() if last else end, "period", year, part=last[0] if last else "")


def feast(text: str, at: int) -> TimeExpression | None:
    """国庆节前, “五一”前, by its 前: the eve of a fixed feast. 春节前 moves with the moon, and stays unread."""
    if text[at + 1 : at + 2] in ("夕", "后", "期"):
        return None
    tail = _FEAST_ENDS.ends(text, at)
    end = tail.start if tail else at
    end -= text[end - 1 : end] == "”"
    for names, month, day in _feasts():
        name = names.ends(text, end)
        if name:
            start = name.start - (text[name.start - 1 : name.start] == "“")
            return TimeExpression(start, at + 1, "day", month=month, day=day, before="前")
    return None


@cached
def _feasts() -> tuple[tuple[WordList, int, int], ...]:
    """The names of the feasts of each eve, its month and its day."""
    eves = ((eve, eve.split("-")) for eve in table("deadlines")["feasts"])
    return tuple((WordList("deadlines", f"feasts.{eve}"), int(month), int(day)) for eve, (month, day) in eves)


def term(text: str, at: int, floor: int) -> TimeExpression | None:
    """本通知印发之日起30日内, 自印发之日起三个月内, by its 起: from the document's own day, not another one's."""
    match = _TERM.search(text, max(floor, at - BACK), at + AHEAD)
    if match is None or not match.start() < at < match.end():
        return None
    days, months = (number((match[part] or "").translate(ARABIC)) for part in ("days", "months"))
    return TimeExpression(*match.span(), "term", days=days, months=months)


def clock(text: str, at: int, floor: int) -> TimeExpression | None:
    """8:30, 18:00, by its colon; not 1:500."""
    start, end = at, at + 3
    while start > floor and at - start < 3 and text[start - 1].isdigit():
        start -= 1
    hour, minute = text[start:at], text[at + 1 : end]
    if not (hour.isdecimal() and minute.isdecimal() and len(minute) == 2) or text[end : end + 1].isdecimal():
        return None
    return TimeExpression(start, end, "clock") if int(hour) < 25 and int(minute) < 60 else None
