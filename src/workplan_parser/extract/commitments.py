"""Is a quantity a commitment, or a result, a baseline, a comparison, a condition, an attribute, a period?

Each rule is a small function that looks at one quantity in its :class:`Scene` and answers with a
verdict or with None, "not my case". :data:`RULES` holds them most specific first; the name of the
rule that decided is what ``workplan explain`` prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from workplan_parser import lexicon
from workplan_parser.extract.context import Context
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Quantity

Role = Literal["achieved", "baseline", "attribute", "condition", "comparison", "period"]
Verdict = Literal[
    "target", "nothing", "achieved", "baseline", "attribute", "condition", "comparison", "period"
]
WINDOW = 160


class Scene(NamedTuple):
    """One quantity and the words round it.

    ``before`` is the clause up to the raw quantity, ``after`` the rest of the clause, ``lead`` the
    sentence up to the clause (at most :data:`WINDOW` characters of each), ``previous`` and
    ``following`` the neighbouring quantities of the same sentence.
    """

    prose: Prose
    quantity: Quantity
    context: Context
    lead: str
    before: str
    after: str
    previous: Quantity | None
    following: Quantity | None

    @property
    def sentence(self) -> str:
        return self.lead + self.before


def scene(
    prose: Prose, quantity: Quantity, context: Context, previous: Quantity | None, following: Quantity | None
) -> Scene:
    """Cut the words round *quantity* out of the text."""
    start, end = prose.clause(quantity.start)
    opens, closes = prose.sentence(quantity.start)
    text = prose.text
    left = max(start, quantity.start - WINDOW)
    return Scene(
        prose,
        quantity,
        context,
        text[max(opens, left - WINDOW) : left],
        text[left : quantity.start],
        text[quantity.end : min(end, quantity.end + WINDOW)],
        previous if previous and previous.start >= opens else None,
        following if following and following.start < closes else None,
    )


def judge(seen: Scene) -> tuple[Verdict, str]:
    """The verdict on one quantity, and the name of the rule that gave it."""
    for name, rule in RULES:
        verdict = rule(seen)
        if verdict is not None:
            return verdict, name
    return "target", "plain"


def strength(seen: Scene) -> Literal["must", "expect", "strive", "approx"]:
    """确保/必须 → must, 力争 → strive, 左右/基本 → approx, else expect."""
    reach = seen.before[-60:]
    if seen.quantity.comparator == "approx" or re.search("基本", reach):
        return "approx"
    if _pattern("strength.strive").search(reach):
        return "strive"
    if _pattern("strength.must").search(reach + seen.prose.text[seen.quantity.start : seen.quantity.number]):
        return "must"
    return "expect"


@lexicon.cached
def _pattern(path: str, tail: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{lexicon.alternation(lexicon.words('commitments', path))}){tail}")


# --- the rules ---------------------------------------------------------------------------------


def _defined(seen: Scene) -> Verdict | None:
    """“两重”:是指…6个工程: an explanation of a term, or anything in a glossary."""
    return (
        "attribute" if seen.context.definition or _pattern("definition.words").search(seen.sentence) else None
    )


def _quoted(seen: Scene) -> Verdict | None:
    """“1车1泊位,100辆车15个公共车位”: amounts inside a slogan."""
    return "attribute" if seen.prose.quoted(seen.quantity.start) else None


def _baseline(seen: Scene) -> Verdict | None:
    """由60%提高到90%, 现行16%的税率降至13%: 60% and 16% are where it starts."""
    if seen.following is None or not _pattern("baseline.from", "$").search(seen.before[-12:]):
        match = re.search("(?:由|从)[^,;。0-9]{0,12}$|(?:现行|原有?|原来|法定)的?$", seen.before[-16:])
        if match is None or seen.following is None:
            return None
    between = seen.prose.text[seen.quantity.end : seen.following.start]
    if len(between) <= 24 and _pattern("baseline.to").search(between):
        return "achieved" if seen.context.achieved else "baseline"
    return None


def _section_looks_back(seen: Scene) -> Verdict | None:
    """The section tells of the past; only a later year or 今年 inside it looks ahead."""
    if not seen.context.achieved:
        return None
    return "achieved"


_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_RECENT = re.compile("近[两三四五几]年(?!内)")
_FIVE_YEARS = re.compile("十([一二三四五六七八九])五[”’]?(?:期间|时期)")
"""“十三五”期间: 2016 to 2020."""


def _past_tense(seen: Scene) -> Verdict | None:
    """去年新增50座 · 截至2017年底 · 2016年建成: the nearest word of time looks back."""
    cue = _last_cue(seen)
    return "achieved" if cue == "past" else None


def _last_cue(seen: Scene) -> str | None:
    """``past`` or ``future``, whichever word of time stands nearest before the quantity in its sentence."""
    sentence = seen.sentence
    places = [(-1, "")]
    for kind in ("past", "future"):
        for match in _pattern(f"tense.{kind}").finditer(sentence):
            if kind == "past" and _names_a_baseline(sentence, match.start(), match.end()):
                continue
            places.append((match.start(), kind))
    places.extend((match.start(), "past") for match in _RECENT.finditer(sentence))
    if seen.context.year:
        places.extend(
            (match.start(), "past")
            for match in _FIVE_YEARS.finditer(sentence)
            if 2005 + 5 * "〇一二三四五六七八九".index(match.group(1)) < seen.context.year
        )
        for match in _YEAR.finditer(sentence):
            if sentence[max(0, match.start() - 1) : match.start()] in tuple("比较在与自于从"):
                continue
            year = int(match.group(1))
            if year < seen.context.year and sentence[match.end() : match.end() + 1] not in (
                "-",
                "—",
                "至",
                "度",
                "版",
            ):
                places.append((match.start(), "past"))
            elif year >= seen.context.year:
                places.append((match.start(), "future"))
    return max(places)[1] or None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match of *pattern* in *text*."""
    return max(pattern.finditer(text), key=lambda match: match.start(), default=None)


def _names_a_baseline(sentence: str, start: int, end: int) -> bool:
    """比去年, 由去年的142个增加到, 按上年度研发费用的10%: the past is what the number is measured by."""
    if start and sentence[start - 1] in "比较与在于由从按以其照":
        return True
    return sentence.startswith("的", end) and any(char.isdigit() for char in sentence[end:])


def _done_already(seen: Scene) -> Verdict | None:
    """已建成5座 · 完成了3项; but not 已建成环卫之家入住率达到60%."""
    found = _last(_pattern("aspect.done"), seen.before)
    if found is None:
        return None
    between = seen.before[found.end() :]
    if len(between) > 14 or re.search("率|面积|比重|能力|的|[、]", between):
        return None
    return "achieved"


def _stock(seen: Scene) -> Verdict | None:
    """现有公厕17个: what is there already."""
    found = _pattern("aspect.stock").search(seen.before[-12:])
    bound = seen.quantity.start < seen.quantity.number and seen.quantity.comparator in ("ge", "le")
    if found is None or (bound and not found.group().startswith(("现", "目前", "已", "原", "共"))):
        return None if found or not _stock_goes_on(seen) else "baseline"  # 每百名老人拥有床位不低于4张
    return "baseline"


def _stock_goes_on(seen: Scene) -> bool:
    """现有线路86条,公交车1200辆: a bare noun after a stock is more of it."""
    if seen.quantity.start < seen.quantity.number or seen.previous is None:
        return False
    clause = seen.lead[-40:].rpartition(";")[2].rstrip(",")
    told = _pattern("aspect.stock").search(clause.rpartition(",")[2])
    return (
        told is not None
        and re.fullmatch("[^,;。、]{2,8}", seen.before) is not None
        and not _promised(seen.before)
    )


def _promised(words: str) -> bool:
    return bool(_pattern("verbs.build").search(words) or re.search("率|增|达|完成", words))


_WHOLE = re.compile("[全我本][国省市县区镇乡村州盟旗]$")


def _whole_body(seen: Scene) -> Verdict | None:
    """全镇19个行政村, 激发53.6万户民营企业活力: how many there are is no work of the year."""
    if seen.quantity.dimension != "count" or not re.match("[^,;。、:()]", seen.after):
        return None
    whole = _WHOLE.search(seen.before)
    if whole and _pattern("verbs.build", "$").search(seen.before[: whole.start()][-8:]):
        return None  # 做好全区20个监测点的检测
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
        return "baseline" if _WHOLE.search(seen.prose.text[start : before.start]) else None
    return None


def _present_state(seen: Scene) -> Verdict | None:
    """占比不足四成, 仅为78%: what falls short is how things are, never what is promised."""
    word = seen.prose.text[seen.quantity.start : seen.quantity.number]
    return (
        "baseline"
        if word in ("不足", "不到", "不满") or re.search("(?:仅|仅为|只有|仅有|仅占)$", seen.before)
        else None
    )


_GRANT = "给予|奖励|补助|补贴|奖补|资助|返还|扣|加|减"


def _rate_base(seen: Scene) -> Verdict | None:
    """按每招用1人补贴1500元: the one thing a rate is counted by; but 每村新建1所."""
    quantity = seen.quantity
    if quantity.value != 1 or quantity.han or quantity.comparator != "eq":
        return None
    per = re.search(
        "每(?:招用|吸纳|新增|增加|引进|减少|提高|完成|培育|招聘|带动|超过?|降低|发生|发现)[^,;。]{0,4}$",
        seen.before,
    )
    return (
        "condition"
        if per and re.match(f"[^,;。、]{{0,12}}(?:{_GRANT})|,[^。;]{{0,4}}(?:{_GRANT})", seen.after)
        else None
    )


def _score(seen: Scene) -> Verdict | None:
    """占5分, （10分）: points in a table of scores; but 满意度达到90分."""
    if seen.quantity.dimension != "score":
        return None
    return None if seen.quantity.comparator in ("ge", "gt") and "扣" not in seen.before else "attribute"


def _age(seen: Scene) -> Verdict | None:
    """18岁以上人群, 35—64周岁: who is meant; but 人均预期寿命达到79岁."""
    if seen.quantity.dimension != "age":
        return None
    return None if re.search("寿命|年龄(?:达到|提高|延迟|延长)", seen.before) else "condition"


_SIZE = re.compile(
    "(?:全长|总长|线路长|占地|占地面积|长度?|宽度?|高度?|厚度?|深度?|直径|口径|管径|跨度|层高|胸径|半径)约?$"
)


_DESCRIBES = re.compile("[该本](?:项目|工程|站|路|线|桥|厂|园|区|馆|中心)")


def _size(seen: Scene) -> Verdict | None:
    """全长26.8公里, 占地35亩, (长1.8公里、宽24米), 500米覆盖率, 该项目总投资5亿元: how large a thing is."""
    quantity = seen.quantity
    if quantity.dimension not in ("length", "area", "money"):
        return None
    if quantity.dimension == "length" and re.match("(?:范围|半径|覆盖|服务|见|生活圈)", seen.after):
        return "attribute"
    if quantity.comparator == "eq" and _DESCRIBES.match(seen.sentence) and not _promised(seen.before):
        return "attribute"
    found = _SIZE.search(seen.before[-8:])
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


def _no_unit(seen: Scene) -> Verdict | None:
    """近14亿中国人, 城区人口超50万县: without a unit a number counts only where the clause ends with it."""
    if seen.quantity.dimension != "number" or re.match("[,;。、)]|$", seen.after):
        return None
    return "attribute"


def _abstract(seen: Scene) -> Verdict | None:
    """10个方面工作, 五大类23个主要指标, 56个民族: how a text or a people is divided."""
    if seen.quantity.dimension != "count":
        return None
    if re.search("(?:上述|下列|前述|(?:^|:)以[上下])$", seen.before):
        return "nothing"  # 上述6项任务
    return "nothing" if _pattern("collective.abstract").match(seen.after) else None


_OFFICES_DO = re.compile(
    "(?:成员)?(?:单位|部门|科室|股室|处室)[^,;。]{0,6}(?:配合|负责|参与|参加|组成|承担|联合|牵头|协同)"
)


def _among(seen: Scene) -> Verdict | None:
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
    if (
        place is None
        or _pattern("verbs.build").search(place.group(1))
        or not re.match("[^,;。、]", seen.after)
    ):
        return None
    if place.group().startswith(("围绕", "聚焦", "针对")):
        return "nothing"
    return "attribute" if re.match(f"[^,;。、]{{2,20}}?(?:{_WORK})", seen.after) else None


_WORK = "各|推行|开展|实施|建设|新建|建成|设立|设置|推广|试点|负责|牵头|承担|组织|进行|率先|全面|纳入|基础上|范围内"


def _compared(seen: Scene) -> Verdict | None:
    """…1.35万亿元,比去年增加5500亿元: the difference to another number."""
    if seen.quantity.unit == "%" and re.search(
        "占(?:年度|全年|年)?(?:计划|任务|目标|预算)数?的?$", seen.before
    ):
        return "comparison"
    match = _pattern("comparison.words").search(seen.before)
    if match is None:
        return None
    own_subject = seen.before[: match.start()]
    if len(own_subject) >= 2 and not re.search("[0-9]", own_subject):
        return None  # 地区生产总值比上年增长7%
    growth = re.search(
        "(?:同比|[比较](?:上年|去年|上一年)|年均)(?:再)?(?:增长|下降|提高|减少|增加)$", seen.before
    )
    if growth and seen.quantity.unit == "%":
        return None  # 完成投资18.5亿元,同比增长8%: the growth is promised like the sum
    if seen.quantity.start != seen.quantity.number or seen.previous is not None or len(own_subject) < 2:
        return "comparison"
    return None


def _percent_of_han(seen: Scene) -> Verdict | None:
    """一半、三分之一 count only where something is cut or raised by it."""
    quantity = seen.quantity
    if quantity.rule != "fraction":
        return None
    return (
        "target"
        if re.search("(?:压缩|压减|缩短|减少|降低|提高|增加|下降|达到|减)[^,]{0,6}$", seen.before)
        else "attribute"
    )


_DURATION = ("time", "working_time")


def _duration(seen: Scene) -> Verdict | None:
    """压缩至5个工作日以内 is a commitment; 享受5年, 24小时开放, 三年行动 are not."""
    quantity = seen.quantity
    if quantity.dimension not in _DURATION or quantity.unit in ("课时", "学时", "个学时", "个课时", "学分"):
        return None
    if _service_limit(seen) or seen.before.endswith("天数"):
        return "target"
    bound = _pattern("verbs.limit").search(seen.before[-24:])
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


_PROCESS = re.compile(
    "(?:[^,;。、]{0,4}?)(?:响应|办结|办理|反馈|答复|回复|受理|审结|出具|支付|处置|处理|到场|到达|送达|上报|报告|修复|恢复|公示|"
    "完成(?:审批|审核|审查|核查|办理|登记|备案|验收|支付|答复|处置|修复|核准))"
)
_PROCESS_TIME = re.compile(
    "(?:时效|时限|用时|时长|时间|时延|延迟|周期|期限|公告期|耗时|响应|到场)[^,;。、]{0,6}$"
)


def _service_limit(seen: Scene) -> bool:
    """诉求24小时内响应, 时延低于3.5毫秒, 付款期限最长不得超过60日: how long a service may take."""
    if seen.quantity.comparator not in ("le", "lt") or seen.quantity.unit in ("年", "周", "季度", "个季度"):
        return False
    if _PROCESS.match(seen.after):
        return True
    return _PROCESS_TIME.search(seen.before) is not None and not _followed_by_noun(seen)


def _followed_by_noun(seen: Scene) -> bool:
    return bool(re.match("[^,;。、的以之内到至并、()和与]", seen.after)) and not re.match(
        "办结|完成|反馈|答复|审批|受理|审结|到位|以上|以内", seen.after
    )


def _han_count(seen: Scene) -> Verdict | None:
    """完成东、西两个餐厨垃圾厂建设, 各新建一座, 四次例行监测; but not 四个平台, 打造一批, 一个中心."""
    quantity = seen.quantity
    if quantity.han and quantity.dimension == "money" and quantity.value < 10:
        return None if re.search("每|补|奖|费|价|降|减|收", seen.before[-12:]) else "nothing"  # 三元、麦福劳
    if (
        not quantity.han
        or quantity.dimension in ("ratio", "money", *_DURATION, "number")
        or quantity.rule == "fraction"
    ):
        return None
    if quantity.value > 10:
        return None  # 二千五百个 is read like 2500个
    unit, one = quantity.unit, quantity.value == 1
    if unit in lexicon.words("commitments", "verbs.counted_classifiers") and _counted(seen):
        return "target"
    allowed = lexicon.words("commitments", "verbs.one_classifiers" if one else "verbs.han_classifiers")
    each = re.search(
        "(?:各|每年|每季度|每月|每半年|每周|一年|至少|每人|每校|每村|每县|年度|不少于|不低于)[^,]{0,10}$",
        seen.before + _prefix(seen),
    )
    if unit not in allowed and not (each and unit in ("个", "项", "名")):
        return "nothing"
    if re.search("[一两三四五六七八九十]个[^,;。、]{1,8}、$", seen.before):
        return "nothing"  # 一个中心、两个基地
    verb = _pattern("verbs.build").search(seen.before[-18:])
    if not verb and not each and not quantity.start < quantity.number:
        return "nothing"
    if unit in ("个", "项", "名", "套") and not each and not _concrete(seen):
        return "nothing"
    if (
        one
        and not each
        and not re.search("(?:新建|建成|建设|开工建设|改建|扩建|修建|创建|新增|建立|设立)$", seen.before)
    ):
        return "nothing"
    return "target"


def _counted(seen: Scene) -> bool:
    """新建公交站亭三个, 开展两轮督查, 检查两遍, 新增商标五件、证明商标两件: the number after what it counts, or of acts."""
    text, quantity = seen.prose.text, seen.quantity
    acts = quantity.unit in ("次", "遍", "轮", "场", "场次", "批次", "趟")
    verb = _last(_pattern("verbs.build"), seen.before[-30:])
    if acts and verb is not None and verb.end() == len(seen.before[-30:]):
        return quantity.value > 1
    if not re.match("[,;。、)]|$", seen.after) or quantity.value < 2:
        return (
            quantity.value == 1
            and quantity.unit in ("座", "所", "家", "处", "条")
            and (verb is not None and re.match("[,;。、)]|$", seen.after) is not None)
        )
    noun = re.search("[^,;。、]{2,}$", seen.before)
    if quantity.comparator != "eq" and noun is not None:
        return True  # 获得荣誉两项以上
    if noun is None or re.search("(?:是|有|为|做到|坚持|突出|落实|分|抓好|抓住)$", seen.before):
        return False
    if verb is not None and verb.end() + 1 < len(seen.before[-30:]):
        return True
    before = seen.previous
    return before is not None and re.search("[。;]", text[before.end : quantity.start]) is None


def _prefix(seen: Scene) -> str:
    return seen.prose.text[seen.quantity.start : seen.quantity.number]


def _concrete(seen: Scene) -> bool:
    noun = re.match("[^,;。、:的等和与及]{1,14}", seen.after)
    if noun is None:
        return False
    words = lexicon.words("commitments", "verbs.concrete_nouns")
    return any(noun.group().find(word) > 0 or noun.group().startswith(word) for word in words)


def _condition(seen: Scene) -> Verdict | None:
    """毕业2年内高校毕业生 · 对营业收入首次突破1亿元的企业: who may have it, not what will be done."""
    quantity = seen.quantity
    if quantity.comparator in ("ge", "gt", "le", "lt") and re.match("的(?:,|;|$)", seen.after):
        return "condition"  # 罚款超过5000元的,须集体讨论
    if quantity.unit == "%" or not quantity.unit:
        return None
    clause = seen.before[-20:]
    named = _pattern("modifier.conditions").search(clause)
    if named and re.match("(?:的|[^,;。、]{0,6}(?:企业|人员|毕业生|家庭|单位|者))", seen.after):
        return "condition"
    if re.search("(?:^|[,;。])(?:凡|对于?)[^,;。]{0,30}$", seen.before) and re.match("的", seen.after):
        return "condition"
    return None


def _modifier(seen: Scene) -> Verdict | None:
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
    if quantity.unit in ("人", "户", "头", "只") and _sized(seen):
        return "attribute"
    if quantity.comparator not in ("ge", "le", "gt", "lt"):
        return None
    if _pattern("modifier.bearers").match(seen.after) or re.match(
        "[^,;。、并且和与及]{1,8}(?:企业|项目|工程|机组|单位)", seen.after
    ):
        return "attribute"
    return None


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


RULES: tuple[tuple[str, Callable[[Scene], Verdict | None]], ...] = (
    ("defined", _defined),
    ("quoted", _quoted),
    ("baseline", _baseline),
    ("section_looks_back", _section_looks_back),
    ("past_tense", _past_tense),
    ("done_already", _done_already),
    ("stock", _stock),
    ("whole_body", _whole_body),
    ("present_state", _present_state),
    ("rate_base", _rate_base),
    ("score", _score),
    ("age", _age),
    ("size", _size),
    ("no_unit", _no_unit),
    ("abstract", _abstract),
    ("among", _among),
    ("compared", _compared),
    ("fraction", _percent_of_han),
    ("condition", _condition),
    ("duration", _duration),
    ("han_count", _han_count),
    ("modifier", _modifier),
)
