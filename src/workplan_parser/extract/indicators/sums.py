"""What a sum is for: 投资10亿元,加快推进|青河景观改造; 安排专项资金5000万元,用于支持|中小企业技术改造."""

from __future__ import annotations

from workplan_parser.extract.indicators.edges import trim_noun
from workplan_parser.extract.indicators.plain import head
from workplan_parser.extract.indicators.quoted import before, behind, said
from workplan_parser.extract.indicators.view import Part, Parts, Place, View
from workplan_parser.extract.indicators.whose import possessor
from workplan_parser.lexicon import Pattern, WordList

_BARE = WordList("indicators", "whose.bare")
_LONG = 24
_FUNDS = Pattern(  # 安排|专项资金, 筹措|资金
    "indicators",
    r"(?: \L<whole.light> | \L<money.spent> )* (?P<sum> \L<money.kinds>* \L<money.funds> )",
)
_PURPOSE = Pattern(  # ,加快推进|青河景观改造
    "indicators",
    r"""
    [,的]? [^,;。、0-9]{0,4}? \L<whose.opening>+ 了?
    (?: [^,;。、0-9]{0,4} [0-9][0-9.]* [万亿]? [^,;。、0-9的级]{1,3} (?! 级 ) [、的]? )*+   # 完成|二期170万平方米|供热改造任务
    (?P<thing> [^,;。:0-9(]{3,60} )
    """,
)


def purpose(seen: View, parts: Parts) -> Parts | None:
    """投资10亿元,加快推进|青河景观改造; 推进投资5.5亿元的|冰雪馆二期工程: what a sum is for; not 投资10亿元,增长5%."""
    if seen.quantity.dimension != "money" or parts[-1].end > seen.quantity.start or possessor(seen, parts):
        return None
    sum_ = _sum(seen, parts)
    if sum_ is None:
        return None
    if seen.text.startswith("的", seen.quantity.end):
        place = trim_noun(seen.text, seen.quantity.end + 1, seen.close)
    else:
        match = _PURPOSE.match(seen.text, seen.quantity.end, _sentence_end(seen))
        place = _whole_or_first(seen.text, *match.span("thing")) if match else None
    return before(Part(place.start, place.end, "whose"), sum_) if place else None


def _sum(seen: View, parts: Parts) -> Parts | None:
    """投资, 完成投资, 安排|专项资金: the words of the sum that say nothing of its purpose; not 教育专项资金."""
    name, last = said(seen.text, parts), parts[-1]
    if _BARE.whole(name):
        return parts
    funds = _FUNDS.fullmatch(name) if len(parts) == 1 else None
    return (last._replace(start=last.start + funds.start("sum")),) if funds else None


def funds(seen: View, parts: Parts) -> Parts | None:
    """推进投资5.5亿元的冰雪馆二期工程: it is the sum that is named; not 建设投资20座冰雪馆."""
    if seen.quantity.dimension != "money" or parts[0].start < seen.quantity.end:
        return None
    found = head(seen)
    sum_ = found and _BARE.ends(seen.text, found.end)
    return behind(parts, Part(sum_.start, sum_.end, "sum")) if sum_ else None


def _sentence_end(seen: View) -> int:
    ends = (seen.text.find(mark, seen.quantity.end) for mark in "。!?\n")
    return min((end for end in ends if end >= 0), default=len(seen.text))


def _whole_or_first(text: str, start: int, end: int) -> Place | None:
    """东河小学、西河小学扩建工程; of a long list the first thing: 青河景观改造|、626小河沿岸整治 …"""
    end -= text.endswith("、", start, end)
    if end - start <= _LONG:
        return Place(start, end)
    cut = text.find("、", start + 4, end)
    return trim_noun(text, start, cut if cut > 0 else end)
