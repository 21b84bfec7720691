"""Collective counts (总数): how many there are of them, how a text is divided, where or by whom the work is done."""

from __future__ import annotations

from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.scene import BUILD, Answer, Scene
from workplan_parser.lexicon import Pattern, WordList, hits


def whole_body(seen: Scene) -> Answer:
    """全镇19个行政村, 激发53.6万户民营企业活力: how many there are is no work of the year; but 对全区86条背街小巷开展整治."""
    if seen.quantity.dimension != "count" or seen.ends or seen.after.startswith("("):
        return None
    if rate := _rated(seen):
        return Ruling("attribute", rate)
    whole = _WHOLE.search(seen.before[-2:])
    if whole and (BUILD.ends(seen.before[:-2]) or _worked_on(seen)):
        return None  # 做好全区20个监测点的检测
    stirred = _STIRRED.ends(seen.before)
    return Ruling("baseline", hits(stirred)) if whole or stirred or _goes_on(seen) else None


# 城区|3个公园绿化率达到40%
_PLACE = Pattern("commitments", r"(?: [^、0-9]{0,6} [国省市县区镇乡村州盟旗域内] )?")
# 5个|断面水质优良比例100%, 6个|产业园食品加工产值达275亿元
_RATED = Pattern(
    "commitments",
    r"[^、0-9]{2,20} (?: \L<indicators:measures.rate> | \L<indicators:whose.bare> ) \L<collective.levels>? [0-9]",
)


def _rated(seen: Scene) -> Evidence:
    """5个|断面水质优良比例100%: the clause promises the rate, or the sum of them all, not the five."""
    return hits(_RATED.match(seen.after) if _PLACE.fullmatch(seen.before) else None)


# 全镇|19个行政村, 我市|86条
_WHOLE = Pattern("commitments", r"[全我本] [国省市县区镇乡村州盟旗] $")
_STIRRED = WordList("commitments", "collective.stirred")
# 对全区|86条背街小巷开展整治; but 应对, 相对, 面对
_TOWARDS = Pattern("commitments", r"(?<! [相应面] ) 对 [全我本] [^、] $")
_WORKED_ON = Pattern("commitments", r"[^()]{1,30}? \L<collective.worked_on>")


def _worked_on(seen: Scene) -> bool:
    """对全区|86条背街小巷开展整治: all of them are the work."""
    return bool(_TOWARDS.search(seen.before[-4:]) and _WORKED_ON.match(seen.after))


# 19个|行政村、|126个
_LISTED = Pattern("commitments", r"[^,;。、]{1,12} 、")


def _goes_on(seen: Scene) -> bool:
    """全镇19个行政村、|126个村民小组: the list goes on."""
    first, text = seen.previous, seen.prose.text
    if first is None or first.unit != seen.quantity.unit or not seen.before.endswith("、"):
        return False
    if not _LISTED.fullmatch(text, first.end, seen.quantity.start):
        return False
    start, _ = seen.prose.clause(first.start)
    if text.startswith("对", start) and _WORKED_ON.match(seen.after):
        return False
    return _WHOLE.search(text, max(start, first.start - 2), first.start) is not None


_OWN = WordList("commitments", "collective.own")
_OWN_UNITS = ("项", "条", "件", "个", "类")
# 主要预期目标(|8项), 重点工作共|121项
_TOTAL = Pattern("commitments", r"(?P<what> .* ) (?: \( \L<collective.total>? | \L<collective.total> ) $")
# 共安排重点任务|121项
_SET_DOWN = Pattern("commitments", r"\L<collective.total> \L<collective.set_down>? [^、0-9]{0,8} $")


def own_count(seen: Scene) -> Answer:
    """主要预期目标(8项), 重点工作共121项, 共安排重点任务121项: the document counts its own lines; but 完成重点任务121项."""
    if seen.quantity.unit not in _OWN_UNITS or seen.prefix or seen.suffix or not seen.ends:
        return None
    total = _TOTAL.search(seen.before)
    own = _OWN.ends(total["what"]) if total else _OWN.ends(seen.before)
    if own is None or (total is None and not (total := _SET_DOWN.search(seen.before))):
        return None
    return Ruling("nothing", hits(total, own))


_ABSTRACT = WordList("commitments", "collective.abstract")
_DIVIDED = WordList("commitments", "collective.divided")
# 上述|6项任务, 以下|6项
_SAID = Pattern("commitments", r"(?: \L<collective.said> | ^ 以 [上下] ) $")
# 二十条|稳增长措施
_MEASURES = Pattern("commitments", r"[^、]{0,4}? \L<collective.measures>")


def abstract(seen: Scene) -> Answer:
    """10个方面工作, 五大类23个主要指标, 56个民族, 上述6项任务, 改革举措(共23项): how a text or a people is divided."""
    quantity = seen.quantity
    if quantity.dimension != "count":
        return None
    found = _SAID.search(seen.before[-3:])
    if not found and quantity.han and quantity.unit == "条":
        found = _MEASURES.match(seen.after)  # 出台稳增长二十条措施
    if found:
        return Ruling("nothing", hits(found))
    divided = _DIVIDED.ends(seen.before) if quantity.unit in ("项", "条", "类") else None
    word = divided or _ABSTRACT.starts(seen.after)
    return Ruling("nothing", (word,)) if word else None


_CHIEF = WordList("commitments", "collective.chief")
_OFFICES_DO = Pattern("commitments", r"\L<collective.offices> .{0,6} \L<collective.duties>")


def among(seen: Scene) -> Answer:
    """在化工、建材等8个重点行业推行, 在河口3个乡镇各新建, 由苏澳等5个乡镇负责: where it is done, or by whom.

    What follows is the work: another quantity's or a verb. 在全国选择10个城市 stays a commitment,
    because a verb stands between 在 and the number.
    """
    quantity = seen.quantity
    if quantity.dimension != "count" or seen.prefix or seen.suffix:
        return None
    if seen.before.endswith("等"):
        offices = _OFFICES_DO.match(seen.after)
        if offices or quantity.unit in ("人", "位", "名"):
            return Ruling("nothing", hits(offices))  # 妇联等8家单位配合, 由李某等6人组成
    if quantity.unit == "类" and (chief := _CHIEF.starts(seen.after)):
        return Ruling("nothing", (chief,))  # 8类重点产品
    return _where(seen)


# 在河口|3个乡镇, 围绕产业链|5个环节
_WHERE = Pattern("commitments", r"(?: \L<collective.places> | \L<collective.themes> ) (?P<place> .{0,40} ) $")
_THEME = WordList("commitments", "collective.themes")
# 在河口3个|乡镇各新建
_WORK = Pattern("commitments", r"[^、]{2,20}? \L<collective.work>")


def _where(seen: Scene) -> Answer:
    """在河口|3个乡镇各新建 tells where, 围绕|5个环节 what about."""
    where = _WHERE.search(seen.before[-44:]) if seen.after[:1] not in ("", "、") else None
    if where is None or BUILD.within(where["place"]):
        return None
    if _THEME.starts(where[0]):
        return Ruling("nothing", hits(where))
    work = _WORK.match(seen.after)
    return Ruling("attribute", hits(where, work)) if work else None
