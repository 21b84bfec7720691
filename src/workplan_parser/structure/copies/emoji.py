"""Signs that posts put before a number or a label: 📌 01 加装电梯, ✅责任单位：城管办."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from workplan_parser.shapes import shape
from workplan_parser.text import marks
from workplan_parser.text.patches import Patch

_SIGN = shape(
    r"^[ \t\u3000]*(?P<sign>(?:[\u2600-\u27BF\u2B00-\u2BFF\U0001F300-\U0001FAFF]\uFE0F?[ \t]*)+)",
    regex.MULTILINE,
)
_LABEL = shape(r"\p{Han}{2,8}[：:]")
_LOOKED_AT = 24


def patches(text: str) -> Iterator[Patch]:
    """Each sign before a mark or a label; one that stands before other words is a bullet, and ❶ is a number itself."""
    if text.isascii():
        return
    for found in _SIGN.finditer(text):
        behind = text[found.end() : found.end() + _LOOKED_AT].split("\n")[0]
        own = marks.opening(found["sign"])
        mark = marks.opening(behind)
        if (own is None or own.number is None) and ((mark and mark.number) or _LABEL.match(behind)):
            yield Patch(*found.span("sign"))
