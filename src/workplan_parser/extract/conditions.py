"""Conditions (条件): who may have something, and what it is counted by."""

from __future__ import annotations

from workplan_parser.extract.ruling import Ruling
from workplan_parser.extract.scene import Answer, Scene
from workplan_parser.lexicon import Pattern, WordList, hits

# 每推广1篇|得3分, 出现1例未处理|扣2分
_SCORED = Pattern("commitments", r"[^,;。0-9]{0,8} ,? [得加奖扣计] [0-9.]+ 分")
# 每招用|1人
_PER = Pattern("commitments", r"每 \L<condition.counted> .{0,4} $")
# 每招用1人|补贴1500元, 按每招用1人|不超过1500元的标准发放
_RATED = Pattern(
    "commitments",
    r"""
      [^、]{0,12} (?: \L<indicators:money.granting> | [扣加减] )
    | (?: \L<comparators:before.strong.le> | \L<comparators:before.strong.ge> | 按 ) [0-9.]+ [百千万]? 元
    """,
)


def rate_base(seen: Scene) -> Answer:
    """按每招用1人补贴1500元: the one thing a rate is counted by; but 每村新建1所."""
    quantity, after = seen.quantity, seen.prose.text[seen.quantity.end : seen.quantity.end + 20]
    if quantity.dimension != "score" and "分" in after and _SCORED.match(after):
        return Ruling("condition")
    if quantity.value != 1 or quantity.han or quantity.comparator != "eq":
        return None
    per = _PER.search(seen.before) if "每" in seen.before else None
    rated = _RATED.match(seen.after) if per else None
    return Ruling("condition", hits(per, rated)) if rated else None


# 罚款超过5000元|的,须集体讨论, 连续亏损超过10%|的退出
_CONSEQUENCE = Pattern(
    "commitments",
    r"""
    [)]? 的 (?:
        , [^,;。]{0,8}? (?: \L<condition.consequences> | \L<condition.sanctions> | \L<indicators:money.granting> )
      | \L<condition.sanctions> (?! \L<condition.systems> )
    )
    """,
)


def condition(seen: Scene) -> Answer:
    """毕业2年内高校毕业生 · 对营业收入首次突破1亿元的企业 · 罚款超过5000元的,须集体讨论: who may have it, not what will be done."""
    if _bounds(seen) and (met := _CONSEQUENCE.match(seen.prose.text, seen.quantity.end)):
        return Ruling("condition", hits(met))
    if shared := _of_a_share(seen):
        return shared
    if seen.quantity.unit == "%" or not seen.quantity.unit:
        return _better_than(seen)
    return _asked_of(seen) or _granted_to(seen)


def _bounds(seen: Scene) -> bool:
    """超过5000元的; but 额度最高不超过15万元的 is granted."""
    return _bounded(seen) and not seen.prefix.startswith(("不", "最", "至"))


# 20%|的村集体经济收入|达50万元以上
_SHARE = Pattern("commitments", r"的 [^,;。、0-9]{2,16}")


def _of_a_share(seen: Scene) -> Answer:
    """20%的村集体经济收入|达50万元以上: how many of them is promised; what they reach is asked of each."""
    share = seen.previous
    if share is None or share.unit != "%" or share.start < share.number or not _bounded(seen):
        return None
    start, _ = seen.prose.clause(seen.quantity.start)
    if share.dimension == seen.quantity.dimension or not start <= share.start < start + 8:
        return None
    asked = _SHARE.fullmatch(seen.prose.text, share.end, seen.quantity.start)
    return Ruling("condition", seen.quantity.compared) if asked else None


def _bounded(seen: Scene) -> bool:
    return seen.quantity.comparator in ("ge", "gt", "le", "lt")


# 亩均税收|高于全市平均|50%的企业
_BETTER = Pattern(
    "commitments",
    r"(?: \L<comparators:before.strong.gt> | \L<comparators:before.strong.lt> ) [^,;。、0-9]{2,12} $",
)
_BEARERS = WordList("commitments", "modifier.bearers")
_WHOSE = Pattern("commitments", r"的 [^、的0-9]{0,6}? \L<modifier.bearers>")


def _better_than(seen: Scene) -> Answer:
    """对亩均税收高于全市平均|50%的企业: who is better by so much."""
    bearer = _BEARERS.within(seen.after, 1, 20) if seen.after.startswith("的") else None
    whose = _WHOSE.match(seen.after) if bearer else None
    better = _BETTER.search(seen.before) if whose else None
    return Ruling("condition", hits(better, whose)) if better else None


_ASKED = WordList("commitments", "condition.words")
# 毕业2年|内高校毕业生, 年满60周岁|的
_OF_WHOM = Pattern("commitments", r"的 | [^、]{0,6} \L<condition.who>")


def _asked_of(seen: Scene) -> Answer:
    """毕业|2年内高校毕业生, 年满|60周岁的."""
    asked = _ASKED.within(seen.before, max(0, len(seen.before) - 20))
    who = _OF_WHOM.match(seen.after) if asked else None
    return Ruling("condition", hits(asked, who)) if who else None


# 对营业收入首次突破|1亿元的企业, 凡投资|5000万元的
_TO_WHOM = Pattern("commitments", r"(?: 凡 | 对 于? ) .{0,30}")
_GRANTED = WordList("commitments", "condition.granted")
_GRANTS = WordList("indicators", "money.granting")


def _granted_to(seen: Scene) -> Answer:
    """对营业收入首次突破|1亿元的企业; but 对每户给予|3000元的补助 says what is given."""
    if not seen.after.startswith("的") or _GRANTED.starts(seen.after, 1) or _GRANTS.within(seen.before[-20:]):
        return None
    return Ruling("condition") if _TO_WHOM.fullmatch(seen.before) else None
