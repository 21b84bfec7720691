"""The text layer of one page: its characters and their places → lines."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from ctypes import c_double

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from workplan_parser.source.pdf.edges import Edge, edges, rules
from workplan_parser.source.pdf.lines import WIDE, Line, Piece, space
from workplan_parser.source.pdf.ruling import Frame, frames
from workplan_parser.source.pdf.turned import turn_of
from workplan_parser.text.characters import INVISIBLE
from workplan_parser.text.lookalikes import LOOKALIKES

_BLANK = f" \t\u00a0\u3000{INVISIBLE}"
_HYPHENS = "\x02\ufffe"
_STEP = 6.0
"""From one line of a table to the next at least; what is raised less stands on the line."""
_OUTSIDE: tuple[Frame | None, int] = (None, -1)


class TextLayer:
    """The characters of one page and their places."""

    def __init__(self, page: pdfium.PdfPage, number: int) -> None:
        self._layer = page.get_textpage()
        self._number = number
        self._turn = turn_of(page, self._layer)
        self._width, self._height = self._turn.size
        drawn = [Edge(*self._turn.box(*edge)) for edge in edges(page)]
        self._frames = sorted(frames(drawn, number), key=Frame.area)
        self._rules = rules(drawn, 0.3 * self._width)

    def close(self) -> None:
        """Give the page's memory back."""
        self._layer.close()

    def lines(self) -> list[Line]:
        """The lines, in the order of the page's content."""
        layer = self._layer
        lines: list[Line] = []
        text, places, gaps, cell, height = "", array("i"), set[int](), _OUTSIDE, 0.0
        for place in range(raw.FPDFText_CountChars(layer)):
            code = raw.FPDFText_GetUnicode(layer, place)
            char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
            generated = char == " " and raw.FPDFText_IsGenerated(layer, place) == 1
            before, here = height, cell
            if char.strip():
                height = self._base(place)
                here = self._cell(place, height) if self._frames else _OUTSIDE
            if char in ("\r", "\n") or here != cell or abs(height - before) > _STEP:
                lines += self._line(text, places, gaps, cell)
                text, places, gaps, cell = "", array("i"), set(), here
            if generated:
                gaps.add(len(text))
            elif char and char not in "\r\n":
                text += "-" if char in _HYPHENS else char
                places.append(place)
        return lines + self._line(text, places, gaps, cell)

    def _cell(self, place: int, base: float) -> tuple[Frame | None, int]:
        """The ruled table and its cell in which a character stands; of tables in one another the smaller."""
        left, right, _ = self._box(place)
        for frame in self._frames:
            if (cell := frame.holds((left + right) / 2, base + 0.3 * (right - left))) is not None:
                return frame, cell
        return _OUTSIDE

    def _line(
        self, text: str, places: Sequence[int], gaps: set[int], cell: tuple[Frame | None, int]
    ) -> list[Line]:
        """The line of *text*, if it shows anything; before the characters *gaps* there is white paper."""
        start, stop = len(text) - len(text.lstrip(_BLANK)), len(text.rstrip(_BLANK))
        if start >= stop:
            return []
        han = next((n for n in range(start, stop) if text[n] >= "\u2e80"), None)
        left, _, high = self._box(places[start])
        a, b, _ = (0.0, high, high) if han is None else self._box(places[han])
        size = max(b - a, 1.0)
        words, done = "", start
        pieces: list[Piece] = []
        inside = sorted(gap for gap in gaps if start < gap < stop)
        spread = self._spread(text, places) if inside else 0.0
        opened = 0
        for n in inside:
            end, begin = self._box(places[n - 1])[1], self._box(places[n])[0]
            white = (begin - end - spread) / size
            words += text[done:n]
            if white > WIDE:
                pieces.append(Piece(words[opened:].strip().translate(LOOKALIKES), left, end))
                opened, left = len(words), begin
            words += space(text[n - 1], text[n], white)
            done = n
        words = (words + text[done:stop]).translate(LOOKALIKES)
        right, base = self._box(places[stop - 1])[1], self._base(places[start])
        pieces.append(Piece(words[opened:].strip(), left, right))
        return [
            Line(
                words,
                self._number,
                pieces[0].left,
                right,
                base,
                size,
                self._width,
                self._height,
                tuple(pieces),
                bisect_left(self._rules, base),
                *cell,
            )
        ]

    def _spread(self, text: str, places: Sequence[int]) -> float:
        """The white paper that a justified line has between any two of its Han characters."""
        whites = sorted(
            self._box(places[n])[0] - self._box(places[n - 1])[1]
            for n in range(1, len(text))
            if text[n] >= "\u2e80" and text[n - 1] >= "\u2e80"
        )
        return max(whites[len(whites) // 2], 0.0) if whites else 0.0

    def _box(self, place: int) -> tuple[float, float, float]:
        """Left and right edge of a character, and its font's height."""
        rect = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._layer, place, rect)
        left, bottom, right, top = self._turn.box(rect.left, rect.bottom, rect.right, rect.top)
        return left, right, top - bottom

    def _base(self, place: int) -> float:
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(self._layer, place, x, y)
        return self._turn.point(x.value, y.value)[1]
