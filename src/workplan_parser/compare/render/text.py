"""A diff for the terminal: summary, targets, then items. Plain marks carry the meaning; colour only repeats it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unicodedata import east_asian_width

from workplan_parser import words
from workplan_parser.compare.deadlines import telling
from workplan_parser.compare.model import Edit, NodeRef, Pair, PlanDiff
from workplan_parser.compare.render import phrases

Paint = Callable[[str, str], str]
"""(text, mark) → the text, perhaps coloured: ``+`` ``-`` ``~`` ``>`` ``=`` or ``#`` for a heading."""

CONTEXT = 12
"""Characters of unchanged text left on either side of an edit."""

LONGEST = 60
"""Characters of one inserted or deleted piece that are shown."""

LOW = 0.6
"""A score below this is shown."""

COLUMN = 26
"""Widest indicator column."""


def _plain(text: str, mark: str) -> str:
    return text


def render(diff: PlanDiff, *, paint: Paint = _plain, stat: bool = False) -> str:
    """The page; with *stat* its summary alone."""
    return "\n".join(_page(diff, paint, stat)) + "\n"


def _page(diff: PlanDiff, paint: Paint, stat: bool) -> Iterator[str]:
    old, new = phrases.title(diff)
    years = phrases.year(diff)
    yield paint(f"{_safe(old)}（{years[0]}） → {_safe(new)}（{years[1]}）", "#")
    items, goals, duty = phrases.summary(diff)
    yield f"  条目 {items}"
    yield f"  目标 {goals}"
    yield f"  责任单位 {duty}"
    if diff.summary.review:
        yield f"  待核 {diff.summary.review} 对（标有 ?）"
    if stat:
        return
    if diff.is_empty():
        yield "两份计划没有差别" if not (diff.options.only or diff.options.section) else "所选范围内没有差别"
        return
    yield from _targets(diff, paint)
    yield from _items(diff, paint)


def _targets(diff: PlanDiff, paint: Paint) -> Iterator[str]:
    rows = list(phrases.lines(diff))
    if not rows:
        return
    yield ""
    yield paint("目标", "#")
    wide = min(COLUMN, max(width(r.indicator) for r in rows))
    for r in rows:
        change = r.new if not r.old else r.old if not r.new else f"{r.old} → {r.new}"
        detail = " ".join(filter(None, (r.verdict, r.delta, f"({r.percent})" if r.percent else "", *r.notes)))
        where = r.new_path if r.old_path == r.new_path else " → ".join(filter(None, (r.old_path, r.new_path)))
        yield (
            paint(f"  {r.mark} {pad(_safe(r.indicator), wide)}  {_safe(change)}", r.mark)
            + f"  {detail}  [{_safe(where)}]"
        )


def _items(diff: PlanDiff, paint: Paint) -> Iterator[str]:
    shown = phrases.changed(diff)
    added, removed = phrases.ahead(diff.added), phrases.ahead(diff.removed)
    behind = phrases.behind(diff)
    if not (shown or added or removed or diff.splits or diff.merges or behind):
        return
    years = phrases.year(diff)
    yield ""
    yield paint("条目", "#")
    for extra in added:
        yield paint(f"  + {years[1]} {_named(extra)}", "+")
    for gone in removed:
        yield paint(f"  - {years[0]} {_named(gone)}", "-")
    for split in diff.splits:
        yield paint(f"  ~ 拆分 {_named(split.old)} → {'；'.join(map(_named, split.new))}", "~")
    for merge in diff.merges:
        yield paint(f"  ~ 合并 {'；'.join(map(_named, merge.old))} → {_named(merge.new)}", "~")
    for pair in shown:
        yield from _pair(pair, years, paint)
    if behind:
        yield f"  = {behind}"


def _pair(pair: Pair, years: tuple[str, str], paint: Paint) -> Iterator[str]:
    mark = ">" if "moved" in pair.status else "~"
    doubt = " ?" if pair.review else ""
    score = f" 相似 {pair.score:.2f}" if float(pair.score) < LOW or pair.review else ""
    status = " ".join(words.STATUSES[word] for word in pair.status if word != "renumbered")
    where = f"{years[0]} {phrases.place(pair.old)} → {years[1]} {phrases.place(pair.new)}"
    yield paint(f"  {mark} {where}  {_safe(phrases.name(pair.new))}", mark) + f"  [{status}]{score}{doubt}"
    if "retitled" in pair.status:
        yield f"      标题 {_safe(phrases.name(pair.old))} → {_safe(phrases.name(pair.new))}"
    if "responsible" in pair.status:
        yield f"      责任 {_safe(phrases.offices(pair))}"
    for row in pair.deadlines:
        if telling(row):
            told = " → ".join(_safe(f"{d.raw}（{d.due}）") for d in (row.old, row.new) if d)
            yield f"      期限 {words.DEADLINE_CHANGES[row.change]} {told}"
    for line in hunks(pair.text):
        yield f"      {line}"


def hunks(edits: tuple[Edit, ...]) -> Iterator[str]:
    """The redline as short lines: […]context[-old-]{+new+}context, edits that lie close together on one."""
    line = ""
    for n, edit in enumerate(edits):
        if edit.op != "equal":
            line += (f"[-{_short(edit.old)}-]" if edit.old else "") + (
                f"{{+{_short(edit.new)}+}}" if edit.new else ""
            )
            continue
        text = edit.new
        if n == 0:
            line = text if len(text) <= CONTEXT else "…" + text[-CONTEXT:]
        elif n == len(edits) - 1:
            line += text if len(text) <= CONTEXT else text[:CONTEXT] + "…"
        elif len(text) <= 3 * CONTEXT:
            line += text
        else:
            yield _safe(line + text[:CONTEXT] + "…")
            line = "…" + text[-CONTEXT:]
    if line:
        yield _safe(line)


def _short(text: str) -> str:
    """A long piece by its two ends; the other formats hold all of it."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 13]}……{text[-12:]}"


def _named(node: NodeRef) -> str:
    return f"{phrases.place(node)} {_safe(phrases.name(node))}"


def _safe(text: str) -> str:
    """No control character of a document reaches the terminal."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in text)


def width(text: str) -> int:
    """Columns *text* takes: a Han character is two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def pad(text: str, columns: int) -> str:
    """*text* filled up, or cut, to that many columns."""
    while width(text) > columns:
        text = text[:-2].rstrip("…") + "…"
    return text + " " * (columns - width(text))
