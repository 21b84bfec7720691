"""One stand-in for every Han font that a PDF names and does not hold, whatever fonts the machine has.

pdfium asks the system for such fonts (STSong-Light, 仿宋_GB2312 …) and, where it finds none, drops each
piece of text whose signs have no outline: the 。 that stands alone on a last line, or a whole page typeset
sign by sign. Words and widths are in the file, so any outline will do: the same box for every sign.
For other scripts pdfium has fonts of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import memmove
from functools import cache
from struct import pack
from threading import Lock
from typing import Any

from pypdfium2 import PdfSysfontBase

_HAN = frozenset({128, 129, 134, 136})
"""The character sets of Japan, Korea, the mainland and Taiwan, as pdfium numbers them."""

_OURS = 1
"""What pdfium is to call the box."""

_ONE_AT_A_TIME = Lock()
"""pdfium serves one thread at a time, and has one source of fonts for all documents."""


@contextmanager
def stand_in() -> Iterator[None]:
    """While it lasts, pdfium takes the box for every Han font that is not in the file, and asks for no other."""
    fonts = _fonts()
    with _ONE_AT_A_TIME:
        fonts.reading = True
        try:
            yield
        finally:
            fonts.reading = False


@cache
def _fonts() -> _Fonts:
    fonts = _Fonts()
    fonts.setup()
    return fonts


class _Fonts(PdfSysfontBase):  # type: ignore[misc]
    """What pdfium asks for fonts: the box while we read, and what the system has when others draw pages."""

    reading = False
    _unlisted: Any = None

    def EnumFonts(self, _: Any, mapper: Any) -> None:
        """The system's fonts are listed, which is asked for once, when the first of others needs one."""
        if self.reading:
            self._unlisted = mapper
        else:
            super().EnumFonts(_, mapper)

    def MapFont(
        self, _: Any, weight: int, italic: int, charset: int, pitch: int, name: Any, exact: Any
    ) -> Any:
        if self.reading:
            return _OURS if charset in _HAN else None
        if self._unlisted:
            super().EnumFonts(_, self._unlisted)
            self._unlisted = None
        return super().MapFont(_, weight, italic, charset, pitch, name, exact)

    def GetFont(self, _: Any, name: Any) -> Any:
        return None if self.reading else super().GetFont(_, name)

    def GetFontData(self, _: Any, font: Any, table: int, buffer: Any, room: int) -> Any:
        """The size of the font's *table* (0: the whole font, which is no collection), filled in where there is room."""
        if font != _OURS:
            return super().GetFontData(_, font, table, buffer, room)
        box = b"" if table else _box()
        if buffer and room >= len(box):
            memmove(buffer, box, len(box))
        return len(box)

    def GetFaceName(self, _: Any, font: Any, buffer: Any, room: int) -> Any:
        return 0 if font == _OURS else super().GetFaceName(_, font, buffer, room)

    def GetFontCharset(self, _: Any, font: Any) -> Any:
        return 1 if font == _OURS else super().GetFontCharset(_, font)

    def DeleteFont(self, _: Any, font: Any) -> None:
        if font != _OURS:
            super().DeleteFont(_, font)


@cache
def _box() -> bytes:
    """A TrueType font: half a box for the letters of the West, a whole one for everything from the Han radicals on."""
    glyphs = [_rectangle(1000), _rectangle(500), _rectangle(1000)]
    places = [sum(map(len, glyphs[:n])) for n in range(len(glyphs) + 1)]
    groups = pack(">6I", 0, 0x2E7F, 1, 0x2E80, 0x10FFFF, 2)
    tables = {
        b"cmap": pack(">4HI2H3I", 0, 1, 3, 10, 12, 13, 0, 16 + len(groups), 0, 2) + groups,
        b"glyf": b"".join(glyphs),
        b"head": pack(
            ">4I2H2Q4h2H3h", 1 << 16, 0, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, -120, 1000, 880, 0, 8, 2, 1, 0
        ),
        b"hhea": pack(">I3hH11hH", 1 << 16, 880, -120, 0, 1000, 0, 0, 1000, 1, *[0] * 7, len(glyphs)),
        b"hmtx": pack(">HhHhHh", 1000, 0, 500, 0, 1000, 0),
        b"loca": pack(f">{len(places)}I", *places),
        b"maxp": pack(">I14H", 1 << 16, len(glyphs), 4, 1, 0, 0, 1, *[0] * 8),
    }
    at, index, body = 12 + 16 * len(tables), b"", b""
    for tag, table in tables.items():
        index += tag + pack(">3I", 0, at + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return pack(">I4H", 1 << 16, len(tables), 64, 2, 16 * len(tables) - 64) + index + body


def _rectangle(wide: int) -> bytes:
    """The outline of a box as high as a Han character: four points, each said as the way from the one before."""
    outline = pack(">5h2H4B8h", 1, 0, -120, wide, 880, 3, 0, *[1] * 4, 0, wide, 0, -wide, -120, 0, 1000, 0)
    return outline + b"\0" * (-len(outline) % 4)
