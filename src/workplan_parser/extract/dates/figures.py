"""A day in figures, and a day alone: 2018-02-01, 12.31前, 31日24时前."""

from __future__ import annotations

import regex

from workplan_parser.extract.dates.expression import Kind, TimeExpression
from workplan_parser.extract.dates.pieces import AHEAD, ARABIC, BEFORE, DAY, DAYS, HOUR, number
from workplan_parser.lexicon import Pattern
from workplan_parser.shapes import shape

# 30日前, 31日24时前: a day of the month told before; not 会议召开3日前
_ALONE = Pattern(
    "deadlines",
    rf"(?: ^ | (?<= [,;、。和及] ) | (?<= [,;。] [于在] ) | ^ [于在] ) (?P<day> {DAY} ) {DAYS} {HOUR} (?: (?P<before> {BEFORE} ) | (?= [、和及] {DAY} {DAYS} ) )",
)
# 2018-02-01  2018.12.31前  2018.9底  12.31前; 2018.9 and 9.30 only where they are all there is
_WRITTEN = shape(
    r"""
    (?<! [\d./-] )
    (?: (?P<year> (?:19|20)\d\d ) (?P<mark> [-/.] ) )? (?P<month> 1[0-2] | 0?[1-9] )
    (?: (?(mark) (?P=mark) | [./] ) (?P<day> [12]\d | 3[01] | 0?[1-9] ) )? (?! [\d./-]*\d )
    (?P<part> [底末] )? (?P<before> [以之]?前 (?! [期后两十\d] ) )?
    """,
    regex.VERBOSE,
)


# 2026.6—2026.12
_SPAN = shape(
    r"""
    (?<! [\d./-] ) 20\d\d (?P<mark> [./] ) (?: 1[0-2] | 0?[1-9] ) (?: (?P=mark) \d{1,2} )? [-–—~〜至到]{1,2}
    (?P<year> 20\d\d ) (?P=mark) (?P<month> 1[0-2] | 0?[1-9] ) (?: (?P=mark) (?P<day> [12]\d | 3[01] | 0?[1-9] ) )? (?! [\d./-]*\d )
    (?P<part> [底末] )? (?P<before> [以之]?前 (?! [期后两十\d] ) )?
    """,
    regex.VERBOSE,
)


def day_alone(text: str, at: int, floor: int) -> TimeExpression | None:
    """6月15日开工,|30日前完工: by its 日, at *at*."""
    low = max(0, at - 5)
    window = text[low : at + AHEAD].translate(ARABIC)
    for here in range(max(floor, at - 3) - low, at - low):
        if match := _ALONE.match(window, here):
            told = match.groupdict(default="")
            day = number(told["day"])
            return TimeExpression(
                low + match.start(), low + match.end(), "day", day=day, before=told["before"]
            )
    return None


def written(text: str, at: int, floor: int, limit: bool) -> TimeExpression | None:
    """2018-02-01, 2018.12.31前, 2026.6—2026.12, 12.31前, by its first sign, at *at*; 2018.9 and 9.30 only as all of a cell under 完成时限."""
    for start in (at - 4, at - 2, at - 1):
        if start < floor:
            continue
        span = _SPAN.match(text, start)
        match = span or _WRITTEN.match(text, start)
        if match is None or match.end() <= at:
            continue
        told = match.groupdict(default="")
        whole = span or told["year"] and told["day"] or limit and match.span() == (0, len(text))
        if whole or told["part"] or told["before"]:
            kind: Kind = "day" if told["day"] else "month"
            year, month, day = (int(told[part] or 0) for part in ("year", "month", "day"))
            return TimeExpression(
                *match.span(),
                kind,
                year or None,
                month=month,
                day=day,
                part=told["part"],
                before=told["before"],
                spans=span is not None,
            )
    return None
