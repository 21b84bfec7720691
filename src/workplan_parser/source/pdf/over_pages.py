"""Tables that go on over the page: the header that comes again is left out, rows cut by the page's end are made whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workplan_parser.source.blocks import Grid, GridBuilder
from workplan_parser.source.pdf.parts import Part, PartCell
from workplan_parser.text import marks
from workplan_parser.text.characters import tight

_NEAR = 4.0
_STOPS = "。；;！？"


def goes_on(above: Part, below: Part) -> bool:
    """True where *below* stands on the next page under the same columns."""
    return (
        below.page == above.page + 1
        and len(above.edges) == len(below.edges)
        and all(abs(a - b) < _NEAR for a, b in zip(above.edges, below.edges, strict=True))
    )


def append(above: Part, below: Part) -> None:
    """Put the rows of *below* under those of *above*."""
    rows = below.rows[_repeated(above, below) :]
    last = _reaching_down(above.rows, len(above.edges) - 1)
    if rows and _is_cut(last, rows[0]):
        for cell in rows[0]:
            last[cell.column].lines += cell.lines
            last[cell.column].rows += cell.rows - 1
        rows = rows[1:]
    elif rows:
        rows[0] = [cell for cell in rows[0] if not _lengthened(above.rows, cell, rows[1:])]
    above.rows += rows
    above.page = below.page


def grid(part: Part) -> Grid:
    """The table, each cell with its paragraphs."""
    builder = GridBuilder()
    for row in part.rows:
        builder.start_row()
        for cell in sorted(row, key=lambda cell: cell.column):
            builder.put(tuple(cell.paragraphs()), cell.column, cell.columns, cell.rows)
    return builder.build()


def _reaching_down(rows: Sequence[Sequence[PartCell]], width: int) -> dict[int, PartCell]:
    """The cells that hold for the last of *rows*, *width* columns wide, by their columns, merged ones from above among them."""
    found: dict[int, PartCell] = {}
    for high, row in enumerate(reversed(rows), 1):
        for cell in row:
            if cell.rows >= high:
                found.setdefault(cell.column, cell)
        if sum(cell.columns for cell in found.values()) >= width:
            break
    return dict(sorted(found.items()))


def _lengthened(
    rows: Sequence[Sequence[PartCell]], cell: PartCell, below: Sequence[Sequence[PartCell]]
) -> bool:
    """True where the blank *cell* is the rest of a merged one above, which now reaches down over it.

    Of one row each it may be blank itself, unless no other cell of the column is.
    """
    if cell.lines:
        return False
    for high, row in enumerate(reversed(rows), 1):
        last = next((other for other in row if other.column == cell.column), None)
        if last is not None:
            if last.rows < high or not last.lines:
                return False
            if max(last.rows, cell.rows) == 1 and _has_blanks([*rows, *below], cell.column):
                return False
            last.rows += cell.rows
            return True
    return False


def _has_blanks(rows: Sequence[Sequence[PartCell]], column: int) -> bool:
    return any(not cell.lines for row in rows for cell in row if cell.column == column)


def _repeated(above: Part, below: Part) -> int:
    """How many rows at the head of *below* say what stands at the head of *above*."""
    count = 0
    for first, again in zip(above.rows, below.rows, strict=False):
        if _words(first) != _words(again):
            break
        count += 1
    return count


def _words(row: Sequence[PartCell]) -> list[str]:
    return [tight("".join(line.text for line in cell.lines)) for cell in row]


def _is_cut(above: Mapping[int, PartCell], row: Sequence[PartCell]) -> bool:
    """True where *row* is the rest of the last one *above*: one of the two has no number, and the words run on."""
    pairs = [(above[cell.column], cell) for cell in row if cell.column in above]
    if not pairs or len(pairs) < len(row) or all(cell.lines for cell in pairs[0]):
        return False
    said = [(a, b) for a, b in pairs if a.lines and b.lines]
    return bool(said) and all(_unfinished(a, b) for a, b in said)


def _unfinished(above: PartCell, below: PartCell) -> bool:
    return above.lines[-1].text[-1] not in _STOPS and marks.opening(below.lines[0].text) is None
