"""What every rendering says alike of items: where one stands, what it is called, how its change is put."""

from __future__ import annotations

from decimal import Decimal

from workplan_parser.compare.deadlines import telling
from workplan_parser.compare.model import DeadlineChange, NodeRef, Pair, PlanDiff
from workplan_parser.compare.render.report import Region
from workplan_parser.words import ROLES, STATUSES

REGIONS: dict[Region, str] = {"plan": "", "beyond": "更长时期", "apart": "附件和名词解释"}


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


def plain(number: Decimal) -> str:
    """3.50 → 3.5, 200.0 → 200, no exponent."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def year(diff: PlanDiff) -> tuple[str, str]:
    """What to call the two plans in a heading: their years, or 旧 and 新."""
    old, new = diff.old.year, diff.new.year
    if old is None or new is None or old == new:
        return "旧", "新"
    return f"{old}年", f"{new}年"


def title(diff: PlanDiff) -> tuple[str, str]:
    """The two plans' titles, or their file names."""
    return (diff.old.title or diff.old.source.name, diff.new.title or diff.new.source.name)


def score(pair: Pair) -> str:
    """相似 0.42，待核; empty where nobody need look."""
    return f"相似 {pair.score:.2f}，待核" if pair.review else ""


def within(region: Region, name: str) -> str:
    """目标, of a longer period 更长时期·目标."""
    return "·".join(filter(None, (REGIONS[region], name)))
