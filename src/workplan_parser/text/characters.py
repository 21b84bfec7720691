"""Questions about single characters, each answered in one place: what is blank, what cannot be seen, what is Chinese."""

from __future__ import annotations

import regex

from workplan_parser.span import Span

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that print nothing and are no white space: soft hyphen, zero-width spaces and joiners, byte order mark."""

BLANKS = regex.compile(rf"[\s{INVISIBLE}]+")
"""A run of what shows as nothing."""


def shown(text: str) -> bool:
    """True where *text* has something to see."""
    return any(not char.isspace() and char not in INVISIBLE for char in text)


def tight(text: str) -> str:
    """*text* without white space and what cannot be seen."""
    return BLANKS.sub("", text)


def trim(text: str, start: int, end: int) -> Span:
    """The stretch ``text[start:end]`` without white space at its ends."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return Span(left, max(left, start + len(piece.rstrip())))


def width(text: str) -> int:
    """How many half-width places *text* takes in print: two for every character that is no ASCII."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def is_han(char: str) -> bool:
    """True for one Chinese character of the basic block (一–鿿); False for the empty string."""
    return "\u4e00" <= char <= "\u9fff"


def first_of(text: str, marks: str) -> int:
    """Where the first of *marks* stands in *text*; -1 where none does."""
    return min((at for mark in marks if (at := text.find(mark)) >= 0), default=-1)
