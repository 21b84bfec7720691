"""Attributes (属性): how large, old, heavy or highly rated a thing is that the plan speaks of."""

from __future__ import annotations

from workplan_parser.extract.ruling import Ruling
from workplan_parser.extract.scene import ADDED, BUILD, Answer, Scene, promised
from workplan_parser.lexicon import Hit, Pattern, WordList, hits


def score(seen: Scene) -> Answer:
    """占5分, （10分）: points in a table of scores; but 满意度达到90分."""
    if seen.quantity.dimension != "score":
        return None
    level = seen.quantity.comparator in ("ge", "gt") and "扣" not in seen.before
    return None if level else Ruling("attribute")


_LIVES = WordList("commitments", "size.lives")


def age(seen: Scene) -> Answer:
    """18岁以上人群, 35—64周岁: who is meant; but 人均预期寿命达到79岁."""
    if seen.quantity.dimension != "age" or _LIVES.within(seen.before):
        return None
    return Ruling("condition")


_REACH = WordList("commitments", "size.reach")
_THIS_ONE = WordList("commitments", "size.this_one")


def size(seen: Scene) -> Answer:
    """全长26.8公里, 占地35亩, (长1.8公里、宽24米), 500米覆盖率, 该项目总投资5亿元: how large a thing is."""
    quantity = seen.quantity
    if quantity.dimension not in ("length", "area", "money"):
        return None
    if quantity.dimension == "length" and (reach := _REACH.starts(seen.after)):
        return Ruling("attribute", (reach,))
    this = _THIS_ONE.starts(seen.sentence) if quantity.comparator == "eq" else None
    if this and not promised(seen.before):
        return Ruling("attribute", (this,))
    told = _side(seen) if quantity.dimension != "money" else None
    return Ruling("attribute", (told,)) if told else None


_WHOLE = WordList("commitments", "size.whole")
_SIDE = WordList("commitments", "size.side")


def _side(seen: Scene) -> Hit | None:
    """占地约|35亩; 长|1.8公里 in a bracket or alone in its clause; but 道路总长|26公里."""
    if seen.quantity.comparator in ("ge", "le", "gt", "lt"):
        return None
    before = seen.before.removesuffix("约")
    side = None if _WHOLE.ends(before) else _SIDE.ends(before)
    bracket = seen.before[-20:]
    alone = side is not None and side.start == 0
    return _WHOLE.ends(before) or (side if alone or ("(" in bracket and ")" not in bracket) else None)


# --- what a named thing is told by ----------------------------------------------------------------

# 新院区(|三级综合,1200张床位)
_NAMED = Pattern("commitments", r"\L<size.named> \( (?P<told> [^()]{0,30} ) $")
_GOES_ON = WordList("commitments", "size.goes_on")


def in_bracket(seen: Scene) -> Answer:
    """3号污水厂(5万吨/日), 新院区(三级综合,1200张床位), 西段(全长18公里,设站9座): how a named thing is made.

    公厕(20座) counts the things; 新增床位1200张(其中护理型800张) goes on with the promise.
    """
    text, quantity = seen.prose.text, seen.quantity
    opened = text.rfind("(", max(0, quantity.start - 31), quantity.start)
    named = _NAMED.search(text, max(0, opened - 5), quantity.start) if opened > 0 else None
    if named is None or _GOES_ON.within(named["told"]):
        return None
    if quantity.dimension not in ("count", "ratio") or _told_with_more(seen, named["told"], opened):
        return Ruling("attribute", hits(named))
    return None


def _told_with_more(seen: Scene, told: str, opened: int) -> bool:
    """(三级综合,|1200张床位): a count among other things; (20座,|30间) counts."""
    first = seen.previous
    again = first is not None and first.start > opened and first.dimension == "count"
    return seen.quantity.dimension == "count" and ("," in told or "、" in told) and not again


def capacity(seen: Scene) -> Answer:
    """汀北120万千瓦抽水蓄能电站, 总投资180亿元的石化二期, 日处理300吨垃圾焚烧厂: what a named thing is told by.

    新增30万千瓦机组 and 总投资300亿元的项目20个 promise the number.
    """
    if seen.quantity.comparator not in ("eq", "approx"):
        return None
    told = {"power": _power_plant, "money": _investment, "count": _seated}
    return told.get(seen.quantity.dimension or "", _works)(seen)


# 120万千瓦|抽水蓄能电站
_PLANT = Pattern(
    "commitments",
    r"\L<size.plants> | [^,;。、0-9]{0,6} \L<size.power> [^,;。、0-9]{0,4} \L<size.works>",
)


def _power_plant(seen: Scene) -> Answer:
    plant = _PLANT.match(seen.after)
    return Ruling("attribute", hits(plant)) if plant and not BUILD.ends(seen.before) else None


_INVESTED = WordList("commitments", "size.invested")
_SEVERAL = WordList("commitments", "size.several")
# 总投资180亿元|的石化二期
_OF_A_THING = Pattern("commitments", r"的 [^,;。、]{2}")


def _investment(seen: Scene) -> Answer:
    invested = _INVESTED.ends(seen.before.removesuffix("约"))
    if invested is None or not _OF_A_THING.match(seen.after):
        return None
    several = _SEVERAL.within(seen.after) or any(char.isdecimal() for char in seen.after)
    return None if several else Ruling("attribute", (invested,))


# 500张床位|的医院
_SEATED = Pattern("commitments", r"\L<size.seats> 的 [^,;。、0-9]{2}")


def _seated(seen: Scene) -> Answer:
    seats = _SEATED.match(seen.after) if "的" in seen.after[:5] else None
    return Ruling("attribute", hits(seats)) if seats else None


# 日处理|300吨
_ABLE = Pattern("commitments", r"[年日] 均? \L<size.process> \L<size.ability>? [约达]? $")
# 300吨|垃圾焚烧厂
_WORKS = Pattern("commitments", r"的? [^,;。、0-9]{2,16} \L<size.works>")


def _works(seen: Scene) -> Answer:
    able = None if ADDED.within(seen.before) else _ABLE.search(seen.before[-12:])
    works = _WORKS.match(seen.after) if able else None
    return Ruling("attribute", hits(able, works)) if works else None


# --- scales and bare numbers ----------------------------------------------------------------------

# 100—500万元、500—1000万元、1000万元以上|三档
_BANDS = Pattern("commitments", r"[^,;。]{0,40}? [二两三四五六] 个? \L<size.bands>")


def band(seen: Scene) -> Answer:
    """100—500万元、500—1000万元、1000万元以上三档: how a scale is cut."""
    bands = _BANDS.match(seen.after) if seen.quantity.comparator != "eq" else None
    return Ruling("attribute", hits(bands)) if bands else None


def no_unit(seen: Scene) -> Answer:
    """近14亿中国人, 城区人口超50万县: without a unit a number counts only where the clause ends with it."""
    if seen.quantity.dimension != "number" or seen.after[:1] in ("", ",", ";", "。", "、", ")"):
        return None
    return Ruling("attribute")
