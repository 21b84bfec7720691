"""The running indicators as a picture: small charts side by side, one an indicator, a line a body."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from io import BytesIO
from typing import Any, Literal

from workplan_parser.errors import WorkplanError
from workplan_parser.panel.extra import how, need
from workplan_parser.panel.rows import Row
from workplan_parser.panel.running import Run, charts

FONTS = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB"),
    *("SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Serif CJK SC", "SimSun"),
    *("Noto Sans SC", "Noto Sans CJK JP", "Noto Serif CJK JP", "Arial Unicode MS", "Droid Sans Fallback"),
)
"""Fonts that have Han characters, the best to read first; Noto Sans SC comes with the extra."""

MOST = 48
"""Charts in one picture; those that run the longest are drawn."""

_ACROSS = 4
_COLOURS = ("#1F4E79", "#C0504D", "#4F8A5B", "#8064A2", "#B8860B", "#4BACC6")
_LONGEST = 18


def plot(found: Sequence[Row], kind: Literal["svg", "png"], title: str = "") -> tuple[bytes, int]:
    """(the picture, how many charts there was no room for). Raises WorkplanError where nothing runs through the years.

    The same rows and fonts give the same bytes. An SVG names its fonts and leaves the choice to its reader;
    a PNG without a Han font is refused.
    """
    drawn = charts(found)
    if not drawn:
        raise WorkplanError("没有跨两年以上的目标可画", hint="请给出同一机构两年以上的计划")
    with _quietly():
        matplotlib = need("matplotlib", "画图")
        if not _has_han() and kind == "png":
            raise WorkplanError("没有中文字体，画不了 png", hint=f"{how('panel')}（附带字体），或写成 .svg")
        wanted = {
            "font.family": ["sans-serif"],
            "font.sans-serif": [*FONTS, "DejaVu Sans"],
            "svg.hashsalt": "workplan",
            "svg.fonttype": "none",
            "axes.unicode_minus": False,
        }
        with matplotlib.rc_context(wanted):
            return _drawn(drawn[:MOST], kind, title), max(0, len(drawn) - MOST)


@contextmanager
def _quietly() -> Iterator[None]:
    """A font looked for in vain, or a sign that it lacks, is no line on the terminal for each text of the picture."""
    log = logging.getLogger("matplotlib")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph ")
            yield
    finally:
        log.setLevel(level)


def _has_han() -> bool:
    """True where one of :data:`FONTS` is there: the system's, or the one that comes with the extra."""
    fonts = need("matplotlib.font_manager", "画图").fontManager
    if not any(entry.name == "Noto Sans SC" for entry in fonts.ttflist):
        with suppress(ImportError):
            fonts.addfont(import_module("pylopdf_fonts_zh_cn").sans_path())
    return any(entry.name in FONTS for entry in fonts.ttflist)


def _drawn(drawn: Sequence[Sequence[Run]], kind: str, title: str) -> bytes:
    across = min(_ACROSS, len(drawn))
    down = -(-len(drawn) // across)
    figure = need("matplotlib.figure", "画图").Figure(
        figsize=(3.4 * across, 2.5 * down + 0.8), layout="constrained"
    )
    bodies = list(dict.fromkeys(run.body for chart in drawn for run in chart))
    colours = {body: _COLOURS[at % len(_COLOURS)] for at, body in enumerate(bodies)}
    if title:
        figure.suptitle(title, fontsize=14)
    axes = figure.subplots(down, across, squeeze=False).flat
    for at, chart in zip(axes, drawn, strict=False):
        _chart(at, chart, colours)
    for at in list(figure.axes)[len(drawn) :]:
        at.set_axis_off()
    if len(bodies) > 1:
        lines = [
            need("matplotlib.lines", "画图").Line2D([], [], color=colours[b], marker="o", markersize=4)
            for b in bodies
        ]
        figure.legend(lines, bodies, loc="outside lower center", ncols=min(4, len(bodies)), frameon=False)
    out = BytesIO()
    figure.savefig(
        out, format=kind, dpi=150, metadata={"Date": None} if kind == "svg" else {"Software": None}
    )
    return out.getvalue()


def _chart(at: Any, chart: Sequence[Run], colours: dict[str, str]) -> None:
    years = sorted({point.year for run in chart for point in run.points})
    scale, word = _scale(max(abs(point.top) for run in chart for point in (*run.points, *run.reported)))
    for run in chart:
        points = {point.year: point for point in run.points}
        whole = range(run.points[0].year, run.points[-1].year + 1)
        middle = [
            (points[y].value + points[y].top) / 2 / scale if y in points else float("nan") for y in whole
        ]
        at.plot(list(whole), middle, color=colours[run.body], marker="o", markersize=4, linewidth=1.6)
        ranged = [point for point in run.points if point.top != point.value]
        if ranged:
            low, high = ([getattr(p, end) / scale for p in ranged] for end in ("value", "top"))
            at.vlines([p.year for p in ranged], low, high, color=colours[run.body], linewidth=5, alpha=0.3)
        _reported(at, run, scale, colours[run.body])
        if len(chart) == 1:
            _label_ends(at, run, scale)
    name = chart[0].name
    name = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
    unit = f"{word}{chart[0].unit}"
    at.set_title(f"{name}（{unit}）" if unit else name, fontsize=10, loc="left")
    at.set_xticks(years if len(years) <= 8 else years[:: -(-len(years) // 8)])
    at.tick_params(labelsize=8, length=2)
    at.margins(x=0.12, y=0.4)
    if all(point.value >= 0 for run in chart for point in (*run.points, *run.reported)):
        at.set_ylim(bottom=max(0.0, at.get_ylim()[0]))
    at.ticklabel_format(axis="both", style="plain", useOffset=False)
    at.spines[["top", "right"]].set_visible(False)
    at.grid(axis="y", color="#E0E0E0", linewidth=0.6)
    at.set_axisbelow(True)


def _reported(at: Any, run: Run, scale: float, colour: str) -> None:
    """What was reported of each promise: a hollow square in its year, with a line between the two."""
    promised = {point.year: point.value for point in run.points}
    for point in run.reported:
        low, high = promised[point.year] / scale, point.value / scale
        at.plot([point.year] * 2, [low, high], color=colour, linewidth=1, linestyle=":")
        at.plot(point.year, high, color=colour, marker="s", markersize=5, markerfacecolor="none")


def _label_ends(at: Any, run: Run, scale: float) -> None:
    """What the plan wrote in the first year and the last, on the side the line leaves free."""
    first, last = run.points[0], run.points[-1]
    for point, other, side in ((first, last, "left"), (last, first, "right")):
        above = point.top >= other.top
        place = (point.year, (point.top if above else point.value) / scale)
        style = {"ha": side, "va": "bottom" if above else "top", "fontsize": 8, "color": "#404040"}
        at.annotate(point.raw, place, xytext=(0, 5 if above else -5), textcoords="offset points", **style)


def _scale(largest: float) -> tuple[float, str]:
    """万 and 亿 for large numbers, as people read them."""
    return (1e8, "亿") if largest >= 1e8 else (1e4, "万") if largest >= 1e4 else (1.0, "")
