"""The dates that documents bear: 2024年3月1日, 2024-03-01, 二〇二四年三月一日."""

from __future__ import annotations

from datetime import date

import regex

from workplan_parser.shapes import shape

_CN = "二〇○零一三四五六七八九"
DATE = shape(
    rf"""
      (?:19|20)\d\d\s?年 \s?\d{{1,2}}\s?月 \s?\d{{1,2}}\s?日                    # 2024年 3月 1日
    | (?:19|20)\d\d [-/.] \d{{1,2}} [-/.] \d{{1,2}}                             # 2024-03-01
    | [{_CN}]{{4}}年 [一二三四五六七八九十]{{1,3}}月 [一二三四五六七八九十]{{1,3}}日   # 二〇二四年三月一日
    """,
    regex.VERBOSE,
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def read_date(text: str) -> date | None:
    """The first date in folded *text*; None where there is none, or no such day."""
    match = DATE.search(text)
    if match is None:
        return None
    parts = regex.findall(r"\d*十\d*|\d+", match[0].translate(_DIGITS))
    try:
        return date(*map(_number, parts))
    except (ValueError, TypeError):
        return None


def _number(part: str) -> int:
    """10 for 十, 23 for 2十3, 2024 as it is."""
    tens, ten, ones = part.partition("十")
    return int(tens or 1) * 10 + int(ones or 0) if ten else int(part)
