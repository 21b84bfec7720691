"""A time expression in its clause, and what the words round it say: who opens the clause, which act follows, what is counted."""

from __future__ import annotations

from typing import NamedTuple

from workplan_parser.extract.dates import TimeExpression
from workplan_parser.lexicon import Hit, Pattern, word_lists
from workplan_parser.shapes import shape
from workplan_parser.text import marks


class Place(NamedTuple):
    """A time expression in its clause: what stands before it, after it, and to the sentence's end.

    ``joined`` is true where the next time, which a 、 joins to it, is a deadline (6月30日、|9月30日前); ``notice`` where
    a covering notice speaks, not the plan.
    """

    text: str
    time: TimeExpression
    year: int | None
    retrospective: bool
    limit: bool
    notice: bool
    joined: bool
    before: str
    after: str
    rest: str

    def opens(self, end: int) -> bool:
        """The clause opens at *end*: nothing of weight stands before it."""
        return opens_clause(self.text, self.time.start - len(self.before), end)


CLAUSE_WINDOW = 60
SENTENCE_WINDOW = 240


OPENERS, LABELS, ADVERBS, ACTS = word_lists("deadlines", "openers labels adverbs acts")
COMPLETIONS, _CLOSERS, _NOMINAL, _NOT_COUNTED, _FRACTIONS = word_lists(
    "deadlines", "completions closers nominal not_counted fractions"
)
_NUMBER = shape(r"\d[\d.,]*")
_HAN_COUNT = Pattern("deadlines", r"[一两二三四五六七八九十] \L<classifiers>")
_AT_ONCE = Pattern(
    "deadlines", r"[0-9] [0-9.]*+ (?! \L<not_counted> ) | [一两二三四五六七八九十]*+ \L<classifiers>"
)
_SENTENCE_END, _CLAUSE_END = shape("[。!?]"), shape("[,;]")


class Manner(NamedTuple):
    """How a text speaks of times: of the plan's *year*, looking back, in a 完成时限 column, in a covering notice."""

    year: int | None = None
    retrospective: bool = False
    limit: bool = False
    notice: bool = False


def place_of(text: str, time: TimeExpression, manner: Manner, joined: bool = False) -> Place:
    """*time* in its clause; ``after`` may begin with the comma that follows it (2018年底,…)."""
    low = max(0, time.start - CLAUSE_WINDOW)
    before = text[low : time.start]
    opened = max(before.rfind(mark) for mark in ",;。!?:")
    rest = text[time.end : time.end + SENTENCE_WINDOW]
    stop = _SENTENCE_END.search(rest)
    rest = rest[: stop.start()] if stop else rest
    comma = _CLAUSE_END.search(rest, 1)
    if before[opened : opened + 1] == ":" and LABELS.ends(before, opened):
        opened = -1
    clause = rest[: comma.start()] if comma else rest
    return Place(text, time, *manner, joined, before[opened + 1 :], clause, rest)


def opens_clause(text: str, start: int, end: int) -> bool:
    """Nothing in ``text[start:end]`` but 力争, 确保, 要 …, or the marks of a list."""
    if text[start:end].endswith((")", "”")) or OPENERS.ends(text, end):
        return True
    while start < end and (mark := marks.read(text, start)):
        start = mark.end
    return start == end


def closing_act(clause: str) -> Hit | None:
    """The first of the acts that are all a clause says, as a part of a list may end: 全部开工, 建成投用, 完成改造; not
    开工建设3处, 完成投资."""
    if len(clause) > CLAUSE_WINDOW:
        return None
    first: Hit | None = None
    while clause:
        act = COMPLETIONS.starts(clause) or _CLOSERS.starts(clause) or (first and _NOMINAL.starts(clause))
        shorter = clause[act.end :] if act else without_adverb(clause).removeprefix("并")
        if shorter == clause:
            return None
        first, clause = first or act, shorter
    return first


class Act(NamedTuple):
    """An act that begins a clause (全部建成|并投用): its word, and what follows."""

    word: Hit
    rest: str


def first_act(after: str) -> Act | None:
    """The act that *after* begins with, a comma and adverbs before it or none."""
    after = after.lstrip(",")
    for _ in range(4):
        if act := ACTS.starts(after):
            return Act(act, after[act.end :])
        shorter = without_adverb(after)
        if shorter == after:
            return None
        after = shorter
    return None


def without_adverb(clause: str) -> str:
    """全面建成 → 建成."""
    adverb = ADVERBS.starts(clause)
    return clause[adverb.end :] if adverb else clause


def counts(clause: str) -> bool:
    """True where the clause holds a quantity: 50座, 3%, 三分之一, 四次; not 5个方面, 2018年."""
    return bool(_FRACTIONS.within(clause) or counted(clause) or _HAN_COUNT.search(clause))


def counted(clause: str) -> int:
    """How many numbers of the clause a year can govern."""
    return sum(not _NOT_COUNTED.starts(clause, number.end()) for number in _NUMBER.finditer(clause))


def counts_at_once(clause: str) -> bool:
    """The quantity follows the year itself: 配合做好2018年四次例行监测, 完成2018年50座公厕建设."""
    return _AT_ONCE.match(clause) is not None and (clause[0].isdecimal() or counts(clause[:6]))
