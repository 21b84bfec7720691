"""Collective counts: how many there are of them, how a text is divided, where or by whom the work is done."""

from __future__ import annotations

import re

from workplan_parser.extract.scene import Scene, Verdict, words

_WHOLE = re.compile("[全我本][国省市县区镇乡村州盟旗]$")


_RATED = re.compile(
    "[^,;。、0-9]{2,20}(?:率|比例|占比)(?:[保稳]持?[持定]?在?|达到?|为|不低于|超过|提高到)?[0-9]"
)
"""5个|断面水质优良比例100%: the clause promises the rate, not the five"""
_PLACE = re.compile("(?:[^,;。、0-9]{0,6}[国省市县区镇乡村州盟旗域内])?")
"""城区|3个公园绿化率达到40%"""
_WORKED_ON = re.compile("[^,;。:()]{1,30}?(?:开展|进行|实施)")
"""对全区|86条背街小巷开展整治: all of them are the work"""


def whole_body(seen: Scene) -> Verdict | None:
    """全镇19个行政村, 激发53.6万户民营企业活力: how many there are is no work of the year."""
    if seen.quantity.dimension != "count" or not re.match("[^,;。、:()]", seen.after):
        return None
    if _PLACE.fullmatch(seen.before) and _RATED.match(seen.after):
        return "attribute"
    whole = _WHOLE.search(seen.before)
    if whole and words("verbs.build", "$").search(seen.before[: whole.start()][-8:]):
        return None  # 做好全区20个监测点的检测
    if re.search("(?:^|[^,;。相应面])对[全我本][^,;。、]$", seen.before[-4:]) and _WORKED_ON.match(
        seen.after
    ):
        return None
    if whole or re.search("(?:激发|激活|释放)$", seen.before):
        return "baseline"
    before = seen.previous  # 全镇19个行政村、126个村民小组
    listed = before and not seen.before.endswith(("。", ",", ";")) and before.unit == seen.quantity.unit
    if (
        before
        and listed
        and re.fullmatch("[^,;。、]{1,12}、", seen.prose.text[before.end : seen.quantity.start])
    ):
        start, _ = seen.prose.clause(before.start)
        if seen.prose.text.startswith("对", start) and _WORKED_ON.match(seen.after):
            return None
        return "baseline" if _WHOLE.search(seen.prose.text[start : before.start]) else None
    return None


_MEASURES = re.compile("[^,;。、]{0,4}?(?:措施|举措|政策|意见|办法|规定)")


def abstract(seen: Scene) -> Verdict | None:
    """10个方面工作, 五大类23个主要指标, 56个民族: how a text or a people is divided."""
    if seen.quantity.dimension != "count":
        return None
    if re.search("(?:上述|下列|前述|(?:^|:)以[上下])$", seen.before):
        return "nothing"  # 上述6项任务
    if seen.quantity.han and seen.quantity.unit == "条" and _MEASURES.match(seen.after):
        return "nothing"  # 出台稳增长二十条措施
    if seen.quantity.unit in ("项", "条", "类") and re.search("方面$|[(]共$", seen.before):
        return "nothing"  # 改革举措(共23项), 科技金融方面5项
    return "nothing" if words("collective.abstract").match(seen.after) else None


_OFFICES_DO = re.compile("(?:成员)?(?:单位|部门|科室|股室|处室)[^,;。]{0,6}(?:配合|负责|承担|牵头|协同|组成)")


def among(seen: Scene) -> Verdict | None:
    """在化工、建材等8个重点行业推行, 在河口3个乡镇各新建, 由苏澳等5个乡镇负责: where it is done, or by whom.

    What follows is the work: another quantity's or a verb. 在全国选择10个城市 stays a commitment,
    because a verb stands between 在 and the number.
    """
    quantity = seen.quantity
    if (
        quantity.dimension != "count"
        or quantity.end != quantity.unit_end
        or quantity.start != quantity.number
    ):
        return None
    if quantity.unit in ("人", "位", "名") and seen.before.endswith("等"):
        return "nothing"  # 由李某等6人组成
    if seen.before.endswith("等") and _OFFICES_DO.match(seen.after):
        return "nothing"  # 妇联等8家单位配合
    if quantity.unit == "类" and re.match("重点|主要|关键|突出", seen.after):
        return "nothing"  # 8类重点产品
    place = re.search("(?:在|由|围绕|聚焦|针对)([^,;。]{0,40})$", seen.before)
    if place is None or words("verbs.build").search(place.group(1)) or not re.match("[^,;。、]", seen.after):
        return None
    if place.group().startswith(("围绕", "聚焦", "针对")):
        return "nothing"
    return "attribute" if re.match(f"[^,;。、]{{2,20}}?(?:{_WORK})", seen.after) else None


_WORK = "各|推行|开展|实施|建设|新建|建成|设立|设置|推广|试点|负责|牵头|承担|组织|进行|率先|全面|纳入|基础上|范围内"
