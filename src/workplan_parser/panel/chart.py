"""One chart as Vega-Lite has it: a line a body, its label at its end, a bar where a target is a range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workplan_parser.panel.labels import LINE, Label, alike, labels
from workplan_parser.panel.running import Point, Run

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
COLOURS = ("#1f4e79", "#c0504d", "#2e7d32", "#8064a2", "#a06a00", "#00838f", "#c2185b", "#5f6368")
DASHES = ((1, 0), (6, 3), (2, 2), (8, 2, 2, 2))
SHAPES = ("circle", "square", "triangle-up", "diamond")

WIDTH, HEIGHT = 330, 150
_LEFT, _GAP, _TOP = 12, 10, 8
_LEAST_LINE, _LONGEST, _WIDEST = 90, 22, 10

Spec = dict[str, Any]
_TEXT: Spec = {"field": "text", "type": "nominal"}
_LEGEND: Spec = {"symbolOpacity": 1, "symbolSize": 70}


def look(bodies: Sequence[str], *, legend: bool = False) -> Spec:
    """Colour, dash and mark of each body, the same in every chart; told by a *legend* over them."""
    ways = {"color": COLOURS, "strokeDash": DASHES, "shape": SHAPES}
    return {
        channel: {
            "field": "body",
            "type": "nominal",
            "scale": {"domain": [*bodies], "range": [way[n % len(way)] for n in range(len(bodies))]},
            "legend": _LEGEND if legend and channel == "color" else None,
        }
        for channel, way in ways.items()
    }


def spec(chart: Sequence[Run], looks: Spec, names: Mapping[str, str]) -> Spec:
    """The chart of runs in one unit; *names* is what the bodies are called in it."""
    scale, word = _scale(max(abs(point.top) for run in chart for point in (*run.points, *run.reported)))
    low, high = _domain(chart, scale)
    height = max(HEIGHT, LINE * (len(alike(chart)) + 1))
    told = labels(chart, names, height, lambda value: height * (high - value / scale) / (high - low))
    right = max(WIDTH - max(label.dots for label in told) - _GAP, _LEAST_LINE)
    years = sorted({point.year for run in chart for point in run.points})
    x = {
        "field": "year",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [years[0], years[-1]], "range": [_LEFT, right], "nice": False, "zero": False},
        "axis": {"values": years[:: -(-len(years) // 8)], "format": "d", "grid": False},
    }
    y = {
        "field": "value",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [low, high], "nice": False, "zero": False},
        "axis": {"tickCount": 4},
    }
    unit = word + chart[0].unit
    name = chart[0].name if len(chart[0].name) <= _LONGEST else chart[0].name[: _LONGEST - 1] + "…"
    return {
        "title": {"text": f"{name}（{unit}）" if unit else name, "anchor": "start", "fontSize": 13},
        "width": WIDTH,
        "height": height,
        "layer": [
            _lines(chart, scale, x, y, looks),
            _ranges(chart, scale, x, y, looks),
            _points(chart, scale, x, y, looks),
            *_reported(chart, scale, x, y, looks),
            *_ends(told, scale, right, x, y, looks),
            *(_begin(chart[0], scale, x, y, looks) if len(chart) == 1 else ()),
        ],
    }


def _lines(chart: Sequence[Run], scale: float, x: Spec, y: Spec, looks: Spec) -> Spec:
    """A line stops over a year without a value; of equal lines the first is the widest, so that all are seen."""
    values: list[Spec] = []
    for same in alike(chart):
        step = min(4.0, _WIDEST / len(same))
        for behind, run in enumerate(reversed(same)):
            known = {point.year: (point.value + point.top) / 2 / scale for point in run.points}
            values += [
                {"body": run.body, "year": year, "value": known.get(year), "wide": 2 + step * behind}
                for year in range(run.points[0].year, run.points[-1].year + 1)
            ]
    values.sort(key=lambda one: -float(one["wide"]))
    wide = {"field": "wide", "type": "quantitative", "scale": None, "legend": None}
    drawn = {name: looks[name] for name in ("color", "strokeDash")}
    return _layer(values, {"type": "line"}, x=x, y=y, strokeWidth=wide, detail={"field": "body"}, **drawn)


def _ranges(chart: Sequence[Run], scale: float, x: Spec, y: Spec, looks: Spec) -> Spec:
    values = [
        {"body": run.body, "year": one.year, "value": one.value / scale, "top": one.top / scale}
        for run in chart
        for one in run.points
        if one.top != one.value
    ]
    bar = {"type": "rule", "strokeWidth": 6, "opacity": 0.3}
    return _layer(values, bar, x=x, y=y, y2={"field": "top"}, color=looks["color"])


def _points(chart: Sequence[Run], scale: float, x: Spec, y: Spec, looks: Spec) -> Spec:
    values = [_point(run, one, scale) for run in chart for one in run.points]
    drawn = {name: looks[name] for name in ("color", "shape")}
    mark = {"type": "point", "filled": True, "size": 45, "opacity": 1}
    return _layer(values, mark, x=x, y=y, tooltip=_TOLD, **drawn)


def _reported(chart: Sequence[Run], scale: float, x: Spec, y: Spec, looks: Spec) -> Iterator[Spec]:
    """What was reported of each promise: a hollow square in its year, and a dotted line between the two."""
    values = []
    for run in chart:
        promised = {one.year: one.value / scale for one in run.points}
        values += [_point(run, one, scale) | {"promised": promised.get(one.year)} for one in run.reported]
    if values:
        dotted = {"type": "rule", "strokeDash": [1, 3]}
        hollow = {"type": "point", "shape": "square", "filled": False, "size": 60, "opacity": 1}
        colour = {"color": looks["color"]}
        yield _layer(values, dotted, x=x, y=y, y2={"field": "promised"}, **colour)
        yield _layer(values, hollow, x=x, y=y, tooltip=_TOLD, **colour)


def _point(run: Run, one: Point, scale: float) -> Spec:
    middle = (one.value + one.top) / 2 / scale
    return {"body": run.body, "year": one.year, "value": middle, "raw": one.raw, "place": one.place}


_TOLD = [
    {"field": field, "type": "nominal", "title": head}
    for field, head in {"body": "机构", "year": "年度", "raw": "原文", "place": "出处"}.items()
]


def _ends(told: Sequence[Label], scale: float, right: float, x: Spec, y: Spec, looks: Spec) -> Iterator[Spec]:
    """The labels, each with a thin line to it from the end of its own."""
    text = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 11, "x": right + _GAP}
    colour = {"color": looks["color"]}
    for one in told:
        value = {
            "body": one.bodies[0],
            "text": one.text,
            "year": one.end[0],
            "value": one.end[1] / scale,
        }
        if len(told) > 1:
            thin = {"type": "rule", "opacity": 0.4, "strokeWidth": 1}
            to = {"x2": {"value": right + _GAP - 2}, "y2": {"value": one.at}}
            yield _layer([value], thin, x=x, y=y, **to, **colour)
        yield _layer([value], text | {"y": one.at}, text=_TEXT, **colour)


def _begin(run: Run, scale: float, x: Spec, y: Spec, looks: Spec) -> Iterator[Spec]:
    """What a line by itself began with, on the side that it leaves free."""
    first, last = run.points[0], run.points[-1]
    beside = {"dy": 13} if last.value > first.value else {"dy": -11}
    value = {"body": run.body, "text": first.raw, "year": first.year, "value": first.value / scale}
    text = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 11, "dx": -4}
    yield _layer([value], text | beside, x=x, y=y, text=_TEXT, color=looks["color"])


def _layer(values: list[Spec], mark: Spec, **encoding: Any) -> Spec:
    return {"data": {"values": values}, "mark": mark, "encoding": encoding, "transform": [{"filter": SHOWN}]}


SHOWN = "indexof(hidden, datum.body) < 0"
"""Bodies that a reader of the page put out of sight are left out."""


def _domain(chart: Sequence[Run], scale: float) -> tuple[float, float]:
    """The values, and room for the eye; no negative number where there is none."""
    drawn = [point for run in chart for point in (*run.points, *run.reported)]
    every = [value / scale for point in drawn for value in (point.value, point.top)]
    low, high = min(every), max(every)
    room = (high - low) * 0.25 or abs(high) * 0.1 or 1.0
    return (max(0.0, low - room) if low >= 0 else low - room), high + room


def _scale(largest: float) -> tuple[float, str]:
    """万 and 亿 for large numbers, as people read them."""
    return (1e8, "亿") if largest >= 1e8 else (1e4, "万") if largest >= 1e4 else (1.0, "")
