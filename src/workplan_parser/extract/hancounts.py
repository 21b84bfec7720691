"""Chinese numerals with a classifier: 建成两个厂 counts, 四个平台 and 一个中心 do not."""

from __future__ import annotations

import re

from workplan_parser import lexicon
from workplan_parser.extract.conditions import DURATION
from workplan_parser.extract.scene import Scene, Verdict, last, prefix, words


def fraction(seen: Scene) -> Verdict | None:
    """一半、三分之一 count only where something is cut or raised by it."""
    quantity = seen.quantity
    if quantity.rule != "fraction":
        return None
    return (
        "target"
        if re.search("(?:压缩|压减|缩短|减少|降低|提高|增加|下降|达到|减)[^,]{0,6}$", seen.before)
        else "attribute"
    )


def han_count(seen: Scene) -> Verdict | None:
    """完成东、西两个餐厨垃圾厂建设, 各新建一座, 四次例行监测; but not 四个平台, 打造一批, 一个中心."""
    quantity = seen.quantity
    if quantity.han and quantity.dimension == "money" and quantity.value < 10:
        return None if re.search("每|补|奖|费|价|降|减|收", seen.before[-12:]) else "nothing"  # 三元、麦福劳
    if (
        not quantity.han
        or quantity.dimension in ("ratio", "money", *DURATION, "number")
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
        seen.before + prefix(seen),
    )
    if unit not in allowed and not (each and unit in ("个", "项", "名")):
        return "nothing"
    if re.search("[一两三四五六七八九十]个[^,;。、]{1,8}、$", seen.before):
        return "nothing"  # 一个中心、两个基地
    verb = words("verbs.build").search(seen.before[-18:])
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
    verb = last(words("verbs.build"), seen.before[-30:])
    if acts and re.search("(?:至少|不少于)[^,;。、0-9]{1,6}$", seen.before):
        return True  # 每三年至少覆盖一轮
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


def _concrete(seen: Scene) -> bool:
    noun = re.match("[^,;。、:的等和与及]{1,14}", seen.after)
    if noun is None:
        return False
    words = lexicon.words("commitments", "verbs.concrete_nouns")
    return any(noun.group().find(word) > 0 or noun.group().startswith(word) for word in words)
