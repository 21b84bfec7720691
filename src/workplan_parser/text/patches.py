"""What a copy holds that its document does not say: markup, numbers of lines and pages, the way a sign is escaped.

A patch says what its stretch stands for, in as many characters: what is said first (nothing, most times), then characters
that cannot be seen. So every place of the text stays where it is, and blanks and patches are passed over alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from workplan_parser.span import Span

VEIL = "\u2060"
"""Stands where there is nothing to read (word joiner: it prints nothing and is no blank)."""


MARKUP = "排版标记"
"""What marks of a file format (##, **, >) are that stand outside every part of a plan."""


class Patch(NamedTuple):
    """``text[start:end]`` only says *says*; *why* it is furniture, empty for the marks of a file format."""

    start: int
    end: int
    says: str = ""
    why: str = ""

    @property
    def place(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def patched(text: str, patches: Iterable[Patch]) -> str:
    """*text* with its *patches* laid over it, of the same length; one that lies on another is left out.

    >>> patched("1\\\\. 改造**36公里**", [Patch(1, 3, "."), Patch(6, 8), Patch(12, 14)]).replace(VEIL, "_")
    '1._ 改造__36公里__'
    """
    parts: list[str] = []
    done = 0
    for one in sorted(patches):
        if one.start >= done:
            parts += (text[done : one.start], one.says, VEIL * (one.end - one.start - len(one.says)))
            done = one.end
    return "".join([*parts, text[done:]]) if parts else text
