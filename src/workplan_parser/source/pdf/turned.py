"""Pages that lie on their side: their places as a reader sees them who holds the words upright."""

from __future__ import annotations

from collections import Counter
from math import pi
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_ASKED = 60
"""How many characters tell which way the words run."""


class Turn(NamedTuple):
    """By how many quarters the words of a page are turned clockwise, and the page's width and height before."""

    quarters: int
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page with its words upright."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point with the words upright."""
        match self.quarters:
            case 1:
                return self.height - y, x
            case 2:
                return self.width - x, self.height - y
            case 3:
                return y, self.width - x
        return x, y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """The place of a box."""
        if not self.quarters:
            return left, bottom, right, top
        (ax, ay), (bx, by) = self.point(left, bottom), self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def turn_of(page: pdfium.PdfPage, layer: pdfium.PdfTextPage) -> Turn:
    """How most words of *page* stand."""
    width, height = page.get_size()
    if page.get_rotation() in (90, 270):
        width, height = height, width
    count = raw.FPDFText_CountChars(layer)
    asked = range(0, count, max(1, count // _ASKED))
    angles = Counter(
        round(raw.FPDFText_GetCharAngle(layer, place) / (pi / 2)) % 4
        for place in asked
        if raw.FPDFText_IsGenerated(layer, place) == 0
    )
    return Turn(angles.most_common(1)[0][0] if angles else 0, width, height)
