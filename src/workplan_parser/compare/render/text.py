"""A diff for the terminal: summary, main figures, goals, then items. Plain marks carry the meaning; colour only repeats it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from workplan_parser import words
from workplan_parser.compare.model import NodeRef, Pair, PlanDiff
from workplan_parser.compare.render import phrases
from workplan_parser.compare.render.passages import Piece, hunks, sides
from workplan_parser.compare.render.report import Part, Report, report
from workplan_parser.compare.render.rows import Row
from workplan_parser.language import said, worded
from workplan_parser.terminal import UNBOUNDED, Prose, draw

CONTEXT = 12
"""Characters of unchanged text left on either side of an edit."""

WIDE = 100
"""Columns from which on rows are laid out in a grid, and two texts beside each other."""

LOW = 0.6
"""A score below this is shown."""

_COLOURS = {
    "better": "green", "worse": "red", "come": "cyan", "gone": "magenta", "changed": "yellow", "same": "",
}  # fmt: skip
_MOVES = {"+": "cyan", "-": "magenta", "~": "yellow", ">": "yellow"}
_PIECES = {"same": "", "gap": "dim", "del": "red", "ins": "green"}


def render(diff: PlanDiff, *, stat: bool = False, unchanged: bool = False) -> str:
    """The page as plain text."""
    return "".join(draw(page(diff, stat=stat, unchanged=unchanged)))


def page(diff: PlanDiff, *, stat: bool = False, unchanged: bool = False) -> Iterator[RenderableType]:
    """The page; with *stat* its summary alone, with *unchanged* also what stayed as it was."""
    (old, new), years = phrases.title(diff), _years(diff)
    told = report(diff, unchanged=unchanged)
    yield Prose(f"{old}（{years[0]}） → {new}（{years[1]}）", "bold")
    for warning in diff.warnings:
        yield Padding.indent(Prose(said(f"注意 {warning}"), "yellow"), 2)
    for part in told.parts:
        for word, line in part.counts():
            yield Padding.indent(Prose(worded(f"{phrases.within(part.region, word)} {line}")), 2)
    if stat:
        return
    if diff.is_empty():
        some = diff.options.only or diff.options.section
        yield said("所选范围内没有差别" if some else "两份计划没有差别")
    if told.main:
        yield Text(said("\n主要指标"), "bold")
        yield Padding.indent(_Rows(told.main), 2)
    for part in told.parts:
        yield from _goals(part, told)
    for part in told.parts:
        if items := list(_items(part, years, told.unchanged)):
            yield Text(worded(f"\n{phrases.within(part.region, '条目')}"), "bold")
            yield from (Padding.indent(one, 2) for one in items)


def _goals(part: Part, told: Report) -> Iterator[RenderableType]:
    for name, rows in (("目标", part.numbers), ("定性目标", part.states)):
        for group in told.groups(rows):
            head = f"\n{phrases.within(part.region, name)}·{group.name}（{len(group.rows)}）"
            yield Text(worded(head), "bold")
            yield Padding.indent(_Rows(group.rows), 2)


class _Rows:
    """Rows of goals: a grid where the page is wide, else a line each, or two where one does not hold it."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = list(rows)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width >= WIDE:
            yield _grid(self._rows)
            return
        for row in self._rows:
            name, change, detail, where = _cells(row)
            head = Text.assemble((name, _COLOURS[row.tone]), f"  {change}")
            rest = f"{detail}  {where}"
            if head.cell_len + cell_len(rest) + 2 <= options.max_width:
                yield Prose(head.append(f"  {rest}"))
            else:
                yield Prose(head)
                yield Padding.indent(Prose(rest), 4)


def _grid(rows: list[Row]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(4):
        grid.add_column(overflow="fold", min_width=8)
    for row in rows:
        name, change, detail, where = _cells(row)
        colour = _COLOURS[row.tone]
        grid.add_row(Prose(name, colour), Prose(change, colour), Prose(detail), Prose(where))
    return grid


def _cells(row: Row) -> tuple[str, str, str, str]:
    change = row.new if not row.old else row.old if not row.new else f"{row.old} → {row.new}"
    percent = f"({row.percent})" if row.percent else ""
    doubt = "?" if row.review else ""
    notes = map(worded, row.notes)
    detail = " ".join(filter(None, (said(row.verdict), said(row.asks), row.delta, percent, *notes, doubt)))
    return f"{row.mark} {row.indicator}", change, detail, f"[{row.where}]"


def _items(part: Part, years: tuple[str, str], unchanged: bool) -> Iterator[RenderableType]:
    for pair in part.changed:
        yield from _pair(pair, years)
    for split in part.splits:
        yield Prose(said(f"~ 拆分 {_named(split.old)} → {'；'.join(map(_named, split.new))}"), _MOVES["~"])
    for merge in part.merges:
        yield Prose(said(f"~ 合并 {'；'.join(map(_named, merge.old))} → {_named(merge.new)}"), _MOVES["~"])
    for extra in part.added:
        yield Prose(f"+ {years[1]} {_named(extra)}", _MOVES["+"])
    for gone in part.removed:
        yield Prose(f"- {years[0]} {_named(gone)}", _MOVES["-"])
    for pair in part.same if unchanged else ():
        yield Prose(f"= {years[0]} {phrases.place(pair.old)} → {years[1]} {_named(pair.new)}")


def _pair(pair: Pair, years: tuple[str, str]) -> Iterator[RenderableType]:
    mark = phrases.mark(pair)
    score = said(f" 相似 {pair.score:.2f}") if float(pair.score) < LOW or pair.review else ""
    status = " ".join(map(said, phrases.statuses(pair)))
    where = f"{years[0]} {phrases.place(pair.old)} → {years[1]} {phrases.place(pair.new)}"
    head = (f"{mark} {where}  {pair.new.title or said('（无标题）')}", _MOVES[mark])
    yield Prose(Text.assemble(head, f"  [{status}]" if status else "", score, " ?" if pair.review else ""))
    yield from (Padding.indent(one, 4) for one in _details(pair, years))


def _details(pair: Pair, years: tuple[str, str]) -> Iterator[RenderableType]:
    if "retitled" in pair.status:
        yield Prose(said(f"标题 {phrases.name(pair.old)} → {phrases.name(pair.new)}"))
    if "responsible" in pair.status:
        yield Prose(said(f"责任 {phrases.offices(pair)}"))
    for row in phrases.deadlines(pair):
        yield Prose(f"{said('期限')} {said(words.DEADLINE_CHANGES[row.change])} {phrases.days(row)}")
    both = sides(pair.text, CONTEXT)
    if both.rewritten:
        yield _Beside(both.old[0].text, both.new[0].text, years)
    else:
        yield from (Prose(_redline(line)) for line in hunks(pair.text, CONTEXT))


class _Beside:
    """Two whole texts: beside each other where the page is a wide terminal, else one under the other."""

    def __init__(self, old: str, new: str, years: tuple[str, str]) -> None:
        self._texts, self._years = (old, new), years

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if WIDE <= options.max_width < UNBOUNDED // 2:
            grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
            for _ in self._years:
                grid.add_column(ratio=1)
            grid.add_row(*(Text(f"{year}：", "bold") for year in self._years))
            grid.add_row(*map(Prose, self._texts))
            yield grid
            return
        for year, text in zip(self._years, self._texts, strict=True):
            yield Prose(f"{year}：{text}")


def _redline(pieces: list[Piece]) -> Text:
    """…context[-old-]{+new+}context…"""
    line = Text()
    for piece in pieces:
        text = piece.text.replace("\n", " ")
        marked = f"[-{text}-]" if piece.mark == "del" else f"{{+{text}+}}" if piece.mark == "ins" else text
        line.append(marked, _PIECES[piece.mark])
    return line


def _named(node: NodeRef) -> str:
    return f"{phrases.place(node)} {node.title or said('（无标题）')}"


def _years(diff: PlanDiff) -> tuple[str, str]:
    old, new = phrases.year(diff)
    return said(old), said(new)
