"""Baselines, stocks and comparisons: numbers that tell how things are, or what they are measured by."""

from __future__ import annotations

from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.scene import BUILD, UPON, Answer, Scene, promised
from workplan_parser.lexicon import Hit, Pattern, WordList, hits


def baseline(seen: Scene) -> Answer:
    """由60%提高到90%, 现行16%的税率降至13%, 较上年18万元提升到20万元, 在2000亿元的基础上增长6%: where it starts."""
    words = _grown_upon(seen) or _changed_from(seen)
    return Ruling("achieved" if seen.context.achieved else "baseline", words) if words else None


def _grown_upon(seen: Scene) -> Evidence:
    """在|2000亿元的基础上."""
    if seen.quantity.dimension != "money" or not seen.before.endswith("在"):
        return ()
    return hits(UPON.starts(seen.after.removeprefix("的")))


_FROM = WordList("commitments", "baseline.from")
_TO = WordList("commitments", "baseline.to")
# 由上年末的|60%提高到, 现行|16%的税率降至, 较上年|18万元提升到
_WAS = Pattern(
    "commitments",
    r"(?: [由从] [^0-9]{0,12} | (?: \L<baseline.old> | [比较] \L<indicators:trim.last_year> ) 的? ) $",
)


def _changed_from(seen: Scene) -> Evidence:
    """由|60%提高到90%: the first number of two with a change between them."""
    if seen.following is None or seen.following.start - seen.quantity.end > 24:
        return ()
    turn = _TO.within(seen.prose.text, seen.quantity.end, seen.following.start)
    start = (_FROM.ends(seen.before) or _WAS.search(seen.before[-16:])) if turn else None
    return hits(start, turn) if start else ()


# --- what is there already ------------------------------------------------------------------------

_STOCK = WordList("commitments", "aspect.stock")
_HELD = WordList("commitments", "aspect.held")
_GOING_ON = WordList("commitments", "aspect.going_on")


# 每千名老人|拥有床位35张
_PER_HEAD = Pattern("commitments", r"每 [百千万十] [^,;。]{1,6} \L<aspect.held>")


def stock(seen: Scene) -> Answer:
    """现有公厕17个: what is there already; but 拥有床位不低于4张, 每千名老人拥有床位35张, and 新增学位5万个、在校生3万人."""
    told = _told_as_stock(seen.before, len(seen.before))
    if told is None:
        first = _stock_before(seen) or _of_stock(seen)
        return Ruling("baseline", (first,)) if first else None
    if told.word in _GOING_ON and BUILD.within(seen.sentence[-60 : -len(told.word)]):
        return None
    if told.word not in _STOCK and (
        seen.quantity.comparator in ("ge", "le") or _PER_HEAD.search(seen.before)
    ):
        return None
    return Ruling("baseline", (told,))


def _told_as_stock(text: str, at: int) -> Hit | None:
    """The first word of what is there within twelve characters before *at*; none in 市辖区."""
    start = max(0, at - 12)
    found = (words.within(text, start, at) for words in (_STOCK, _HELD, _GOING_ON))
    return min((word for word in found if word and not text.startswith("区", word.end)), default=None)


def _stock_before(seen: Scene) -> Hit | None:
    """现有线路86条,公交车|1200辆: a bare noun after a stock is more of it; 改造现有产线,上云设备|100台 is work."""
    first = seen.previous
    if first is None or first.comparator != "eq" or seen.prefix:
        return None  # 建成或在建项目达到150个,遴选标杆30个
    if not 2 <= len(seen.before) <= 8 or "、" in seen.before or promised(seen.before):
        return None
    return _told_as_stock(seen.prose.text, first.start)


# 共|66人, 其中女职工|20人, 占总人数的|77.2%
_PART = Pattern("commitments", r"\L<aspect.sum> | \L<aspect.part> [^、0-9]{0,10} | 占 [^、0-9]{0,8}")


def _of_stock(seen: Scene) -> Hit | None:
    """在册56人,执法机构10人,共|66人,其中…51人,占总人数的|77.2%: the sum of a stock, a part of it."""
    if seen.previous is None or seen.prefix or seen.suffix or not _PART.fullmatch(seen.before):
        return None
    found = [word for words in (_STOCK, _HELD, _GOING_ON) if (word := words.last(seen.lead))]
    last = max(found, default=None)
    return last if last and not BUILD.within(seen.lead) and not promised(seen.lead[last.end :]) else None


_SHORT = WordList("commitments", "aspect.short")
_ONLY = WordList("commitments", "aspect.only")
_LEAVERS = WordList("commitments", "graduates.words")
# 今年全国高校毕业生总规模预计达|820多万人: whoever leaves school this year was not made by the plan
_GRADUATES = Pattern(
    "commitments",
    r"""
    (?: \L<tense.this_year> | [0-9]{4} 届 )? (?: [全我] [国省市县区] )? \L<graduates.schools>+
    \L<graduates.words> \L<graduates.number>? \L<graduates.about>*
    """,
)


def present_state(seen: Scene) -> Answer:
    """占比不足四成, 仅为78%: what falls short is how things are, never what is promised."""
    if word := _SHORT.whole(seen.prefix) or _ONLY.ends(seen.before):
        return Ruling("baseline", (word,))
    leavers = _GRADUATES.fullmatch(seen.before) if _LEAVERS.within(seen.before) else None
    return Ruling("baseline", hits(leavers)) if leavers else None


# --- comparisons ----------------------------------------------------------------------------------

# 占年度计划的|45%
_SHARE_OF_PLAN = Pattern("commitments", r"占 \L<comparison.year>? \L<comparison.plan> 数? 的? $")
_COMPARES = WordList("commitments", "comparison.words")
# 较2020年增加|1200人
_THAN_YEAR = Pattern("commitments", r"[比较] 20[0-9]{2} 年")
# 完成投资18.5亿元,同比增长|8%: the growth is promised like the sum
_GROWTH = Pattern(
    "commitments",
    r"(?: \L<comparison.yearly> | [比较] (?: \L<indicators:trim.last_year> | 20[0-9]{2} 年 底? ) ) 再? \L<indicators:trim.growth> $",
)


def compared(seen: Scene) -> Answer:
    """…1.35万亿元,比去年增加5500亿元: the difference to another number; but 生产总值比上年增长7%."""
    percent = seen.quantity.unit == "%"
    if percent and (share := _SHARE_OF_PLAN.search(seen.before)):
        return Ruling("comparison", hits(share))
    word = _COMPARES.within(seen.before)
    than = word.start if word else _than_a_year(seen.before)
    if than is None or _has_its_own_subject(seen.before[:than]):
        return None
    if percent and _GROWTH.search(seen.before):
        return None
    if seen.prefix or seen.previous is not None or than < 2:
        return Ruling("comparison", hits(word))
    return None


def _than_a_year(before: str) -> int | None:
    """Where 比2019年 begins."""
    found = _THAN_YEAR.search(before) if "年" in before else None
    return found.start() if found else None


def _has_its_own_subject(before: str) -> bool:
    """地区生产总值|比上年增长7%, 达到65%,或|较2023年提高5个百分点: the change itself is promised."""
    return before == "或" or (len(before) >= 2 and not any(char.isdecimal() for char in before))
