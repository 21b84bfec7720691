"""The words of one entry of the tables, asked of a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workplan_parser.lexicon.patterns import Hit
from workplan_parser.lexicon.tables import Lexicon, cached, current, words


class WordList:
    """The words of one entry; each answer is a :class:`Hit`, the longest word of several, or None."""

    __slots__ = ("_bound", "_entry", "_table")

    def __init__(self, table: str, entry: str) -> None:
        self._table, self._entry = table, entry
        self._bound: tuple[Lexicon | None, _Words] = (None, _Words((), {}, {}))

    @property
    def words(self) -> tuple[str, ...]:
        """The words, in the order written."""
        return self._known().written

    def __contains__(self, word: str) -> bool:
        return word in self._known().begun.get(word[:1], ())

    def whole(self, word: str) -> Hit | None:
        """*word* itself, where it is one of them."""
        return self._hit(0, word) if word in self else None

    def starts(self, text: str, at: int = 0) -> Hit | None:
        """The word that begins at *at*."""
        lexicon, known = self._bound
        begun = (known if lexicon is current() else self._known()).begun.get(text[at : at + 1])
        if begun is None or not text.startswith(begun, at):
            return None
        return self._hit(at, next(word for word in begun if text.startswith(word, at)))

    def ends(self, text: str, at: int | None = None) -> Hit | None:
        """The word that ends at *at* (the end of the text)."""
        end = len(text) if at is None else at
        lexicon, known = self._bound
        ended = (known if lexicon is current() else self._known()).ended.get(text[end - 1 : end])
        if ended is None or not text.endswith(ended, 0, end):
            return None
        word = next(word for word in ended if text.endswith(word, 0, end))
        return self._hit(end - len(word), word)

    def within(self, text: str, start: int = 0, end: int | None = None) -> Hit | None:
        """The word that stands first in ``text[start:end]``."""
        places = self._places(text[start:end])
        return self._hit(start + min(places)[0], min(places)[2]) if places else None

    def last(self, text: str, start: int = 0, end: int | None = None) -> Hit | None:
        """The word that stands last in ``text[start:end]``."""
        found = self.every(text, start, end)
        return found[-1] if found else None

    def every(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Each word in ``text[start:end]``, from left to right; none overlaps the one before."""
        found: list[Hit] = []
        done = 0
        for at, _, word in sorted(self._places(text[start:end])):
            if at >= done:
                done = at + len(word)
                found.append(self._hit(start + at, word))
        return found

    def _places(self, text: str) -> list[tuple[int, int, str]]:
        """Where each word stands, and its length, negative: few words are asked one by one, else each character."""
        lexicon, known = self._bound
        if lexicon is not current():
            known = self._known()
        if len(known.written) < len(text):
            there = [word for word in known.written if word in text]
            return [(at, -len(word), word) for word in there for at in _finds(text, word)] if there else []
        if known.begun.keys().isdisjoint(text):
            return []
        begun = [(at, known.begun[char]) for at, char in enumerate(text) if char in known.begun]
        return [(at, -len(word), word) for at, some in begun for word in some if text.startswith(word, at)]

    def _known(self) -> _Words:
        lexicon, known = self._bound
        if lexicon is not current():
            known = _words(self._table, self._entry)
            self._bound = (current(), known)
        return known

    def _hit(self, start: int, word: str) -> Hit:
        return Hit(start, start + len(word), word, self._table, self._entry)


def word_lists(table: str, entries: str) -> list[WordList]:
    """The lists of several *entries* of one table, named in a row."""
    return [WordList(table, entry) for entry in entries.split()]


class _Words(NamedTuple):
    """The words of an entry as written, and by their first and their last character, the longest first."""

    written: tuple[str, ...]
    begun: dict[str, tuple[str, ...]]
    ended: dict[str, tuple[str, ...]]


@cached
def _words(table: str, entry: str) -> _Words:
    found = words(table, entry)
    return _Words(found, _grouped(found, 0), _grouped(found, -1))


def _grouped(found: tuple[str, ...], at: int) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = {}
    for word in sorted(found, key=len, reverse=True):
        grouped.setdefault(word[at], []).append(word)
    return {char: tuple(alike) for char, alike in grouped.items()}


def _finds(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
