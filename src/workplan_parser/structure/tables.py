"""Task tables (任务分解表): which column is what, and rows as nodes.

A table is understood only where its header row names a task column; any other table stays text.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from workplan_parser.lexicon import WordList, roles
from workplan_parser.source.model import Cell, Table
from workplan_parser.span import Span
from workplan_parser.structure.drafts import Draft
from workplan_parser.structure.model import CellText, Node
from workplan_parser.structure.vocabulary import headers
from workplan_parser.text import marks
from workplan_parser.text.characters import tight, trim
from workplan_parser.text.marks import Mark
from workplan_parser.text.sheet import Sheet

_OWN = ("number", "task", "text", "other")
"""A merged cell of these columns belongs to the row it starts in; offices and deadlines hold for all its rows."""
_NUMBER = WordList("structure", "table.number")
_NEEDS_A_ROW = frozenset(("responsible", "lead", "support", "deadline", "text"))
_Row = list[Cell | None]


def rows(table: Table, sheet: Sheet) -> list[Draft]:
    """The table's rows, group rows with the rows below them one deeper; none where it is no task table."""
    grid = _grid(table)
    head = _header(grid, sheet)
    if head is None:
        return []
    first, kinds, names = head
    found: list[Draft] = []
    depth = 0
    last_key: Cell | None = None
    for at, row in enumerate(grid[first:], first):
        cells = [cell for cell in _distinct(row) if cell.row == at]
        filled = [cell for cell in cells if sheet.at(cell.span).strip()]
        if not filled:
            continue
        place = Span(min(c.span.start for c in filled), max(c.span.end for c in filled))
        if _is_group(filled, cells, row, kinds, sheet):
            found.append(Draft(0, _group(filled[0], place, sheet)))
            depth, last_key = 1, None
            continue
        node = _row(row, kinds, names, place, sheet)
        key = next((row[i] for i, kind in enumerate(kinds) if kind == "number" and row[i] is not None), None)
        if key is not None and key is last_key:
            found.append(Draft(depth + 1, node._replace(label=None, number=None)))
        else:
            found.append(Draft(depth, node))
        last_key = key
    return found


def glued(sheet: Sheet, tables: tuple[Table, ...]) -> list[Span]:
    """Header rows whose cells were glued together by scraping (序号工作任务责任单位完成时限): a table nobody can cut."""
    found: list[Span] = []
    done = 0
    for at in (word.start for word in _NUMBER.every(sheet.folded)):
        if at < done or any(table.span.start <= at < table.span.end for table in tables):
            continue
        done, count = _headers_from(sheet.folded, at)
        if count >= 3:
            found.append(Span(at, done))
    return found


def _headers_from(text: str, at: int) -> tuple[int, int]:
    """Where the header words end that stand side by side from *at* on, and how many there are."""
    count = 0
    while size := _header_size(text, at):
        at, count = at + size, count + 1
        at += text.startswith(" ", at)
    return at, count


def _header_size(text: str, at: int) -> int:
    """How long the header is that begins at *at*; 0 for none."""
    known, office = headers(), roles.opening(text, at)
    sizes = (size for size in range(max(map(len, known)), 1, -1) if text[at : at + size] in known)
    return max(office.end - at if office else 0, next(sizes, 0))


def _grid(table: Table) -> list[_Row]:
    """Rows of cells; a merged cell stands in every place it covers."""
    height = max((c.row + c.rows for c in table.cells), default=0)
    width = max((c.column + c.columns for c in table.cells), default=0)
    grid: list[_Row] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                grid[row][column] = cell
    return grid


def _header(grid: list[_Row], sheet: Sheet) -> tuple[int, list[str], list[str]] | None:
    """(index of the first data row, kind of each column, header of each column)."""
    for at, row in enumerate(grid[:4]):
        names = _names(row, sheet)
        kinds = [_kind(name) for name in names]
        if "task" in kinds and len(set(kinds) - {"other", ""}) >= 2:
            seen_task = False
            for i, kind in enumerate(kinds):
                if kind == "task":
                    same = i and row[i] is row[i - 1]
                    kinds[i] = "task" if not seen_task or same else "text"
                    seen_task = True
            second = _second_row(row, grid[at + 1 : at + 2], sheet)
            for i, name in second.items():
                kinds[i], names[i] = _kind(name), name
            return at + (2 if second else 1), [k or "other" for k in kinds], names
    return None


def _second_row(row: _Row, below: list[_Row], sheet: Sheet) -> dict[int, str]:
    """The columns into which the row below parts a header: 责任分工 over 牵头单位 and 配合单位."""
    names = {
        i: name for under in below for i, name in enumerate(_names(under, sheet)) if under[i] is not row[i]
    }
    return {i: name for i, name in names.items() if roles.role_of(name)}


def _names(row: _Row, sheet: Sheet) -> list[str]:
    return [tight(sheet.at(cell.span)) if cell else "" for cell in row]


def _kind(header: str) -> str:
    """What stands under *header*: task, deadline …, the role of the offices (主责科室), or "other"; "" under none."""
    known = headers().get(regex.sub(r"\(.*\)$", "", header))
    return known or roles.role_of(header) or ("other" if header else "")


def _distinct(row: _Row) -> list[Cell]:
    out: list[Cell] = []
    for cell in row:
        if cell is not None and all(cell is not c for c in out):
            out.append(cell)
    return out


def _is_group(filled: list[Cell], cells: list[Cell], row: _Row, kinds: list[str], sheet: Sheet) -> bool:
    """A row that spans the table, or that holds nothing but a heading (一、 + its name)."""
    if len(filled) == 1 and len(row) > 1:
        return filled[0].columns * 2 > len(row) or len(cells) < len(row) or len(filled) < len(cells)
    mark = _mark(filled[0].span, sheet)
    roles = {kind for cell in filled for i, kind in enumerate(kinds) if row[i] is cell}
    return mark is not None and mark.family in marks.UPPER and not roles & _NEEDS_A_ROW


def _mark(place: Span, sheet: Sheet) -> Mark | None:
    """The mark a cell opens with; 一 alone in its cell is one too."""
    mark = marks.read(sheet.folded, *place)
    if mark is None and (bare := marks.read(sheet.at(place).strip() + "、")) and bare.family == "cn_dun":
        return bare._replace(start=place.start, end=place.end)
    return mark


def _group(first: Cell, place: Span, sheet: Sheet) -> Node:
    mark = _mark(first.span, sheet)
    label: Span | None = None
    number, after = None, place.start
    if mark is not None and mark.number is not None:
        label, number, after = Span(mark.start, mark.end), mark.number, mark.end
    title = sheet.trim(after, place.end)
    return Node(
        "row_group", label, number, place.start, after, place.end, title if title.start < title.end else None
    )


def _row(row: _Row, kinds: list[str], names: list[str], whole: Span, sheet: Sheet) -> Node:
    label: Span | None = None
    title: Span | None = None
    number: int | None = None
    body: list[Span] = []
    cells: list[CellText] = []
    for kind, header, cell in _columns(row, kinds, names):
        place = sheet.trim(*cell.span)
        if place.start >= place.end or (kind in _OWN and not whole.start <= place.start < whole.end):
            continue
        if kind == "number" and label is None:
            label, number = place, _number(sheet.at(place))
        elif kind == "task" and title is None:
            title = place
        elif kind == "text":
            body += lines(sheet.printed, place)
        else:
            cells.append(CellText(kind, header, place))
    if title and regex.search("[。;]", sheet.at(title)[:-1]):
        body, title = [*lines(sheet.printed, title), *body], None
    return Node(
        "row", label, number, whole.start, whole.start, whole.end, title, body=tuple(body), cells=tuple(cells)
    )


def _number(text: str) -> int | None:
    """12 of 12, （十二） or 十二、."""
    if digits := regex.match(r"\d+", text):
        return int(digits[0])
    mark = marks.read(text)
    return mark.number if mark else None


def _columns(row: _Row, kinds: list[str], names: list[str]) -> Iterator[tuple[str, str, Cell]]:
    before: Cell | None = None
    for kind, name, cell in zip(kinds, names, row, strict=True):
        if cell is not None and cell is not before:
            yield kind, name, cell
        before = cell


def lines(source: str, place: tuple[int, int]) -> list[Span]:
    """The lines of a cell that are not blank, each a sentence or an entry (1.… 2.…) of its own."""
    found = [trim(source, *line.span()) for line in _LINE.finditer(source, *place)]
    return [line for line in found if line.start < line.end]


_LINE = regex.compile(r"[^\r\n]+")
