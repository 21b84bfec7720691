"""Numbers that an editor or a printer put before each line."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from workplan_parser.shapes import shape
from workplan_parser.text import marks
from workplan_parser.text.patches import Patch

_NUMBERED = shape(
    r"^[ \t]{0,8} (?P<n>\d{1,5}) (?: [ \t]*[:|：│] | [.)]?[ \t\u3000] | $ ) [ \t\u3000]*",
    regex.VERBOSE | regex.MULTILINE,
)
_SHOWN = shape(r"^.*\S", regex.MULTILINE)
_FEWEST = 4


def patches(text: str) -> Iterator[Patch]:
    """The number of each line, where all lines have one, each the next of the one before.

    Some of the lines must be numbered besides, or blank: 1 新建公厕, 2 新建公园 alone is a list.
    """
    first = _SHOWN.search(text)
    if first is None or _NUMBERED.match(text, first.start()) is None:
        return
    found = list(_NUMBERED.finditer(text))
    lines = sum(1 for _ in _SHOWN.finditer(text))
    steps = sum(int(b["n"]) == int(a["n"]) + 1 for a, b in zip(found, found[1:], strict=False))
    if (
        lines < _FEWEST
        or len(found) < lines
        or steps < len(found) - 1
        or not any(_goes_on(text, one) for one in found)
    ):
        return
    yield from (Patch(one.start(), one.end(), why="行号") for one in found)


def _goes_on(text: str, number: regex.Match[str]) -> bool:
    """True where another mark, or nothing at all, follows the number."""
    line = text[number.end() : number.end() + 24].split("\n")[0]
    return not line.strip() or marks.opening(line) is not None
