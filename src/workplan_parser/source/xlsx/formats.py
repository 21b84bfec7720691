"""Number formats of Excel, cut into their sections and tokens: ``0.0"亿元";[Red](0.0)``."""

from __future__ import annotations

from collections.abc import Sequence

import regex

Token = regex.Match[str]

_SECTION = regex.compile(r'((?: "[^"]*" | \\. | \[[^\]]*\] | [^;"\\\[] )*) (?: ; | \Z )', regex.VERBOSE)
_TOKEN = regex.compile(
    r"""
      " (?P<word> [^"]* ) "
    | \\ (?P<word> . )
    | \[ \$ (?P<word> [^\]\-]* ) [^\]]* \]      # [$¥-804]
    | \[ [^\]]* \] | \* .                       # a colour, a condition, a filler
    | (?P<blank> _ . )
    | (?P<figures> General | [0\#?] [0\#?,.]* | \. [0\#?]+ )
    | (?P<power> E [+\-] [0\#?]+ )
    | (?P<date> y+ | e+ | m+ | d+ | h+ | s+ (?: \.0+ )? | a{3,4} )
    | (?P<word> . )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def sections(number_format: str) -> list[list[Token]]:
    """The tokens of each section: for values above nought (or all), below, nought, and text."""
    found = _SECTION.findall(number_format) or [""]
    if len(found) > 1 and not found[-1] and not number_format.endswith(";"):
        found.pop()
    return [list(_TOKEN.finditer(section)) for section in found]


def filled(tokens: Sequence[Token], figures: str) -> str:
    """The section's own words with *figures* in their place."""
    words = (
        figures if token["figures"] else token["word"] or (" " if token["blank"] else "") for token in tokens
    )
    return "".join(words).strip()
