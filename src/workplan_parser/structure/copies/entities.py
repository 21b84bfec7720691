"""Characters that a page's source writes as entities, left so by a careless copy: 责任单位&#65306;市水利局&nbsp;&nbsp;市财政局."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from workplan_parser.shapes import shape
from workplan_parser.text.patches import Patch

_ENTITY = shape(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")


def patches(text: str) -> Iterator[Patch]:
    """Every entity of one character; 研发&市场; is none."""
    if "&" in text:
        for found in _ENTITY.finditer(text):
            meant = unescape(found[0])
            if len(meant) == 1:
                yield Patch(*found.span(), meant)
