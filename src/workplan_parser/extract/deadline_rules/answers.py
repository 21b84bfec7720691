"""What a rule answers with."""

from __future__ import annotations

from workplan_parser.extract.ruling import Ruling
from workplan_parser.lexicon import Hit, WordList

NAMES, GOVERNS_NOUN = WordList("deadlines", "names"), WordList("deadlines", "governs_noun")


def says(verdict: bool, *seen: Hit | None) -> Ruling[bool]:
    """The verdict, and the words that were seen."""
    return Ruling(verdict, tuple(hit for hit in seen if hit))


def governor(before: str) -> Hit | None:
    """做好与|…: a word whose object the time may belong to, near before it."""
    return GOVERNS_NOUN.within(before, max(0, len(before) - 12))
