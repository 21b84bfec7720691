"""What a named thing is told by: the seats of a hospital, the capacity of a plant, the sum put into a project."""

from __future__ import annotations

from workplan_parser.extract.ruling import Ruling
from workplan_parser.extract.scene import ADDED, BUILD, Answer, Scene
from workplan_parser.lexicon import Pattern, WordList, hits

# 新院区(|三级综合,1200张床位)
_NAMED = Pattern("commitments", r"\L<described.named> \( (?P<told> [^()]{0,30} ) $")
_GOES_ON = WordList("commitments", "described.goes_on")


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
    r"\L<described.plants> | [^、0-9]{0,6} \L<described.power> [^、0-9]{0,4} \L<described.works>",
)


def _power_plant(seen: Scene) -> Answer:
    plant = _PLANT.match(seen.after)
    return Ruling("attribute", hits(plant)) if plant and not BUILD.ends(seen.before) else None


_INVESTED = WordList("commitments", "described.invested")
_SEVERAL = WordList("commitments", "described.several")
# 总投资180亿元|的石化二期
_OF_A_THING = Pattern("commitments", r"的 [^、]{2}")


def _investment(seen: Scene) -> Answer:
    invested = _INVESTED.ends(seen.before.removesuffix("约"))
    if invested is None or not _OF_A_THING.match(seen.after):
        return None
    several = _SEVERAL.within(seen.after) or any(char.isdecimal() for char in seen.after)
    return None if several else Ruling("attribute", (invested,))


# 500张床位|的医院
_SEATED = Pattern("commitments", r"\L<described.seats> 的 [^、0-9]{2}")


def _seated(seen: Scene) -> Answer:
    seats = _SEATED.match(seen.after) if "的" in seen.after[:5] else None
    return Ruling("attribute", hits(seats)) if seats else None


# 日处理|300吨
_ABLE = Pattern("commitments", r"[年日] 均? \L<described.process> \L<described.ability>? [约达]? $")
# 300吨|垃圾焚烧厂
_WORKS = Pattern("commitments", r"的? [^、0-9]{2,16} \L<described.works>")


def _works(seen: Scene) -> Answer:
    able = None if ADDED.within(seen.before) else _ABLE.search(seen.before[-12:])
    works = _WORKS.match(seen.after) if able else None
    return Ruling("attribute", hits(able, works)) if works else None
