"""A stretch of source as one line of folded text, with the way back to source offsets.

Folding maps full-width ASCII to half-width (``，``→``,`` ``（``→``(`` ``％``→``%``), so every rule is
written once; 。、“”《》〔〕 and letters keep their code points. NFKC is never used: it would turn ①
into 1 and ㈠ into (一). Two renderings exist:

* *tight*: all white space dropped but a single space between two ASCII letters or digits
  (none where a line break parts the digits of one number).
  Prose rules read this: ``新建 公厕 １２００ 座`` is ``新建公厕1200座``.
* *spaced*: only line breaks (with the indentation around them) are dropped. Rules for lists
  of names read this, where two spaces part two offices.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from workplan_parser.span import Span

WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xFFE5: 0xA5}
"""Full-width ASCII → ASCII, one code point each, so folding never moves an offset."""

_WIDE = re.compile("[！-～￥]+")
_BLANK = r"\s\u200b\u200c\u200d\u2060\ufeff\u00ad"
_TIGHT = re.compile(f"[{_BLANK}]+")


def fold(text: str) -> str:
    """*text* with widths folded; same length, same offsets."""
    return _WIDE.sub(_narrow, text)  # ten times as fast as translating every character


def _narrow(wide: re.Match[str]) -> str:
    return wide[0].translate(WIDTH)


class Flow:
    """Folded ``text`` of one stretch of source; :meth:`span` leads from its offsets to source spans."""

    __slots__ = ("text", "_at", "_shift")

    def __init__(self, text: str, at: list[int], shift: list[int]) -> None:
        self.text, self._at, self._shift = text, at, shift

    @classmethod
    def read(cls, source: str, start: int, end: int, mode: Literal["tight", "spaced"] = "tight") -> Flow:
        """The folded rendering of ``source[start:end]``."""
        piece = fold(source[start:end])
        parts: list[str] = []
        at, shift = [0], [start]
        done = length = 0
        for gap in _TIGHT.finditer(piece) if mode == "tight" else _wraps(piece):
            a, b = gap.span()
            parts.append(piece[done:a])
            length += a - done
            if a and b < len(piece) and _parted(piece, a, b):
                parts.append(" ")
                length += 1
            at.append(length)
            shift.append(start + b - length)
            done = b
        parts.append(piece[done:])
        return cls("".join(parts), at, shift)

    def offset(self, i: int) -> int:
        """Source offset of the folded character at *i* (``i`` < length)."""
        return i + self._shift[bisect_right(self._at, i) - 1]

    def span(self, start: int, end: int) -> Span:
        """Source span of ``text[start:end]``; white space at its ends is not part of it."""
        if end <= start:
            place = self.offset(start)
            return Span(place, place)
        return Span(self.offset(start), self.offset(end - 1) + 1)


def _parted(text: str, a: int, b: int) -> bool:
    """True where the gap ``text[a:b]`` parts two words; a line break inside a number (30⏎00万元) does not."""
    before, after = text[a - 1], text[b]
    if not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum()):
        return False
    return not (before.isdigit() and after.isdigit() and ("\n" in text[a:b] or "\r" in text[a:b]))


def _wraps(text: str) -> Iterator[re.Match[str]]:
    """The blanks of *text* that hold a line break."""
    if "\n" in text or "\r" in text:
        yield from (gap for gap in _TIGHT.finditer(text) if "\n" in gap[0] or "\r" in gap[0])


def unwrapped(source: str, start: int, end: int) -> str:
    """``source[start:end]`` with line breaks inside it (and the indentation around them) removed, else as written."""
    text = source[start:end].strip()
    return _TIGHT.sub(_joint, text) if "\n" in text or "\r" in text else text


def _joint(gap: re.Match[str]) -> str:
    a, b = gap.span()
    text = gap.string
    if "\n" not in gap[0] and "\r" not in gap[0]:
        return gap[0]
    return " " if a and b < len(text) and _parted(text, a, b) else ""
