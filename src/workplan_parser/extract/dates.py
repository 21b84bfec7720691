"""Time expressions: 2018年底前, 三季度末, 6月30日, 2017—2020年, 今年, “十四五”, 本通知印发之日起30日内.

Triggers are rare characters (年月季五前:), found by one cheap scan; the expression round a trigger begins a bounded
few characters before it.
"""

from __future__ import annotations

import regex

from workplan_parser.extract import calendar, terms
from workplan_parser.extract.calendar import TimeExpression

__all__ = ["TimeExpression", "read"]

_TRIGGER = regex.compile(r"[年月季五:]|(?<=日)起|(?<=[节庆一”])前|(?<=\d{4})[-/.](?=\d)")


def read(text: str) -> tuple[TimeExpression, ...]:
    """Every time expression of folded *text*, in order, none overlapping another.

    Read once for a passage and handed on: the deadlines are among them, and no quantity stands in one.
    """
    found: list[TimeExpression] = []
    done = 0
    for trigger in _TRIGGER.finditer(text):
        at = trigger.start()
        if at < done:
            continue
        one = _at(text, at, done)
        if trigger[0] in ("年", "月", "季"):
            done = at + 1  # a date is found at its first trigger, so no later one reaches back over this
        if one is not None:
            found.append(one)
            done = one.end
    return tuple(found)


def _at(text: str, at: int, floor: int) -> TimeExpression | None:
    """The expression whose trigger stands at *at*."""
    match text[at]:
        case "五":
            return terms.period(text, at)
        case "前":
            return terms.feast(text, at)
        case "起":
            return terms.term(text, at, floor)
        case ":":
            return terms.clock(text, at, floor)
        case "-" | "/" | ".":
            return calendar.written(text, at, floor)
    return calendar.dated(text, at, floor)
