"""Times that are counted: “十四五”末, 印发之日起30日内, 2021年起5年内, 未来三年(2026—2028年); and the hours of a day."""

from __future__ import annotations

import regex

from workplan_parser.extract.dates.expression import TimeExpression
from workplan_parser.extract.dates.pieces import AHEAD, ARABIC, BACK, MONTH, YEAR, number
from workplan_parser.lexicon import Pattern, WordList
from workplan_parser.shapes import shape

# “十四五”  十四五末前; not 三十四五岁, 十四五个
_PERIOD = shape(
    r"""
    “? (?<![一二三四五六七八九十百]) 十 (?P<nth>[一二三四五六七]) 五 (?P<close> ”? ) (?![一二三四五六七八九十百千万个项年月日岁分])
    (?P<part> 期?[末底] )? (?P<before> [以之]?前 (?! [一二两三四五六期后] ) )?
    """,
    regex.VERBOSE,
)


def period(text: str, at: int, floor: int) -> TimeExpression | None:
    """“十四五”, 十四五末, by its 五; not 三十四五岁 nor 十四五个."""
    for back in (3, 2):
        match = _PERIOD.match(text, at - back) if at - back >= floor else None
        if match and (match["close"] != "") == (text[match.start()] == "“"):
            year = 2005 + 5 * number(match["nth"].translate(ARABIC))
            return TimeExpression(
                *match.span(), "period", year, part=match["part"] or "", before=match["before"] or ""
            )
    return None


_COUNT = r"(?: \d{1,3} | [一二两三四五六七八九十]{1,3} | 半 )"
_TERM = Pattern(
    "deadlines",
    rf"""
    (?: 本 [^,;。:、本《》]{{1,8}} (?: \L<terms.issue> | \L<terms.published> ) | (?: ^ | (?<= [自从,;。:] ) ) \L<terms.papers>? \L<terms.issue> ) ,?
    (?: (?P<days> {_COUNT} ) [日天] | (?P<weeks> {_COUNT} ) 周 | (?P<months> {_COUNT} ) 个 月 | (?P<years> {_COUNT} ) 年 )
    [之以]? 内
    """,
)


def since_issue(text: str, at: int, floor: int) -> TimeExpression | None:
    """本通知印发之日起30日内, 自印发之日起三个月内, by its 起 or 后: from the document's own day, not another one's."""
    match = _TERM.search(text, max(floor, at - BACK), at + AHEAD)
    if match is None or not match.start() < at < match.end():
        return None
    days, weeks, months, years = (_count(match[part]) for part in ("days", "weeks", "months", "years"))
    half = 6 if match["years"] == "半" else 0
    return TimeExpression(*match.span(), "term", days=days + 7 * weeks, months=half or months + 12 * years)


def _count(said: str | None) -> int:
    return 2 if said == "两" else 0 if said == "半" else number((said or "").translate(ARABIC))


# 自2026年起用3年时间  2021年起,5年内  从今年开始三年内  从3月起,用三个月时间
_SINCE = Pattern(
    "deadlines",
    rf"""
    [自从]? (?= [^起开算]{{2,9}} \L<terms.start> )
    (?: (?P<year> {YEAR} ) 年 | (?P<word> \L<years.this> | \L<years.next> ) )? (?: (?P<month> {MONTH} ) 月 )?
    \L<terms.start> ,? \L<terms.taking>? (?P<count> \d{{1,2}} | [两十半] | 十\d ) (?P<unit> 年 | 个 [年月] )
    \L<terms.about>? (?: [之以]? 内 | 的? \L<terms.time> )
    """,
)
_START, _REACH = WordList("deadlines", "terms.start"), 16
# 5年内, after a start that was told
_AGAIN = shape(r"(?<! [\d十两几近] ) (?P<count> \d{1,2} | [两十] | 十\d ) 年 [之以]?内", regex.VERBOSE)
# 未来三年(|2026—2028年)
_AHEAD = Pattern(
    "deadlines",
    r"\L<terms.ahead> (?: \d{1,2} | [一二两三四五六七八九十] ) 年 (?: [之以]? 内 | 的? \L<terms.time> )? \( $",
)


def since(window: str, at: int) -> TimeExpression | None:
    """2021年起5年内: the fifth year is 2025; 自2026年6月起三年内 ends with May, 从3月起用三个月时间 too, 自3月起半年内 with August."""
    match = _SINCE.match(window, at) if _START.within(window, at, at + _REACH) else None
    if match is None:
        return None
    month, length = number(match["month"]), _length(match["count"])
    counted = TimeExpression(
        *match.span(), "year", int(match["year"] or 0) or None, match["word"] or "", part="内", counted=True
    )
    half = match["count"] == "半"
    if half or match["unit"].endswith("月"):
        years, last = divmod(month + (6 if half else length) - 2, 12)
        return counted._replace(kind="month", month=last + 1, more=years) if month else None
    if month > 1:
        return counted._replace(kind="month", month=month - 1, more=length)
    return counted._replace(more=length - 1)


def again(window: str, at: int, start: TimeExpression) -> TimeExpression | None:
    """5年内, counted from the *start* that was told before."""
    match = _AGAIN.match(window, at)
    if match is None:
        return None
    more = _length(match["count"]) - (start.kind == "year")
    return start._replace(start=match.start(), end=match.end(), more=more)


def _length(said: str) -> int:
    return 2 if said == "两" else 0 if said == "半" else number(said)


def bracketed(text: str, one: TimeExpression, floor: int) -> TimeExpression:
    """未来三年(2026—2028年): the range with the words it explains."""
    ahead = _AHEAD.search(text, max(floor, one.start - BACK), one.start) if one.spans else None
    if ahead and text.startswith(")", one.end):
        return one._replace(start=ahead.start(), end=one.end + 1)
    return one


def clock(text: str, at: int, floor: int) -> TimeExpression | None:
    """8:30, 18:00, by its colon; not 1:500."""
    start, end = at, at + 3
    while start > floor and at - start < 3 and text[start - 1].isdigit():
        start -= 1
    hour, minute = text[start:at], text[at + 1 : end]
    if not (hour.isdecimal() and minute.isdecimal() and len(minute) == 2) or text[end : end + 1].isdecimal():
        return None
    return TimeExpression(start, end, "clock") if int(hour) < 25 and int(minute) < 60 else None
