"""What looks like a time and has no day: 三年内, 60日内, 用两年时间, 供地前3个月, 20日前, 任期内."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workplan_parser.extract.dates.expression import TimeExpression
from workplan_parser.lexicon import Pattern, WordList

_COUNTED = Pattern(
    "deadlines",
    r"""
    \L<terms.spells> (?= ,? \L<adverbs>? \L<acts> ) | [前头] (?: \d{1,2} | [一二三四五六七八九十两]{1,3} ) 个 月
  | (?<! [\d.十百两几半多第近\-–—~至到] ) (?: \d{1,3} | [一二三四五六七八九十两半]{1,3} )
    (?: 个? [年月] | [周天日] | \L<terms.spans> ) (?: \L<terms.about>? \L<terms.time> | [之以]? 内 (?! [容部] ) | (?<= [日天] ) [之以]? 前 )
    """,
)
_EVENTS, _LASTS = WordList("deadlines", "terms.events"), WordList("deadlines", "terms.lasts")


def unread(text: str, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """三年内建成, whose start nobody told; not 受理之日起5日内, whose start is an event, 压缩至3日内, a measure, nor
    三年内给予减免, which lasts."""
    if not any(sign in text for sign in tuple("内时个前")):
        return
    hidden = [(time.start, time.end) for time in times]
    for found in _COUNTED.finditer(text):
        start, end = found.span()
        if any(a < end and start < b for a, b in hidden):
            continue
        clause = max(text.rfind(mark, max(0, start - 24), start) for mark in ";。!?") + 1
        if not _LASTS.starts(text, end) and not _EVENTS.within(text, max(clause, start - 24), start):
            yield TimeExpression(start, end, "length")
