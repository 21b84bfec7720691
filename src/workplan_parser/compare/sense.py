"""Whether a change asks more of those who have to do it, or less: only where it is known which way is better."""

from __future__ import annotations

from typing import Literal

from workplan_parser.compare.amounts import FLOORS, LIMITS
from workplan_parser.compare.model import QualityChange, TargetChange
from workplan_parser.compare.nodes import tight
from workplan_parser.lexicon import word_lists
from workplan_parser.model import Target

Sense = Literal["more", "less"]

_LOWER, _HIGHER, _NEITHER, _LESS = word_lists("compare", "sense.lower sense.higher sense.neither sense.less")
_UP, _DOWN = frozenset({"raised", "loosened"}), frozenset({"lowered", "tightened"})
_STATES: dict[str, Sense] = {"strengthened": "more", "weakened": "less"}


def sense(row: TargetChange | QualityChange) -> Sense | None:
    """失业率 5.5% → 5%, 增长5% → 6%, 不超过30天 → 不超过20天 ask more; 新建公厕 1200座 → 900座 says neither."""
    if isinstance(row, QualityChange):
        return _STATES.get(row.change)
    if row.old is None or row.new is None or row.change not in _UP | _DOWN:
        return None
    ways = {better(row.old), better(row.new)} - {0}
    if len(ways) != 1:
        return None
    return "more" if (row.change in _UP) == (ways == {1}) else "less"


def better(target: Target) -> int:
    """1 where more is better, -1 where less is; 0 where nobody says, or the name and the comparator disagree."""
    said = {_by_name(tight(target.indicator)), _by_comparator(target)} - {0}
    return said.pop() if len(said) == 1 else 0


def _by_name(name: str) -> int:
    """能耗 -1, 能耗下降 1, 收入增长 1; 价格增长 and what is only cut (压减公用经费) 0."""
    if _LOWER.within(name):
        return 1 if _LESS.within(name) else -1
    return 1 if _HIGHER.within(name) and not (_LESS.within(name) or _NEITHER.within(name)) else 0


def _by_comparator(target: Target) -> int:
    return -1 if target.comparator in LIMITS else 1 if target.comparator in FLOORS else 0
