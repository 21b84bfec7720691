"""How a stretch of folded text is divided: sentences, clauses, quoted words, titles in 《》.

All boundaries are found in one pass; :class:`Prose` then answers by bisection, so asking for every
number of a long text stays linear.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import regex

from workplan_parser.shapes import shape

_SENTENCE_ENDS = frozenset("。!?\n")
_CLAUSE = shape("[,;:。!?\n]")
_QUOTE = shape('[“”‘’"]')
_TITLE = shape("[《》〈〉]")
LONGEST_QUOTE = 40


class Prose:
    """Folded *text* with its boundaries; every method takes an offset and returns offsets."""

    __slots__ = ("text", "_sentence", "_clause", "_quotes", "_titles")

    def __init__(self, text: str) -> None:
        self.text = text
        self._clause = [match.start() for match in _CLAUSE.finditer(text)]
        self._sentence = [at for at in self._clause if text[at] in _SENTENCE_ENDS]
        self._quotes = _pairs(text, _QUOTE, '“‘"', LONGEST_QUOTE)
        self._titles = _pairs(text, _TITLE, "《〈", 120)

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence round *at* (。！？), without its final mark."""
        return self._around(self._sentence, at)

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the clause round *at* (，；：。)."""
        return self._around(self._clause, at)

    def quoted(self, at: int) -> tuple[int, int] | None:
        """The inside of the “…” round *at*, or None."""
        return _inside(self._quotes, at)

    def titled(self, at: int) -> bool:
        """True inside 《…》."""
        return _inside(self._titles, at) is not None

    def _around(self, marks: list[int], at: int) -> tuple[int, int]:
        i = bisect_left(marks, at)
        return (marks[i - 1] + 1 if i else 0, marks[i] if i < len(marks) else len(self.text))


def _pairs(text: str, marks: regex.Pattern[str], opening: str, longest: int) -> list[tuple[int, int]]:
    """Outermost pairs of marks, in order; a straight quote opens and closes in turn."""
    found: list[tuple[int, int]] = []
    if not any(mark in text for mark in opening):
        return found
    start, depth = -1, 0
    for match in marks.finditer(text):
        char, at = match.group(), match.start()
        if start >= 0 and at - start > longest:
            start, depth = -1, 0
        if char in opening and not (char == '"' and depth):
            if depth == 0:
                start = at + 1
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and start >= 0:
                found.append((start, at))
                start = -1
    return found


def _inside(spans: list[tuple[int, int]], at: int) -> tuple[int, int] | None:
    i = bisect_right(spans, (at, len(spans) + 10**12)) - 1
    return spans[i] if i >= 0 and spans[i][0] <= at < spans[i][1] else None
