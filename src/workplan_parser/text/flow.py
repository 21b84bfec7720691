"""A stretch of source as one line of folded text, with the way back to source offsets.

Folding maps full-width ASCII to half-width (``，``→``,`` ``（``→``(`` ``％``→``%``), so every rule is
written once; 。、“”《》〔〕 and letters keep their code points. NFKC is never used: it would turn ①
into 1 and ㈠ into (一). Three renderings exist:

* *tight*: all white space dropped but a single space between two ASCII letters or digits
  (none where a line break parts the digits of one number).
  Prose rules read this: ``新建 公厕 １２００ 座`` is ``新建公厕1200座``.
* *spaced*: only line breaks (with the indentation around them) are dropped. Rules for lists
  of names read this, where two spaces part two offices.
* *whole*: nothing is dropped. Cells of tables are read so, where a line break parts two offices.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

import regex

from workplan_parser.shapes import shape
from workplan_parser.span import Span
from workplan_parser.text.characters import BLANKS
from workplan_parser.text.patches import VEIL

Mode = Literal["tight", "spaced", "whole"]

_NARROW = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"￥": "¥"}
"""Full-width ASCII → ASCII, one code point each, so folding never moves an offset."""
_WIDE = shape("[！-～￥]")
_VEILS = shape(f"{VEIL}+")


def fold(text: str) -> str:
    """*text* with widths folded; same length, same offsets."""
    return _WIDE.sub(lambda wide: _NARROW[wide[0]], text)  # three times as fast as str.translate


class Flow:
    """Folded ``text`` of one stretch of source; :meth:`span` leads from its offsets to source spans."""

    __slots__ = ("text", "_at", "_shift")

    def __init__(self, text: str, at: list[int], shift: list[int]) -> None:
        self.text, self._at, self._shift = text, at, shift

    @classmethod
    def of(cls, folded: str, start: int, end: int, gaps: Iterable[tuple[int, int]], mode: Mode) -> Flow:
        """The rendering of ``folded[start:end]``, whose runs of blanks are *gaps*."""
        parts: list[str] = []
        at, shift = [0], [start]
        done, length = start, 0
        for a, b in _dropped(folded, start, end, gaps, mode):
            parts.append(folded[done:a])
            length += a - done
            if start < a and b < end and _parted(folded, a, b):
                parts.append(" ")
                length += 1
            at.append(length)
            shift.append(b - length)
            done = b
        if not parts:
            return cls(folded[start:end], at, shift)
        parts.append(folded[done:end])
        return cls("".join(parts), at, shift)

    def offset(self, i: int) -> int:
        """Source offset of the folded character at *i* (``i`` < length)."""
        return i + self._shift[bisect_right(self._at, i) - 1]

    def with_word(self, at: int, word: str) -> Flow:
        """This flow with *word* put in at *at* > 0, which stands nowhere: it is told with the character before it."""
        made = Flow(self.text[:at] + word + self.text[at:], [], [])
        before = self.offset(at - 1)
        rest = self._shift[bisect_right(self._at, at) - 1] if at < len(self.text) else before + 1 - at
        pieces = list(zip(self._at, self._shift, strict=True))
        moved = [(start + len(word), shift - len(word)) for start, shift in pieces if start > at]
        put = [(at + n, before - at - n) for n in range(len(word))]
        kept = [piece for piece in pieces if piece[0] < at]
        made._at, made._shift = map(
            list, zip(*kept, *put, (at + len(word), rest - len(word)), *moved, strict=True)
        )
        return made

    def span(self, start: int, end: int) -> Span:
        """Source span of ``text[start:end]``; white space at its ends is not part of it."""
        if end <= start:
            place = self.offset(start)
            return Span(place, place)
        return Span(self.offset(start), self.offset(end - 1) + 1)


def _dropped(
    folded: str, start: int, end: int, gaps: Iterable[tuple[int, int]], mode: Mode
) -> Iterator[tuple[int, int]]:
    """What of the *gaps* a mode leaves out; what is not to be read, each does."""
    for a, b in gaps:
        a, b = max(a, start), min(b, end)
        if mode == "tight" or (mode == "spaced" and _wraps(folded, a, b)):
            yield a, b
        elif folded.find(VEIL, a, b) >= 0:
            yield from (veil.span() for veil in _VEILS.finditer(folded, a, b))


def _wraps(text: str, a: int, b: int) -> bool:
    """True where a line ends in ``text[a:b]``."""
    return text.find("\n", a, b) >= 0 or text.find("\r", a, b) >= 0


def _parted(text: str, a: int, b: int) -> bool:
    """True where the gap ``text[a:b]`` parts two words; a line break inside a number (30⏎00万元) does not."""
    before, after = text[a - 1], text[b]
    if not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum()):
        return False
    return not (before.isdigit() and after.isdigit() and (_wraps(text, a, b) or text.find(VEIL, a, b) >= 0))


def unwrapped(source: str, start: int, end: int) -> str:
    """``source[start:end]`` with line breaks inside it (and the indentation around them) removed, else as written."""
    text = source[start:end].strip()
    return BLANKS.sub(_joint, text) if _wraps(text, 0, len(text)) else text


def _joint(gap: regex.Match[str]) -> str:
    a, b = gap.span()
    text = gap.string
    if not _wraps(text, a, b):
        return gap[0]
    return " " if a and b < len(text) and _parted(text, a, b) else ""
