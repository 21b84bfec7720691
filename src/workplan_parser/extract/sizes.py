"""Attributes: how large, old, heavy or highly rated a thing is that the plan speaks of."""

from __future__ import annotations

import re

from workplan_parser.extract.scene import Scene, Verdict, prefix, promised, words


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


_NAMED = (
    "(?:电站|机组|电厂|锅炉|煤矿|[^,;。、0-9]{0,6}(?:抽水蓄能|[水火核]电)[^,;。、0-9]{0,4}(?:电站|项目|工程))"
)
_PLANT = re.compile("的?[^,;。、0-9]{2,16}(?:厂|站|项目|工程|中心|生产线|设施|基地)")
_CAPACITY_OF = re.compile(
    "[年日](?:均)?(?:处理|处置|消纳|供水|供热|产|焚烧)(?:能力|规模|量|总量)?(?:约|达)?$"
)
_SEATED = "(?:床位|泊位|车位|停车位|座位|席位|学位)的[^,;。、0-9]{2}"


def capacity(seen: Scene) -> Verdict | None:
    """汀北120万千瓦抽水蓄能电站, 总投资180亿元的石化二期, 日处理300吨垃圾焚烧厂: what a named thing is told by.

    新增30万千瓦机组 and 总投资300亿元的项目20个 promise the number.
    """
    quantity, before, after = seen.quantity, seen.before, seen.after
    if quantity.comparator not in ("eq", "approx"):
        return None
    if quantity.dimension == "power":
        opened = words("verbs.build", "$").search(before[-8:])
        return "attribute" if not opened and re.match(_NAMED, after) else None
    if quantity.dimension == "money":
        named = re.search("总投资(?:额)?约?$", before) and re.match("的[^,;。、]{2}", after)
        return "attribute" if named and not re.search("[0-9]|一批|等", after) else None
    if quantity.dimension == "count":
        return "attribute" if "位的" in after[:5] and re.match(_SEATED, after) else None
    return (
        "attribute" if _CAPACITY_OF.search(before) and "新增" not in before and _PLANT.match(after) else None
    )


_DESCRIBED = re.compile("(?:[厂院馆站桥段期库港]|院区|中心|大厦|机场|号线)[(]([^()]{0,30})$")


def in_bracket(seen: Scene) -> Verdict | None:
    """3号污水厂(5万吨/日), 新院区(三级综合,1200张床位), 西段(全长18公里,设站9座): how a named thing is made.

    公厕(20座) counts the things; 新增床位1200张(其中护理型800张) goes on with the promise.
    """
    start = seen.quantity.start
    opened = _DESCRIBED.search(seen.prose.text, max(0, start - 36), start)
    if opened is None or re.search("其中|新[增建]|完成|建成", opened.group(1)):
        return None
    if seen.quantity.dimension not in ("count", "ratio"):
        return "attribute"
    first = seen.previous
    told = "," in opened.group(1) or "、" in opened.group(1)
    again = first is not None and first.start >= opened.start(1) and first.dimension == "count"
    return "attribute" if seen.quantity.dimension == "count" and told and not again else None


_BANDS = re.compile("[^,;。]{0,40}?[二两三四五六](?:个)?(?:档|等次|层次|区间)")


def band(seen: Scene) -> Verdict | None:
    """100—500万元、500—1000万元、1000万元以上三档: how a scale is cut."""
    quantity = seen.quantity
    return "attribute" if quantity.comparator != "eq" and _BANDS.match(seen.after) else None


def no_unit(seen: Scene) -> Verdict | None:
    """近14亿中国人, 城区人口超50万县: without a unit a number counts only where the clause ends with it."""
    if seen.quantity.dimension != "number" or re.match("[,;。、)]|$", seen.after):
        return None
    return "attribute"


_CLASS_NOUN = re.compile(
    "的(?!目标|任务|要求|水平|标准|比例|比重|增长|增速|增幅|速度|幅度|奖|补|资金|贷款|支持|资助|额度|罚款|投资|规模|效益|收[益入]|产值|岗位|突破|跨越|成绩|佳绩|预期|基金)"
    "[^,;。、的0-9]{1,}"
)
_BELOW = ("低于", "超过", "高于", "大于", "小于", "少于", "多于", "突破", "超", "逾", "不足", "达到", "达")
_SINGLE = re.compile("单[笔个次项户体台机张宗人][^,;。0-9]{0,4}$")
_ACTS = ("次", "场", "轮", "期", "遍", "场次", "批次", "人次", "课时", "学时")


def threshold(seen: Scene) -> Verdict | None:
    """亩均税收低于3万元的D类企业, 其中10亿元以上|12个, 100亩以上种苗基地3处, 单笔50万元以上资金支出: it tells a class."""
    quantity = seen.quantity
    word = prefix(seen)
    above = quantity.end > quantity.unit_end and quantity.comparator in ("ge", "le")
    if not (above or word in _BELOW) or quantity.unit in _ACTS or word[:1] in tuple("不至最"):
        return None
    if word and not above and quantity.dimension != "ratio":
        made = words("verbs.build", "$").search(seen.before[-8:])  # 新建超过50公里的绿道
        told = _CLASS_NOUN.match(seen.after) or _counted_bearer(seen)
        return "attribute" if not made and told else None
    if not above or quantity.dimension in ("time", "working_time"):
        return None
    if _SINGLE.search(seen.before) and re.match("[^,;。、)]", seen.after):
        return "attribute"
    counted = seen.following
    if counted is None or counted.dimension != "count" or quantity.dimension in ("count", "ratio"):
        return None
    between = seen.prose.text[quantity.end : counted.number]
    if len(between) > 16 or re.search("[,;:。、]", between) or promised(between):
        return None
    return "attribute"


def _counted_bearer(seen: Scene) -> bool:
    """产值超10亿元|企业达到|12家: things told by a size and then counted; but 产值超过10亿元,新增企业12家."""
    counted = seen.following
    bearer = words("modifier.bearers").match(seen.after)
    if (
        bearer is None
        or counted is None
        or counted.dimension != "count"
        or seen.quantity.dimension == "count"
    ):
        return False
    return (
        counted.start - seen.quantity.end <= 12
        and "," not in seen.prose.text[seen.quantity.end : counted.start]
    )


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
