"""How far a deadline reaches: which one governs each number of a stretch."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from workplan_parser.extract.clauses import CLAUSE_WINDOW, closing_act, opens_clause
from workplan_parser.extract.deadlines import DeadlineFinding
from workplan_parser.lexicon import word_lists
from workplan_parser.shapes import shape

_LOOK_BACK, _LONGEST_LIST, _LONGEST_ACT = 6, 16, 16
_AND = ("、", "和", "及", "与")
_STOP = shape("[,;。!?]")
_IN_TURN, _UNFOLDS = word_lists("deadlines", "in_turn unfolds")


def govern(
    text: str, starts: Sequence[int], deadlines: Sequence[DeadlineFinding]
) -> list[tuple[DeadlineFinding, Literal["explicit", "inherited"]] | None]:
    """For each target's start offset the deadline that governs it.

    A deadline holds for what follows it up to the next ``;``. One that opens a sentence holds to the
    sentence's end, and on through the dashes (——…) and 其中 that unfold it. One that has a subject of
    its own before it (侯寨水厂年内建成通水,…) does not outlive its comma; one that follows its number
    and closes its part of a list (3处上半年开工、…) not its 、; one of a list taken in turn not the others'
    clause. One that closes the sentence (…36公里,6月底前完成。), or stands under its label (…。完成时限:6月底), holds for
    the numbers before it that have none.
    """
    if not deadlines:
        return [None] * len(starts)
    stops = [(m.start(), m[0]) for m in _STOP.finditer(text)]
    commas = [at for at, _ in stops]
    breaks = [at for at, mark in stops if mark != ","]
    ends = [at + 1 for at, mark in stops if mark not in ",;"]
    opens = [one.start for one in deadlines]
    turns = list(_respectively(text, starts, deadlines, commas))
    turn_ends = {one.start: end for _, run, end in turns for one in run}
    answers: list[tuple[DeadlineFinding, Literal["explicit", "inherited"]] | None] = []
    for start in starts:
        answer: tuple[DeadlineFinding, Literal["explicit", "inherited"]] | None = None
        last = bisect_left(opens, start)
        for one in reversed(deadlines[max(0, last - _LOOK_BACK) : last]):
            clause = _following(breaks if _stands_first(text, one) else commas, one.end)
            if start >= turn_ends.get(one.start, start + 1) or _closes_part(text, one, starts, start):
                break
            if start < clause:
                answer = one, "explicit"
            elif _opens_sentence(text, one) and start < _reach(text, one, ends):
                answer = one, "inherited"
            if answer or start >= _reach(text, one, ends):
                break
        if answer is None and last < len(deadlines) and _said_after(text, start, deadlines[last], commas):
            answer = deadlines[last], "explicit"
        answers.append(answer or _closed_by(text, start, deadlines[last:], breaks))
    for first, run, _ in turns:
        answers[first : first + len(run)] = [(one, "explicit") for one in run]
    return answers


def _respectively(
    text: str, starts: Sequence[int], deadlines: Sequence[DeadlineFinding], commas: list[int]
) -> Iterator[tuple[int, list[DeadlineFinding], int]]:
    """6月底、9月底支出进度分别达到50%、80%: as many deadlines as targets, taken in turn.

    Gives the first target, the deadlines from it on, and where their clause ends.
    """
    run: list[DeadlineFinding] = []
    for at, one in enumerate(deadlines):
        if not (run and text[run[-1].end : one.start] in _AND):
            run = []
        run.append(one)
        following = deadlines[at + 1 : at + 2]
        if len(run) < 2 or following and text[one.end : following[0].start] in _AND:
            continue
        low = bisect_left(starts, one.end)
        end = _following(commas, one.end + text.startswith(",", one.end))  # 6月底、9月底,进度分别…
        high = bisect_left(starts, end)
        if high - low == len(run) and _IN_TURN.within(text, one.end, starts[low]):
            yield low, run, end


def _said_after(text: str, start: int, one: DeadlineFinding, commas: list[int]) -> bool:
    """首期10亿元2025年三季度到位, 泵站2座(6月底前完成): its part ends with the deadline and its act, and lists nothing between."""
    end = min(_following(commas, start), start + CLAUSE_WINDOW)
    between = text[start : one.start]
    if between.endswith("("):
        close = text.find(")", one.end, end)
        alone = close >= 0 and (close == one.end or closing_act(text[one.end : close]) is not None)
        return alone and not any(mark in between[:-1] for mark in "、:()")
    part = text.find("、", one.end, end)
    end = part if part >= 0 else end
    if one.end > end or any(mark in between for mark in "、:()"):
        return False
    return closing_act(text[one.end : end]) is not None


def _closed_by(
    text: str, start: int, later: Sequence[DeadlineFinding], breaks: list[int]
) -> tuple[DeadlineFinding, Literal["inherited"]] | None:
    """改造管网36公里,|6月底前完成。 or …。完成时限:|6月底: the deadline that closes what was said before it."""
    limits = [one for one in later if one.rule == "time_limit"]
    if limits:
        return (limits[0], "inherited") if len(limits) == 1 else None
    end = _following(breaks, start)
    inside = [one for one in later[:_LOOK_BACK] if one.end <= end]
    if inside and _stands_first(text, inside[-1]) and closing_act(text[inside[-1].end : min(end, len(text))]):
        return inside[-1], "inherited"
    return None


def _closes_part(text: str, one: DeadlineFinding, starts: Sequence[int], start: int) -> bool:
    """甲等3处上半年开工、乙等2处…: it has its number before it, and its part ends with its act, short of *start*; so does a
    bracket (3座(6月底前完成)、…)."""
    end = ")" if text[one.start - 1 : one.start] == "(" else "、"
    part = text.find(end, one.end, min(start, one.end + _LONGEST_ACT))
    if part < 0 or part > one.end and not closing_act(text[one.end : part]):
        return False
    low = max(0, one.start - CLAUSE_WINDOW)
    low += 1 + max(text[low : one.start].rfind(mark) for mark in ",;。!?:、")
    return bisect_left(starts, low) < bisect_left(starts, one.start)


def _stands_first(text: str, one: DeadlineFinding) -> bool:
    """No subject of its own before it in its clause."""
    low = max(0, one.start - CLAUSE_WINDOW)
    cut = max(text.rfind(mark, low, one.start) for mark in ",;。!?:、")
    return opens_clause(text, max(cut + 1, low), one.start)


def _opens_sentence(text: str, one: DeadlineFinding) -> bool:
    cut = max(text.rfind(mark, max(0, one.start - 8), one.start) for mark in "。!?:")
    return (cut >= 0 or one.start <= 8) and opens_clause(text, cut + 1, one.start)


def _reach(text: str, one: DeadlineFinding, ends: list[int]) -> int:
    """Where the deadline's sentence ends, with the sentences that unfold it."""
    i = bisect_right(ends, one.end)
    last = min(i + _LONGEST_LIST, len(ends))
    while i < last and _UNFOLDS.starts(text, ends[i]) and _opens_sentence(text, one):
        i += 1
    return ends[i] if i < len(ends) else len(text)


def _following(breaks: list[int], after: int) -> int:
    """The first break at or past *after*, or beyond any text."""
    i = bisect_left(breaks, after)
    return breaks[i] if i < len(breaks) else 1 << 62
