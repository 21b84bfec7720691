"""Questions about single characters, each answered in one place: what is blank, what cannot be seen, what is Chinese."""

from __future__ import annotations

from workplan_parser.shapes import shape
from workplan_parser.span import Span

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that print nothing and are no white space: soft hyphen, zero-width spaces and joiners, byte order mark."""

BLANKS = shape(rf"[\s{INVISIBLE}]+")
"""A run of what shows as nothing."""


WHITE = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_AROUND = WHITE + "\u2060"  # the word joiner stands for what is not to be read


def shown(text: str) -> bool:
    """True where *text* has something to see."""
    return any(not char.isspace() and char not in INVISIBLE for char in text)


def tight(text: str) -> str:
    """*text* without white space and what cannot be seen."""
    return BLANKS.sub("", text)


def trim(text: str, start: int, end: int) -> Span:
    """The stretch ``text[start:end]`` without white space at its ends, nor word joiners."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip(_AROUND))
    return Span(left, max(left, start + len(piece.rstrip(_AROUND))))


def width(text: str) -> int:
    """How many half-width places *text* takes in print: two for every character that is no ASCII."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def is_han(char: str) -> bool:
    """True for one Chinese character of the basic block (一–鿿); False for the empty string."""
    return "\u4e00" <= char <= "\u9fff"


def first_of(text: str, marks: str) -> int:
    """Where the first of *marks* stands in *text*; -1 where none does."""
    return min((at for mark in marks if (at := text.find(mark)) >= 0), default=-1)
