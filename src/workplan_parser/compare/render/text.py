"""A diff for the terminal: summary, targets, then items. Plain marks carry the meaning; colour only repeats it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from workplan_parser import words
from workplan_parser.compare.model import Edit, NodeRef, Pair, PlanDiff
from workplan_parser.compare.render import phrases, states
from workplan_parser.terminal import Prose, draw

CONTEXT = 12
"""Characters of unchanged text left on either side of an edit."""

LONGEST = 60
"""Characters of one inserted or deleted piece that are shown."""

LOW = 0.6
"""A score below this is shown."""

_COLOURS = {"+": "green", "-": "red", "~": "yellow", ">": "cyan", "=": ""}


def render(diff: PlanDiff, *, stat: bool = False) -> str:
    """The page as plain text."""
    return "".join(draw(page(diff, stat=stat)))


def page(diff: PlanDiff, *, stat: bool = False) -> Iterator[RenderableType]:
    """The page; with *stat* its summary alone."""
    (old, new), years = phrases.title(diff), phrases.year(diff)
    yield Prose(f"{old}（{years[0]}） → {new}（{years[1]}）", "bold")
    for word, told in phrases.counts(diff):
        yield Text(f"  {word} {told}")
    if diff.summary.review:
        yield f"  待核 {diff.summary.review} 对（标有 ?）"
    if stat:
        return
    if diff.is_empty():
        yield "两份计划没有差别" if not (diff.options.only or diff.options.section) else "所选范围内没有差别"
        return
    if rows := phrases.lines(diff):
        yield Text("\n目标", "bold")
        yield Padding.indent(_targets(rows), 2)
    if goals := states.lines(diff):
        yield Text("\n定性目标", "bold")
        yield Padding.indent(_targets(goals), 2)
    if items := list(_items(diff)):
        yield Text("\n条目", "bold")
        yield from (Padding.indent(part, 2) for part in items)


def _targets(rows: Iterable[phrases.Line | states.StateLine]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(4):
        grid.add_column(overflow="fold", min_width=1)
    for row in rows:
        colour = _COLOURS[row.mark]
        change = row.new if not row.old else row.old if not row.new else f"{row.old} → {row.new}"
        percent = f"({row.percent})" if row.percent else ""
        detail = " ".join(filter(None, (row.verdict, row.delta, percent, *row.notes)))
        grid.add_row(
            Prose(f"{row.mark} {row.indicator}", colour),
            Prose(change, colour),
            Prose(detail),
            Prose(f"[{row.where}]"),
        )
    return grid


def _items(diff: PlanDiff) -> Iterator[RenderableType]:
    years = phrases.year(diff)
    for extra in diff.added:
        yield Prose(f"+ {years[1]} {_named(extra)}", "green")
    for gone in diff.removed:
        yield Prose(f"- {years[0]} {_named(gone)}", "red")
    for split in diff.splits:
        yield Prose(f"~ 拆分 {_named(split.old)} → {'；'.join(map(_named, split.new))}", "yellow")
    for merge in diff.merges:
        yield Prose(f"~ 合并 {'；'.join(map(_named, merge.old))} → {_named(merge.new)}", "yellow")
    for pair in phrases.changed(diff):
        yield from _pair(pair, years)


def _pair(pair: Pair, years: tuple[str, str]) -> Iterator[RenderableType]:
    mark = phrases.mark(pair)
    doubt = " ?" if pair.review else ""
    score = f" 相似 {pair.score:.2f}" if float(pair.score) < LOW or pair.review else ""
    status = " ".join(phrases.statuses(pair))
    where = f"{years[0]} {phrases.place(pair.old)} → {years[1]} {phrases.place(pair.new)}"
    head = (f"{mark} {where}  {phrases.name(pair.new)}", _COLOURS[mark])
    yield Prose(Text.assemble(head, f"  [{status}]{score}{doubt}"))
    yield from (Padding.indent(Prose(line), 4) for line in _details(pair))


def _details(pair: Pair) -> Iterator[str | Text]:
    if "retitled" in pair.status:
        yield f"标题 {phrases.name(pair.old)} → {phrases.name(pair.new)}"
    if "responsible" in pair.status:
        yield f"责任 {phrases.offices(pair)}"
    for row in phrases.deadlines(pair):
        yield f"期限 {words.DEADLINE_CHANGES[row.change]} {phrases.days(row)}"
    yield from hunks(pair.text)


def hunks(edits: tuple[Edit, ...]) -> Iterator[Text]:
    """The redline as short lines: …context[-old-]{+new+}context…, edits that lie close together on one."""
    line = Text()
    for n, edit in enumerate(edits):
        if edit.op != "equal":
            line.append(f"[-{_short(edit.old)}-]" if edit.old else "", "red")
            line.append(f"{{+{_short(edit.new)}+}}" if edit.new else "", "green")
            continue
        text = edit.new.replace("\n", " ")
        if n == 0:
            line.append(text if len(text) <= CONTEXT else "…" + text[-CONTEXT:])
        elif n == len(edits) - 1:
            line.append(text if len(text) <= CONTEXT else text[:CONTEXT] + "…")
        elif len(text) <= 3 * CONTEXT:
            line.append(text)
        else:
            yield line.append(text[:CONTEXT] + "…")
            line = Text("…" + text[-CONTEXT:])
    if line:
        yield line


def _short(text: str) -> str:
    """A long piece by its two ends; the other formats hold all of it."""
    text = text.replace("\n", " ")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 13]}……{text[-12:]}"


def _named(node: NodeRef) -> str:
    return f"{phrases.place(node)} {phrases.name(node)}"
