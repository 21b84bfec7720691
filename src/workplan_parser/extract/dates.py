"""Time expressions: 2018年底前, 三季度末, 6月30日, 2017—2020年, 今年, “十四五”.

:func:`read` gives each with its parts, for the deadline rules; :func:`find` only its place and
kind, so that the number reader can leave it alone. Triggers are rare characters (年月季五:), found by
one cheap scan; the expression round a trigger starts a bounded few characters before it.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["day", "month", "quarter", "half", "year", "range", "period", "clock"]


class TimeExpression(NamedTuple):
    """One time expression of folded text; the parts that it does not name are None or empty.

    ``word`` is a year said without digits (今年, 去年, 全年, 每年, 年); ``part`` the stretch of the
    month or year meant (底 末 内 初 上旬 …); ``before`` the closing 前 in its form.
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


_YEAR = r"(?:(?<!\d)(?:19|20)\d\d|(?<![一二三四五六七八九十百千])[一二][〇○零一二三四五六七八九]{3})"
_DASH = r"[-\u2013\u2014~\u301c至到]{1,2}"
_MONTH = r"(?:(?<!\d)(?:1[0-2]|0?[1-9])|(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九]))"
_DAY = r"(?:[12]\d|3[01]|0?[1-9]|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])"

_TRIGGER = re.compile(
    r"[年月季]|(?<=十[一二三四五六七])五|\d:(?=[0-5]\d(?!\d))|(?<=(?:19|20)\d\d)[-/.](?=\d)"
)
_BACK = 14
_BEFORE_TRIGGER = frozenset(
    "0123456789〇○零一二三四五六七八九十今去全上下前本当明每次翌近第至到年月日度份季半初末底-–—~〜/."
)

_EXPRESSION = re.compile(
    rf"""
      # 2018-02-01  2018/2/1  2018.2.1
      (?P<iso>(?:19|20)\d\d)(?P<sep>[-/.])(?P<iso_month>1[0-2]|0?[1-9])(?P=sep)(?P<iso_day>[12]\d|3[01]|0?[1-9])(?!\d)
      # 2017—2020年  2018年至2020年  2018年3月—2019年6月
    | (?P<range>{_YEAR}年?(?:{_MONTH}月)?{_DASH}{_YEAR}年(?:{_MONTH}月)?度?)
      # 3-6月份  1月至6月
    | (?P<months>(?:{_YEAR}年)?{_MONTH}月?{_DASH}{_MONTH}月份?(?!\d))
      # 2018年(年)底前  今年6月30日前  上半年  三季度末  12月上旬
    | (?: (?P<year>{_YEAR})年(?P<degree>度?)
        | (?P<word>(?<![健完安])全年|(?<!至)今年|去年|(?<!以)上年|(?<!当)前年|(?<![样基])本年|当年|(?<![说证表])明年|次年|翌年|每年|近年)度?(?![龄轻货])
      )?
      (?: (?P<half>[上下])半年
        | 第?(?P<quarter>[一二三四1-4])季度
        | (?P<month>{_MONTH})月份?(?:(?P<day>{_DAY})日)?
      )?
      (?P<part>(?<![\d一二三四五六七八九十两几数半多])年[底末内初终](?!次)|年[底末初](?!次)|[上中下]旬|[底末](?!端)|[以之]?内(?![容部]))?
      (?P<before>[以之]?前(?!期|提|瞻|后|沿|端|列|往|[两二三四五六七八九十\d]))?
    """,
    re.VERBOSE,
)
_PERIOD = re.compile(
    r"(?<![一二三四五六七八九十百])十([一二三四五六七])五(?![一二三四五六七八九十百千万个项年月日岁分])"
)
_CLOCK = re.compile(r"(?<![\d:])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


def read(text: str) -> list[TimeExpression]:
    """Every time expression of folded *text*, in order, none overlapping another."""
    found: list[TimeExpression] = []
    done = 0
    for trigger in _TRIGGER.finditer(text):
        at = trigger.start()
        if at < done:
            continue
        one = _around(text, at, done)
        if one is not None:
            found.append(one)
            done = one.end
        elif trigger[0] in "年月季":
            done = at + 1  # an expression is found at its first trigger, so none reaches back over this one
    return found


def find(text: str) -> list[tuple[int, int, Kind]]:
    """Place and kind of every time expression: what the number reader leaves alone."""
    return [(one.start, one.end, one.kind) for one in read(text)]


def _around(text: str, at: int, floor: int) -> TimeExpression | None:
    char = text[at]
    if char == "五":
        period = _PERIOD.match(text, at - 2) if at - 2 >= floor else None
        return TimeExpression(at - 2, at + 1, "period", 2005 + 5 * _DIGITS[period[1]]) if period else None
    if char.isdigit():
        clock = _CLOCK.match(text, max(floor, at - (text[at - 1 : at].isdigit())))
        return TimeExpression(clock.start(), clock.end(), "clock") if clock else None
    start = at
    while start > floor and at - start < _BACK and text[start - 1] in _BEFORE_TRIGGER:
        start -= 1
    for here in range(start, at + 1):
        match = _EXPRESSION.match(text, here)
        if match and match.end() > at:
            return _parts(match)
    return None


def _parts(match: re.Match[str]) -> TimeExpression:
    part = match.group
    start, end = match.span()
    if part("iso"):
        return TimeExpression(
            start, end, "day", int(part("iso")), month=int(part("iso_month")), day=int(part("iso_day"))
        )
    if part("range") or part("months"):
        return TimeExpression(start, end, "range")
    month, day = _number(part("month")), _number(part("day"))
    quarter = _number(part("quarter"))
    half = {"上": 1, "下": 2}.get(part("half") or "", 0)
    kind: Kind = "day" if day else "month" if month else "quarter" if quarter else "half" if half else "year"
    stretch = (part("part") or "").removeprefix("年")
    word = part("word") or ("年" if (part("part") or "").startswith("年") and not part("year") else "")
    if part("degree") and not stretch:
        word = "度"
    year = _year(part("year"))
    return TimeExpression(
        start, end, kind, year, word, half, quarter, month, day, stretch, part("before") or ""
    )


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return (
        int(written)
        if written.isdigit() and written.isascii()
        else int("".join(str(_DIGITS[c]) for c in written))
    )


def _number(written: str | None) -> int:
    """12, 十二, 二十一, 三十 → 12, 12, 21, 30; nothing → 0."""
    if not written:
        return 0
    if written.isascii():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_DIGITS[tens] if tens else 1 if ten else 0) * 10 + (_DIGITS[ones] if ones else 0)
