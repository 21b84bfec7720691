"""Text on a terminal: Han characters are two columns wide, carets stand under what they point at, colour where wanted."""

from __future__ import annotations

import os
import shutil
import sys
from functools import lru_cache
from typing import IO

_TAB = " " * 4
_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


@lru_cache(maxsize=8192)
def columns_of(char: str) -> int:
    """Columns one character takes: 2 for Han and full width, 0 for marks that combine, 1 for the rest."""
    if "\x20" <= char <= "\x7e":
        return 1
    from unicodedata import category, east_asian_width

    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1


def width(text: str) -> int:
    """Columns *text* takes on a terminal."""
    return len(text) if text.isascii() else sum(map(columns_of, text))


def cut(text: str, columns: int) -> str:
    """*text* in at most that many columns, its end replaced by … where it is longer."""
    if width(text[: columns + 1]) <= columns and len(text) <= columns:
        return text
    kept: list[str] = []
    room = columns - 1
    for char in text:
        room -= columns_of(char)
        if room < 0:
            return "".join(kept) + "…"
        kept.append(char)
    return text


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """*text* filled with spaces to that many columns; ``right`` aligns it right."""
    fill = " " * max(0, columns - width(text))
    return fill + text if right else text + fill


def printable(text: str) -> str:
    """*text* as one line that a terminal shows as it is: tabs as spaces, control signs pictured (␛)."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char == "\t":
        return _TAB
    if char < " ":
        return chr(0x2400 + ord(char))
    return "␡" if "\x7f" <= char <= "\x9f" or char in "\u2028\u2029" else char


def excerpt(line: str, start: int, end: int, columns: int) -> tuple[str, str]:
    """(what to print of a source *line*, the carets under ``line[start:end]``), both within *columns*.

    A line too long is shown around the place, … marking what is left out; carets stand where it is cut, too.
    """
    near = columns * 3
    marked, whole = _fitting(printable(line[start : min(end, start + near)]), columns // 2)
    room = columns - max(1, width(marked)) - 2
    after, to_end = _fitting(printable(line[end : end + near]) if whole else "", room)
    share = max(room * 2 // 3, room - width(after))
    before, to_start = _fitting(printable(line[max(0, start - near) : start])[::-1], share)
    before = before[::-1]
    after, to_end = _fitting(after, room - width(before), to_end)
    head = "" if to_start and start <= near else "…"
    tail = "" if whole and to_end and end <= start + near and len(line) <= end + near else "…"
    carets = " " * width(head + before) + "^" * max(1, width(marked))
    return head + before + marked + after + tail, carets


def _fitting(text: str, columns: int, whole: bool = True) -> tuple[str, bool]:
    """(as much of the beginning of *text* as fits, whether that is all of it, where it was *whole*)."""
    for at, char in enumerate(text):
        columns -= columns_of(char)
        if columns < 0:
            return text[:at], False
    return text, whole


def page_width(stream: IO[str] | None = None) -> int:
    """Columns to write for: the terminal's, or a steady 100 where the page goes to a file or pipe."""
    stream = stream or sys.stdout
    if not _is_terminal(stream):
        return 100
    return max(40, min(140, shutil.get_terminal_size((100, 24)).columns))


def _is_terminal(stream: IO[str] | None) -> bool:
    return stream is not None and stream.isatty()


class Paint:
    """Colours for one stream: on a terminal only, never under ``NO_COLOR`` or ``TERM=dumb``."""

    def __init__(self, stream: IO[str] | None = None) -> None:
        stream = stream or sys.stdout
        self.wanted = (
            _is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        )

    def __call__(self, text: str, *styles: str) -> str:
        """*text* in those styles (bold, dim, red …), or as it is where colour is not wanted."""
        if not self.wanted or not text:
            return text
        return f"\x1b[{';'.join(_STYLES[style] for style in styles)}m{text}\x1b[0m"
