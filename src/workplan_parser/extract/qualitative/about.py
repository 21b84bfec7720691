"""What a state is said of: the words before it, the thing it completes, or the clause before."""

from __future__ import annotations

from workplan_parser.extract.indicators.apart import apart
from workplan_parser.extract.indicators.edges import clean
from workplan_parser.extract.indicators.view import Place
from workplan_parser.extract.qualitative.state import Known, Phrase, View
from workplan_parser.lexicon import word_lists
from workplan_parser.text import marks

_OPENERS, _CLOSERS, _EMPTY = word_lists("qualitative", "name.openers name.closers name.empty")
_LONGEST = 40


def place(seen: View, said: Phrase) -> tuple[int, int] | None:
    """Where the name stands; None where the sentence has none and the heading must say it."""
    if said.about:
        return _named(seen.known, *said.about) or _before(seen, said)
    return _before(seen, said)


def _before(seen: View, said: Phrase) -> tuple[int, int] | None:
    """The words before the state, back to the state before it; else those of the clauses before, the nearest first."""
    floor = max([seen.clause, *(one.end for one in seen.found if seen.clause < one.end <= said.start)])
    found = _named(seen.known, floor, said.start)
    end = seen.clause - 1
    while found is None and end > seen.opens:
        start = max(seen.opens, seen.prose.clause(end - 1)[0])
        found = _of_clause(seen, start, end)
        end = start - 1
    return found


def _of_clause(seen: View, start: int, end: int) -> tuple[int, int] | None:
    """The name of the number of a clause, else its words; none where the clause says a state of its own."""
    for one in seen.known.targets:
        if start <= one.start < end:
            return (one.indicator_start, one.indicator_end) if one.indicator else None
    if any(start <= one.start < end for one in seen.found):
        return None
    return _named(seen.known, start, end)


def _named(known: Known, start: int, end: int) -> tuple[int, int] | None:
    """``text[start:end]`` without times, and without the words that open and close it."""
    text = known.prose.text
    found: Place | None = Place(*_stripped(text, start, end))
    found = apart(text, found, known.times) if found else None
    if found is None:
        return None
    start, end = _stripped(text, found.start, found.end)
    if end - start > _LONGEST:
        cut = clean(text, start, end)
        start, end = (cut.start, cut.end) if cut else (end - _LONGEST, end)
    return (start, end) if end - start >= 2 and text[start:end] not in _EMPTY else None


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (word := _OPENERS.starts(text, start) or marks.read(text, start)) and word.end <= end:
        start = word.end
    while end > start and (word := _CLOSERS.ends(text, end)) and word.start >= start:
        end = word.start
    return start, end
