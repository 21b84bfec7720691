"""A diff as one self-contained page, the two years side by side: no script, no network, everything escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from workplan_parser import words
from workplan_parser.compare.deadlines import telling
from workplan_parser.compare.model import Edit, NodeRef, Pair, PlanDiff
from workplan_parser.compare.render import phrases

STYLE = """
:root{--add:#e6f4ea;--add-ink:#0b6b2e;--del:#fdeaea;--del-ink:#a51d1d;--line:#d9dde3;--soft:#5b6470;--head:#f5f7fa}
*{box-sizing:border-box}
body{margin:0 auto;max-width:78rem;padding:1.5rem;color:#1c2330;background:#fff;
font:16px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
h1{font-size:1.35rem;line-height:1.4;margin:0 0 .5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:var(--head);font-weight:600}
.targets col.n{width:13%}.targets col.w{width:9%}td.num{text-align:right;font-variant-numeric:tabular-nums}
ins{background:var(--add);color:var(--add-ink);text-decoration:underline}
del{background:var(--del);color:var(--del-ink)}
.added td{background:var(--add)}.removed td{background:var(--del)}
.place,.note,.tags{color:var(--soft);font-size:.875rem}.tags span{border:1px solid var(--line);
border-radius:.25rem;padding:0 .35rem;margin-right:.3rem;background:var(--head)}
.title{font-weight:600}.gap{color:var(--soft)}summary{cursor:pointer;color:var(--soft);font-size:.875rem}ul.sum{list-style:none;padding:0;margin:0}.warn{color:var(--del-ink)}
@media(max-width:40rem){body{padding:.75rem;font-size:15px}.pairs tr{display:block;margin-bottom:.75rem}
.pairs td{display:block;width:100%}.pairs thead{display:none}.targets{display:block;overflow-x:auto;table-layout:auto}
.targets td,.targets th{min-width:5rem}}
@media(prefers-color-scheme:dark){:root{--add:#12351f;--add-ink:#8fe0a8;--del:#431b1b;--del-ink:#ffb3b3;
--line:#3a424e;--soft:#a4adba;--head:#222933}body{background:#161b22;color:#e3e8ef}}
@media print{body{max-width:none;padding:0}tr{break-inside:avoid}}
"""

KEEP = 40
"""Characters of unchanged text left on either side of an edit; the rest is folded to ……"""


def render(diff: PlanDiff) -> str:
    """The HTML document."""
    old, new = phrases.title(diff)
    head = f"{old} → {new}"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{clean(head)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(_page(diff))
        + "\n</body>\n</html>\n"
    )


def clean(text: str) -> str:
    """*text* escaped, without characters HTML forbids."""
    return escape("".join(c if c >= " " or c in "\n\t" else "\ufffd" for c in text))


def _page(diff: PlanDiff) -> Iterator[str]:
    old, new = phrases.title(diff)
    years = phrases.year(diff)
    yield f"<h1>{clean(old)}（{years[0]}）→ {clean(new)}（{years[1]}）</h1>"
    yield '<ul class="sum">'
    for head, line in zip(("条目", "目标", "责任单位"), phrases.summary(diff), strict=True):
        yield f"<li><b>{head}</b> {clean(line)}</li>"
    for warning in diff.warnings:
        yield f'<li class="warn">注意：{clean(warning)}</li>'
    yield "</ul>"
    yield from _targets(diff, years)
    yield from _items(diff, years)


def _targets(diff: PlanDiff, years: tuple[str, str]) -> Iterator[str]:
    rows = list(phrases.lines(diff))
    if not rows:
        return
    yield f'<h2>目标（{len(rows)}）</h2>\n<table class="targets">'
    yield '<colgroup><col class="w"><col><col class="n"><col class="n"><col class="n"><col class="w"><col class="n"></colgroup>'
    heads = ("变化", "指标", years[0], years[1], "增减", "增幅", "位置")
    yield "<thead><tr>" + "".join(f'<th scope="col">{h}</th>' for h in heads) + "</tr></thead><tbody>"
    for r in rows:
        kind = r.row.change if r.row.change in ("added", "removed") else "changed"
        where = r.new_path if r.old_path == r.new_path else " → ".join(filter(None, (r.old_path, r.new_path)))
        notes = "".join(f'<div class="note">{clean(note)}</div>' for note in r.notes)
        numbers = "".join(
            f'<td class="num">{clean(cell)}</td>' for cell in (r.old, r.new, r.delta, r.percent)
        )
        yield (
            f'<tr class="{kind}"><td>{r.mark} {r.verdict}</td><td>{clean(r.indicator)}{notes}</td>'
            f'{numbers}<td class="place">{clean(where)}</td></tr>'
        )
    yield "</tbody></table>"


def _items(diff: PlanDiff, years: tuple[str, str]) -> Iterator[str]:
    changed = phrases.changed(diff)
    added, removed = phrases.ahead(diff.added), phrases.ahead(diff.removed)
    if behind := phrases.behind(diff):
        yield f'<p class="note">{clean(behind)}</p>'
    if not (changed or added or removed or diff.splits or diff.merges):
        return
    yield '<h2>条目</h2>\n<table class="pairs">'
    yield f'<thead><tr><th scope="col">{years[0]}</th><th scope="col">{years[1]}</th></tr></thead><tbody>'
    for gone in removed:
        yield f'<tr class="removed"><td>{_node(gone, "-")}</td><td class="gap">取消</td></tr>'
    for extra in added:
        text = clean(" ".join(extra.item.text.split()))
        body = f"<details><summary>全文</summary>{text}</details>" if text else ""
        yield f'<tr class="added"><td class="gap">新增</td><td>{_node(extra, "+")}{body}</td></tr>'
    for split in diff.splits:
        yield f"<tr><td>{_node(split.old, '~')}{_tags(['拆分'])}</td><td>{''.join(map(_node, split.new))}</td></tr>"
    for merge in diff.merges:
        yield f"<tr><td>{''.join(map(_node, merge.old))}</td><td>{_node(merge.new, '~')}{_tags(['合并'])}</td></tr>"
    for pair in changed:
        yield _pair(pair)
    yield "</tbody></table>"


def _node(node: NodeRef, mark: str = "") -> str:
    return (
        f'<div>{mark} <span class="place">{clean(phrases.place(node))}</span> '
        f'<span class="title">{clean(phrases.name(node))}</span></div>'
    )


def _tags(tags: list[str]) -> str:
    return '<div class="tags">' + "".join(f"<span>{clean(tag)}</span>" for tag in tags) + "</div>"


def _pair(pair: Pair) -> str:
    tags = [words.STATUSES[word] for word in pair.status if word != "renumbered"]
    if pair.review:
        tags.append(f"待核 {pair.score:.2f}")
    left, right = sides(pair.text)
    change = pair.responsible
    gone = "".join(f"<del>{clean(name)}</del> " for name in change.removed)
    come = "".join(f"<ins>{clean(name)}</ins> " for name in change.added)
    come += "".join(
        f"{clean(r.name)}（{words.ROLES[r.old]}→{words.ROLES[r.new]}） " for r in change.role_changed
    )
    due = ["", ""]
    for row in pair.deadlines:
        if telling(row):
            due[0] += f"<del>{clean(row.old.raw)}</del> " if row.old else ""
            due[1] += (
                f"<ins>{clean(row.new.raw)}</ins>（{words.DEADLINE_CHANGES[row.change]}） " if row.new else ""
            )
    notes = [[("责任", gone), ("期限", due[0])], [("责任", come), ("期限", due[1])]]
    below = ["".join(f'<div class="note">{k}：{v}</div>' for k, v in side if v) for side in notes]
    mark = ">" if "moved" in pair.status else "~"
    return (
        f"<tr><td>{_node(pair.old, mark)}<div>{left}</div>{below[0]}</td>"
        f"<td>{_node(pair.new)}{_tags(tags)}<div>{right}</div>{below[1]}</td></tr>"
    )


def sides(edits: tuple[Edit, ...]) -> tuple[str, str]:
    """The redline as two columns: what went is struck on the left, what came is underlined on the right."""
    left: list[str] = []
    right: list[str] = []
    for n, edit in enumerate(edits):
        if edit.op == "equal":
            same = _folded(edit.new, n == 0, n == len(edits) - 1)
            left.append(same)
            right.append(same)
        else:
            left.append(f"<del>{clean(edit.old)}</del>" if edit.old else "")
            right.append(f"<ins>{clean(edit.new)}</ins>" if edit.new else "")
    return "".join(left), "".join(right)


def _folded(text: str, first: bool, last: bool) -> str:
    if len(text) <= 3 * KEEP:
        return clean(text)
    head = "" if first else clean(text[:KEEP])
    tail = "" if last else clean(text[-KEEP:])
    return f'{head}<span class="gap">……</span>{tail}'
