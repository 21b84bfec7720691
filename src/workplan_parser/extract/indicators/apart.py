"""A name holds no time: 于6月30日前|道路改造, 老旧小区|2026年底前|改造."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_parser.extract.clauses import first_act, opens_clause
from workplan_parser.extract.dates import TimeExpression
from workplan_parser.extract.indicators.edges import clean
from workplan_parser.extract.indicators.verbs import changes, is_act
from workplan_parser.extract.indicators.view import Place
from workplan_parser.lexicon import WordList, word_lists

_RECURRING, _COMPARED, _STARTED = word_lists("deadlines", "years.recurring counted_before begins_after")
_DURING = WordList("deadlines", "terms.during")
_PAST = WordList("deadlines", "years.past")


def apart(text: str, place: Place, times: Sequence[TimeExpression]) -> Place | None:
    """*place* without the *times* in it; None where less than a name is left.

    改造2000年底前建成的老旧小区 keeps its time: it says which. So do 每年入户安检 and 比2023年下降.
    """
    for time in times:
        if time.end <= place.start or time.start >= place.end or _says_which(text, time):
            continue
        started = _STARTED.starts(text, time.end) or (
            time.kind == "period" and _DURING.starts(text, time.end)
        )
        if started and started.end <= place.end:
            time = time._replace(end=started.end)
        if time.start <= place.start or _opened(text, place.start, time.start):
            rest = clean(text, time.end, place.end) if place.end > time.end else None
        elif time.end >= place.end:
            rest = clean(text, place.start, time.start)
        elif (time.before or time.part or first_act(text[time.end : place.end])) and "的" not in text[
            time.end : place.end
        ]:
            rest = _either(text, place, time)
        else:
            continue
        if rest is None:
            return None
        place = rest
    return place


def _opened(text: str, start: int, end: int) -> bool:
    """于|6月30日前; but “首达标”|次年."""
    return text[end - 1] not in ")”" and opens_clause(text, start, end)


def _says_which(text: str, time: TimeExpression) -> bool:
    """每年|入户安检, 上年度|研发费用, 年终|结案率, “十四五”|规划任务, 较2025年末|净增."""
    again = time.recurs or time.word in _RECURRING
    if again and not time.before or time.word in _PAST or _COMPARED.ends(text, time.start):
        return True
    bare = time.kind == "period" and not time.part and not _DURING.starts(text, time.end)
    closing = time.part == "终" and first_act(text[time.end : time.end + 8]) is None
    return not time.before and (closing or bare)


def _either(text: str, place: Place, time: TimeExpression) -> Place | None:
    """Of the words before and after a time the last that are more than verbs: 老旧小区|2026年底前|改造."""
    ahead, behind = clean(text, place.start, time.start), clean(text, time.end, place.end)
    words = "" if behind is None else text[behind.start : behind.end]
    return ahead if ahead and (is_act(words) or changes(words) or _only_acts(words)) else behind


def _only_acts(words: str) -> bool:
    """改造完工."""
    while act := first_act(words):
        words = act.rest
    return not words
