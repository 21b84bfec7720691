"""A diff as Markdown for an issue or a mail: summary, a table of targets, lists of items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_parser import words
from workplan_parser.compare.deadlines import telling
from workplan_parser.compare.model import Edit, NodeRef, Pair, PlanDiff
from workplan_parser.compare.render import phrases

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_BREAK = re.compile(r"[\r\n\t\x0b\x0c\x85\u2028\u2029]+")


def render(diff: PlanDiff) -> str:
    """The Markdown text, GitHub flavour."""
    return "\n".join(_page(diff)) + "\n"


def escape(text: str) -> str:
    """*text* so that Markdown and the HTML inside it read it as text."""
    return _SPECIAL.sub(r"\\\1", _BREAK.sub(" ", text)).replace("@", "@\u200b")


def _page(diff: PlanDiff) -> Iterator[str]:
    old, new = phrases.title(diff)
    years = phrases.year(diff)
    yield f"# {escape(old)}（{years[0]}） → {escape(new)}（{years[1]}）"
    yield ""
    for head, line in zip(("条目", "目标", "责任单位"), phrases.summary(diff), strict=True):
        yield f"- **{head}** {escape(line)}"
    for warning in diff.warnings:
        yield f"- **注意** {escape(warning)}"
    yield from _targets(diff, years)
    yield from _list("新增条目", [_node(n) for n in phrases.ahead(diff.added)])
    yield from _list("取消条目", [_node(n) for n in phrases.ahead(diff.removed)])
    parted = [f"{_node(s.old)} → {'；'.join(map(_node, s.new))}" for s in diff.splits]
    yield from _list("拆分", parted)
    yield from _list("合并", [f"{'；'.join(map(_node, m.old))} → {_node(m.new)}" for m in diff.merges])
    yield from _list("变化条目", ["\n".join(_pair(p, years)) for p in phrases.changed(diff)])
    if behind := phrases.behind(diff):
        yield from ("", behind)


def _targets(diff: PlanDiff, years: tuple[str, str]) -> Iterator[str]:
    rows = list(phrases.lines(diff))
    if not rows:
        return
    yield from ("", "## 目标", "")
    yield f"| | 指标 | {years[0]} | {years[1]} | 增减 | 增幅 | 位置 |"
    yield "|---|---|---:|---:|---:|---:|---|"
    for r in rows:
        verdict = "；".join((f"{r.mark} {r.verdict}", *r.notes))
        where = r.new_path if r.old_path == r.new_path else " → ".join(filter(None, (r.old_path, r.new_path)))
        cells = (verdict, r.indicator, r.old, r.new, r.delta, r.percent, where)
        yield "| " + " | ".join(map(escape, cells)) + " |"


def _list(head: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield from ("", f"## {head}（{len(entries)}）", "")
        yield from (f"- {entry}" for entry in entries)


def _node(node: NodeRef) -> str:
    return f"{escape(phrases.place(node))} {escape(phrases.name(node))}"


def _pair(pair: Pair, years: tuple[str, str]) -> Iterator[str]:
    status = "、".join(words.STATUSES[word] for word in pair.status if word != "renumbered")
    doubt = f"（相似 {pair.score:.2f}，待核）" if pair.review else ""
    where = f"{years[0]} {escape(phrases.place(pair.old))} → {years[1]} {escape(phrases.place(pair.new))}"
    yield f"**{escape(phrases.name(pair.new))}** {where} · {status}{doubt}"
    if "retitled" in pair.status:
        yield f"  - 标题：{escape(phrases.name(pair.old))} → {escape(phrases.name(pair.new))}"
    if "responsible" in pair.status:
        yield f"  - 责任：{escape(phrases.offices(pair))}"
    for row in pair.deadlines:
        if telling(row):
            told = " → ".join(escape(f"{d.raw}（{d.due}）") for d in (row.old, row.new) if d)
            yield f"  - 期限{words.DEADLINE_CHANGES[row.change]}：{told}"
    if pair.text:
        yield f"  - <details><summary>文字</summary>{redline(pair.text)}</details>"


def redline(edits: tuple[Edit, ...]) -> str:
    """Deletions struck out, insertions underlined."""
    return "".join(
        escape(e.new)
        if e.op == "equal"
        else (f"<del>{escape(e.old)}</del>" if e.old else "")
        + (f"<ins>{escape(e.new)}</ins>" if e.new else "")
        for e in edits
    )
