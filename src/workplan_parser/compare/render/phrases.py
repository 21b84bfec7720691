"""The words and marks every rendering shares: verdicts, roles, where an item stands, how a change is put."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple, TypeVar

from workplan_parser.compare.model import NodeRef, Pair, PlanDiff, Removal, TargetChange
from workplan_parser.model import Target
from workplan_parser.words import ROLES, STRENGTHS, TARGET_CHANGES

MARKS = {
    "added": "+", "removed": "-", "raised": "~", "lowered": "~", "tightened": "~", "loosened": "~",
    "unchanged": "=", "incomparable": "~",
}  # fmt: skip
POINTS = "个百分点"

Listed = TypeVar("Listed", bound=Removal)


class Line(NamedTuple):
    """One target row made readable. ``owner`` is its pair, None for rows of added and removed items."""

    row: TargetChange
    mark: str
    verdict: str
    indicator: str
    old: str
    new: str
    delta: str
    percent: str
    notes: tuple[str, ...]
    old_path: str
    new_path: str
    owner: Pair | None


def lines(diff: PlanDiff, *, unchanged: bool = False) -> Iterator[Line]:
    """Every target row worth showing, in the new plan's order, what was dropped last."""
    rows: list[tuple[TargetChange, Pair | None]] = [
        (r, None) for r in diff.targets if r.new_item == "preamble"
    ]
    rows += [(r, p) for p in diff.pairs if not p.looks_back for r in p.targets]
    rows += [(r, None) for r in diff.targets if r.new_item != "preamble"]
    rows.sort(key=lambda pair: _where(pair[0]))
    for row, owner in rows:
        if unchanged or row.change != "unchanged" or row.aspects:
            yield _line(row, owner)


def changed(diff: PlanDiff) -> list[Pair]:
    """Pairs to list among the items: more than a new number, more than targets, not in the report on last year."""
    return [p for p in diff.pairs if not p.looks_back and set(p.status) - {"renumbered", "targets"}]


def ahead(nodes: Iterable[Listed]) -> list[Listed]:
    """Those of added or removed items that are tasks, not part of the report on last year."""
    return [n for n in nodes if not n.looks_back]


def behind(diff: PlanDiff) -> str:
    """What the report on last year would add to the list, in one line; empty where nothing."""
    added, removed = (sum(n.looks_back for n in group) for group in (diff.added, diff.removed))
    other = sum(p.looks_back and bool(set(p.status) - {"renumbered"}) for p in diff.pairs)
    counts = [f"{mark}{n}" for mark, n in (("+", added), ("-", removed), ("~", other)) if n]
    return f"回顾上年的部分另有 {' '.join(counts)}，未列出" if counts else ""


def _where(row: TargetChange) -> tuple[bool, int]:
    """Document order: of the new plan, and after it of the old for what was dropped."""
    one = row.new or row.old
    return (row.new is None, one.span.start if one else 0)


def _line(row: TargetChange, owner: Pair | None) -> Line:
    return Line(
        row=row,
        mark="~" if row.aspects else MARKS[row.change],
        verdict=TARGET_CHANGES[row.change] if row.change != "unchanged" or not row.aspects else "改述",
        indicator=row.indicator,
        old=value(row.old),
        new=value(row.new),
        delta=difference(row),
        percent=share(row),
        notes=tuple(notes(row)),
        old_path=row.old_path or row.old_item or "",
        new_path=row.new_path or row.new_item or "",
        owner=owner,
    )


def place(node: NodeRef) -> str:
    """Where a person finds an item: its printed path, else its id."""
    return node.path or node.id


def name(node: NodeRef) -> str:
    """What to call an item in a list."""
    return node.title or "（无标题）"


def value(target: Target | None) -> str:
    """A target's number as the plan prints it, on one line."""
    return "" if target is None else " ".join(target.raw.split())


def difference(row: TargetChange) -> str:
    """+1个百分点, -200座; empty where nothing may be subtracted or nothing changed."""
    if row.delta is None or row.new is None or not row.delta:
        return ""
    unit = POINTS if row.new.unit in ("%", "％") else row.new.unit
    return f"{signed(row.delta)}{unit}"


def share(row: TargetChange) -> str:
    """+25%; left out for percentages, where a percentage of a percentage misleads."""
    if not row.percent or row.new is None or row.new.unit in ("%", "％", POINTS, "‰"):
        return ""
    return f"{signed(row.percent)}%"


def signed(number: Decimal) -> str:
    """A decimal with its sign, no trailing zeros, 万 and 亿 for long ones."""
    sign = "+" if number > 0 else "-"
    size = abs(number)
    for scale, word in ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        if size >= scale:
            return f"{sign}{plain(size / scale)}{word}"
    return f"{sign}{plain(size)}"


def plain(number: Decimal) -> str:
    """3.50 → 3.5, 200.0 → 200, no exponent."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def notes(row: TargetChange) -> Iterator[str]:
    """What changed beside the value: 力争 → 确保, 期限 …"""
    if row.old is None or row.new is None:
        return
    if "strength" in row.aspects and "approx" not in (row.old.strength, row.new.strength):
        yield f"{STRENGTHS[row.old.strength]} → {STRENGTHS[row.new.strength]}"
    if "deadline" in row.aspects:
        due = [str(t.deadline.due) if t.deadline else "无" for t in (row.old, row.new)]
        yield f"期限 {due[0]} → {due[1]}"
    if _bare(row.old.indicator) != _bare(row.new.indicator):
        yield f"原指标名：{' '.join(row.old.indicator.split())}"


def _bare(indicator: str) -> str:
    """An indicator without the numbers and blanks in it."""
    return "".join(char for char in indicator if not (char.isspace() or char.isdigit() or char in ".%％"))


def offices(pair: Pair) -> str:
    """+甲处 -乙处 丙处(配合→牵头)"""
    change = pair.responsible
    words = [f"+{office}" for office in change.added] + [f"-{office}" for office in change.removed]
    words += [f"{r.name}({ROLES[r.old]}→{ROLES[r.new]})" for r in change.role_changed]
    return " ".join(words)


def year(diff: PlanDiff) -> tuple[str, str]:
    """What to call the two plans in a heading: their years, or 旧 and 新."""
    old, new = diff.old.year, diff.new.year
    if old is None or new is None or old == new:
        return "旧", "新"
    return f"{old}年", f"{new}年"


def title(diff: PlanDiff) -> tuple[str, str]:
    """The two plans' titles, or their file names."""
    return (diff.old.title or diff.old.source.name, diff.new.title or diff.new.source.name)


def summary(diff: PlanDiff) -> tuple[str, str, str]:
    """Items, targets and offices counted, one line each."""
    s = diff.summary
    parts = [
        f"+{s.added} 新增",
        f"-{s.removed} 取消",
        f">{s.moved} 移动",
        f"~{s.edited} 改文",
        f"~{s.retitled} 改题",
    ]
    parts += [f"拆分 {s.split}"] * bool(s.split) + [f"合并 {s.merged}"] * bool(s.merged)
    parts += [f"={s.unchanged} 未变", f"（{s.renumbered} 条改了编号）" if s.renumbered else ""]
    t = s.targets
    goals = [
        f"~{getattr(t, word)} {TARGET_CHANGES[word]}"
        for word in ("raised", "lowered", "tightened", "loosened", "incomparable")
        if getattr(t, word)
    ]
    goals += [f"+{t.added} 新增", f"-{t.removed} 取消", f"={t.unchanged} 未变"]
    duty = f"+{s.responsible.added} -{s.responsible.removed}"
    return " ".join(filter(None, parts)), " ".join(goals), duty
