"""One date of the calendar: 2018年底前, 三季度末, 今年6月30日24时前, 前五个月, 6月中下旬, Q3, 每月28日."""

from __future__ import annotations

import regex

from workplan_parser.extract.dates.ahead import does
from workplan_parser.extract.dates.expression import Kind, TimeExpression
from workplan_parser.extract.dates.pieces import (
    BEFORE,
    DAY,
    DAYS,
    HOUR,
    MONTH,
    YEAR,
    counted,
    number,
)
from workplan_parser.lexicon import Pattern, WordList

# 2018年  2018年度  26年底  今年; not 健全年度考核, 全年龄, 历时26年
_WHICH_YEAR = rf"""
    (?P<year> {YEAR} ) 年 (?P<degree> 度? )
  | (?<! [\d十第近] ) (?P<short> [2-4]\d ) 年
    (?= 度 | 年?[底末] | [初中] [以之]?前 | [\d十]{{1,2}} 月 | [上下前后] 半 | 第?[1-4]季 )
  | (?: \L<years.republic> (?P<republic> \d{{2,3}} ) | (?<! \d ) (?P<republic> 1[0-3]\d ) (?= 年 (?: 年?[底末] | [\d十]{{1,2}} 月 ) ) ) 年 度?
  | (?P<bare> 2[04-9] ) 年 (?! [底末初中来多间后里度] )
  | (?P<word> \L<years.past> | \L<years.this> | \L<years.next> | \L<years.after_next> | \L<years.following>
            | \L<years.recurring> | \L<years.same> )
    (?<! \L<years.inside> ) (?! [龄轻货均] ) 度?
"""
# 上旬  中下旬  月底  初  中前; after a month; not 月中国
_THIRD = r"""
    (?: [上中下] | 上 中 | 中 [上下] ) 旬
  | 月? (?: [底末] (?!端) | 初 (?! [\d中期步级始创审] ) | 中 (?= [以之]?前 | [,、;。)] | $ ) )
"""
# 上半年  三季度  前两个季度  Q3  12月份  前五个月  6月30日24时
_WHICH_PART = rf"""
    (?P<half> [上下前后] ) \L<calendar.half> | (?<! [A-Za-z0-9.] ) [Hh] (?P<letter> [12] ) (?! [A-Za-z0-9.] )
  | 第? (?<! \d ) (?P<quarter> [1-4] ) (?: \L<calendar.quarter> | 季 (?= [底末前] ) )
  | (?P<quarter> [首末] ) (?: \L<calendar.quarter> | (?<= 首 ) 季 )
  | [前头] (?P<quarter> [两1-4] ) 个? \L<calendar.quarter>
  | (?: 1 (?=2) | 2 (?=3) | 3 (?=4) ) (?P<quarter> [2-4] ) \L<calendar.quarter>
  | (?<! [A-Za-z0-9.] ) [Qq] (?P<quarter> [1-4] ) (?! [A-Za-z0-9.] )
  | (?P<first> [前头] ) (?P<months> [两2-9] | 十1? | 1[01] ) (?: 个 月 | 月 (?! [份底初末中上下\d] ) )
  | (?<= 年 ) 最? 后 (?P<last> [两2-9] ) 个? 月
  | (?: (?P<month> {MONTH} ) 月 份? | (?P<near> \L<near.this> | \L<near.next> ) )
    (?: (?P<day> {DAY} ) {DAYS} {HOUR} | (?P<part> {_THIRD} ) )?
"""
# 年底  末  年中前  7月内; not 三年内, 底端, 内容, 近年中, 半年内
_STRETCH = r"""
    (?<! [\d十百千两几数半多] ) 年 (?: [底末内初] (?!次) (?: 岁 [末尾] )? | (?P<mid> [中终] ) | (?P<within> 度 内 ) )
  | (?<! \d ) 年? 岁 [末终尾] (?! 年 ) | [底末] (?!端) | 初 (?! [\d中期步级始创审] ) | 中 (?= [以之]?前 ) | (?P<mid> 终 ) | [以之]? 内 (?! [容部] )
"""


def _date(more: str = "") -> Pattern:
    return Pattern(
        "deadlines",
        rf"(?: {_WHICH_YEAR} )? (?: {_WHICH_PART} {more} )? (?P<part> {_STRETCH} )? \L<terms.about>? (?P<before> {BEFORE} )?",
    )


_FIRST, _SECOND = _date(), _date(rf"| (?P<day> {DAY} ) {DAYS} {HOUR} | (?P<part> {_THIRD} )")
# 每月28日  次月5日前  每季度末  每季度最后一个月25日前
_MONTHLY = Pattern(
    "deadlines",
    rf"""
    (?: [每次] 个? 月 | 每 \L<calendar.quarter> \L<calendar.of_quarter>? ) 的?
    (?: {DAY} {DAYS} {HOUR} | [底末初] | [上中下] 旬 ) {BEFORE}?
    """,
)


def first(window: str, at: int) -> TimeExpression | None:
    """The date that begins at *at* of a *window* of translated text; with places in the window."""
    recurring = _MONTHLY.match(window, at) if window[at] in "每次" else None
    if recurring:
        return TimeExpression(
            *recurring.span(), "day", before="前" * recurring[0].endswith("前"), recurs=True
        )
    return _told(_FIRST.match(window, at))


def second(window: str, at: int) -> TimeExpression | None:
    """The date that ends a range: it may leave out the month that the first one has told (15日, 中旬)."""
    return _told(_SECOND.match(window, at))


_OPENERS = WordList("deadlines", "openers")
_SIGNS = tuple(",;:。!?、(“年")


def _stands(match: regex.Match[str]) -> bool:
    """What may be part of something else must open its clause: 前五个月, 年度内, not 届满前3个月, 毕业年度内; and a bare 二六年
    have an act to do."""
    at = max(match.start("bare"), match.start("first"), match.start("within") - 1)
    opens = at <= 0 or match.string.endswith(_SIGNS, 0, at) or _OPENERS.ends(match.string, at)
    return bool(opens) and (not match["bare"] or does(match.string, match.end()))


def _is_middle(match: regex.Match[str]) -> bool:
    """年中 at the end of its clause, or with an act to do; not 年中央."""
    end = match.end()
    return (
        bool(match["before"])
        or match.string[end : end + 1] in tuple(",、;。)") + ("",)
        or does(match.string, end)
    )


def _told(match: regex.Match[str] | None) -> TimeExpression | None:
    if match is None or match.end() == match.start() or not _stands(match):
        return None
    if match["mid"] and not _is_middle(match):
        return None
    told = match.groupdict(default="")
    month, day = (
        number(told["month"]) or counted(told["months"]) or 12 * bool(told["last"]),
        number(told.get("day")),
    )
    quarter = counted(told["quarter"])
    half = {"上": 1, "前": 1, "1": 1, "下": 2, "后": 2, "2": 2}.get(told["half"] or told["letter"], 0)
    stretch, word, year = told["part"], told["word"] or told["near"], _year(told)
    if not word and not year and stretch.startswith(("年", "岁")):
        word = "年"
    if told["degree"] and not stretch:
        word = "度"
    kind: Kind = "day" if day else "month" if month else "quarter" if quarter else "half" if half else "year"
    if told["near"] and not day:
        kind = "quarter" if "季" in word else "month"
    part = "末" if "岁" in stretch else stretch.removeprefix("年").removeprefix("月")
    return TimeExpression(
        match.start(), match.end(), kind, year, word, half, quarter, month, day, part, before=told["before"]
    )


def _year(told: dict[str, str]) -> int | None:
    """2026年, 26年, 民国115年."""
    for said, first in (("year", 0), ("short", 2000), ("bare", 2000), ("republic", 1911)):
        if told[said]:
            return first + int(told[said])
    return None
