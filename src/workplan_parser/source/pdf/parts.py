"""A table, or what of it stands on one page: cells of printed lines, and how those lines make the cell's text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from workplan_parser.lexicon import word_lists
from workplan_parser.source.pdf.lines import Line
from workplan_parser.source.pdf.paragraphs import joined
from workplan_parser.text import marks

_NAMES, _ENDINGS, _LEVELS = word_lists("organisations", "firm_endings endings levels")
_SHORTEST = 3
"""Of a name of an office."""
_OPEN = regex.compile(r"[、，,：:（(/和及与]\Z")
_OTHER = regex.compile(r"[^\p{Han}（）()]")
_CLOSING = regex.compile(r"[、，。；：）)》”’%％]")
_FINISHED = regex.compile(r"[。；;！!？?]\Z")
_UNBREAKABLE = regex.compile(r"(?: [!-~]{1,40} | . ) [，。、；：？！”’）》〕】%％]{0,3}", regex.VERBOSE)
_MOST_PADDING = 8.0
_SLACK = 0.3
"""How much of a character a full line may leave."""


@dataclass(slots=True)
class PartCell:
    """A cell: its column, what it covers, the edges of its paper, and the lines printed there, from above."""

    column: int
    rows: int
    columns: int
    left: float
    right: float
    lines: list[Line] = field(default_factory=list)

    def paragraphs(self) -> Iterator[str]:
        """The lines joined where one ran on into the next."""
        if _are_names(self.lines):
            yield from (line.text for line in self.lines)
            return
        text, last = "", None
        padding = min((max(line.left - self.left, 0.0) for line in self.lines), default=0.0)
        room = self.right - min(padding, _MOST_PADDING)
        for line in self.lines:
            if last is not None and _runs_on(last, line, room, self.lines[0].text):
                text = joined(text, line.text)
            else:
                if text:
                    yield text
                text = line.text
            last = line
        if text:
            yield text


@dataclass(slots=True)
class Part:
    """The rows of a table on one page, each with the cells that begin there; where it begins, the edges of its columns."""

    page: int
    top: float
    edges: tuple[float, ...]
    rows: list[list[PartCell]]

    def is_table(self) -> bool:
        """True where two rows or more have words in two cells."""
        return sum(sum(bool(cell.lines) for cell in row) > 1 for row in self.rows) > 1


def _are_names(lines: Sequence[Line]) -> bool:
    """农业办 over 自然资源所 over 各村委会: a name a line, though each may fill its cell."""
    return len(lines) > 1 and all(
        len(line.text) >= _SHORTEST and _ENDINGS.ends(line.text) and not _OTHER.search(line.text)
        for line in lines
    )


def _runs_on(last: Line, line: Line, room: float, first: str) -> bool:
    """True where *line* goes on with *last*, in a cell that begins with *first* and whose lines end at *room*.

    A line that was full ran on; but 区住建局 over 区水务局 are two names, though each may fill its cell.
    """
    if _OPEN.search(last.text) or _CLOSING.match(line.text):
        return True
    if room - last.right >= (_beginning(line.text) + _SLACK) * max(last.size, line.size):
        return False
    if _FINISHED.search(last.text) and marks.opening(line.text):
        return False
    level = _LEVELS.starts(line.text)
    another = _NAMES.ends(line.text) or (level and first.startswith(level.word))
    return not (another and _NAMES.ends(last.text) and len(line.text) >= _SHORTEST)


def _beginning(text: str) -> float:
    """How wide is what *text* begins with and no line end may part, the stops after it included."""
    unit = _UNBREAKABLE.match(text)
    return sum(0.5 if char.isascii() else 1.0 for char in (unit[0] if unit else text[:1]))


def framed(lines: Sequence[Line]) -> Part:
    """The part that the lines of one ruled frame make."""
    frame = lines[0].frame
    assert frame is not None
    cells = [PartCell(cell.column, cell.rows, cell.columns, cell.left, cell.right) for cell in frame.cells]
    rows: list[list[PartCell]] = [[] for _ in frame.ys[1:]]
    for place, cell in zip(frame.cells, cells, strict=True):
        rows[place.row].append(cell)
    for line in lines:
        cells[line.cell].lines.append(line)
    for cell in cells:
        cell.lines.sort(key=lambda line: (-round(line.base), line.left))
    return Part(frame.page, -frame.ys[0], frame.xs, rows)
