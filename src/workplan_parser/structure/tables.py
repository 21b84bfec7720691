"""Task tables (任务分解表): which column is what, and rows as nodes.

A table is understood only where its header row names a task column; any other table stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_parser.lexicon import roles
from workplan_parser.source.model import Cell, Table
from workplan_parser.structure import markers
from workplan_parser.structure.markers import Mark
from workplan_parser.structure.model import CellText, Node, Range
from workplan_parser.structure.vocabulary import words
from workplan_parser.text.flow import fold

_OWN = ("number", "task", "text", "other")
"""A merged cell of these columns belongs to the row it starts in; offices and deadlines hold for all its rows."""


def nodes(table: Table, source: str) -> list[Node] | None:
    """The table's rows as nodes, group rows holding the rows below them; None where it is no task table."""
    grid = _grid(table)
    head = _header(grid, source)
    if head is None:
        return None
    first, kinds, headers = head
    top: list[Node] = []
    group: Node | None = None
    last_key: Cell | None = None
    for at, row in enumerate(grid[first:], first):
        cells = [cell for cell in _distinct(row) if cell.row == at]
        filled = [cell for cell in cells if _text(cell, source)]
        if not filled:
            continue
        start, end = min(c.span.start for c in filled), max(c.span.end for c in filled)
        if _is_group(filled, cells, row, kinds, source):
            group = _group(filled, source, start, end)
            top.append(group)
            last_key = None
            continue
        node = _row(row, kinds, headers, source, start, end)
        key = next((row[i] for i, kind in enumerate(kinds) if kind == "number" and row[i] is not None), None)
        siblings = top if group is None else group.children
        if key is not None and key is last_key and siblings:
            siblings[-1].children.append(node)
            siblings[-1].end = max(siblings[-1].end, end)
            node.label, node.number = None, None
        else:
            siblings.append(node)
        if group is not None:
            group.end = max(group.end, end)
        last_key = key
    return top or None


def glued(folded: str, tables: tuple[Table, ...]) -> list[Range]:
    """Header rows whose cells were glued together by scraping (序号工作任务责任单位完成时限): a table nobody can cut."""
    found: list[Range] = []
    at = folded.find("序号")
    while at >= 0:
        end, headers = at, 0
        while size := _header_size(folded, end):
            end, headers = end + size, headers + 1
            end += folded[end : end + 2].isspace() and folded[end] == " "
        if headers >= 3 and not any(t.span.start <= at < t.span.end for t in tables):
            found.append((at, end))
        at = folded.find("序号", end + 1)
    return found


def _header_size(folded: str, at: int) -> int:
    """How long the header is that begins at *at*; 0 for none."""
    known = words().headers
    office = roles.opening(folded, at)
    sizes = (size for size in range(max(map(len, known)), 1, -1) if folded[at : at + size] in known)
    return max(office.end - at if office else 0, next(sizes, 0))


def _grid(table: Table) -> list[list[Cell | None]]:
    """Rows of cells; a merged cell stands in every place it covers."""
    height = max((c.row + c.rows for c in table.cells), default=0)
    width = max((c.column + c.columns for c in table.cells), default=0)
    grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                grid[row][column] = cell
    return grid


def _text(cell: Cell | None, source: str) -> str:
    return "" if cell is None else source[cell.span.start : cell.span.end].strip()


def _header(grid: list[list[Cell | None]], source: str) -> tuple[int, list[str], list[str]] | None:
    """(index of the first data row, kind of each column, header of each column)."""
    for at, row in enumerate(grid[:4]):
        names = _names(row, source)
        kinds = [_kind(name) for name in names]
        if "task" in kinds and len(set(kinds) - {"other", ""}) >= 2:
            seen_task = False
            for i, kind in enumerate(kinds):
                if kind == "task":
                    same = i and row[i] is row[i - 1]
                    kinds[i] = "task" if not seen_task or same else "text"
                    seen_task = True
            second = _second_row(row, grid[at + 1 : at + 2], source)
            for i, name in second.items():
                kinds[i], names[i] = _kind(name), name
            return at + (2 if second else 1), [k or "other" for k in kinds], names
    return None


def _second_row(row: list[Cell | None], below: list[list[Cell | None]], source: str) -> dict[int, str]:
    """The columns into which the row below parts a header: 责任分工 over 牵头单位 and 配合单位."""
    names = {
        i: name for under in below for i, name in enumerate(_names(under, source)) if under[i] is not row[i]
    }
    return {i: name for i, name in names.items() if roles.role_of(name)}


def _names(row: list[Cell | None], source: str) -> list[str]:
    return [re.sub(r"\s", "", fold(_text(cell, source))) for cell in row]


def _kind(header: str) -> str:
    """What stands under *header*: task, deadline …, the role of the offices (主责科室), or "other"; "" under none."""
    known = words().headers.get(re.sub(r"\(.*\)$", "", header))
    return known or roles.role_of(header) or ("other" if header else "")


def _distinct(row: list[Cell | None]) -> list[Cell]:
    out: list[Cell] = []
    for cell in row:
        if cell is not None and all(cell is not c for c in out):
            out.append(cell)
    return out


def _is_group(
    filled: list[Cell], cells: list[Cell], row: list[Cell | None], kinds: list[str], source: str
) -> bool:
    """A row that spans the table, or that holds nothing but a heading (一、 + its name)."""
    if len(filled) == 1 and len(row) > 1:
        return filled[0].columns * 2 > len(row) or len(cells) < len(row) or len(filled) < len(cells)
    mark = _mark(filled[0], source)
    roles = {kind for cell in filled for i, kind in enumerate(kinds) if row[i] is cell}
    heavy = mark is not None and mark.family in ("cn_dun", "cn_paren", "chapter")
    return heavy and not roles & {"responsible", "lead", "support", "deadline", "text"}


def _mark(cell: Cell, source: str) -> Mark | None:
    folded = fold(source[cell.span.start : cell.span.end])
    mark = markers.read(folded, 0, len(folded))
    if mark is None and re.fullmatch(r"[一二三四五六七八九十]{1,3}", folded.strip()):
        mark = markers.read(folded + "、", 0, len(folded) + 1)
        return mark and mark._replace(end=len(folded))
    return mark


def _group(filled: list[Cell], source: str, start: int, end: int) -> Node:
    mark = _mark(filled[0], source)
    label: Range | None = None
    number = None
    after = start
    if mark is not None and mark.number is not None:
        label = (start + mark.start, start + mark.end)
        number, after = mark.number, label[1]
    title = _trim(source, after, end)
    return Node("row_group", label, number, start, after, end, title=title if title[0] < title[1] else None)


def _row(
    row: list[Cell | None], kinds: list[str], headers: list[str], source: str, start: int, end: int
) -> Node:
    node = Node("row", None, None, start, start, end)
    for kind, header, cell in _columns(row, kinds, headers):
        place = _trim(source, cell.span.start, cell.span.end)
        if place[0] >= place[1] or (kind in _OWN and not start <= place[0] < end):
            continue
        text = fold(source[place[0] : place[1]])
        if kind == "number" and node.label is None:
            digits = re.match(r"\d+", text)
            mark = markers.read(text, 0, len(text))
            node.label = place
            node.number = int(digits[0]) if digits else (mark.number if mark else None)
        elif kind == "task" and node.title is None:
            node.title = place
        elif kind == "text":
            node.body.extend(lines(source, place))
        else:
            node.cells.append(CellText(kind, header, place))
    if node.title and re.search(r"[。;]", source[node.title[0] : node.title[1] - 1]):
        node.body[:0] = lines(source, node.title)
        node.title = None
    return node


def _columns(row: list[Cell | None], kinds: list[str], headers: list[str]) -> Iterator[tuple[str, str, Cell]]:
    before: Cell | None = None
    for kind, header, cell in zip(kinds, headers, row, strict=True):
        if cell is not None and cell is not before:
            yield kind, header, cell
        before = cell


def lines(source: str, place: Range) -> list[Range]:
    """The lines of a cell that are not blank, each a sentence or an entry (1.… 2.…) of its own."""
    found = [
        _trim(source, place[0] + line.start(), place[0] + line.end())
        for line in _LINE.finditer(source[slice(*place)])
    ]
    return [line for line in found if line[0] < line[1]]


_LINE = re.compile(r"[^\r\n]+")


def _trim(source: str, start: int, end: int) -> Range:
    piece = source[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
