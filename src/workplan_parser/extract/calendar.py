"""One date of the calendar: 2018年底前, 三季度末, 今年6月30日前, 2017—2020年, 每月28日, 2018-02-01."""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from workplan_parser.lexicon import Pattern

Kind = Literal["day", "month", "quarter", "half", "year", "range", "period", "clock", "term"]


class TimeExpression(NamedTuple):
    """One time expression of folded text; the parts that it does not name are None or empty.

    ``word`` is a year said without digits (今年, 去年, 全年, 每年, 年) or 度 (2018年度); ``part`` the
    stretch of the month or year meant (底 末 内 初 上旬 …); ``before`` the closing 前 in its form.
    A range has the parts of its end; a term counted from the day of issue its length in days or months;
    what ``recurs`` (每月28日) has no last day.
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
    recurs: bool = False

    @property
    def third(self) -> int:
        """1 in the first ten days of a month (上旬), 2 in the second; else 0."""
        return {"上": 1, "中": 2}.get(self.part[:1], 0) if self.part.endswith("旬") else 0


BACK, AHEAD = 14, 24
_REACH = regex.compile(
    rf"(?r)[0-9〇○零一二三四五六七八九十今去全上下前本当每明次翌近第至到年月日度份季半初末底\-–—~〜/.]{{0,{BACK}}}"
)
"""What an expression may hold before its 年, 月 or 季."""

ARABIC = dict(
    zip(
        map(ord, ["〇", "○", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]),
        "000123456789",
        strict=True,
    )
)
_YEAR = r"(?<!\d) (?:19|20) \d\d"
_MONTH = r"(?<![\d十]) (?: 1[0-2] | 0?[1-9] | 十[12]? )"
_DAY = r"(?: [12]\d | 3[01] | 0?[1-9] | [23]?十\d? )"

# 2017—2020年  2018年3月至2019年6月  3-6月份  2018年1-3月  3月1日至6月30日
_RANGE = rf"""
    (?: (?P<from_year> {_YEAR} ) (?: 年 (?: {_MONTH} (?: 月 (?: {_DAY} 日 )? )? )? )?
      | {_MONTH} (?: 月 (?: {_DAY} 日 )? )?
    )
    [-–—~〜至到]{{1,2}}
    (?: (?P<to_year> {_YEAR} ) 年 (?: (?P<to_month> {_MONTH} ) 月 (?: (?P<to_day> {_DAY} ) 日 )? )? 度?
      | (?P<last_month> {_MONTH} ) 月 (?: (?P<last_day> {_DAY} ) 日 | 份? 底? )
    )
    (?! 底? 前 )
"""
# 每月28日  每季度末
_MONTHLY = rf"每 (?: 月 | \L<calendar.quarter> ) (?: {_DAY} 日 | [底末初] ) 前?"
# 2018年  2018年度  今年; not 健全年度考核, 全年龄
_WHICH_YEAR = rf"""
    (?P<year> {_YEAR} ) 年 (?P<degree> 度? )
  | (?P<word> \L<years.past> | \L<years.this> | \L<years.next> | \L<years.following> | \L<years.recurring> | \L<years.same> )
    (?<! \L<years.inside> ) (?! [龄轻货] ) 度?
"""
# 上半年  三季度  12月份  6月30日
_WHICH_PART = rf"""
    (?P<half> [上下] ) \L<calendar.half>
  | 第? (?P<quarter> [1-4] ) \L<calendar.quarter>
  | (?P<month> {_MONTH} ) 月 份? (?: (?P<day> {_DAY} ) 日 )?
"""
# 年底  12月上旬  7月内; not 三年内, 底端, 内容
_STRETCH = r"""
    (?<! [\d十百千两几数半多] ) 年 [底末内初终] (?!次) | [上中下] 旬 | [底末] (?!端) | [以之]? 内 (?! [容部] )
"""
# 2018年底前  2月底以前  7月底前14个市; not 前三季度, 前期
_BEFORE = r"[以之]? 前 (?! [期提瞻后沿端列往两十\d] ) | (?<= [底末日] ) 前 (?= [两十\d] )"

_EXPRESSION = Pattern(
    "deadlines",
    rf"""
    (?P<range> {_RANGE} )
  | (?P<monthly> {_MONTHLY} )
  | (?: {_WHICH_YEAR} )? (?: {_WHICH_PART} )? (?P<part> {_STRETCH} )? (?P<before> {_BEFORE} )?
    """,
)
# 2018-02-01  2018.12.31前
_WRITTEN = regex.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(1[0-2]|0?[1-9])\2([12]\d|3[01]|0?[1-9])(?!\d)(前?)")


def dated(text: str, at: int, floor: int) -> TimeExpression | None:
    """The date round the 年, 月 or 季 at *at*, which begins at *floor* or later.

    It is read in a small window whose Chinese digits have become Arabic ones (二〇一八年 → 2018年).
    """
    reach = _REACH.match(text, floor, at)
    start = reach.start() if reach else at
    low = max(0, start - 1)
    window = text[low : at + AHEAD].translate(ARABIC)
    for here in range(start - low, at - low + 1):
        match = _EXPRESSION.match(window, here)
        if match and match.end() > at - low:
            return _parts(match, low)
    return None


def written(text: str, at: int, floor: int) -> TimeExpression | None:
    """2018-02-01, 2018.12.31前: by its first sign, at *at*."""
    match = _WRITTEN.match(text, at - 4) if at - 4 >= floor else None
    if match is None:
        return None
    year, _, month, day, before = match.groups()
    return TimeExpression(*match.span(), "day", int(year), month=int(month), day=int(day), before=before)


def number(said: str | None) -> int:
    """12, 十2, 2十1, 3十 → 12, 12, 21, 30; nothing → 0."""
    if not said:
        return 0
    if "十" not in said:
        return int(said)
    tens, _, ones = said.partition("十")
    return int(tens or 1) * 10 + int(ones or 0)


def _parts(match: regex.Match[str], low: int) -> TimeExpression:
    part = match.groupdict(default="")
    start, end = low + match.start(), low + match.end()
    if part["range"]:
        year = part["to_year"] or part["from_year"]
        last = number(part["to_month"] or part["last_month"])
        day = number(part["to_day"] or part["last_day"])
        return TimeExpression(start, end, "range", int(year) if year else None, month=last, day=day)
    if part["monthly"]:
        return TimeExpression(start, end, "day", recurs=True)
    month, day, quarter = number(part["month"]), number(part["day"]), number(part["quarter"])
    half = {"上": 1, "下": 2}.get(part["half"], 0)
    kind: Kind = "day" if day else "month" if month else "quarter" if quarter else "half" if half else "year"
    stretch, word = part["part"], part["word"]
    if not word and not part["year"] and stretch.startswith("年"):
        word = "年"
    if part["degree"] and not stretch:
        word = "度"
    return TimeExpression(
        start,
        end,
        kind,
        int(part["year"]) if part["year"] else None,
        word,
        half,
        quarter,
        month,
        day,
        stretch.removeprefix("年"),
        part["before"],
    )
