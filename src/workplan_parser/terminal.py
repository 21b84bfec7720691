"""Pages for people: rich lays them out, and nothing of a document reaches a terminal but printable text.

A page is an iterable of rich renderables. What is given as ``str`` is never markup, and :func:`clean` is the one
door that everything printed goes through. rich is loaded where a page is drawn, not before.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import IO, TYPE_CHECKING, Literal, NamedTuple

import regex

from workplan_parser.shapes import shape

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.measure import Measurement
    from rich.text import Text

UNBOUNDED = 1_000_000
"""Columns of a page in a pipe or file: nothing is cut or wrapped there."""

Colours = Literal["auto", "standard", "256", "truecolor", "windows"]

_UNSAFE = shape(r"[\p{Cc}\p{Bidi_Control}\u2028\u2029--\n\t]", regex.V1)
"""What would act on a terminal and not be seen: escape sequences, the turn of the writing's direction."""

_UNBROKEN = shape(r"[\p{Ps}\p{Pi}]*(?:[\x21-\x7e]+|.)[\p{Pe}\p{Pf}，。；：、！？…％]*\s*")
"""A piece of running text. （“2025年 is （“2025 and 年: no number is cut, no line begins with 。 or ends with （."""

NAMES = shape(r"[^、]+、*")
"""A piece of a list of names: none is broken that a line can hold."""


class Screen(NamedTuple):
    """What a page is drawn for: its columns, and rich's name of the colours it has (None: none, nor bold)."""

    columns: int = UNBOUNDED
    colours: Colours | None = None


def screen(stream: IO[str] | None) -> Screen:
    """Of a terminal its width and colours (none under ``NO_COLOR``); a pipe or file is plain and unbounded."""
    from rich.console import Console

    console = Console(file=stream)
    if stream is None or not console.is_terminal:
        return Screen()
    colours: Colours | None = None if os.environ.get("NO_COLOR") else console.color_system  # type: ignore[assignment]
    return Screen(console.width, colours)


def clean(text: str) -> str:
    """*text* without the characters that a terminal obeys: C0 and C1 controls (but newline and tab), bidi controls."""
    return text if text.isprintable() else _UNSAFE.sub("", text)


def draw(page: Iterable[RenderableType], screen: Screen = Screen()) -> Iterator[str]:  # noqa: B008
    """The page as text, piece by piece; without trailing blanks where it is plain."""
    from rich.console import COLOR_SYSTEMS, Console

    console = Console(
        file=StringIO(),
        width=screen.columns,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    colours = COLOR_SYSTEMS[screen.colours] if screen.colours else None
    for part in page:
        segments = (segment for segment in console.render(part) if not segment.control)
        text = "".join(  # what clean removes has no width: the layout stays
            style.render(clean(text), color_system=colours) if style and colours else clean(text)
            for text, style, _ in segments
        )
        yield text if colours else "\n".join(line.rstrip(" ") for line in text.split("\n"))


class Prose:
    """Running text, broken between Chinese characters, never inside a number or before a full stop.

    What is broken goes on *hang* columns from the left.
    """

    def __init__(
        self, text: str | Text, style: str = "", unbroken: regex.Pattern[str] = _UNBROKEN, hang: int = 0
    ) -> None:
        from rich.text import Text

        self._unbroken, self._hang = unbroken, hang
        self._text = text if isinstance(text, Text) else Text(text, style)
        self._text.expand_tabs(4)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        columns = max(options.max_width - self._hang, 2)
        for paragraph in self._text.split("\n", allow_blank=True):
            for at, line in enumerate(paragraph.divide(_breaks(paragraph.plain, columns, self._unbroken))):
                line.rstrip()
                line.pad_left(self._hang if at else 0)
                line.no_wrap, line.overflow = True, "ignore"
                yield line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        from rich.cells import cell_len
        from rich.measure import Measurement

        widest = max(map(cell_len, self._text.plain.split("\n")))
        return Measurement(min(16, widest, options.max_width), min(widest, options.max_width))


def _breaks(text: str, columns: int, unbroken: regex.Pattern[str]) -> Iterator[int]:
    from rich.cells import cell_len, chop_cells

    if cell_len(text) <= columns:
        return
    used = 0
    for found in unbroken.finditer(text):
        piece = found[0].rstrip()
        if used and used + cell_len(piece) > columns:
            yield found.start()
            used = 0
        at = found.start()
        for part in chop_cells(piece, columns)[:-1] if cell_len(piece) > columns else ():
            at += len(part)
            yield at
            used = 0
        used += cell_len(found[0][at - found.start() :])
