"""Times as the cells of a 完成时限 column write them: 2026.9, 2026-08, 9.30, 2026/10/31, 2026.01-2026.12, 46295.

>>> [(time.year, time.month, time.day) for time in read("2026.01-2026.12")], read("5.5个")
([(2026, 12, 0)], ())
"""

from collections.abc import Iterator
from datetime import date, timedelta

import regex

from workplan_parser.extract import dates
from workplan_parser.extract.dates import TimeExpression
from workplan_parser.shapes import shape

_DAY = r"(?: 3[01] | [12]\d | 0?[1-9] )"
_MONTH = r"(?: 1[0-2] | 0?[1-9] )"
# 2026.9  2026-08  2026/10/31  2026年6.30  9.30; not 5.5个
_DATE = rf"""
    (?: (?P<year> 20\d\d ) (?: (?P<sign> [-./] ) (?P<month> {_MONTH} ) (?: (?P=sign) (?P<day> {_DAY} ) )?
                             | 年 (?P<month> {_MONTH} ) [./] (?P<day> {_DAY} ) )
      | (?P<month> {_MONTH} ) [./] (?P<day> {_DAY} ) )
    (?! [\d.个项%万亿] ) (?: 日 | 月 份? )? (?P<part> [底末] )? (?P<before> [以之]?前 )?
"""
_ONE = shape(rf"(?<! [\d.] ) {_DATE}", regex.VERBOSE)
# 2026.4-|5月, 2026.01-|2026.12
_TO = shape(
    rf"[-–—~〜至到]{{1,2}} (?: {_DATE} | (?P<month> {_MONTH} ) 月 份? (?P<part> [底末] )? )", regex.VERBOSE
)
# 20260930, 202609
_PACKED = shape(
    r"(?P<year> 20\d\d ) (?P<month> 1[0-2] | 0[1-9] ) (?P<day> 3[01] | [12]\d | 0[1-9] )?", regex.VERBOSE
)
_LOST_NOUGHT = shape(r"20\d\d\.1")
_SERIAL, _YEAR = shape(r"[34567]\d{4}"), shape(r"20\d\d")
_MONTH_ALONE = shape(_MONTH, regex.VERBOSE)
_EPOCH = date(1899, 12, 30)
_JOINTS = shape(r"[,;、。和及至前完成底末全部\s-]*")


def read(text: str, unit: str = "") -> tuple[TimeExpression, ...]:
    """The times of a cell, folded and without blanks, in order; *unit* is what its header counts in (完成时限(月))."""
    if whole := _whole(text, unit):
        return (whole,)
    own = list(_written(text))
    said = [
        time for time in dates.read(text) if not any(a.start < time.end and time.start < a.end for a in own)
    ]
    return tuple(sorted((*own, *said)))


def is_time(text: str, unit: str = "") -> bool:
    """True for a cell that says by when and nothing else: 9月底前完成; not 9月底前完成立项."""
    rest, done = [], 0
    for time in read(text, unit):
        rest.append(text[done : time.start])
        done = time.end
    return done > 0 and all(map(_JOINTS.fullmatch, (*rest, text[done:])))


def is_january_or_october(text: str) -> bool:
    """True for 2026.1: 2026.10 typed into a sheet as a number has lost its nought; not 2026.01, 2026-1."""
    return _LOST_NOUGHT.fullmatch(text) is not None


def day_number(number: int) -> date:
    """The day that a workbook counts from the last day but one of 1899: 46295 is 2026-09-30."""
    return _EPOCH + timedelta(days=number)


def _whole(text: str, unit: str) -> TimeExpression | None:
    """A cell that is one run of digits: 46295, 20260930, 2026; 9 under 月."""
    end = len(text)
    if _SERIAL.fullmatch(text):
        day = day_number(int(text))
        return TimeExpression(0, end, "day", day.year, month=day.month, day=day.day)
    if packed := _PACKED.fullmatch(text):
        return _made(packed, 0)
    if _YEAR.fullmatch(text):
        return TimeExpression(0, end, "year", int(text))
    if unit.startswith("月") and _MONTH_ALONE.fullmatch(text):
        return TimeExpression(0, end, "month", month=int(text))
    return None


def _written(text: str) -> Iterator[TimeExpression]:
    """Each date, and each stretch by its end."""
    done = 0
    while found := _ONE.search(text, done):
        to = _TO.match(text, found.end())
        yield _made(to or found, found.start(), found["year"])
        done = (to or found).end()


def _made(found: regex.Match[str], start: int, year: str | None = None) -> TimeExpression:
    part = found.groupdict(default="")
    said, day = part["year"] or year, int(part["day"] or 0)
    return TimeExpression(
        start,
        found.end(),
        "day" if day else "month",
        int(said) if said else None,
        month=int(part["month"]),
        day=day,
        part=part.get("part", ""),
        before=part.get("before", ""),
    )
