"""Time expressions: 2018年底前, 三季度末, 6月30日, 2017—2020年, 今年, “十四五”, 本通知印发之日起30日内.

:func:`read` gives each with its parts, for the deadline rules; :func:`find` only its place and
kind, so that the number reader can leave it alone. Triggers are rare characters (年月季五:), found by
one cheap scan; the expression round a trigger starts a bounded few characters before it and is read
in a small window whose Chinese digits have become Arabic ones (二〇一八年 → 2018年), character by character.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["day", "month", "quarter", "half", "year", "range", "period", "clock", "term"]


class TimeExpression(NamedTuple):
    """One time expression of folded text; the parts that it does not name are None or empty.

    ``word`` is a year said without digits (今年, 去年, 全年, 每年, 年) or 度 (2018年度); ``part`` the
    stretch of the month or year meant (底 末 内 初 上旬 …); ``before`` the closing 前 in its form.
    A range has the parts of its end; a term counted from the day of issue its length in days or months.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    word: str = ""
    half: int = 0
    quarter: int = 0
    month: int = 0
    day: int = 0
    part: str = ""
    before: str = ""
    days: int = 0
    months: int = 0


_TRIGGER = re.compile(r"[年月季五庆:]|(?<=发之日)起|(?<=\d\d\d\d)[-/.](?=\d)")
_BACK, _AHEAD = 14, 24
_BEFORE_TRIGGER = frozenset(
    "0123456789〇○零一二三四五六七八九十今去全上下前本当每明次翌近第至到年月日度份季半初末底-–—~〜/."
)
_ARABIC = str.maketrans("〇○零一二三四五六七八九", "000123456789")

_YEAR = r"(?<!\d)(?:19|20)\d\d"
_MONTH = r"(?<![\d十])(?:1[0-2]|0?[1-9]|十[12]?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9]|[23]?十\d?)"
_DASH = r"(?:-|–|—|~|〜|至|到){1,2}"

_EXPRESSION = re.compile(
    # 2017—2020年  2018年3月至2019年6月  3-6月份  2018年1-3月  3月1日至6月30日
    rf"(?P<range>(?:(?P<from_year>{_YEAR})(?:年(?:{_MONTH}(?:月(?:{_DAY}日)?)?)?)?|{_MONTH}(?:月(?:{_DAY}日)?)?){_DASH}"
    rf"(?:(?P<to_year>{_YEAR})年(?:(?P<to_month>{_MONTH})月(?:(?P<to_day>{_DAY})日)?)?度?"
    rf"|(?P<last_month>{_MONTH})月(?:(?P<last_day>{_DAY})日|份?底?)))(?!底?前)"
    # 每月28日  每季度末
    rf"|(?P<monthly>每(?:月|季度)(?:{_DAY}日|底|末|初)前?)"
    # 2018年(年)底前  今年6月30日前  上半年  三季度末  12月上旬
    rf"|(?:(?P<year>{_YEAR})年(?P<degree>度?)"
    r"|(?P<word>全年|今年|去年|上年|前年|本年|当年|明年|次年|翌年|每年|近年)度?)?"
    rf"(?:(?P<half>上|下)半年|第?(?P<quarter>[1-4])季度|(?P<month>{_MONTH})月份?(?:(?P<day>{_DAY})日)?)?"
    r"(?P<part>(?<![\d十百千两几数半多])年[底末内初终](?!次)|(?:上|中|下)旬|底(?!端)|末(?!端)|[以之]?内(?!容|部))?"
    r"(?P<before>[以之]?前(?!期|提|瞻|后|沿|端|列|往|[两\d十])|(?<=[底末日])前(?=[两\d十]))?"  # 7月底前14个市; 前三季度
)
_ISO = re.compile(r"((?:19|20)\d\d)([-/.])(1[0-2]|0?[1-9])\2([12]\d|3[01]|0?[1-9])(?!\d)(前?)")

_NOT_WORDS = {
    "全年": ("健完安", ""),  # 健全年度考核
    "今年": ("至", ""),  # 至今年均
    "上年": ("以", ""),
    "前年": ("当", ""),
    "本年": ("样基", ""),
    "明年": ("说证表", ""),
}
"""Words that a character before them undoes."""


@lru_cache(maxsize=1)  # asked twice of each paragraph: for its deadlines, and for what its numbers are not
def read(text: str) -> tuple[TimeExpression, ...]:
    """Every time expression of folded *text*, in order, none overlapping another."""
    found: list[TimeExpression] = []
    done = 0
    for trigger in _TRIGGER.finditer(text):
        at, mark = trigger.start(), trigger[0]
        if at < done:
            continue
        if mark == "五":
            one = _period(text, at) or _feast(text, at)
        elif mark == "庆":
            one = _feast(text, at - 1)
        elif mark == "起":
            one = _term(text, at, done)
        elif mark == ":":
            one = _clock(text, at, done)
        elif mark in "-/.":
            one = _iso(text, at, done)
        else:
            one = _around(text, at, done)
            done = (
                at + 1
            )  # an expression is found at its first trigger, so no later one reaches back over this
        if one is not None:
            found.append(one)
            done = one.end
    return tuple(found)


def find(text: str) -> list[tuple[int, int, Kind]]:
    """Place and kind of every time expression: what the number reader leaves alone."""
    return [(one.start, one.end, one.kind) for one in read(text)]


def _around(text: str, at: int, floor: int) -> TimeExpression | None:
    start = at
    while start > floor and at - start < _BACK and text[start - 1] in _BEFORE_TRIGGER:
        start -= 1
    low = max(0, start - 1)
    window = text[low : at + _AHEAD].translate(_ARABIC)
    for here in range(start - low, at - low + 1):
        match = _EXPRESSION.match(window, here)
        if match and match.end() > at - low and not _undone(window, match):
            return _parts(match, low)
    return None


def _undone(window: str, match: re.Match[str]) -> bool:
    word = match["word"]
    if not word:
        return False
    before, _ = _NOT_WORDS.get(word, ("", ""))
    at = match.start()
    return (at > 0 and window[at - 1] in before) or window[
        match.end("word") : match.end("word") + 1
    ] in tuple("龄轻货")


def _parts(match: re.Match[str], low: int) -> TimeExpression:
    part = match.group
    start, end = low + match.start(), low + match.end()
    if part("range"):
        year = part("to_year") or part("from_year")
        last = _number(part("to_month") or part("last_month"))
        day = _number(part("to_day") or part("last_day"))
        return TimeExpression(start, end, "range", int(year) if year else None, month=last, day=day)
    if part("monthly"):
        return TimeExpression(start, end, "day", word="每年")
    month, day = _number(part("month")), _number(part("day"))
    quarter = _number(part("quarter"))
    half = {"上": 1, "下": 2}.get(part("half") or "", 0)
    kind: Kind = "day" if day else "month" if month else "quarter" if quarter else "half" if half else "year"
    stretch = part("part") or ""
    word = part("word") or ("年" if stretch.startswith("年") and not part("year") else "")
    if part("degree") and not stretch:
        word = "度"
    return TimeExpression(
        start,
        end,
        kind,
        int(part("year")) if part("year") else None,
        word,
        half,
        quarter,
        month,
        day,
        stretch.removeprefix("年"),
        part("before") or "",
    )


def _number(written: str | None) -> int:
    """12, 十2, 2十1, 3十 → 12, 12, 21, 30; nothing → 0."""
    if not written:
        return 0
    if "十" not in written:
        return int(written)
    tens, _, ones = written.partition("十")
    return int(tens or 1) * 10 + int(ones or 0)


def _period(text: str, at: int) -> TimeExpression | None:
    """“十四五”, 十四五末; not 三十四五岁 nor 十四五个."""
    start = at - 2
    if start < 0 or text[start] != "十" or text[start + 1] not in "一二三四五六七":
        return None
    if text[start - 1 : start] in tuple("一二三四五六七八九十百") or text[at + 1 : at + 2] in tuple(
        "一二三四五六七八九十百千万个项年月日岁分"
    ):
        return None
    year = 2005 + 5 * int(text[start + 1].translate(_ARABIC))
    end = at + 1
    if start and text[start - 1] == "“" and text[end : end + 1] == "”":
        start, end = start - 1, end + 1
    last = next((word for word in ("期末", "末") if text.startswith(word, end)), "")
    return TimeExpression(start, end + len(last), "period", year, part=last)


_FEASTS = {"国庆": (9, 30), "五一": (4, 30)}
_FEAST_ENDS = ("节前", "前", "”前", "”节前", "”国际劳动节前", "国际劳动节前", "劳动节前")


def _feast(text: str, at: int) -> TimeExpression | None:
    """国庆节前, “五一”前: by the eve of a fixed feast. 春节前 moves with the moon, and stays unread."""
    eve = _FEASTS.get(text[max(at, 0) : at + 2])
    tail = next((tail for tail in _FEAST_ENDS if text.startswith(tail, at + 2)), None)
    if eve is None or tail is None or text.startswith(("夕", "后", "期"), at + 2 + len(tail)):
        return None
    start = at - (text[at - 1 : at] == "“")
    return TimeExpression(start, at + 2 + len(tail), "day", month=eve[0], day=eve[1], before="前")


def _clock(text: str, at: int, floor: int) -> TimeExpression | None:
    """8:30, 18:00; not 1:500."""
    start, end = at, at + 3
    while start > floor and at - start < 3 and text[start - 1].isdigit():
        start -= 1
    hour, minute = text[start:at], text[at + 1 : end]
    if not (hour.isdecimal() and minute.isdecimal() and len(minute) == 2) or text[end : end + 1].isdecimal():
        return None
    return TimeExpression(start, end, "clock") if int(hour) < 25 and int(minute) < 60 else None


_TERM = re.compile(
    r"(?:本[^,;。:、本《》]{1,8}|(?<=[自从]))(?:印|下)发之日起,?"
    r"(?:(?P<days>\d{1,3}|[一二三四五六七八九十]{1,3})[日天]|(?P<months>\d{1,2}|[一二三四五六七八九十]{1,2})个月)[之以]?内"
)


def _term(text: str, at: int, floor: int) -> TimeExpression | None:
    """本通知印发之日起30日内, 自印发之日起三个月内: counted from the document's own day, not another one's."""
    low = max(floor, at - _BACK)
    match = _TERM.search(text, low, at + _AHEAD)
    if match is None or not match.start() < at < match.end():
        return None
    days, months = (_number((match[part] or "").translate(_ARABIC)) for part in ("days", "months"))
    return TimeExpression(match.start(), match.end(), "term", days=days, months=months)


def _iso(text: str, at: int, floor: int) -> TimeExpression | None:
    """2018-02-01, 2018.12.31前."""
    match = _ISO.match(text, at - 4) if at - 4 >= floor else None
    if match is None or text[at - 5 : at - 4].isdecimal():
        return None
    year, _, month, day, before = match.groups()
    return TimeExpression(
        match.start(), match.end(), "day", int(year), month=int(month), day=int(day), before=before
    )
