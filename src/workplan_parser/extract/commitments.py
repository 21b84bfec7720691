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
    """由60%提高到90%: 60% is where it starts."""
    if seen.following is None or not _pattern("baseline.from", "$").search(seen.before[-12:]):
        match = re.search("(?:由|从)[^,;。0-9]{0,12}$", seen.before)
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
            if kind == "past" and sentence[max(0, match.start() - 1) : match.start()] in (
                "比",
                "较",
                "与",
                "在",
                "于",
            ):
                continue
            places.append((match.start(), kind))
    if seen.context.year:
        for match in _YEAR.finditer(sentence):
            if sentence[max(0, match.start() - 1) : match.start()] in (
                "比",
                "较",
                "在",
                "与",
                "自",
                "于",
                "从",
            ):
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


def _done_already(seen: Scene) -> Verdict | None:
    """已建成5座 · 完成了3项; but not 已建成环卫之家入住率达到60%."""
    found = None
    for found in _pattern("aspect.done").finditer(seen.before):
        pass
    if found is None:
        return None
    between = seen.before[found.end() :]
    if len(between) > 14 or re.search("率|面积|比重|能力|的|[、]", between):
        return None
    return "achieved"


def _stock(seen: Scene) -> Verdict | None:
    """现有公厕17个: what is there already."""
    return "baseline" if _pattern("aspect.stock").search(seen.before[-12:]) else None


def _compared(seen: Scene) -> Verdict | None:
    """…1.35万亿元,比去年增加5500亿元: the difference to another number."""
    match = _pattern("comparison.words").search(seen.before)
    if match is None:
        return None
    own_subject = seen.before[: match.start()]
    if len(own_subject) >= 2 and not re.search("[0-9]", own_subject):
        return None  # 地区生产总值比上年增长7%
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


def _followed_by_noun(seen: Scene) -> bool:
    return bool(re.match("[^,;。、的以之内到至并、()和与]", seen.after)) and not re.match(
        "办结|完成|反馈|答复|审批|受理|审结|到位|以上|以内", seen.after
    )


def _han_count(seen: Scene) -> Verdict | None:
    """完成东、西两个餐厨垃圾厂建设, 各新建一座, 四次例行监测; but not 四个平台, 打造一批, 一个中心."""
    quantity = seen.quantity
    if (
        not quantity.han
        or quantity.dimension in ("ratio", "money", *_DURATION, "number")
        or quantity.rule == "fraction"
    ):
        return None
    unit, one = quantity.unit, quantity.value == 1
    allowed = lexicon.words("commitments", "verbs.one_classifiers" if one else "verbs.han_classifiers")
    each = re.search(
        "(?:各|每年|每季度|每月|每半年|每周|一年|至少|每人|每校|每村|每县|年度|不少于|不低于)[^,]{0,10}$",
        seen.before + _prefix(seen),
    )
    if unit not in allowed and not (each and unit in ("个", "项", "名")):
        return "nothing"
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
    if quantity.comparator not in ("ge", "le", "gt", "lt"):
        return None
    if _pattern("modifier.bearers").match(seen.after) or re.match(
        "[^,;。、并且和与及]{1,8}(?:企业|项目|工程|机组|单位)", seen.after
    ):
        return "attribute"
    return None


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
    ("compared", _compared),
    ("fraction", _percent_of_han),
    ("condition", _condition),
    ("duration", _duration),
    ("han_count", _han_count),
    ("modifier", _modifier),
)
