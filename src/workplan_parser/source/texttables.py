"""Tables typed as text: cells parted by tabs (pasted from a sheet) or by bars (``|序号|工作任务|``)."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from workplan_parser.lexicon import Pattern
from workplan_parser.source.model import Cell, Table
from workplan_parser.span import Span
from workplan_parser.text.characters import trim


class _Style(NamedTuple):
    """How cells are parted, and the shape of a heading row: two short cells and their marks open a line."""

    mark: regex.Pattern[str]
    opening: regex.Pattern[str]
    framed: bool


def _styles(text: str) -> Iterator[_Style]:
    """The styles whose mark the text holds at all; the patterns of the others are not even compiled."""
    if "\t" in text:
        opening = r"(?<![^\r\n])[^\r\n\t]{1,40}\t[^\r\n\t]{1,40}\t"
        yield _Style(regex.compile(r"\t"), regex.compile(opening), framed=False)
    if "|" in text or "｜" in text:
        opening = r"(?<![^\r\n])[^\r\n|｜]{0,40}[|｜][^\r\n|｜]{1,40}[|｜]"
        yield _Style(regex.compile(r"[|｜]"), regex.compile(opening), framed=True)


_BREAK = regex.compile(r"[\r\n]+")
_RULE = regex.compile(r"[\s|｜:+=-]*")
_HEADING = Pattern(
    "structure",
    r"\L<cells.heading> | \L<responsibility:labels.duty> | \L<responsibility:acts.lead> | \L<responsibility:acts.support>",
)
_LONGEST_HEADING, _LONGEST_BANNER = 16, 60

_Row = list[Span]


def find(text: str) -> tuple[Table, ...]:
    """The tables of *text*: a heading row and one or more rows with as many columns (three at least)."""
    tables: list[Table] = []
    for style in _styles(text):
        position = 0
        while opening := style.opening.search(text, position):
            heading = _line(text, opening.start())
            row = _cells(text, heading, style)
            position = heading.end
            if not _is_heading(text, row):
                continue
            rows = [row, *_rows_below(text, heading.end, len(row), style)]
            if len(rows) > 1:
                tables.append(_table(rows))
                position = tables[-1].span.end
    return tuple(sorted(tables, key=lambda table: table.span))


def _rows_below(text: str, start: int, width: int, style: _Style) -> Iterator[_Row]:
    """The rows after a heading: as many cells each, or the one short line that names a group of rows."""
    banner: Span | None = None
    while gap := _BREAK.match(text, start):
        line = _line(text, gap.end())
        start = line.end
        inside = trim(text, *line)
        if _RULE.fullmatch(text, inside.start, inside.end):
            continue
        if style.mark.search(text, line.start, line.end):
            row = _cells(text, line, style)
            if len(row) != width:
                return
            if banner:
                yield [banner]
            banner = None
            yield row
        elif banner or inside.end - inside.start > _LONGEST_BANNER:
            return
        else:
            banner = inside


def _line(text: str, start: int) -> Span:
    stop = _BREAK.search(text, start)
    return Span(start, stop.start() if stop else len(text))


def _cells(text: str, line: Span, style: _Style) -> _Row:
    """The cells of a line, trimmed; the bars at its ends are the table's frame."""
    inside = line
    if style.framed:
        inside = trim(text, *line)
        if text[inside.start] in "|｜":
            inside = Span(inside.start + 1, inside.end)
        if inside.end > inside.start and text[inside.end - 1] in "|｜":
            inside = Span(inside.start, inside.end - 1)
    row, start = [], inside.start
    for found in style.mark.finditer(text, inside.start, inside.end):
        row.append(trim(text, start, found.start()))
        start = found.end()
    row.append(trim(text, start, inside.end))
    return row


def _is_heading(text: str, row: _Row) -> bool:
    """Three or more short, different cells, one of which at least is a word of table headings."""
    words = [span.of(text) for span in row]
    return (
        len(words) >= 3
        and len(set(words)) == len(words)
        and all(0 < len(word) <= _LONGEST_HEADING for word in words)
        and any(_HEADING.search(word.replace(" ", "")) for word in words)
    )


def _table(rows: list[_Row]) -> Table:
    width = len(rows[0])
    cells = tuple(
        Cell(span, r, c, columns=width if len(row) == 1 else 1)
        for r, row in enumerate(rows)
        for c, span in enumerate(row)
    )
    return Table(Span(cells[0].span.start, max(cell.span.end for cell in cells)), cells)
