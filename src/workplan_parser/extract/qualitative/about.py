"""What a state is said of: the words before it, the thing it completes, or the clause before."""

from __future__ import annotations

from workplan_parser.extract.indicators.apart import apart
from workplan_parser.extract.indicators.edges import clean
from workplan_parser.extract.indicators.verbs import is_act
from workplan_parser.extract.indicators.view import Place
from workplan_parser.extract.qualitative.state import Known, Phrase, View
from workplan_parser.lexicon import word_lists
from workplan_parser.text import marks

_OPENERS, _CLOSERS, _INNER, _ACTS, _BARE, _EMPTY = word_lists(
    "qualitative", "name.openers name.closers name.inner name.acts name.bare name.empty"
)
_LONGEST = 40


def place(seen: View, said: Phrase, last: tuple[int, int] | None) -> tuple[int, int] | None:
    """Where the name stands; None where the sentence has none. *last* is the name of the state before.

    The thing that is completed: 完成|截污工程; the words before the state; the name of the state that a 、 joins to it
    (收入增速高于经济增速、|高于全国平均水平); the clauses before, the nearest first.
    """
    if said.about:
        return _named(seen.known, *said.about)
    floor = max([seen.clause, *(one.end for one in seen.found if seen.clause < one.end <= said.start)])
    if last and seen.text[floor : said.start] == "、":
        return last
    return _named(seen.known, _part(seen, floor, said.start), said.start) or _before(seen)


def _part(seen: View, start: int, end: int) -> int:
    """Where the last part of a list begins, if the one before is a thing done or the part opens with its time."""
    comma = seen.text.rfind("、", start, end)
    while comma >= 0:
        timed = any(one.start == comma + 1 for one in seen.known.times)
        if timed or (comma + 2 < end and _ACTS.ends(seen.text, comma)):
            return comma + 1
        comma = seen.text.rfind("、", start, comma)
    return start


def _before(seen: View) -> tuple[int, int] | None:
    """The name that the clauses before give, back to the beginning of the sentence."""
    found, end = None, seen.clause - 1
    while found is None and end > seen.opens:
        start = max(seen.opens, seen.prose.clause(end - 1)[0])
        found = _of_clause(seen, start, end)
        end = start - 1
    return found


def _of_clause(seen: View, start: int, end: int) -> tuple[int, int] | None:
    """The name of the number of a clause, else its words; none where the clause says a state of its own."""
    for one in seen.known.targets:
        if start <= one.start < end:
            core = None if is_act(one.indicator) else one.core
            return core and (core.start, core.end)
    if any(start <= one.start < end for one in seen.found) or _BARE.starts(seen.text, start):
        return None
    return _named(seen.known, start, end)


def _named(known: Known, start: int, end: int) -> tuple[int, int] | None:
    """``text[start:end]`` without times, and without the words that open and close it."""
    text = known.prose.text
    inner = _INNER.last(text, start, end)
    start = inner.end if inner and inner.end < end - 1 else start
    found: Place | None = Place(*_stripped(text, start, end))
    found = apart(text, found, known.times) if found and found.end - found.start > 1 else None
    if found is None:
        return None
    start, end = _stripped(text, *_outside(text, found.start, found.end))
    if end - start > _LONGEST:
        cut = clean(text, start, end)
        start, end = (cut.start, cut.end) if cut else (end - _LONGEST, end)
    words = text[start:end]
    return None if len(words) < 2 or words in _EMPTY or is_act(words) else (start, end)


def _outside(text: str, start: int, end: int) -> tuple[int, int]:
    """新院区|(三级综合,1200张床位)8月主体封顶: of a name that begins inside a bracket the words before the bracket."""
    closing = text.find(")", start, end)
    if closing < 0 or text.find("(", start, closing) >= 0:
        return start, end
    opening = text.rfind("(", 0, start)
    before = max(text.rfind(mark, 0, opening) for mark in ",;:。、") + 1
    return (before, opening) if opening > before else (closing + 1, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while (
        start < end and (word := _OPENERS.starts(text, start) or marks.read(text, start)) and word.end <= end
    ):
        start = word.end
    while end > start and (word := _CLOSERS.ends(text, end)) and word.start >= start:
        end = word.start
    return start, end
