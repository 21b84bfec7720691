"""Of what there is so many each: 每个乡镇|建成1个|卫生院, 每季度|开展1次|应急演练."""

from __future__ import annotations

from workplan_parser.extract.indicators.quoted import before, said
from workplan_parser.extract.indicators.view import Part, Parts, View
from workplan_parser.lexicon import Pattern, WordList

_COUNTED, _PLACES = WordList("indicators", "verbs.counted"), WordList("indicators", "each.places")
_PLACE = Pattern(  # 每个乡镇, 每县(市、区); 各县区分别
    "indicators",
    r"""
    (?P<each> 每 个? \L<each.places> (?: \( [^()]{1,6} \) )? ) (?! [均人] )
    | (?P<each> 各 (?: \L<each.places> )+ ) (?= \L<lists.each> | 各 )
    """,
)
_TIME = Pattern("indicators", r"(?P<each> 每 个? [两半三]? \L<each.times> )")


def each(seen: View, parts: Parts) -> Parts | None:
    """每个乡镇建成1个卫生院: a row without it says 1个 in all; not 每千人口床位数, which says it, or 全县每年培训500人."""
    pattern = _TIME if seen.quantity.unit in _COUNTED else _PLACE
    if seen.quantity.dimension not in ("count", "number") or "每" in said(seen.text, parts):
        return None
    found = pattern.search(seen.text, seen.clause, min(seen.quantity.start, *(part.start for part in parts)))
    return before(Part(*found.span("each"), "each"), parts) if found else None


def sized(seen: View, parts: Parts) -> Parts | None:
    """3万人口以上乡镇|至少办好2所中心园: of which class so many; not 8座以下客车10辆, which is what is counted."""
    last = seen.beside
    told = last is not None and last.verdict == "attribute" and last.quantity.comparator != "eq"
    if last is None or not told or seen.quantity.dimension != "count":
        return None
    noun = _PLACES.starts(seen.text, last.quantity.end)
    if noun is None or noun.end > min(seen.quantity.start, *(part.start for part in parts)):
        return None
    return before(Part(last.quantity.start, noun.end, "each"), parts)
