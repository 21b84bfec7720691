"""Blanks between single characters: 加 固 水 库 6 座, as wide type comes out of a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from workplan_parser.shapes import shape
from workplan_parser.text.patches import Patch

_BETWEEN = shape(r"(?<=\p{Han})[ \t](?=[\p{Han}\p{P}\d])|(?<=[\p{P}\d])[ \t](?=\p{Han})")
_CLOSE = shape(r"(?<=\p{Han})(?=\p{Han})")
_STOP, _BREAK = shape("[。；：]"), shape("(?<=[。；：])[ \t]")
"""Where most stops have no blank behind them, one that has ends a paragraph."""
_FEWEST = 20


def patches(text: str) -> Iterator[Patch]:
    """Each single blank, where most characters have one behind them; two blanks part words and stay."""
    if text.count(" ") * 5 < len(text):
        return
    found = list(_BETWEEN.finditer(text))
    if len(found) >= _FEWEST and len(found) > sum(1 for _ in _CLOSE.finditer(text)):
        breaks = {gap.start() for gap in _BREAK.finditer(text)}
        if 2 * len(breaks) > sum(1 for _ in _STOP.finditer(text)):
            breaks.clear()
        yield from (Patch(*one.span()) for one in found if one.start() not in breaks)
