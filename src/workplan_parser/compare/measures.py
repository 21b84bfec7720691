"""How a target is measured: a growth, a share, a level, a stock or a flow. Same unit is not same measure.

增加值增长7.5% and 占比35% are both in %, 新增天然气产量10亿方 and 天然气产量370亿方 both in 立方米, and none may be
compared with the other.
"""

from __future__ import annotations

from typing import Literal

from workplan_parser.lexicon import Hit, WordList, word_lists
from workplan_parser.model import Target

Measure = Literal["growth", "share", "level", "stock", "flow"]

_RATE = tuple("率比")
_RATIOS = frozenset({"ratio", "percentage_point"})
_GROWTH, _SHARE, _FLOW, _STOCK, _LEVEL = word_lists(
    "compare", "measure.growth measure.share measure.flow measure.stock measure.level"
)

_STRANGERS: frozenset[frozenset[Measure]] = frozenset(
    {
        frozenset({"growth", "share"}),
        frozenset({"growth", "level"}),
        frozenset({"growth", "stock"}),
        frozenset({"growth", "flow"}),
        frozenset({"share", "level"}),
        frozenset({"share", "stock"}),
        frozenset({"share", "flow"}),
        frozenset({"flow", "stock"}),
    }
)


def measure(target: Target, said: str) -> Measure:
    """The measure of *target*; *said* is its name with the words that touch its number."""
    if target.dimension in _RATIOS:
        return _of_ratio(target, said)
    if _changes(_FLOW, said):
        return "flow"
    return "stock" if _STOCK.within(said) else "level"


def _of_ratio(target: Target, said: str) -> Measure:
    """社会消费品零售总额增长6%, 比率再下降0.3个百分点: growth; 占比30%, 失业率5.5%: share."""
    changes = _changes(_GROWTH, said)
    if not changes:
        return "share"
    rest = said[changes[-1].end :]
    return "share" if _SHARE.within(rest) or any(char in rest for char in _RATE) else "growth"


def _changes(words: WordList, said: str) -> list[Hit]:
    """Where *said* tells of a change by one of *words*; 增加到 tells what there is then."""
    return [hit for hit in words.every(said) if said[hit.end : hit.end + 1] not in tuple("到至为")]


def comparable(a: Target, b: Target, mine: Measure, other: Measure, names: tuple[str, str]) -> bool:
    """False for two measures that are never the same: 增长 and 占比, 新增 and 累计, 新增产量 and 产量."""
    if frozenset({mine, other}) in _STRANGERS:
        return False
    if {mine, other} == {"flow", "level"} and a.dimension != "count":
        level = names[0] if mine == "level" else names[1]
        return not _LEVEL.within(level)
    return True
