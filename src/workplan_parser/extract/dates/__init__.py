"""Time expressions: 2018年底前, 三季度末, 6月30日, 2017—2020年, 今年, “十四五”, 本通知印发之日起30日内, “十一”前.

The grammar is that of ``docs/grammar.md``: :mod:`pieces` are its smallest parts, :mod:`calendar` one date, :mod:`figures` one in figures,
:mod:`ranges` two dates, :mod:`terms` what is counted from a start, :mod:`feasts` what is due before a feast,
:mod:`lengths` what only looks like a time.

Triggers are rare characters, found by one cheap scan; the expression round a trigger begins a bounded few characters before it.
"""

from __future__ import annotations

import regex

from workplan_parser.extract.dates import feasts, figures, lengths, ranges, terms
from workplan_parser.extract.dates.expression import TimeExpression
from workplan_parser.shapes import shape

__all__ = ["TimeExpression", "dated", "read"]

# 年 月 季  9|号  十五|五  日|起  8|:30  9|.30  Q|3  岁|末
_TRIGGER = shape(
    r"""
    (?=[年月季五前日号起后:/.QqHh岁\-])   # most places of a text are told by one look
    (?: [年月季前] | (?<= [0-9〇○零一二三四五六七八九十] ) [日号] | (?<= 十. ) 五 | (?<= [日发布] ) [起后]
      | : (?=\d) | (?<= \d ) [-/.] (?=\d) | [QqHh] (?=[1-4]) | 岁 (?=[末终尾]) )
    """,
    regex.VERBOSE,
)


def read(text: str, *, limit: bool = False) -> tuple[TimeExpression, ...]:
    """Every time expression of folded *text*, in order, none overlapping another.

    Read once for a passage and handed on: the deadlines are among them, and no quantity stands in one that is not a mere
    length (三年内). *limit* says that it is a cell under 完成时限, where 9.30 is a day.
    """
    found = dated(text, limit=limit)
    unread = list(lengths.unread(text, found))
    return tuple(sorted((*found, *unread)) if unread else found)


def dated(text: str, *, limit: bool = False) -> list[TimeExpression]:
    """As :func:`read`, but for mere lengths."""
    found: list[TimeExpression] = []
    start: TimeExpression | None = None  # 2021年起5年内, from where each 3年内 after it is counted
    done = free = 0  # no date begins before ``done``, no feast before ``free``
    for trigger in _TRIGGER.finditer(text):
        at = trigger.start()
        if at < done:
            continue
        few = feasts.before(text, at, free) if text[at] == "前" else _at(text, at, done, start, limit)
        if text[at] in "年月季":
            done = at + 1  # a date is found at its first trigger, so no later one reaches back over this
        if not few:
            continue
        if few[0].feast and found and _tells_year(found[-1], few[0]):
            year = found.pop()
            few[0] = few[0]._replace(start=year.start, year=year.year, word=year.word)
        start = few[-1] if few[-1].counted else start
        found += [terms.bracketed(text, one, free) for one in few]
        done = free = found[-1].end
    return found


def _at(text: str, at: int, floor: int, start: TimeExpression | None, limit: bool) -> list[TimeExpression]:
    """The expressions whose trigger stands at *at*: none, one, or a list of them."""
    match text[at]:
        case "五":
            one = terms.period(text, at, floor)
        case "起" | "后":
            one = terms.since_issue(text, at, floor)
        case ":":
            one = terms.clock(text, at, floor)
        case "-" | "/" | ".":
            one = figures.written(text, at, floor, limit)
        case "日" | "号":
            one = figures.day_alone(text, at, floor)
        case _:
            one = ranges.dated(text, at, floor, start)
    return [*ranges.listed(text, one, floor), one] if one else []


def _tells_year(one: TimeExpression, feast: TimeExpression) -> bool:
    """2026年|春节前, 明年|元旦前."""
    return one.kind == "year" and one.end == feast.start and not (one.part or one.before or one.spans)
