"""Tables as PDF pages: cells wrapped to their columns, ruled or not, over as many pages as it takes."""

from collections.abc import Sequence

from pdfmaker import LEFT, SIZE, TOP, Placed

PAD, LEADING, BOTTOM = 5.4, 20.0, 90.0


def tabulate(
    rows: Sequence[Sequence[str | None]],
    widths: Sequence[int],
    *,
    ruled: bool = True,
    header: int = 1,
    middle: bool = True,
    above: Sequence[str] = (),
    bottom: float = BOTTOM,
    split: bool = False,
) -> list[list[Placed]]:
    """Pages with the table of *rows* below the lines *above*.

    *widths* counts the characters of a line in each column; a cell that is None goes on with the one above it, one
    that is "" is blank; in a cell a line end breaks. The first *header* rows come again on every page; *middle* sets
    short cells in the middle of their rows; *split* lets a row run on over the page's end.
    """
    edges = [LEFT]
    for width in widths:
        edges.append(edges[-1] + width * SIZE + 2 * PAD)
    wrapped = [[_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    lines = [max(len(cell) for cell in row) for row in wrapped]
    pages: list[list[Placed]] = [[(LEFT, TOP - n * 28.0, line) for n, line in enumerate(above)]]
    y = TOP - len(above) * 28.0
    top = y
    page = pages[0]
    for n, row in enumerate(wrapped):
        todo, height = row, lines[n]
        while True:
            room = int((y - bottom - 2 * PAD) / LEADING)
            if room >= height or (room < 1 and page is not pages[-1]):
                break
            if split and 0 < room < height:
                y = _row(page, todo, rows[n], edges, y, room, ruled, middle=False)
                todo = [cell[room:] for cell in todo]
                height -= room
            if ruled:
                _uprights(page, edges, top, y)
            page = []
            pages.append(page)
            y = top = TOP
            for h in range(header):
                y = _row(page, wrapped[h], rows[h], edges, y, lines[h], ruled, middle)
            if ruled:
                page.append((edges[0], y, edges[-1], y))
        y = _row(page, todo, rows[n], edges, y, height, ruled, middle)
    if ruled:
        _uprights(page, edges, top, y)
        page.append((edges[0], y, edges[-1], y))
    return pages


def _wrapped(cell: str | None, width: int) -> list[str]:
    return [line[n : n + width] for line in (cell or "").split("\n") for n in range(0, len(line), width)]


def _row(
    page: list[Placed],
    row: Sequence[Sequence[str]],
    cells: Sequence[str | None],
    edges: Sequence[float],
    y: float,
    height: int,
    ruled: bool,
    middle: bool,
) -> float:
    """Draw the row from *y* down; where it ends."""
    for n, lines in enumerate(row):
        if ruled and cells[n] is not None:
            page.append((edges[n], y, edges[n + 1], y))
        shown = lines[:height]
        start = y - PAD - SIZE + (-(height - len(shown)) * LEADING / 2 if middle else 0.0)
        page += [(edges[n] + PAD, start - k * LEADING, line) for k, line in enumerate(shown)]
    return y - height * LEADING - 2 * PAD


def _uprights(page: list[Placed], edges: Sequence[float], top: float, y: float) -> None:
    page += [(x, top, x, y) for x in edges]
    page.append((edges[0], y, edges[-1], y))
