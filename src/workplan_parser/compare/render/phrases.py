"""What every rendering says alike: where an item stands, how a change is put, what is worth showing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from workplan_parser.compare.deadlines import telling
from workplan_parser.compare.model import DeadlineChange, NodeRef, Pair, PlanDiff, TargetChange
from workplan_parser.model import Target
from workplan_parser.words import QUALITY_CHANGES, ROLES, STATUSES, STRENGTHS, TARGET_CHANGES, basis, figure

POINTS = "个百分点"
_MARKS = {"added": "+", "removed": "-", "unstated": "-", "unchanged": "="}


class Line(NamedTuple):
    """One target row as it is read. ``owner`` is its pair, None for rows of added and removed items."""

    row: TargetChange
    owner: Pair | None

    @property
    def mark(self) -> str:
        """``+ - = ~``; a target put otherwise is ``~`` though its value stayed."""
        return "~" if self.row.aspects else _MARKS.get(self.row.change, "~")

    @property
    def verdict(self) -> str:
        """提高, 未再提及 …; 取消 where the new plan says so."""
        said = self.row.change == "removed" and self.row.basis
        return "取消" if said else TARGET_CHANGES[self.row.change]

    @property
    def indicator(self) -> str:
        """What is counted."""
        return self.row.indicator

    @property
    def old(self) -> str:
        """The old number as printed; empty where there was none."""
        return value(self.row.old)

    @property
    def new(self) -> str:
        """The new number as printed; empty where there is none."""
        return value(self.row.new)

    @property
    def delta(self) -> str:
        """+1个百分点, -200座; empty where nothing may be subtracted or nothing changed."""
        if self.row.delta is None or self.row.new is None or not self.row.delta:
            return ""
        unit = self.row.new.unit
        return signed(self.row.delta) + (POINTS if unit in ("%", "％") else unit)

    @property
    def percent(self) -> str:
        """+25%; left out for percentages, where a percentage of a percentage misleads."""
        new = self.row.new
        if not self.row.percent or new is None or new.unit in ("%", "％", POINTS, "‰"):
            return ""
        return f"{signed(self.row.percent)}%"

    @property
    def notes(self) -> tuple[str, ...]:
        """What changed beside the value: 力争 → 确保, 期限 …"""
        return tuple(_notes(self.row))

    @property
    def old_path(self) -> str:
        """Where it stood."""
        return self.row.old_path or self.row.old_item or ""

    @property
    def new_path(self) -> str:
        """Where it stands."""
        return self.row.new_path or self.row.new_item or ""

    @property
    def where(self) -> str:
        """Its place, or both places."""
        return " → ".join(dict.fromkeys(filter(None, (self.old_path, self.new_path))))


def lines(diff: PlanDiff, *, unchanged: bool = False) -> list[Line]:
    """Every target row worth showing, in the new plan's order, what was dropped last."""
    found = [Line(row, None) for row in diff.targets if row.new_item == "preamble"]
    found += [Line(row, pair) for pair in diff.pairs for row in pair.targets]
    found += [Line(row, None) for row in diff.targets if row.new_item != "preamble"]
    shown = [line for line in found if unchanged or line.row.change != "unchanged" or line.row.aspects]
    return sorted(shown, key=lambda line: _where(line.row))


def _where(row: TargetChange) -> tuple[bool, int]:
    """Document order: of the new plan, and after it of the old for what was dropped."""
    one = row.new or row.old
    return (row.new is None, one.span.start if one else 0)


def changed(diff: PlanDiff) -> list[Pair]:
    """Pairs to list among the items: more than a new number, more than targets."""
    return [p for p in diff.pairs if set(p.status) - {"renumbered", "targets"}]


def place(node: NodeRef) -> str:
    """Where a person finds an item: its printed path, else its id."""
    return node.path or node.id


def name(node: NodeRef) -> str:
    """What to call an item in a list."""
    return node.title or "（无标题）"


def mark(pair: Pair) -> str:
    """``>`` for an item that moved, else ``~``."""
    return ">" if "moved" in pair.status else "~"


def statuses(pair: Pair) -> list[str]:
    """What is different, in words; a mere new number is not said."""
    return [STATUSES[word] for word in pair.status if word != "renumbered"]


def deadlines(pair: Pair) -> list[DeadlineChange]:
    """The changes of its deadlines that are worth a reader's time."""
    return [row for row in pair.deadlines if telling(row)]


def days(row: DeadlineChange) -> str:
    """6月底前（2018-06-30） → 年底前（2018-12-31）"""
    return " → ".join(f"{one.raw}（{one.due}）" for one in (row.old, row.new) if one)


def offices(pair: Pair) -> str:
    """+甲处 -乙处 丙处(配合→牵头)"""
    change = pair.responsible
    told = [f"+{office}" for office in change.added] + [f"-{office}" for office in change.removed]
    told += [f"{r.name}({ROLES[r.old]}→{ROLES[r.new]})" for r in change.role_changed]
    return " ".join(told)


def value(target: Target | None) -> str:
    """A target's number as the plan prints it, on one line."""
    return "" if target is None else " ".join(target.raw.split())


def signed(number: Decimal) -> str:
    """A decimal with its sign, as people write it: -300, +1.5万, +2万亿."""
    return f"{'+' if number > 0 else '-'}{figure(abs(number).normalize())}"


def plain(number: Decimal) -> str:
    """3.50 → 3.5, 200.0 → 200, no exponent."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _notes(row: TargetChange) -> Iterator[str]:
    if row.old is None or row.new is None:
        if row.basis:
            yield basis(row.basis)
        return
    if "strength" in row.aspects and "approx" not in (row.old.strength, row.new.strength):
        yield f"{STRENGTHS[row.old.strength]} → {STRENGTHS[row.new.strength]}"
    if "deadline" in row.aspects:
        due = [str(t.deadline.due) if t.deadline else "无" for t in (row.old, row.new)]
        yield f"期限 {due[0]} → {due[1]}"
    if _bare(row.old.indicator) != _bare(row.new.indicator):
        yield f"原指标名：{' '.join(row.old.indicator.split())}"
    if row.review:
        yield "待核"


def _bare(indicator: str) -> str:
    """An indicator without the numbers and blanks in it."""
    return "".join(char for char in indicator if not (char.isspace() or char.isdigit() or char in ".%％"))


def year(diff: PlanDiff) -> tuple[str, str]:
    """What to call the two plans in a heading: their years, or 旧 and 新."""
    old, new = diff.old.year, diff.new.year
    if old is None or new is None or old == new:
        return "旧", "新"
    return f"{old}年", f"{new}年"


def title(diff: PlanDiff) -> tuple[str, str]:
    """The two plans' titles, or their file names."""
    return (diff.old.title or diff.old.source.name, diff.new.title or diff.new.source.name)


def counts(diff: PlanDiff) -> tuple[tuple[str, str], ...]:
    """(head, line): items, targets and offices counted."""
    told = tuple(zip(("条目", "目标", "责任单位"), summary(diff), strict=True))
    return (*told, ("定性目标", _states(diff))) if diff.qualitative else told


def _states(diff: PlanDiff) -> str:
    """Goals without a number counted by what became of them."""
    words: Counter[str] = Counter(row.change for row in diff.qualitative)
    marks = {"added": "+", "removed": "-", "unchanged": "="}
    return " ".join(
        f"{marks.get(word, '~')}{words[word]} {said}" for word, said in QUALITY_CHANGES.items() if words[word]
    )


def summary(diff: PlanDiff) -> tuple[str, str, str]:
    """Items, targets and offices counted, one line each."""
    s, t = diff.summary, diff.summary.targets
    items = [
        f"+{s.added} 新增",
        f"-{s.removed} 未再提及",
        f">{s.moved} 移动",
        f"~{s.edited} 改文",
        f"~{s.retitled} 改题",
    ]
    items += [f"拆分 {s.split}"] * bool(s.split) + [f"合并 {s.merged}"] * bool(s.merged)
    items += [f"={s.unchanged} 未变"] + [f"（{s.renumbered} 条改了编号）"] * bool(s.renumbered)
    verdicts = ("raised", "lowered", "tightened", "loosened", "restated", "incomparable")
    goals = [f"~{n} {TARGET_CHANGES[word]}" for word in verdicts if (n := getattr(t, word))]
    goals += [f"+{t.added} 新增", f"-{t.removed} 未再提及"]
    goals += [f"-{t.unstated} 未再提数"] * bool(t.unstated) + [f"={t.unchanged} 未变"]
    return " ".join(items), " ".join(goals), f"+{s.responsible.added} -{s.responsible.removed}"
