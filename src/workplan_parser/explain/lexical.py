"""Where a word stands in the lexicon: file, entry and line, for the person who wants to correct it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from workplan_parser import lexicon
from workplan_parser.explain.findings import Evidence

_SECTION = re.compile(r"\[([\w.]+)\]")
_KEY = re.compile(r"(\w+)\s*=")
_CELLS = re.compile(r"[\s|\"\[\],]+")
FARTHEST = 160
"""Letters from the number within which a word counts as what a rule saw."""

MOST = 12
"""Words tried, the nearest first."""


def cited(what: str, word: str, table: str, entries: Iterable[str]) -> Evidence:
    """The *word* with the first of *entries* that holds it; without a place where none does."""
    for entry in entries:
        if word in _forms(table, entry):
            return Evidence(what, word, f"{table}.toml", entry, _line(table, entry, word))
    return Evidence(what, word)


class _Seen(NamedTuple):
    """A word beside a place: how far off, in which entry, and where it stands in the two sides joined."""

    distance: int
    size: int
    entry: str
    word: str
    start: int


def nearest(
    what: str,
    table: str,
    asked: Iterable[Iterable[str]],
    before: str = "",
    after: str = "",
    *,
    matters: Callable[[str, str], bool] | None = None,
    farthest: int = FARTHEST,
) -> Evidence | None:
    """The word that stands nearest to a place, *before* it or *after* it; the longest of equals.

    *asked* are groups of entries; a later group counts only where no word of an earlier one does. *matters* is
    given the two sides with words blotted out: it says whether the rule then decides otherwise. A word counts
    where the rule would have decided otherwise without it, or without it and others together.
    """
    for entries in asked:
        found = sorted(
            _Seen(distance, -len(word), entry, word, start)
            for entry in entries
            for word in _forms(table, entry)
            for distance, start in _places(word, before, after)
            if distance <= farthest
        )[:MOST]
        if matters is not None:
            found = _telling(found, before + after, len(before), matters)
        if found:
            return cited(what, found[0].word, table, (found[0].entry,))
    return None


def _telling(found: list[_Seen], text: str, cut: int, matters: Callable[[str, str], bool]) -> list[_Seen]:
    """The fewest words, the nearest first, whose loss changes what the rule decides."""

    def changes(words: list[_Seen]) -> bool:
        blotted = text
        for one in words:
            end = one.start + len(one.word)
            blotted = blotted[: one.start] + "\ufffc" * len(one.word) + blotted[end:]
        return matters(blotted[:cut], blotted[cut:])

    needed = next((found[:n] for n in range(1, len(found) + 1) if changes(found[:n])), [])
    for one in list(needed):
        rest = [other for other in needed if other is not one]
        if rest and changes(rest):
            needed = rest
    return needed


def _places(word: str, before: str, after: str) -> Iterator[tuple[int, int]]:
    """How far the word stands off on each side, and where in the two joined."""
    at = before.rfind(word)
    if at >= 0:
        yield len(before) - at - len(word), at
    at = after.find(word)
    if at >= 0:
        yield at, len(before) + at


@lexicon.cached
def _forms(table: str, entry: str) -> frozenset[str]:
    """The words of an entry; of one whose lines have cells, those of the first cell."""
    value = lexicon.entry(table, entry)
    if isinstance(value, str) and "|" in value:
        return frozenset(word for line in value.splitlines() for word in line.partition("|")[0].split())
    return frozenset(value.split() if isinstance(value, str) else value)


@cache
def _lines(table: str) -> tuple[tuple[str, int, frozenset[str]], ...]:
    """(entry, line, its words) of every line of a table's file."""
    from importlib.resources import files

    text = files(lexicon.__package__).joinpath(f"{table}.toml").read_text("utf-8")
    found = []
    section = key = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        if head := _SECTION.match(line):
            section, key = head[1] + ".", ""
            continue
        if opened := _KEY.match(line):
            key, line = opened[1], line[opened.end() :]
        found.append((section + key, number, frozenset((*_CELLS.split(line), *line.split()))))
    return tuple(found)


def _line(table: str, entry: str, word: str) -> int | None:
    """The line of the file the word stands in; None for the words of a dialect."""
    return next((number for name, number, words in _lines(table) if name == entry and word in words), None)
