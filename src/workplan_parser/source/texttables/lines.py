"""Tables with a row a line: pasted from a sheet (tabs), drawn with bars (markdown among them), or parted by commas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workplan_parser.diagnostics import Doubt
from workplan_parser.source import merged
from workplan_parser.source.headings import may_head
from workplan_parser.source.model import Cell, Table
from workplan_parser.source.texttables.styles import RULE, Row, Style, cut, lines_of, next_line, styles
from workplan_parser.span import Span
from workplan_parser.text.characters import trim

_LONGEST_BANNER = 60
_LEAST_COLUMNS = 3
"""Of a heading that nobody knows."""


def find(text: str) -> tuple[list[Table], list[Doubt]]:
    """The tables of *text*: a heading, and one row or more below it with as many cells."""
    tables: list[Table] = []
    doubts: list[Doubt] = []
    places = lines_of(text)
    for style in styles(text):
        end = 0
        for line in places:
            if line.start < end or not style.may_head(text[line.start : line.end]):
                continue
            if any(table.span.start <= line.start < table.span.end for table in tables):
                continue
            if found := _table(text, line, style):
                table, uneven, end = found
                tables.append(table)
                doubts += uneven
    return tables, doubts


def _table(text: str, line: Span, style: Style) -> tuple[Table, list[Doubt], int] | None:
    """The table whose heading is *line*, its uneven rows, and where it ends; None where there is none."""
    heading = cut(text, line, style, 0)
    known = _is_heading(text, heading, style)
    if not known and not _may_head(text, heading, style):
        return None
    rows = [heading, *_below(text, heading, style)]
    width = _width(text, rows)
    full = [row for row in rows[1:] if len(row.cells) == width]
    if len(full) < (1 if known else 2) or (
        style.doubtful and len(full) < len([row for row in rows[1:] if len(row.cells) > 1])
    ):
        return None
    while len(rows[-1].cells) != width and not rows[-1].cells[0].of(text)[:1].isdecimal():
        rows.pop()
    over = _two_rows(text, rows, width)
    cells = [Cell(rows[at.row].cells[at.at], at.row, at.column, at.rows, at.columns) for at in over or ()]
    doubts: list[Doubt] = []
    for r, row in list(enumerate(rows))[2 if over else 0 :]:
        count = len(row.cells)
        cells += [Cell(span, r, c, columns=width if count == 1 else 1) for c, span in enumerate(row.cells)]
        if count > width:
            doubts.append(Doubt("WP106", Span(row.cells[0].start, row.cells[-1].end), str(count), str(width)))
    return Table(trim(text, line.start, rows[-1].end), tuple(cells)), doubts, rows[-1].end


def _is_heading(text: str, heading: Row, style: Style) -> bool:
    """Header words; or two cells over a rule of dashes."""
    below = next_line(text, heading.end)
    if style.framed and below and len(heading.cells) > 1 and RULE.fullmatch(text, *below):
        return True
    return style.is_heading([word for cell in heading.cells if (word := cell.of(text))])


def _may_head(text: str, heading: Row, style: Style) -> bool:
    """Short words that nobody knows, between tabs or bars: 哪场仗 | 怎么干 | 谁来干."""
    words = [cell.of(text) for cell in heading.cells]
    return not style.doubtful and len(words) >= _LEAST_COLUMNS and all(map(may_head, words))


def _width(text: str, rows: Sequence[Row]) -> int:
    """How many columns: as many as the heading, or as most rows where two rows of it make that number."""
    own = len(rows[0].cells)
    usual = Counter(len(row.cells) for row in rows[2:]).most_common(1)
    if not usual or usual[0][0] == own:
        return own
    return usual[0][0] if _two_rows(text, rows, usual[0][0]) else own


def _two_rows(text: str, rows: Sequence[Row], width: int) -> list[merged.Place] | None:
    first, second = ([cell.of(text) for cell in row.cells] for row in rows[:2])
    return merged.heading(first, second, width)


def _below(text: str, heading: Row, style: Style) -> Iterator[Row]:
    """The rows after a heading, and the one short line between rows that names a group of them."""
    banner: Row | None = None
    end, width = heading.end, len(heading.cells)
    while line := next_line(text, end):
        inside = trim(text, *line)
        end = line.end
        if RULE.fullmatch(text, *inside):
            continue
        if style.mark.search(text, *(inside if style.doubtful else line)):
            row = _fitted(cut(text, line, style, width), width)
            if _heads_another(text, row, width, style):
                return
            if banner:
                yield banner
            banner = None
            end = row.end
            yield row
        elif banner or inside.end - inside.start > _LONGEST_BANNER:
            return
        else:
            banner = Row([inside], line.end)


def _fitted(row: Row, width: int) -> Row:
    """The row without blank cells beyond *width*."""
    cells = row.cells
    while len(cells) > width and cells[-1].start == cells[-1].end:
        cells = cells[:-1]
    return Row(cells, row.end)


def _heads_another(text: str, row: Row, width: int, style: Style) -> bool:
    """A heading of other columns: the next table's."""
    return len(row.cells) != width and len(row.cells) > 2 and _is_heading(text, row, style)
