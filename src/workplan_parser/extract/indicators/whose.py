"""Whose a bare measure is, and what a bare act does: 大豆种植面积…,|产量; 投资10亿元,加快推进|青河景观改造; 今年|开工|5800套."""

from __future__ import annotations

from collections.abc import Callable

from workplan_parser.extract.indicators.edges import LINK, trim_noun
from workplan_parser.extract.indicators.plain import head, noun
from workplan_parser.extract.indicators.quoted import before, behind, earlier, said
from workplan_parser.extract.indicators.verbs import begins_with_act, changes, is_act
from workplan_parser.extract.indicators.view import Part, Parts, View
from workplan_parser.lexicon import Hit, WordList
from workplan_parser.shapes import shape

_BARE, _TAILS = WordList("indicators", "whose.bare"), WordList("indicators", "whose.tails")
_WORK = WordList("indicators", "whole.works")
_PLACES, _ACTS = WordList("indicators", "whose.places"), WordList("indicators", "whole.acts")
_LIGHT, _AMONG = WordList("indicators", "whole.light"), WordList("indicators", "whose.among")
_AVERAGE, _OF_THINGS = WordList("indicators", "whose.average"), WordList("indicators", "whose.of_things")
_INVESTED, _INVESTMENT = WordList("indicators", "whose.invested"), WordList("indicators", "whose.investment")
_CLASSES = WordList("indicators", "shared.classes")
_ETC, _GENERIC = WordList("indicators", "whole.etc"), WordList("indicators", "whose.generic")
_SPELLS = WordList("indicators", "whose.spells")
_EMPTY_BEHIND = WordList("indicators", "whole.empty_behind")
_NO_ACT = WordList("indicators", "whole.no_act")
_ANY = WordList("indicators", "whose.any")
_BRACKETED = shape(r"[区县市]\([^()]{1,6}\)$")
"""县(市)"""
_ALONG = WordList("indicators", "whose.along")
_OPENING = WordList("indicators", "whose.opening")


def thing(seen: View, parts: Parts) -> Parts | None:
    """恒源300万吨|露天矿: words on either side of the number; not 新增产能300万吨左右, 达到300万吨目标."""
    last, quantity = parts[-1], seen.quantity
    if last.end > quantity.start or quantity.dimension in ("ratio", "money") or len(parts) > 1:
        return None
    words = seen.text[last.start : last.end]
    if _measured(words) or is_act(words) or seen.text.startswith(("的", "("), quantity.end):
        return None
    found = noun(seen)
    if found is None or found.start != quantity.end:
        return None
    counted = seen.text[found.start : found.end]
    if _EMPTY_BEHIND.starts(counted) or begins_with_act(counted) or changes(counted):
        return None
    return behind(parts, Part(found.start, found.end, "thing"))


def whose(seen: View, parts: Parts) -> Parts | None:
    """大豆种植面积达到2万亩,|产量达到3000吨: the thing of the number before; not 大豆产量, which says it."""
    owner = possessor(seen, parts)
    return before(owner, parts) if owner else None


def possessor(seen: View, parts: Parts) -> Part | None:
    if parts[-1].end > seen.quantity.start or not bare(said(seen.text, parts)):
        return _of_noun(seen, parts)
    return _of_earlier(seen, said(seen.text, parts)) or _of_noun(seen, parts)


def _of_earlier(seen: View, name: str) -> Part | None:
    """Of the numbers before the nearest that has such a measure: 重点项目1000个,|完成投资; not 安装护栏35公里,|完成投资."""
    things = _INVESTED.ends if _INVESTMENT.ends(name) else lambda _: _OF_THINGS.ends(name)
    for last in earlier(seen):
        part = next((one for one in last if one.role in ("whose", "name")), None)
        if part and (owner := _thing(seen, part, things)):
            return owner
    return None


def _of_noun(seen: View, parts: Parts) -> Part | None:
    """总长度57.9公里的|城市道路."""
    if parts[-1].end > seen.quantity.start or seen.quantity.dimension == "ratio":
        return None
    if not bare(said(seen.text, parts)) or not seen.text.startswith("的", seen.quantity.end):
        return None
    found = trim_noun(seen.text, seen.quantity.end + 1, seen.close)
    if found is None or found.end - found.start > 24 or _EMPTY_BEHIND.starts(seen.text, found.start):
        return None
    end = found.end
    while (tail := _WORK.starts(seen.text, end)) and _WORK.ends(seen.text, end):
        end = tail.end
    return Part(found.start, end, "whose")


def bare(name: str) -> bool:
    """产量, 完成投资, 投资总规模: a measure and nothing that has it."""
    return _BARE.whole(name) is not None or bool(
        (light := _LIGHT.starts(name)) and _BARE.whole(name[light.end :])
    )


def _thing(seen: View, part: Part, things: Callable[[str], object] = bool) -> Part | None:
    """大豆|种植面积, 完成|粮食|播种面积, 实施|重点项目: without the act and the measure; what has none must be one of *things*."""
    start, end = part.start, part.end
    words = seen.text[start:end]
    if bare(words) or changes(words) or _AVERAGE.ends(words):
        return None
    start = without_acts(seen.text, start, end).start
    words = seen.text[start:end]
    tail = _TAILS.ends(words)
    if tail is None and not things(words):
        return None
    end = start + tail.start if tail and tail.start >= 2 else end
    return Part(start, end, "whose") if end - start >= 2 else None


def without_acts(text: str, start: int, end: int) -> Part:
    """新建、改建|公厕; not 建成区道路, which is one word."""
    while (act := _leading(text[start:end])) and not _NO_ACT.starts(text, start):
        start += act.end + text.startswith("、", start + act.end)
    return Part(min(start, end), end)


def _leading(words: str) -> Hit | None:
    return _LIGHT.starts(words) or _ACTS.starts(words) or _OPENING.starts(words)


def _measured(words: str) -> Hit | None:
    return _TAILS.ends(words) or _BARE.ends(words)


def where(seen: View, parts: Parts) -> Parts | None:
    """实现保护区4家|企业全部退出: the place before the number, where the noun behind it is short; not 全市4家企业."""
    last = parts[0]
    if last.start < seen.quantity.end or last.end - last.start > 6:
        return None
    found = head(seen)
    if (
        found is None
        or found.end - found.start > 8
        or not (_PLACES.ends(seen.text, found.end) or _ALONG.ends(seen.text, found.end))
    ):
        return None
    return before(Part(found.start, found.end, "whose"), parts)


def example(seen: View, parts: Parts) -> Parts | None:
    """驾驶证公证、学历公证等58项|事项异地办理: where the noun is any thing's, the first example tells which; not 等12条道路."""
    core, found = parts[0], head(seen)
    if core.start < seen.quantity.end or found is None or not _ETC.ends(seen.text, found.end):
        return None
    if core.end - core.start > 2 and not _GENERIC.starts(seen.text, core.start):
        return None
    start = found.start
    while word := _leading(seen.text[start : found.end]):
        start = word.end + start
    etc = Part(found.end - 1, found.end, "example")
    cut = seen.text.find("、", start, etc.start)
    first = Part(start, cut if cut > 0 else etc.start, "example")
    if not 2 <= first.end - first.start <= 14 or seen.text.startswith(tuple("了的"), start):
        return None
    joined = before(etc, parts)
    return joined and before(first, joined)


def among(seen: View, parts: Parts) -> Parts | None:
    """建设示范基地20个,其中茶叶8个: a class of what was counted before; not 其中中央财政赤字, which says it."""
    name = said(seen.text, parts)
    if len(name) > 3 or parts[-1].end > seen.quantity.start:
        return None
    for named in seen.earlier[:-4:-1]:
        if named.quantity.start < seen.opens or named.quantity.unit != seen.quantity.unit or not named.parts:
            return None
        if _AMONG.within(seen.text, named.quantity.end, parts[0].start):
            whole = _thing(seen, named.parts[-1])
            start = whole.start if whole else 0
            if whole and (any_ := _ANY.starts(seen.text, start)) and any_.end < whole.end:  # 各类|人才
                whole = whole._replace(start=any_.end)
            return behind(parts, whole._replace(role="whole")) if whole else None
    return None


def of_class(seen: View, parts: Parts) -> Parts | None:
    """创建省级示范村3个、|市级8个: a class alone is of what the class before it is; not 市级示范园8个."""
    last = seen.last
    if last is None or last.quantity.unit != seen.quantity.unit or not _CLASSES.whole(said(seen.text, parts)):
        return None
    core = next((part for part in last.parts if part.role == "name"), None)
    if core is None or LINK.fullmatch(seen.text, last.quantity.end, parts[0].start) is None:
        return None
    start = core.start
    while act := _ACTS.starts(seen.text, start):
        start = act.end
    other = _CLASSES.starts(seen.text, start)
    whole = Part(other.end, core.end, "whole") if other and core.end - other.end >= 2 else None
    return behind(parts, whole) if whole else None


def elsewhere(seen: View, parts: Parts) -> Parts | None:
    """告知承诺事项达到100项,青河新区达到150项: a place alone is no measure, it has that of the number before."""
    last = seen.last
    if last is None or last.quantity.unit != seen.quantity.unit or parts[-1].end > seen.quantity.start:
        return None
    name = said(seen.text, parts)
    if (
        seen.text[parts[-1].end].isdecimal()
        or not (_PLACES.ends(name) or _BRACKETED.search(name))
        or len(name) > 10
        or not last.parts
        or _PLACES.ends(said(seen.text, last.parts))
    ):
        return None
    joined: Parts | None = parts
    for part in last.parts:
        joined = joined and behind(joined, _placeless(seen.text, part)._replace(role="measure"))
    return joined


def _placeless(text: str, part: Part) -> Part:
    """市区|入园率达到98%, 县(市)达到92%: the measure without the place it was told of."""
    place = _PLACES.within(text, part.start, min(part.start + 4, part.end))
    end = place.end if place else part.start
    while place and (more := _PLACES.starts(text, end)):  # 市|区
        end = more.end
    end += text.startswith("级", end)
    end = text.index(")", end) + 1 if text.startswith("(", end) and ")" in text[end : part.end] else end
    return part._replace(start=end) if part.end - end >= 3 else part
