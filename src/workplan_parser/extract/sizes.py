"""Attributes: how large, old, heavy or highly rated a thing is that the plan speaks of."""

from __future__ import annotations

import re

from workplan_parser.extract.scene import Scene, Verdict, promised, words


def score(seen: Scene) -> Verdict | None:
    """占5分, （10分）: points in a table of scores; but 满意度达到90分."""
    if seen.quantity.dimension != "score":
        return None
    return None if seen.quantity.comparator in ("ge", "gt") and "扣" not in seen.before else "attribute"


def age(seen: Scene) -> Verdict | None:
    """18岁以上人群, 35—64周岁: who is meant; but 人均预期寿命达到79岁."""
    if seen.quantity.dimension != "age":
        return None
    return None if re.search("寿命|年龄(?:达到|提高|延迟|延长)", seen.before) else "condition"


_SIZE = re.compile(
    "(?:全长|总长|线路长|占地|占地面积|长度?|宽度?|高度?|厚度?|深度?|直径|口径|管径|跨度|层高|胸径|半径)约?$"
)


_DESCRIBES = re.compile("该(?:项目|工程|站|路|线|桥|厂|园|馆|中心)|本(?:项目|工程)")


def size(seen: Scene) -> Verdict | None:
    """全长26.8公里, 占地35亩, (长1.8公里、宽24米), 500米覆盖率, 该项目总投资5亿元: how large a thing is."""
    quantity = seen.quantity
    if quantity.dimension not in ("length", "area", "money"):
        return None
    if quantity.dimension == "length" and re.match("(?:范围|半径|覆盖|服务|见|生活圈)", seen.after):
        return "attribute"
    if quantity.comparator == "eq" and _DESCRIBES.match(seen.sentence) and not promised(seen.before):
        return "attribute"
    found = _SIZE.search(seen.before[-8:]) if quantity.dimension != "money" else None
    if found is None or quantity.comparator in ("ge", "le", "gt", "lt"):
        return None
    whole = found.group().startswith(
        ("全长", "占地", "宽", "厚", "直径", "口径", "管径", "跨度", "层高", "胸径", "半径")
    )
    alone = seen.before[: -len(found.group())].endswith(("(", "、", "")) and len(seen.before) == len(
        found.group()
    )
    bracketed = "(" in seen.before[-20:] and ")" not in seen.before[-20:]
    return "attribute" if whole or alone or bracketed else None


def no_unit(seen: Scene) -> Verdict | None:
    """近14亿中国人, 城区人口超50万县: without a unit a number counts only where the clause ends with it."""
    if seen.quantity.dimension != "number" or re.match("[,;。、)]|$", seen.after):
        return None
    return "attribute"


def modifier(seen: Scene) -> Verdict | None:
    """30万千瓦以下煤电机组 · 1000人以上企业 · 5000万元以上项目50个: a size that tells which things are meant."""
    quantity = seen.quantity
    if quantity.end == quantity.unit_end or quantity.dimension in ("ratio", "percentage_point"):
        return _grade(seen)
    countable = quantity.dimension == "count" and quantity.unit not in (
        "人",
        "户",
        "头",
        "只",
        "名",
        "张",
        "张床位",
        "床位",
        "辆",
    )
    if countable:
        return None
    if (quantity.unit in ("人", "户", "头", "只") or _CAPACITY.search(seen.before)) and _sized(seen):
        return "attribute"
    if quantity.comparator not in ("ge", "le", "gt", "lt"):
        return None
    if words("modifier.bearers").match(seen.after) or re.match(
        "[^,;。、并且和与及]{1,8}(?:企业|项目|工程|机组|单位)", seen.after
    ):
        return "attribute"
    return None


_CAPACITY = re.compile("(?:[年日]产|[年日]处理|装机|单机)$")
"""年产50万吨以下|煤矿"""


def _sized(seen: Scene) -> bool:
    """消除66人以上超大班额, (年出栏500头以上): a group told by its size; but 培训500人以上。"""
    suffix = seen.prose.text[seen.quantity.unit_end : seen.quantity.end]
    if not suffix.endswith(("上", "下")):
        return False
    bracket = re.search("[(][^)]{1,12}$", seen.before)
    return bool(re.match("[^,;。、)]", seen.after) or (bracket and seen.after.startswith(")")))


def _grade(seen: Scene) -> Verdict | None:
    """500千伏变电站, 5万吨级码头, 3000千瓦机组: a rating stands before the thing it rates."""
    quantity = seen.quantity
    if re.match("级", seen.after):
        return "attribute"
    if quantity.dimension in ("voltage", "apparent_power"):
        return "attribute" if re.match("[^,;。、]", seen.after) else None
    return None
