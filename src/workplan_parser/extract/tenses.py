"""Results, baselines, stocks and comparisons: numbers that tell how things were or are."""

from __future__ import annotations

import re

from workplan_parser.extract.scene import Scene, Verdict, last, promised, words


def baseline(seen: Scene) -> Verdict | None:
    """由60%提高到90%, 现行16%的税率降至13%, 较上年18万元提升到20万元, 在2000亿元的基础上增长6%: where it starts."""
    if seen.quantity.dimension == "money" and seen.before.endswith("在") and _ON_BASE.match(seen.after):
        return "achieved" if seen.context.achieved else "baseline"
    if seen.following is None or not words("baseline.from", "$").search(seen.before[-12:]):
        match = re.search(
            "(?:由|从)[^,;。0-9]{0,12}$|(?:现行|原有?|原来|法定|[比较](?:上年度?|去年))的?$",
            seen.before[-16:],
        )
        if match is None or seen.following is None:
            return None
    between = seen.prose.text[seen.quantity.end : seen.following.start]
    if len(between) <= 24 and words("baseline.to").search(between):
        return "achieved" if seen.context.achieved else "baseline"
    return None


_ON_BASE = re.compile("的?基础上")


def section_looks_back(seen: Scene) -> Verdict | None:
    """The section tells of the past; only a later year or 今年 inside it looks ahead."""
    if not seen.context.achieved:
        heading = seen.context.heading
        return "baseline" if heading.endswith(_TROUBLE) and re.fullmatch(_TROUBLES, heading) else None
    return "achieved"


_TROUBLE = ("困难", "问题", "不足", "差距", "短板", "挑战", "形势")
_TROUBLES = (
    "(?:(?:当前|目前|工作中?)*(?:存在|面临)的?(?:主要|突出)?|主要|当前|目前)?"
    "(?:困难|问题|不足|差距|短板|挑战|形势)(?:(?:和|与|及|、)(?:困难|问题|不足|差距|短板|挑战|形势))*"
)
"""存在的困难和问题; 解决突出问题 is work to do"""


_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")


_RECENT = re.compile("近[两三四五几]年(?!内)")


_SO_FAR = "今年(?:前[三3]季度|前[0-9二三四五六七八九十]+个月|1[-—~至][0-9]+月份?)(?![底末前]|[^,]{0,6}(?:要|力争|确保|完成))"
"""今年前三季度,全市实现…: told in a plan of the autumn"""


_FIVE_YEARS = re.compile("十([一二三四五六七八九])五[”’]?(?:期间|时期)")
"""“十三五”期间: 2016 to 2020."""


def past_tense(seen: Scene) -> Verdict | None:
    """去年新增50座 · 截至2017年底 · 2016年建成: the nearest word of time looks back."""
    cue = _last_cue(seen)
    return "achieved" if cue == "past" else None


def _last_cue(seen: Scene) -> str | None:
    """``past`` or ``future``, whichever word of time stands nearest before the quantity in its sentence."""
    sentence = _beyond_its_base(seen.sentence)
    places = [(-1, "")]
    for kind in ("past", "future"):
        for match in words(f"tense.{kind}").finditer(sentence):
            if kind == "past" and _names_a_baseline(sentence, match.start(), match.end()):
                continue
            if match.group().endswith(",") and _MUST_BE.search(sentence, match.end()):
                continue  # 当前,要抓紧完成春灌50万亩
            places.append((match.start(), kind))
    for recent in (_RECENT, _SO_FAR) if "今年" in sentence else (_RECENT,):
        places.extend((match.start(), "past") for match in re.finditer(recent, sentence))
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


_ASKED = re.compile("[^,;。]{0,24}的,")
"""上年度|未裁员的,按…返还"""
_COUNTED_BY = re.compile("(?:按|依据|参照)[^,;。0-9]{0,14}$")
"""按企业及其职工|上年度实际缴纳失业保险费的30%返还"""


_MUST_BE = re.compile("要(?!求)|须|应当|抓紧|加快")


def _beyond_its_base(sentence: str) -> str:
    """在近三年建成910万亩的基础上,新建…: the sentence without the phrase, which is past by itself."""
    end = sentence.rfind("基础上")
    start = sentence.rfind("在", 0, max(end, 0))
    return sentence[:start] + sentence[end:] if 0 <= start < end else sentence


def _names_a_baseline(sentence: str, start: int, end: int) -> bool:
    """比去年, 由去年的142个增加到, 按上年度研发费用的10%, 上年度未裁员的: what is measured by, or asked for."""
    if start and sentence[start - 1] in "比较与在于由从按以其照":
        return True
    if _ASKED.match(sentence, end) or _COUNTED_BY.search(sentence, max(0, start - 20), start):
        return True
    return sentence.startswith("的", end) and any(char.isdigit() for char in sentence[end:])


def done_already(seen: Scene) -> Verdict | None:
    """已建成5座 · 完成了3项; but not 已建成环卫之家入住率达到60%."""
    found = last(words("aspect.done"), seen.before)
    if found is None:
        return None
    between = seen.before[found.end() :]
    if len(between) > 14 or re.search("率|面积|比重|能力|的|[、]", between):
        return None
    return "achieved"


def stock(seen: Scene) -> Verdict | None:
    """现有公厕17个: what is there already."""
    found = words("aspect.stock").search(seen.before[-12:])
    bound = seen.quantity.comparator in ("ge", "le")
    if (
        found
        and found.group() in _GOING_ON
        and words("verbs.build").search(seen.sentence[-60 : -len(found.group())])
    ):
        return None  # 新增学位5万个、在校生3万人
    if found is None or (bound and not found.group().startswith(("现", "目前", "已", "原", "共"))):
        return None if found or not _stock_goes_on(seen) else "baseline"  # 每百名老人拥有床位不低于4张
    return "baseline"


_GOING_ON = ("在校", "在建", "在用", "在册")


def _stock_goes_on(seen: Scene) -> bool:
    """现有线路86条,公交车1200辆: a bare noun after a stock is more of it."""
    if seen.quantity.start < seen.quantity.number or seen.previous is None:
        return False
    if seen.previous.comparator != "eq":  # 建成或在建项目达到150个,遴选标杆30个
        return False
    first = seen.previous.start  # 改造现有产线,上云设备100台 tells no stock
    told = words("aspect.stock").search(seen.prose.text, max(0, first - 12), first)
    return (
        told is not None
        and re.fullmatch("[^,;。、]{2,8}", seen.before) is not None
        and not promised(seen.before)
    )


_STARTED = re.compile("在(?:前期|前两年|原有|现有|首批|第一批|前一阶段|上一轮)[^,;。]{0,30}$")


def started_from(seen: Scene) -> Verdict | None:
    """在前期7个省试点基础上: what was done before; 在新建3个示范点基础上 is work of the plan."""
    return "achieved" if _STARTED.search(seen.before) and "基础上" in seen.after[:40] else None


_GRADUATES = (
    "(?:今年|当年|[0-9]{4}届)?(?:全[国省市县区]|我[国省市县区])?(?:普通|高校|高等学校|大学|应届|大中专)+毕业生(?:总?规模|总量|总?人数)?"
    "(?:预计|将|约|达到?|超过?)*"
)
"""今年高校毕业生|820多万人: whoever leaves school this year was not made by the plan"""


def present_state(seen: Scene) -> Verdict | None:
    """占比不足四成, 仅为78%: what falls short is how things are, never what is promised."""
    word = seen.prose.text[seen.quantity.start : seen.quantity.number]
    if "毕业生" in seen.before and re.fullmatch(_GRADUATES, seen.before):
        return "baseline"
    return (
        "baseline"
        if word in ("不足", "不到", "不满") or re.search("(?:仅|仅为|只有|仅有|仅占)$", seen.before)
        else None
    )


_THAN_YEAR = re.compile("[比较]20[0-9]{2}年")


def compared(seen: Scene) -> Verdict | None:
    """…1.35万亿元,比去年增加5500亿元: the difference to another number."""
    if seen.quantity.unit == "%" and re.search(
        "占(?:年度|全年|年)?(?:计划|任务|目标|预算)数?的?$", seen.before
    ):
        return "comparison"
    match = words("comparison.words").search(seen.before) or _THAN_YEAR.search(seen.before)
    if match is None:
        return None
    own_subject = seen.before[: match.start()]
    if own_subject == "或":
        return None  # 达到65%,或较2023年提高5个百分点
    if len(own_subject) >= 2 and not re.search("[0-9]", own_subject):
        return None  # 地区生产总值比上年增长7%
    growth = re.search(
        "(?:同比|[比较](?:上年|去年|上一年|20[0-9]{2}年底?)|年均)(?:再)?(?:增长|下降|提高|减少|增加)$",
        seen.before,
    )
    if growth and seen.quantity.unit == "%":
        return None  # 完成投资18.5亿元,同比增长8%: the growth is promised like the sum
    if seen.quantity.start != seen.quantity.number or seen.previous is not None or len(own_subject) < 2:
        return "comparison"
    return None
