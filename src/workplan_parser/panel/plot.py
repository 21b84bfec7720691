"""The running indicators as a picture or a page: small charts side by side, one an indicator, a line a body.

Vega-Lite draws all three forms from one description: an SVG, a PNG, or a page with the charts to look closer at.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from typing import Literal

from workplan_parser.errors import WorkplanError
from workplan_parser.panel import vega
from workplan_parser.panel.chart import COLOURS, SCHEMA, Spec, look, spec
from workplan_parser.panel.labels import short
from workplan_parser.panel.rows import Row
from workplan_parser.panel.running import charts
from workplan_parser.terminal import clean
from workplan_parser.writers.json import dumps

Form = Literal["svg", "png", "html"]
FORMS: tuple[Form, ...] = ("svg", "png", "html")

FONTS = (
    *("Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimHei"),
    "sans-serif",
)
"""Fonts that have Han characters; Noto Sans SC comes with the extra."""

MOST = 48
"""Charts in one picture; those that run the longest are drawn."""

_ACROSS = 3


def plot(found: Sequence[Row], form: Form, title: str = "") -> tuple[bytes, int]:
    """(the picture, how many charts there was no room for). Raises WorkplanError where nothing runs through the years.

    The same rows give the same bytes. An SVG and a page name their fonts and leave the choice to their reader;
    a PNG is drawn in the font that comes with the extra.
    """
    every = charts(found)
    if not every:
        raise WorkplanError("没有跨两年以上的目标可画", hint="请给出同一机构两年以上的计划")
    drawn = every[:MOST]
    bodies = list(dict.fromkeys(run.body for chart in drawn for run in chart))
    names = short(bodies)
    if form == "html":
        from workplan_parser.panel.page import page

        specs = [spec(chart, look(bodies), names) for chart in drawn]
        coloured = list(zip(bodies, cycle(COLOURS)))  # noqa: B905
        made = page(specs, title, coloured, CONFIG, vega.drawn("script").decode("utf-8"))
    else:
        specs = [spec(chart, look(bodies, legend=len(bodies) > 1), names) for chart in drawn]
        made = vega.drawn(form, "".join(dumps(_sheet(specs, title), one_line=True)))
    return made if form == "png" else clean(made.decode("utf-8")).encode("utf-8"), len(every) - len(drawn)


def _sheet(specs: Sequence[Spec], title: str) -> Spec:
    """All charts side by side, under their legend."""
    return {
        "$schema": SCHEMA,
        "title": {"text": title, "anchor": "start", "fontSize": 17, "offset": 14},
        "params": [{"name": "hidden", "value": []}],
        "concat": list(specs),
        "columns": min(_ACROSS, len(specs)),
        "spacing": 26,
        "config": CONFIG,
    }


CONFIG: Spec = {
    "font": ", ".join(FONTS),
    "background": "white",
    "view": {"stroke": None},
    "axis": {"gridColor": "#e4e4e4", "domainColor": "#999", "tickColor": "#999", "labelFontSize": 10},
    "title": {"fontWeight": "normal"},
    "legend": {"orient": "top", "title": None, "labelLimit": 400, "columns": 4},
}
