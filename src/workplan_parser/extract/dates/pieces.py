"""What dates are made of, as patterns over text whose Chinese digits have become Arabic ones (二〇一八年 → 2018年)."""

from __future__ import annotations

from workplan_parser.shapes import shape

ARABIC = dict(
    zip(
        map(ord, ["〇", "○", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]),
        "000123456789",
        strict=True,
    )
)
DIGITS = frozenset("0123456789十") | {chr(digit) for digit in ARABIC}

YEAR = r"(?<!\d) (?:19|20) \d\d"
# 6  06  12  十2  元; not 2116, 500元月
MONTH = r"(?<! [\d十] ) (?: 1[0-2] | 0?[1-9] | 十[12]? | (?<! [百千万亿] ) 元 (?=月) )"
# 30日  3号  2十1日; not 3号楼, 1号线
DAY = r"(?: [12]\d | 3[01] | 0?[1-9] | [23]?十\d? )"
DAYS = r"(?: 日 | 号 (?! [楼线院厂机文井桥库路令] ) )"
DASH = r"起? [-–—~〜至到]{1,2}"

# 24时  18:00  下午5点半  下班, after a day
HOUR = r"""
    (?: \( \L<calendar.weekday> [1-6日天] \) )?
    (?: \L<calendar.daypart>?
        (?: [01]?\d | 2[0-4] | 2?十\d? ) (?: 时 (?: [0-5]?\d 分 )? | 点 (?: [钟整半] | [0-5]?\d 分 )? | : [0-5]\d )
      | \L<calendar.hours>
    )?
"""
# 前  以前  或之前  (含)前; not 前期, 前三季度, 上年前移, but 7月底前14个市
BEFORE = r"""
    (?: \( 含 [^()]{0,4} \) )?
    (?: [或及]? [以之] 前 | 前 (?! [期提瞻后沿端列往两十\d移进置景述茅锋线台辈夕] ) | (?<= [底末日号] ) 前 (?= [两十\d] ) )
"""


def number(said: str | None) -> int:
    """12, 十2, 2十1, 3十, 元 → 12, 12, 21, 30, 1; nothing → 0."""
    if not said:
        return 0
    if "十" not in said:
        return 1 if said == "元" else int(said)
    tens, _, ones = said.partition("十")
    return int(tens or 1) * 10 + int(ones or 0)


COUNTED = {"两": 2, "首": 1, "末": 4}
"""首季度, 末季度, 前两个季度."""


def counted(said: str | None) -> int:
    """A number of quarters or months as :func:`number`, 两, 首 and 末 included."""
    return COUNTED.get(said or "") or number(said)


REACH = shape(
    r"(?r)[0-9〇○零一二三四五六七八九十元今去全上下前后头首末当每明次来翌本自从近第QqHh至到年月日号份度季半个两初底中旬起\-–—~〜]{0,16}"
)
"""What an expression may hold before its 年, 月, 季 or 旬."""
BACK, AHEAD = 16, 36
