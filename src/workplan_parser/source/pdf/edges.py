"""The straight lines that a page draws: strokes, and the thin boxes that many programs fill instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import c_float, c_int
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_THIN, _SHORT, _ASLANT = 4.0, 6.0, 1.0
_MOST_PATHS, _MOST_POINTS = 20_000, 2_000
"""More of them are a drawing."""

Point = tuple[float, float]


class Edge(NamedTuple):
    """A level or upright line (points, origin below left)."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        """Level, not upright."""
        return self.x1 - self.x0 > self.y1 - self.y0


def edges(page: pdfium.PdfPage) -> list[Edge]:
    """All straight lines of *page* that are long enough to part cells; none where it is full of drawings."""
    found: list[Edge] = []
    for n, path in enumerate(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=5)):
        if n > _MOST_PATHS:
            return []
        fill, stroke = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        if fill.value or stroke.value:
            for points in _outlines(path):
                found += _strokes(points) if stroke.value else _filled(points)
    return found


def _outlines(path: pdfium.PdfObject) -> Iterator[list[Point]]:
    """The corners of each part of *path*, on the page; parts with curves have none."""
    count = raw.FPDFPath_CountSegments(path)
    if count > _MOST_POINTS:
        return
    matrix = path.get_matrix()
    around = path.container
    while around is not None:
        matrix = matrix.multiply(around.get_matrix())
        around = around.container
    points: list[Point] = []
    x, y = c_float(), c_float()
    for n in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, n)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        if kind != raw.FPDF_SEGMENT_BEZIERTO:
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    yield points


def _strokes(points: Sequence[Point]) -> Iterator[Edge]:
    for (ax, ay), (bx, by) in pairwise(points):
        edge = Edge(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        long, thin = sorted((edge.x1 - edge.x0, edge.y1 - edge.y0), reverse=True)
        if long >= _SHORT and thin <= _ASLANT:
            yield edge


def _filled(points: Sequence[Point]) -> Iterator[Edge]:
    """The line that a thin box makes; a broad one is a shade."""
    if len(points) < 4:
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if wide >= _SHORT and high <= _THIN and high < wide:
        yield Edge(min(xs), (min(ys) + max(ys)) / 2, max(xs), (min(ys) + max(ys)) / 2)
    elif high >= _SHORT and wide <= _THIN:
        yield Edge((min(xs) + max(xs)) / 2, min(ys), (min(xs) + max(xs)) / 2, max(ys))


def rules(found: Sequence[Edge], least: float) -> list[float]:
    """The heights of the level lines that are *least* wide or more, cell by cell or in one, from below."""
    widths: dict[int, float] = {}
    for edge in found:
        if edge.level:
            widths[round(edge.y0)] = widths.get(round(edge.y0), 0.0) + edge.x1 - edge.x0
    return sorted(float(height) for height, width in widths.items() if width >= least)
