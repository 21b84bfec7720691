"""The lines of a PDF with their places: what the text layer holds, before any thought about paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workplan_parser.errors import UnreadableInput
from workplan_parser.source.pdf.radicals import RADICALS

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_PASSWORD = 4
_BLANK = " \t\u00a0\u3000\u200b\ufeff"
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


def lines_of(data: bytes) -> list[Line]:
    """All lines of the document, in the order of its content.

    Raises :class:`UnreadableInput` where the file is protected or damaged.
    """
    import pypdfium2 as pdfium

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
    from ctypes import c_double

    import pypdfium2.raw as raw

    text_page = page.get_textpage()
    width, height = page.get_size()
    lines: list[Line] = []
    chars: list[str] = []
    places: list[int] = []

    def box(place: int) -> tuple[float, float, float]:
        rect = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(text_page, place, rect)
        return rect.left, rect.right, rect.top - rect.bottom

    def base(place: int) -> float:
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(text_page, place, x, y)
        return y.value

    def end() -> None:
        text = "".join(chars)
        start, stop = len(text) - len(text.lstrip(_BLANK)), len(text.rstrip(_BLANK))
        if start < stop:
            left, _, high = box(places[start])
            han = next((n for n in range(start, stop) if text[n] >= "\u2e80"), None)
            a, b, _ = (0.0, high, high) if han is None else box(places[han])
            right = box(places[stop - 1])[1]
            words = text[start:stop].translate(RADICALS)
            lines.append(
                Line(words, number, left, right, base(places[start]), max(b - a, 1.0), width, height)
            )
        chars.clear()
        places.clear()

    for place in range(raw.FPDFText_CountChars(text_page)):
        code = raw.FPDFText_GetUnicode(text_page, place)
        char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if char in ("\r", "\n"):
            end()
        elif char:
            chars.append("-" if char in _HYPHENS else char)
            places.append(place)
    end()
    text_page.close()
    return lines


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
            gap = line.left - last.right
            last.text += ("  " if gap > line.size else "") + line.text
            last.right = line.right
        else:
            joined.append(line)
    return joined
