"""Questions about characters that ``re`` answers dearly.

``re`` lays out a table of 65 536 places for every class of scattered Chinese marks (0.1 ms to
compile), and fills it one by one for 一–鿿 (0.8 ms): at start-up that was a tenth of the whole process.
"""

from __future__ import annotations


def is_han(char: str) -> bool:
    """True for one Chinese character of the basic block (一–鿿); False for the empty string."""
    return "\u4e00" <= char <= "\u9fff"


def has_han(text: str) -> bool:
    """True where *text* holds a Chinese character."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def has_digit(text: str) -> bool:
    """True where *text* holds a decimal digit of any script."""
    return any(map(str.isdecimal, text))


def first_of(text: str, marks: str) -> int:
    """Where the first of *marks* stands in *text*; -1 where none does."""
    return min((at for mark in marks if (at := text.find(mark)) >= 0), default=-1)


def without_space(text: str) -> str:
    """*text* without white space."""
    return "".join(text.split())
