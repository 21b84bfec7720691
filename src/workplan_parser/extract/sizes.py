"""Attributes (属性): how large, old, heavy or highly rated a thing is that the plan speaks of."""

from __future__ import annotations

from workplan_parser.extract.ruling import Ruling
from workplan_parser.extract.scene import Answer, Scene, promised
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
_HOW = WordList("commitments", "size.how")
_RATING = WordList("commitments", "size.rating")
_THIS_ONE = WordList("commitments", "size.this_one")


def size(seen: Scene) -> Answer:
    """全长26.8公里, 占地35亩, (长1.8公里、宽24米), 500米覆盖率, 该项目总投资5亿元: how large a thing is."""
    quantity = seen.quantity
    if quantity.dimension not in ("length", "area", "money"):
        return None
    if quantity.dimension == "length" and (reach := _REACH.starts(seen.after) or _HOW.starts(seen.after)):
        return Ruling("attribute", (reach,))
    if rated := _rated(seen):
        return Ruling("attribute", (rated,))
    this = _THIS_ONE.starts(seen.sentence) if quantity.comparator == "eq" else None
    if this and not promised(seen.before):
        return Ruling("attribute", (this,))
    told = _side(seen) if quantity.dimension != "money" else None
    return Ruling("attribute", (told,)) if told else None


def _rated(seen: Scene) -> Hit | None:
    """12英寸|晶圆线, 8英寸|、12英寸晶圆: what is made is told by its size; but 降低到5毫米。"""
    rating = _RATING.whole(seen.quantity.unit)
    if rating is None or seen.suffix:
        return None
    listed = (
        seen.following is not None and seen.following.unit == seen.quantity.unit and seen.after[:1] == "、"
    )
    return rating if listed or not seen.ends else None


_WHOLE = WordList("commitments", "size.whole")
_SIDE = WordList("commitments", "size.side")


def _side(seen: Scene) -> Hit | None:
    """占地约|35亩; 长|1.8公里 in a bracket or alone in its clause; but 道路总长|26公里."""
    if seen.quantity.comparator in ("ge", "le", "gt", "lt"):
        return None
    before = seen.before.removesuffix("约")
    if whole := _WHOLE.ends(before):
        return whole
    side = _SIDE.ends(before)
    bracketed = "(" in before[-20:] and ")" not in before[-20:]
    return side if side and (side.start == 0 or bracketed) else None


# 100—500万元、500—1000万元、1000万元以上|三档
_BANDS = Pattern("commitments", r".{0,40}? [二两三四五六] 个? \L<size.bands>")


def band(seen: Scene) -> Answer:
    """100—500万元、500—1000万元、1000万元以上三档: how a scale is cut."""
    bands = _BANDS.match(seen.after) if seen.quantity.comparator != "eq" else None
    return Ruling("attribute", hits(bands)) if bands else None


def no_unit(seen: Scene) -> Answer:
    """近14亿中国人, 城区人口超50万县: without a unit a number counts only where the clause ends with it."""
    return Ruling("attribute") if seen.quantity.dimension == "number" and not seen.ends else None
