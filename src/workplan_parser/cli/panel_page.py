"""The panel as a page for people: the targets that run through the years, side by side, and what came and went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workplan_parser.cli.console import Paint, cut, pad, printable, width

if TYPE_CHECKING:
    from workplan_parser.panel import Row

_CELLS = {"absent": "", "dropped": "—", "unreadable": "?"}
_NARROW, _WIDE = 8, 20
_MOST_YEARS = 6


def page(found: Sequence[Row], paint: Paint, columns: int) -> Iterator[str]:
    """One table a series; then the files that could not be read."""
    by_series: dict[tuple[str, str], list[Row]] = {}
    for row in found:
        if row.lineage:
            by_series.setdefault((row.body, row.series), []).append(row)
    for (body, series), its in by_series.items():
        yield from _Series(body, series, its, paint, columns).lines()
    lost = [row.file for row in found if not row.lineage]
    if lost:
        yield paint(f"未能读取：{'、'.join(map(printable, lost))}\n", "yellow")


class _Series:
    """One series being laid out."""

    def __init__(self, body: str, series: str, its: Sequence[Row], paint: Paint, columns: int) -> None:
        self.head = " ".join(filter(None, (printable(body), printable(series))))
        self.paint, self.columns = paint, columns
        self.lines_of: dict[str, list[Row]] = {}
        for row in its:
            self.lines_of.setdefault(row.lineage, []).append(row)
        self.plans = list(dict.fromkeys((row.year, row.file) for row in its))
        self.rows = list(its)

    def lines(self) -> Iterator[str]:
        yield self.paint(self.head, "bold", "cyan") + f"  {len(self.plans)} 份计划\n\n"
        running = [its for its in self.lines_of.values() if sum(row.state == "present" for row in its) > 1]
        if running:
            yield from self._table(running)
        yield from self._tally()
        yield "\n"

    def _table(self, running: list[list[Row]]) -> Iterator[str]:
        shown = self.plans[-_MOST_YEARS:]
        cells = [[_cell(row) for row in its if (row.year, row.file) in shown] for its in running]
        widest = [max(width(line[at]) for line in cells) for at in range(len(shown))]
        widths = [min(_WIDE, max(_NARROW, one)) for one in widest]
        names = [printable(its[-1].name) for its in running]
        room = max(16, self.columns - sum(widths) - 2 * len(widths))
        name = min(room, max(width(one) for one in names))
        years = [str(year or file) for year, file in shown]
        yield self.paint(self._line("连年的目标", years, name, widths), "bold")
        for words, line in zip(names, cells, strict=True):
            yield self._line(words, line, name, widths)
        if len(shown) < len(self.plans):
            yield self.paint(f"（只列最近 {_MOST_YEARS} 年，全部见 -f csv）\n", "dim")

    def _line(self, name: str, cells: Sequence[str], room: int, widths: Sequence[int]) -> str:
        told = "  ".join(
            pad(cut(cell, size), size, right=True) for cell, size in zip(cells, widths, strict=True)
        )
        return f"{pad(cut(name, room), room)}  {told}".rstrip() + "\n"

    def _tally(self) -> Iterator[str]:
        """How many targets each plan has, how many are new, gone, in doubt."""
        before: set[str] = set()
        yield "\n"
        for at, (year, file) in enumerate(self.plans):
            here = [row for row in self.rows if (row.year, row.file) == (year, file)]
            there = {row.lineage for row in here if row.state == "present"}
            doubtful = sum(row.state == "unreadable" for row in here)
            if not there:
                yield f"{year or ''} {file}：未能读取\n"
                continue
            told = f"{year or ''} {file}：目标 {len(there)}"
            if at:
                gone = {row.lineage for row in here if row.state == "dropped"} & before
                told += f"（沿用 {len(there & before)}、新增 {len(there - before)}、不再提 {len(gone)}"
                told += f"、数字未读懂 {doubtful}）" if doubtful else "）"
            yield self.paint(told.strip() + "\n", "dim")
            before = there


def _cell(row: Row) -> str:
    return printable(row.target.raw) if row.target is not None else _CELLS[row.state]
