"""The words that templates and scripts hold themselves: found where they stand, and said in the language of the run.

A template is written in Chinese as the code is: the text between its tags, its attributes and the strings of its
expressions are sentences of the catalogue; so are the strings of a script, values numbered: `共 ${n} 行` is 共 {1} 行.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from workplan_parser.language.catalogue import said
from workplan_parser.shapes import shape

_PIECE = shape(r"[^<>\"\n|*#]*\p{Han}[^<>\"\n|*#]*")
"""What stands between tags, in quotes, in a cell of a table."""

_EDGE = " -·：；，、"
_CODE = shape(
    r"""//[^\n]* | "(?P<plain>(?:[^"\\\n]|\\.)*)" | `(?P<filled>(?:[^`\\$]|\\.|\$(?!\{)|\$\{(?:[^{}]|\{[^{}]*\})*\})*)`""",
    regex.X,
)
"""A comment, a string, a string with values: each is passed over whole."""

_HAN = shape(r"\p{Han}")
_FILLED = shape(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")


def in_markup(text: str, say: Callable[[str], str] = said) -> str:
    """A template's own text with each of its pieces as *say* puts it."""
    return _PIECE.sub(lambda found: _within(found[0], say), text)


def in_script(text: str, say: Callable[[str], str] = said) -> str:
    """A script with its strings as *say* puts them."""

    def told(found: regex.Match[str]) -> str:
        if not _HAN.search(found["plain"] or found["filled"] or ""):
            return found[0]
        if found["plain"]:
            return f'"{_within(found["plain"], say)}"'
        values = _FILLED.findall(found["filled"])
        numbers = iter(range(1, len(values) + 1))
        sentence = _within(_FILLED.sub(lambda _: f"{{{next(numbers)}}}", found["filled"]), say)
        for number, value in enumerate(values, 1):
            sentence = sentence.replace(f"{{{number}}}", value)
        return f"`{sentence}`"

    return _CODE.sub(told, text)


def heard(text: str, speak: Callable[[str, Callable[[str], str]], str]) -> Iterator[str]:
    """The sentences that *speak* (in_markup, in_script) finds in *text*."""
    found: list[str] = []
    speak(text, lambda sentence: found.append(sentence) or sentence)  # type: ignore[func-returns-value]
    yield from found


def _within(piece: str, say: Callable[[str], str]) -> str:
    """The piece said, marks and blanks at its edges kept."""
    bare = piece.strip(_EDGE)
    at = piece.index(bare)
    return piece[:at] + say(bare) + piece[at + len(bare) :]
