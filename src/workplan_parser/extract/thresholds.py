"""Thresholds (界线): a size that tells which things are meant, not how many or how much is promised."""

from __future__ import annotations

from workplan_parser.extract.durations import DURATION
from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.scene import ACTS, BUILD, Answer, Scene, promised
from workplan_parser.lexicon import Pattern, WordList, hits

_MORE = WordList("comparators", "before.strong.gt")
_LESS = WordList("comparators", "before.strong.lt")
_REACHED = WordList("comparators", "before.weak.ge")
_BEARERS = WordList("commitments", "modifier.bearers")
_RATE, _LEVEL = WordList("indicators", "measures.rate"), WordList("indicators", "measures.level")
_GROWTH = WordList("indicators", "trim.growth")
_BOUNDS = ("ge", "le", "gt", "lt")


def threshold(seen: Scene) -> Answer:
    """亩均税收低于3万元的D类企业, 占比高于5%的企业, 其中10亿元以上12个, 单笔50万元以上资金支出: it tells a class."""
    if seen.quantity.dimension == "ratio":
        return _rated_class(seen)
    above = bool(seen.suffix) and seen.quantity.comparator in ("ge", "le")
    if seen.quantity.unit in ACTS or seen.prefix.startswith(("不", "至", "最")):
        return None
    if above:
        large = _tells_one(seen) or _is_counted(seen)
        return Ruling("attribute", seen.quantity.compared) if large else None
    if not seen.prefix or BUILD.ends(seen.before):
        return None  # 新建超过50公里的绿道
    word = _MORE.whole(seen.prefix) or _LESS.whole(seen.prefix) or _REACHED.whole(seen.prefix)
    told = _class_told(seen) if word else None
    return Ruling("attribute", hits(word, *told)) if told is not None else None


# 单笔|50万元以上资金支出
_SINGLE = Pattern("commitments", r"单 [笔个次项户体台机张宗人] [^0-9]{0,4} $")


def _tells_one(seen: Scene) -> bool:
    """单笔50万元以上资金支出: the size of each."""
    if seen.quantity.dimension in DURATION or seen.ends:
        return False
    return _SINGLE.search(seen.before[-6:]) is not None


def _is_counted(seen: Scene) -> bool:
    """其中10亿元以上|12个, 100亩以上种苗基地|3处: things told by a size, and counted right after it."""
    counted = seen.following
    if counted is None or counted.dimension != "count":
        return False
    if seen.quantity.dimension in ("count", "ratio", *DURATION):
        return False
    between = seen.prose.text[seen.quantity.end : counted.number]
    return len(between) <= 16 and not any(mark in between for mark in ",;:。、") and not promised(between)


_THAN = WordList("commitments", "modifier.than")
# 研发投入占比高于5%|的企业; but 超过60%|的目标
_RATED_CLASS = Pattern("commitments", r"的 [^、的0-9]{0,6}? \L<modifier.bearers>")


def _rated_class(seen: Scene) -> Answer:
    """研发投入占比高于5%|的企业, 增速10%以上|的园区; but 60%以上的村 and 超过60%的企业 are a share of them."""
    if seen.quantity.comparator not in _BOUNDS or seen.prefix.startswith(("不", "至", "最")):
        return None
    if not seen.after.startswith("的"):
        return None
    than = _THAN.whole(seen.prefix)
    measured = than or _RATE.ends(seen.before) or _LEVEL.ends(seen.before) or _GROWTH.ends(seen.before)
    told = _RATED_CLASS.match(seen.after) if measured else None
    return Ruling("attribute", hits(measured, told)) if told else None


# 低于3万元|的D类企业; but 超过5亿元|的目标
_CLASS = Pattern("commitments", r"的 (?! \L<modifier.not_classes> ) [^、的0-9]")


def _class_told(seen: Scene) -> Evidence | None:
    """低于3万元|的D类企业, 超10万元|、超30万元的村, or things told by a size and counted."""
    if _CLASS.match(seen.after) or _first_of_classes(seen):
        return ()
    return _counted_bearer(seen)


def _first_of_classes(seen: Scene) -> bool:
    """超10万元|、超30万元的村集体: two classes told by two sizes."""
    other, text = seen.following, seen.prose.text
    if other is None or other.unit != seen.quantity.unit or text[seen.quantity.end : other.start] != "、":
        return False
    return text[other.start : other.number] == seen.prefix and _CLASS.match(text, other.end) is not None


def _counted_bearer(seen: Scene) -> Evidence | None:
    """产值超10亿元|企业达到|12家: things told by a size and then counted; but 产值超过10亿元,新增企业12家."""
    counted, end = seen.following, seen.quantity.end
    if counted is None or counted.dimension != "count" or seen.quantity.dimension == "count":
        return None
    if counted.start - end > 12 or "," in seen.prose.text[end : counted.start]:
        return None
    bearer = _BEARERS.starts(seen.after)
    return (bearer,) if bearer else None


_UNITS = WordList("commitments", "modifier.units")
_LIVING = WordList("commitments", "modifier.living")
_CAPACITY = WordList("commitments", "modifier.capacity")
# 5000万元以上|新开工项目
_FIRMS = Pattern("commitments", r"[^、并且和与及]{1,8} \L<modifier.firms>")


# 8座以下|客车, 17座以上|新能源客车, 9座以下|公务用车; but 5座|停车场
_VEHICLES = Pattern("commitments", r"[^,;。、的0-9]{0,6}? \L<modifier.vehicles> (?! [站间库场位道棚] )")


def modifier(seen: Scene) -> Answer:
    """30万千瓦以下煤电机组 · 1000人以上企业 · 8座以下客车 · 5000万元以上项目50个: a size that tells which things are meant."""
    quantity = seen.quantity
    if quantity.unit in ("座", "轴") and (seats := _VEHICLES.match(seen.after)):
        return Ruling("attribute", hits(seats))
    if not seen.suffix or quantity.dimension in ("ratio", "percentage_point"):
        return _grade(seen)
    living = _LIVING.whole(quantity.unit)
    if quantity.dimension == "count" and not living and quantity.unit not in _UNITS:
        return None
    told = living or _CAPACITY.ends(seen.before)
    if told and _sized(seen):
        return Ruling("attribute", (told,))
    if quantity.comparator not in _BOUNDS:
        return None
    bearer = _BEARERS.starts(seen.after) or _FIRMS.match(seen.after)
    return Ruling("attribute", hits(bearer)) if bearer else None


# (年出栏|500头以上)
_OPENED = Pattern("commitments", r"\( [^)]{1,12} $")


def _sized(seen: Scene) -> bool:
    """消除66人以上超大班额, (年出栏500头以上): a group told by its size; but 培训500人以上。"""
    if not seen.suffix.endswith(("上", "下")):
        return False
    if seen.after.startswith(")"):
        return _OPENED.search(seen.before) is not None
    return not seen.ends


def _grade(seen: Scene) -> Answer:
    """500千伏变电站, 5万吨级码头, 3000千瓦机组: a rating stands before the thing it rates."""
    if seen.after.startswith("级"):
        return Ruling("attribute")
    rated = seen.quantity.dimension in ("voltage", "apparent_power")
    return Ruling("attribute") if rated and seen.after[:1] not in ("", "、") else None
