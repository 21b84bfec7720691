"""The panel as a page for people: the targets that run through the years, side by side, and what came and went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from workplan_parser.language import listed, said, worded
from workplan_parser.panel import Row
from workplan_parser.terminal import Prose
from workplan_parser.words import TARGET_CHANGES

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

_CELLS = {"absent": "", "dropped": "—", "unreadable": "?"}
_GAP = 2


def page(found: Sequence[Row]) -> Iterator[RenderableType]:
    """One table a series; then the files that could not be read."""
    by_series: dict[tuple[str, str], list[Row]] = {}
    for row in found:
        if row.lineage:
            by_series.setdefault((row.body, row.series), []).append(row)
    for (body, series), its in by_series.items():
        yield from _series(" ".join(filter(None, (body, series))), its)
        yield ""
    lost = [row.file for row in found if not row.lineage]
    if lost:
        yield Text(said(f"未能读取：{listed(lost)}"), "yellow")


def _series(head: str, its: Sequence[Row]) -> Iterator[RenderableType]:
    plans = list(dict.fromkeys((row.year, row.file) for row in its))
    yield Text.assemble((head, "bold cyan"), said(f"  {len(plans)} 份计划"))
    yield ""
    lines: dict[str, list[Row]] = {}
    for row in its:
        lines.setdefault(row.lineage, []).append(row)
    running = [line for line in lines.values() if sum(row.state == "present" for row in line) > 1]
    if running:
        yield _Running([str(year or file) for year, file in plans], running)
        yield ""
    yield from _tally(plans, its)


class _Running:
    """A line a target, a column a year: of many years the last that there is room for."""

    def __init__(self, years: Sequence[str], lines: Sequence[Sequence[Row]]) -> None:
        self._years = years
        self._lines = [(line[-1].name, [_cell(row) for row in line]) for line in lines]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        shown = self._shown(options.max_width)
        table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0))
        table.add_column(said("连年的目标"), overflow="fold")
        for year in self._years[-shown:]:
            table.add_column(year, justify="right", overflow="fold")
        for name, cells in self._lines:
            table.add_row(Prose(name), *cells[-shown:])
        yield table
        if shown < len(self._years):
            yield Text(said(f"（只列最近 {shown} 年，全部见 -f csv）"), "dim")

    def _shown(self, columns: int) -> int:
        """How many years fit beside the names; two at least."""
        room = columns - min(columns // 3, max(cell_len(name) for name, _ in self._lines))
        widths = [max(map(cell_len, column)) for column in zip(self._years, *self._cells(), strict=True)]
        count = 0
        for width in widths[::-1]:
            room -= width + _GAP
            if room < 0:
                break
            count += 1
        return max(count, min(2, len(widths)))

    def _cells(self) -> Iterator[Sequence[str]]:
        return (cells for _, cells in self._lines)


def _tally(plans: Sequence[tuple[int | None, str]], its: Sequence[Row]) -> Iterator[Text]:
    """How many targets each plan has, how many are new, gone, in doubt."""
    before: set[str] = set()
    for at, (year, file) in enumerate(plans):
        here = [row for row in its if (row.year, row.file) == (year, file)]
        there = {row.lineage for row in here if row.state == "present"}
        doubtful = sum(row.state == "unreadable" for row in here)
        if not there:
            yield Text(said(f"{year or ''} {file}：未能读取"))
            continue
        told = said(f"{year or ''} {file}：目标 {len(there)}")
        if at:
            gone = {row.lineage for row in here if row.state == "dropped"} & before
            kept = (
                f"沿用 {len(there & before)}",
                f"{TARGET_CHANGES['added']} {len(there - before)}",
                f"{TARGET_CHANGES['removed']} {len(gone)}",
            )
            told += worded(f"（{'、'.join((*kept, *[f'数字未读懂 {doubtful}'] * bool(doubtful)))}）")
        yield Text(told.strip(), "dim")
        before = there


def _cell(row: Row) -> str:
    if row.target is None:
        return _CELLS[row.state]
    return f"{row.target.raw} → {row.told.said}" if row.told and row.told.said else row.target.raw
