"""Shapes: patterns without words of the tables, compiled when they are first asked.

What a module knows of marks, dates and signs costs 0.2 ms a pattern; most documents never ask for most of it.
"""

from __future__ import annotations

from typing import Any, cast

import regex

_ASKED = ("search", "match", "fullmatch", "finditer", "sub", "subn", "split", "findall")


def shape(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """What ``regex.compile(pattern, flags)`` returns, but that it compiles when first used."""
    return cast("regex.Pattern[str]", _Shape(pattern, flags))


class _Shape:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Reached once: from then on the methods of the compiled pattern are attributes."""
        compiled = regex.compile(self.pattern, self._flags)
        self.__dict__.update({asked: getattr(compiled, asked) for asked in _ASKED})
        return getattr(compiled, name)
