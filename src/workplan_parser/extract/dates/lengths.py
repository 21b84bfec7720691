"""What looks like a time and has no day: 三年内, 60日内, 用两年时间, 供地前3个月, 20日前, 任期内, 今冬明春."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from workplan_parser.extract.dates.ahead import does
from workplan_parser.extract.dates.expression import TimeExpression
from workplan_parser.lexicon import Pattern, WordList
from workplan_parser.shapes import shape

_NUMBER = r"(?: \d{1,3} | [一二三四五六七八九十两半]{1,3} )"
# 三|年内  60|日内  两|年左右的时间  20|日前  前三|个月; 任期内  今冬明春
_UNIT = Pattern(
    "deadlines",
    r"""
    (?P<spell> \L<terms.spells> | \L<terms.coming> [0-9一二两三四五六七八九十]{1,2} (?: 年 | 个 [年月] | [天周] ) (?! [之以]? 内 | 的? \L<terms.time> | \( ) ) |
    (?<= [\d一二三四五六七八九十两半] ) (?: (?P<months> 个 月 ) | 个? [年月] | [周天日] | 个? \L<terms.spans> )
    (?: \L<terms.about>? 的? \L<terms.time> | [之以]? 内 (?! [容部] ) | (?<= [日天] ) [之以]? 前 | (?P<alone> (?<= 月 ) ) )
    """,
)
_COUNT = shape(
    rf"(?r) (?: (?P<first> [前头] ) {_NUMBER} | (?<! [\d.十百两几半多第近] ) (?: {_NUMBER} [-–—~至到] )? {_NUMBER} )",
    regex.VERBOSE,
)
_NOT_BEFORE = tuple("0123456789十月份每各")
_EVENTS, _LASTS = WordList("deadlines", "terms.events"), WordList("deadlines", "terms.lasts")


def unread(text: str, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """三年内建成, whose start nobody told; not 受理之日起5日内, whose start is an event, 压缩至3日内, a measure, nor
    三年内给予减免, which lasts."""
    taken = [(time.start, time.end) for time in times]
    for start, end in _looks_like(text):
        if any(low < end and start < high for low, high in taken) or _LASTS.starts(text, end):
            continue
        clause = max(text.rfind(mark, max(0, start - 24), start) for mark in ";。!?") + 1
        if not _EVENTS.within(text, max(clause, start - 24), start):
            yield TimeExpression(start, end, "length")


def _looks_like(text: str) -> Iterator[tuple[int, int]]:
    for unit in _UNIT.finditer(text):
        start, end = unit.span()
        count = _COUNT.match(text, max(0, start - 8), start)
        spell = unit["spell"] and not text.endswith("内", start, end)  # but 三个|学期内
        if count and not spell and (unit["alone"] is None or unit["months"] and count["first"]):
            yield count.start(), end
        elif unit["spell"]:
            end += text.startswith("前", end)
            if does(text, end) and not text.endswith(_NOT_BEFORE, 0, start):
                yield start, end
