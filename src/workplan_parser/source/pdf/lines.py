"""The lines of a PDF with their places: what the text layer holds, before any thought about paragraphs."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from ctypes import c_double
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from workplan_parser.errors import UnreadableInput
from workplan_parser.source.blocks import CELL_BREAK
from workplan_parser.source.pdf.fonts import stand_in
from workplan_parser.text.characters import INVISIBLE
from workplan_parser.text.lookalikes import LOOKALIKES

_PASSWORD = 4
_BLANK = f" \t\u00a0\u3000{INVISIBLE}"
_HYPHENS = "\x02\ufffe"
_DAMAGED = "请用 PDF 阅读器打开后重新另存，或使用原始的 .docx"


@dataclass(slots=True)
class Line:
    """One printed line: its words without blanks at the ends, and where they stand (points, origin below left)."""

    text: str
    page: int
    left: float
    right: float
    base: float
    """Height of the base line."""
    size: float
    """Width of a Han character."""
    width: float
    height: float
    """Width and height of the page."""


@stand_in()
def lines_of(data: bytes) -> list[Line]:
    """All lines of the document, in the order of its content.

    Raises :class:`UnreadableInput` where the file is protected or damaged.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableInput("PDF 有密码保护", hint="请去掉密码后另存，再试一次") from error
        raise UnreadableInput("PDF 已损坏，无法打开", hint=_DAMAGED) from error
    try:
        lines: list[Line] = []
        for number in range(len(document)):
            page = document[number]
            lines += _joined(_page_lines(page, number))
            page.close()
        return lines
    except pdfium.PdfiumError as error:
        raise UnreadableInput("PDF 已损坏，有页面读不出来", hint=_DAMAGED) from error
    finally:
        document.close()


def _page_lines(page: pdfium.PdfPage, number: int) -> list[Line]:
    """The page's text cut where the text layer breaks lines."""
    layer = _TextLayer(page, number)
    try:
        return layer.lines()
    finally:
        layer.close()


class _TextLayer:
    """The characters of one page and their places."""

    def __init__(self, page: pdfium.PdfPage, number: int) -> None:
        self._layer = page.get_textpage()
        self._number = number
        self._width, self._height = page.get_size()

    def close(self) -> None:
        """Give the page's memory back."""
        self._layer.close()

    def lines(self) -> list[Line]:
        """The lines, in the order of the page's content."""
        layer = self._layer
        lines: list[Line] = []
        text, places, gaps = "", array("i"), set[int]()
        for place in range(raw.FPDFText_CountChars(layer)):
            code = raw.FPDFText_GetUnicode(layer, place)
            char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
            if char in ("\r", "\n"):
                lines += self._line(text, places, gaps)
                text, places, gaps = "", array("i"), set()
            elif char == " " and raw.FPDFText_IsGenerated(layer, place) == 1:
                gaps.add(len(text))
            elif char:
                text += "-" if char in _HYPHENS else char
                places.append(place)
        return lines + self._line(text, places, gaps)

    def _line(self, text: str, places: Sequence[int], gaps: set[int]) -> list[Line]:
        """The line of *text*, if it shows anything; before the characters *gaps* there is white paper."""
        start, stop = len(text) - len(text.lstrip(_BLANK)), len(text.rstrip(_BLANK))
        if start >= stop:
            return []
        han = next((n for n in range(start, stop) if text[n] >= "\u2e80"), None)
        left, _, high = self._box(places[start])
        a, b, _ = (0.0, high, high) if han is None else self._box(places[han])
        size = max(b - a, 1.0)
        words, done = "", start
        inside = sorted(gap for gap in gaps if start < gap < stop)
        spread = self._spread(text, places) if inside else 0.0
        for n in inside:
            white = self._box(places[n])[0] - self._box(places[n - 1])[1] - spread
            words += text[done:n] + _space(text[n - 1], text[n], white / size)
            done = n
        words = (words + text[done:stop]).translate(LOOKALIKES)
        right, base = self._box(places[stop - 1])[1], self._base(places[start])
        return [Line(words, self._number, left, right, base, size, self._width, self._height)]

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
        return rect.left, rect.right, rect.top - rect.bottom

    def _base(self, place: int) -> float:
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(self._layer, place, x, y)
        return y.value


def _space(before: str, after: str, white: float) -> str:
    """What white paper means that is *white* characters wider than the line's own spacing.

    Two names or columns, two words, or nothing: type set apart by a quarter where Han meets Latin.
    """
    if white > 0.4:
        return CELL_BREAK
    if before.isascii() and after.isascii():
        return " " if before.isalnum() and after.isalnum() else ""
    return " " if white > 0.15 and not before.isascii() and not after.isascii() else ""


def _joined(lines: list[Line]) -> list[Line]:
    """Pieces that stand side by side on one base line are one line."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last
            and abs(last.base - line.base) < 0.3 * line.size
            and line.left - last.right + 0.3 * line.size >= 0
        ):
            last.text += _space(last.text[-1], line.text[0], (line.left - last.right) / line.size) + line.text
            last.right = line.right
        else:
            joined.append(line)
    return joined
