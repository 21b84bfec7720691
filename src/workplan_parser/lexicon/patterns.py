r"""Patterns whose words come from the tables, and the words themselves asked of a text.

``Pattern("commitments", r"(?:凡|对于?) [^,;。]{0,30} \L<modifier.bearers> $")`` is one verbose pattern of the ``regex``
module; ``\L<entry>`` stands for any word of that entry of the table named first (``\L<units:entry>`` for another
table's), and what it matched is a :class:`Hit` of the match.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from workplan_parser.lexicon.tables import Lexicon, cached, current, words
from workplan_parser.shapes import shape

SECONDS = 5.0
"""How long a pattern that holds the words of somebody's dialect may search one stretch of text."""

_LIST = shape(r"\\L<(?:(?P<table>\w+):)?(?P<entry>[\w.]+)>")


class Hit(NamedTuple):
    """A word of the tables as it stands in a text: where, and the entry it is one of."""

    start: int
    end: int
    word: str
    table: str
    entry: str


class Pattern:
    """One verbose pattern; compiled when first asked, for each lexicon by itself."""

    __slots__ = ("_bound", "_source", "_table")

    def __init__(self, table: str, source: str) -> None:
        self._table, self._source = table, source
        self._bound: tuple[Lexicon | None, _Searching] = (None, _TimedPattern(_LIST))

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match in ``text[start:end]``; what stands before *start* can be looked at."""
        lexicon, compiled = self._bound
        return (compiled if lexicon is current() else self._bind()).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The match that begins at *start*."""
        lexicon, compiled = self._bound
        return (compiled if lexicon is current() else self._bind()).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The match that is all of ``text[start:end]``."""
        lexicon, compiled = self._bound
        return (compiled if lexicon is current() else self._bind()).fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """Every match, from left to right."""
        lexicon, compiled = self._bound
        return (compiled if lexicon is current() else self._bind()).finditer(text, start, end)

    def last(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The match that begins last."""
        return max(self.finditer(text, start, end), key=lambda match: match.start(), default=None)

    def _bind(self) -> _Searching:
        compiled = _compile(self._table, self._source)
        searching = compiled if current().path is None else _TimedPattern(compiled)
        self._bound = (current(), searching)
        return searching


class _TimedPattern:
    """A compiled pattern that gives up after :data:`SECONDS` (TimeoutError): it may hold anybody's words."""

    __slots__ = ("_compiled",)

    def __init__(self, compiled: regex.Pattern[str]) -> None:
        self._compiled = compiled

    def search(self, text: str, start: int, end: int | None) -> regex.Match[str] | None:
        return self._compiled.search(text, start, end, timeout=SECONDS)

    def match(self, text: str, start: int, end: int | None) -> regex.Match[str] | None:
        return self._compiled.match(text, start, end, timeout=SECONDS)

    def fullmatch(self, text: str, start: int, end: int | None) -> regex.Match[str] | None:
        return self._compiled.fullmatch(text, start, end, timeout=SECONDS)

    def finditer(self, text: str, start: int, end: int | None) -> Iterator[regex.Match[str]]:
        return self._compiled.finditer(text, start, end, timeout=SECONDS)


_Searching = regex.Pattern[str] | _TimedPattern


@cached
def _compile(table: str, source: str) -> regex.Pattern[str]:
    asked: list[tuple[str, str]] = []

    def named(found: regex.Match[str]) -> str:
        one = found["table"] or table, found["entry"]
        if one not in asked:
            asked.append(one)
        name = f"_{asked.index(one)}"  # short: the engine reads names slowly
        return rf"(?P<{name}>\L<{name}>)"

    pattern = _LIST.sub(named, source)
    lists = {f"_{n}": words(*one) for n, one in enumerate(asked)}
    compiled = regex.compile(pattern, regex.VERBOSE, False, False, **lists)
    _ASKED[compiled] = [(compiled.groupindex[f"_{n}"], *one) for n, one in enumerate(asked)]
    return compiled


_ASKED: dict[regex.Pattern[str], list[tuple[int, str, str]]] = {}
"""The groups of each pattern that hold words of the tables: number, table, entry."""


def hits(*found: regex.Match[str] | Hit | None) -> tuple[Hit, ...]:
    """The words of the tables that patterns and lists *found*, in order; none for no match."""
    every: list[Hit] = []
    for one in found:
        if isinstance(one, Hit):
            every.append(one)
        elif one is not None:
            places = one.regs
            for group, table, entry in _ASKED.get(one.re, ()):
                start, end = places[group]
                if start < end:
                    every.append(Hit(start, end, one.string[start:end], table, entry))
    return tuple(every)
