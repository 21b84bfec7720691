"""Conditions and periods: who may have it, for how long; and limits on service time, which are commitments."""

from __future__ import annotations

import re

from workplan_parser.extract.scene import Scene, Verdict, prefix, words

_GRANT = "给予|奖励|补助|补贴|奖补|资助|返还|扣|加|减"


_SUM = "(?:不超过|不高于|不低于|最高|按)[0-9.]+[百千万]?元"
"""按每招用1人|不超过1500元的标准发放"""


_SCORED = re.compile("[^,;。0-9]{0,8},?(?:得|加|奖|扣|计)[0-9.]+分")


def rate_base(seen: Scene) -> Verdict | None:
    """按每招用1人补贴1500元: the one thing a rate is counted by; but 每村新建1所."""
    quantity = seen.quantity
    if quantity.dimension != "score" and _SCORED.match(seen.prose.text, quantity.end):
        return "condition"  # 每推广1篇得3分, 出现1例未处理扣2分
    if quantity.value != 1 or quantity.han or quantity.comparator != "eq":
        return None
    per = re.search(
        "每(?:招用|吸纳|新增|增加|引进|减少|提高|完成|培育|招聘|带动|超过?|降低|发生|发现)[^,;。]{0,4}$",
        seen.before,
    )
    return (
        "condition"
        if per and re.match(f"[^,;。、]{{0,12}}(?:{_GRANT})|,[^。;]{{0,4}}(?:{_GRANT})|{_SUM}", seen.after)
        else None
    )


_CONSEQUENCE = re.compile(
    "[)]?的,[^,;。]{0,8}?(?:给予|奖励|补助|补贴|返还|奖补|须|应|可|要|不得|不予|按|由|一律|取消|暂停|视为|优先|予以|纳入|免|报|进行|核减|扣减|收回|退出|清退|约谈)"
    "|[)]?的(?:退出|清退|核减|取消|收回|约谈|暂停)(?!机制|制度|标准)"
)
"""连续亏损超过10%的|退出, 使用率低于40%的,|核减补助"""


_WHO = re.compile("的(?!标准|比例|额度|奖|补|资助|贷款|支持|贴息)")
_GRANT_MADE = "给予|奖励|补助|补贴|奖补|资助|发放|返还"
"""对每户给予|3000元的补助: what is given, not to whom"""


def condition(seen: Scene) -> Verdict | None:
    """毕业2年内高校毕业生 · 对营业收入首次突破1亿元的企业: who may have it, not what will be done."""
    quantity = seen.quantity
    bound = quantity.comparator in ("ge", "gt", "le", "lt") and prefix(seen)[:1] not in ("不", "最", "至")
    if bound and _CONSEQUENCE.match(seen.prose.text, quantity.end):
        return "condition"  # 罚款超过5000元的,须集体讨论; but 额度最高不超过15万元的
    if quantity.unit == "%" or not quantity.unit:
        return None
    clause = seen.before[-20:]
    named = words("modifier.conditions").search(clause)
    if named and re.match("(?:的|[^,;。、]{0,6}(?:企业|人员|毕业生|家庭|单位|者))", seen.after):
        return "condition"
    if re.search("(?:^|[,;。])(?:凡|对于?)[^,;。]{0,30}$", seen.before) and _WHO.match(seen.after):
        return None if re.search(_GRANT_MADE, clause) else "condition"
    return None


DURATION = ("time", "working_time")


def duration(seen: Scene) -> Verdict | None:
    """压缩至5个工作日以内 is a commitment; 享受5年, 24小时开放, 三年行动 are not."""
    quantity = seen.quantity
    if quantity.dimension not in DURATION or quantity.unit in ("课时", "学时", "个学时", "个课时", "学分"):
        return None
    if _service_limit(seen) or seen.before.endswith("天数"):
        return "target"
    if "年限" in seen.before and re.search(_LIFESPAN, seen.before):
        return "target"
    bound = words("verbs.limit").search(seen.before[-24:])
    if bound and not _followed_by_noun(seen):
        return "target"
    if quantity.han and quantity.unit in ("年", "天", "日", "周"):
        return "nothing"
    if re.match(
        "(?:开放|不间断|服务|营业|值班|值守|运行|便民|生活|通勤|交通|消费|健身|阅读|出行|圈|在线|自助|全天)",
        seen.after,
    ):
        return "attribute"
    return "period"


_LIFESPAN = "(?:教育|健康|使用|服役|耕作)年限(?:达到?|提高|增加|延长)[到至为]?$"
"""平均受教育年限提高到|11.9年"""


_PROCESS = re.compile(
    "(?:[^,;。、]{0,4}?)(?:响应|办结|办理|反馈|答复|回复|受理|审结|出具|支付|处置|处理|到场|到达|送达|上报|报告|修复|恢复|公示|"
    "完成(?:审批|审核|审查|核查|办理|登记|备案|验收|支付|答复|处置|修复|核准))"
)


_SHORT = ("个工作日", "工作日", "小时", "个小时", "分钟", "日", "天")
_SERVED = re.compile(
    "(?:至少|须|应|主动|逐一)?(?:提供|推荐|推送|联系|介绍|核实|核查|整改|对接|回访|清理|清运|发布|下达|拨付)"
)
"""15个工作日内|至少推荐3个岗位: what a person is promised within days; 3年内提供 is a deadline"""


_PROCESS_TIME = re.compile(
    "(?:时效|时限|用时|时长|时间|时延|延迟|周期|期限|公告期|耗时|响应|到场)[^,;。、]{0,6}$"
)


def _service_limit(seen: Scene) -> bool:
    """诉求24小时内响应, 时延低于3.5毫秒, 付款期限最长不得超过60日: how long a service may take."""
    if seen.quantity.comparator not in ("le", "lt") or seen.quantity.unit in ("年", "周", "季度", "个季度"):
        return False
    if _PROCESS.match(seen.after) or (seen.quantity.unit in _SHORT and _SERVED.match(seen.after)):
        return True
    return _PROCESS_TIME.search(seen.before) is not None and not _followed_by_noun(seen)


def _followed_by_noun(seen: Scene) -> bool:
    return bool(re.match("[^,;。、的以之内到至并、()和与]", seen.after)) and not re.match(
        "办结|完成|反馈|答复|审批|受理|审结|到位|以上|以内", seen.after
    )
