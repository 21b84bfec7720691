"""Chinese numerals with a classifier (汉字数词): 建成两个厂 counts, 四个平台 and 一个中心 do not."""

from __future__ import annotations

from workplan_parser.extract.durations import DURATION
from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.scene import ACTS, BUILD, Answer, Scene
from workplan_parser.lexicon import Hit, Pattern, WordList, hits

# 压缩|三分之一, 提高到|一半
_CHANGED = Pattern("commitments", r"\L<han.fraction> .{0,6} $")


def fraction(seen: Scene) -> Answer:
    """审批时间压缩一半, 费用降低三分之一: promised where something is cut or raised by it; but 三分之一的村."""
    if seen.quantity.rule != "fraction":
        return None
    changed = _CHANGED.search(seen.before)
    return Ruling("target" if changed else "attribute", hits(changed))


def han_count(seen: Scene) -> Answer:
    """完成东、西两个餐厨垃圾厂建设, 各新建一座, 四次例行监测; but not 四个平台, 打造一批, 一个中心.

    Amounts of more than ten (二千五百个) are read like those in digits.
    """
    quantity = seen.quantity
    if not quantity.han or quantity.rule == "fraction":
        return None
    if quantity.dimension == "money" and quantity.value < 10:
        return _price(seen)
    most = quantity.value_max or quantity.value  # 一二十斤
    if quantity.dimension in _MEASURED or most > 10 or quantity.value % 1:
        return None
    promised = _told_after(seen)
    if promised is None:
        promised = _told_by_verb(seen)
    return Ruling("nothing") if promised is None else Ruling("target", promised)


_MEASURED = (
    "ratio",
    "percentage_point",
    "money",
    *DURATION,
    "number",
    "temperature",
    "degree",
    "energy",
    "power",
)
"""What is measured, not counted: its numeral is an amount however small."""
_SPANNED = ("length", "area", "mass", "volume")
"""What a numeral measures where its clause ends: 清淤河道|两千米; but 最后一公里, 两吨压缩车."""
_PAID = WordList("commitments", "han.paid")


def _price(seen: Scene) -> Answer:
    """每盒补助|两元 is a sum. Sums are written in digits: 三元 is else “of three parts” (三元正极, 二元结构) or a name."""
    return None if _PAID.within(seen.before[-12:]) else Ruling("nothing")


# --- the number after what it counts, or of acts --------------------------------------------------

_CLASSIFIERS = WordList("commitments", "han.classifiers")
_COUNTED = WordList("commitments", "han.counted")


def _told_after(seen: Scene) -> Evidence | None:
    """新建公交站亭|三个, 开展|两轮督查, 检查|两遍, 新增商标五件、证明商标|两件, 清淤河道|两千米."""
    unit = seen.quantity.unit
    if not (unit in _COUNTED or unit in _CLASSIFIERS or seen.quantity.dimension in _SPANNED):
        return None
    verb = BUILD.last(seen.before, max(0, len(seen.before) - 30))
    acts = _of_acts(seen, verb)
    return acts if acts is not None else _after_its_noun(seen, verb)


# 每三年至少覆盖|一轮
_AT_LEAST = Pattern("commitments", r"\L<comparators:before.strong.ge> [^、0-9]{1,6} $")


def _of_acts(seen: Scene, verb: Hit | None) -> Evidence | None:
    """开展|两轮督查, 每三年至少覆盖|一轮; but 开展|一次 is any."""
    if seen.quantity.unit not in ACTS:
        return None
    if least := _AT_LEAST.search(seen.before[-9:]):
        return hits(least)
    touches = verb is not None and verb.end == len(seen.before)
    return hits(verb) if touches and seen.quantity.value > 1 else None


_ONE_LAST = WordList("commitments", "han.one_last")
_MAXIMS = WordList("commitments", "han.maxims")


def _after_its_noun(seen: Scene, verb: Hit | None) -> Evidence | None:
    """新建公交站亭|三个。获得荣誉|两项以上。新建公厕|一座。but 做到|三个。"""
    quantity, before = seen.quantity, seen.before
    if not seen.ends:
        return None
    if quantity.value < 2:
        return (verb,) if verb and quantity.value == 1 and quantity.unit in _ONE_LAST else None
    if len(before) < 2 or "、" in before[-2:]:
        return None
    if quantity.comparator != "eq":
        return ()
    if _MAXIMS.ends(before):
        return None
    if verb and verb.end + 1 < len(before):
        return (verb,)
    return () if _list_goes_on(seen) else None


def _list_goes_on(seen: Scene) -> bool:
    """新增商标五件、证明商标|两件: another number stands before it in the sentence."""
    first = seen.previous
    return first is not None and ";" not in seen.prose.text[first.end : seen.quantity.start]


# --- the number after a verb ----------------------------------------------------------------------

_GENERAL = ("个", "项", "名")
_ONE = WordList("commitments", "han.one")
_ONE_VERBS = WordList("commitments", "han.one_verbs")
# 各新建|一座, 每年|两项
_EACH, _LEAST = WordList("commitments", "han.each"), WordList("comparators", "before.strong.ge")
# 一个中心、|两个基地
_PARALLEL = Pattern("commitments", r"[一两三四五六七八九十] 个 [^、]{1,8} 、 $")


def _told_by_verb(seen: Scene) -> Evidence | None:
    """新建|两座, 各新建|一座, 每年|四次例行监测; but not 打造|一个中心、两个基地."""
    unit, one = seen.quantity.unit, seen.quantity.value == 1
    each = _each(seen.before + seen.prefix)
    allowed = unit in (_ONE if one else _CLASSIFIERS) or (each and unit in _GENERAL)
    if not allowed or _PARALLEL.search(seen.before[-11:]):
        return None
    if each:
        return hits(each)
    verb = _ONE_VERBS.ends(seen.before) if one else BUILD.last(seen.before, max(0, len(seen.before) - 18))
    if verb is None and (one or not seen.prefix):
        return None
    if unit not in (*_GENERAL, "套"):
        return hits(verb)
    thing = _concrete(seen)
    return hits(verb, thing) if thing else None


def _each(before: str) -> Hit | None:
    """各|新建: the word that says so of each, at most ten characters back."""
    near = before[-16:]
    words = sorted((*_EACH.every(near), *_LEAST.every(near)))
    return next((word for word in words if len(near) - word.end <= 10), None)


# 两个|餐厨垃圾厂
_NOUN = Pattern("commitments", r"[^、的等和与及]{1,14}")
_CONCRETE = WordList("commitments", "han.concrete")


def _concrete(seen: Scene) -> Hit | None:
    """两个|餐厨垃圾厂: something that can be seen; but 四个|平台."""
    noun = _NOUN.match(seen.after)
    return _CONCRETE.within(noun[0]) if noun else None
