"""Two dates that belong together: 3-6月, 4月12-19日, 6月上旬至中旬, 2017—2020年, 今明两年; 3、6、9月底前."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from workplan_parser.extract.dates import calendar, terms
from workplan_parser.extract.dates.expression import TimeExpression
from workplan_parser.extract.dates.pieces import (
    AHEAD,
    ARABIC,
    DASH,
    DAY,
    MONTH,
    REACH,
    YEAR,
    number,
)
from workplan_parser.lexicon import Pattern, WordList
from workplan_parser.shapes import shape

# 2017—  4月12-  一至: the first date of a range, without its last unit
_OPENED = Pattern(
    "deadlines",
    rf"""
    (?: (?P<year> {YEAR} ) 年 | (?P<word> \L<years.this> | \L<years.next> | \L<years.after_next> ) )?
    (?: (?P<month> {MONTH} ) 月 )? (?<! [\d十第.] ) (?P<bare> (?:19|20)\d\d | {DAY} ) {DASH}
    """,
)
_DASH, _LONGEST = shape(DASH, regex.VERBOSE), 20
_FOLLOWING, _LUNAR = WordList("deadlines", "years.following"), WordList("deadlines", "lunar.words")


def dated(text: str, at: int, floor: int, start: TimeExpression | None) -> TimeExpression | None:
    """The date, range or term round the first 年, 月, 季 or Q3 at *at*, which begins at *floor* or later.

    A lunar one has no day: 农历年底. It is read in a small window whose Chinese digits have become Arabic ones; *start* is a term told before.
    """
    reach = REACH.match(text, floor, at)
    first = reach.start() if reach else at
    low = max(0, first - 3)
    window = text[low : at + AHEAD].translate(ARABIC)
    for here in range(first - low, at - low + 1):
        found = (
            terms.since(window, here)
            or _range_or_date(window, here)
            or (start and terms.again(window, here, start))
        )
        if found and found.end > at - low:
            found = found._replace(start=found.start + low, end=found.end + low)
            lunar = _LUNAR.ends(text, found.start)
            return TimeExpression(lunar.start, found.end, "length") if lunar else found
    return None


def _range_or_date(window: str, at: int) -> TimeExpression | None:
    opened = _OPENED.match(window, at) if _DASH.search(window, at, at + _LONGEST) else None
    if opened:
        last = calendar.second(window, opened.end())
        if last and _ascends(opened, last):
            year, month = int(opened["year"] or 0) or None, number(opened["month"] or opened["bare"])
            return _joined(TimeExpression(at, at, last.kind, year, opened["word"] or "", month=month), last)
    first = calendar.first(window, at)
    dash = _DASH.match(window, first.end) if first and not first.before and not first.recurs else None
    last = calendar.second(window, dash.end()) if first and dash else None
    return _joined(first, last) if first and last else first


def _ascends(opened: regex.Match[str], last: TimeExpression) -> bool:
    """3-6月, 2017-2020年, 1-3季度; a bare day needs its month told: 4月12-19日, not 5-10日."""
    bare = number(opened["bare"])
    if last.year:
        return bare < last.year < bare + 50
    if opened["month"] or last.kind == "day" and not last.month:
        return bool(opened["month"]) and not last.month and bare < last.day
    return bare <= 12 if last.month else bare < last.quarter


def _joined(first: TimeExpression, last: TimeExpression) -> TimeExpression:
    """The end of a range, in the year and month of its beginning where it tells none: 2018年3月1日至15日."""
    year, word, more = last.year, last.word, 0
    if first.year and word in _FOLLOWING:
        year, word = first.year + 1, ""
    elif not year and not word:
        year, word = first.year, first.word
        more = int(0 < last.month < first.month)  # 11月至3月
    month, kind = last.month, last.kind
    if not (month or last.quarter or last.half) and (last.day or last.part.endswith("旬")):
        month, kind = first.month, "day" if last.day else "month"
    return last._replace(
        start=first.start, kind=kind, year=year, word=word, month=month, spans=True, more=more
    )


_ELIDED = shape(r"(?r) (?: [0-9一二三四十]{1,4} [、和及] )+", regex.VERBOSE)
_NUMBER = shape("[0-9一二三四十]+")


def listed(text: str, one: TimeExpression, floor: int) -> Iterator[TimeExpression]:
    """The dates before *one* that leave their unit to it: 3、6、|9月底前, 2026、|2027年, 一、|二季度.

    A single number that opens its clause may be a mark (1、3月底前), so it stays one.
    """
    if one.spans or one.recurs or not _NUMBER.match(text, one.start):
        return
    if (found := _ELIDED.match(text, floor, one.start)) is None:
        return
    numbers = list(_NUMBER.finditer(found[0]))
    values = [number(part[0].translate(ARABIC)) for part in numbers]
    opens = found.start() == 0 or text[found.start() - 1] in ",;:。!?"
    unit = "year" if one.year else "month" if one.month else "quarter"
    last = one.year or one.month or one.quarter
    if len(values) == 1 and opens and unit == "month" or not _rises([*values, last], unit):
        return
    for part, value in zip(numbers, values, strict=True):
        start, end = found.start() + part.start(), found.start() + part.end()
        elided = one._replace(start=start, end=end)
        if unit == "year":
            yield elided._replace(year=value)
        else:
            yield elided._replace(month=value) if unit == "month" else elided._replace(quarter=value)


def _rises(values: list[int], unit: str) -> bool:
    low, high = {"year": (1990, 2099), "month": (1, 12), "quarter": (1, 4)}[unit]
    return (
        values[0] >= low
        and values[-1] <= high
        and all(a < b for a, b in zip(values, values[1:], strict=False))
    )
