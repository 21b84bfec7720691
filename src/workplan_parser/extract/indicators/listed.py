"""Numbers that stand in one list or one change, and share a name or part it: 利用率、回收率分别达到40%和90%."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_parser.extract.indicators import shared
from workplan_parser.extract.indicators.edges import FROM, LINK, closer
from workplan_parser.extract.indicators.plain import as_named, noun, plain
from workplan_parser.extract.indicators.verbs import change_at_end, changes
from workplan_parser.extract.indicators.view import Named, Part, Place, View
from workplan_parser.extract.quantities import Quantity
from workplan_parser.lexicon import Pattern, WordList
from workplan_parser.shapes import shape

_EACH, _BASE = WordList("indicators", "lists.each"), WordList("indicators", "trim.base")
_RATE, _SUMS = WordList("indicators", "measures.rate"), WordList("indicators", "measures.sums")
_LONGEST_LIST = 16
_SHARED = Pattern(  # 入托率|东部、中部、西部地区: one rate, told of several places
    "indicators",
    r"[^、]{2,30}? \L<measures.rate> (?= [东中西南北城农省市县一二三] [^率比、]{0,5} 、 )",
)
_MEASURES = WordList("indicators", "whose.bare")
_MOVED = Pattern(  # 分别|增长|4%和6%; not 分别降至
    "indicators", r"\L<whole.pace>* (?P<change> \L<whole.kept_pace>? \L<trim.growth> ) $"
)
_TOGETHER = shape("、[^、]*[两三四五六七八九十][个条大类项家]")
"""新能源汽车、光电信息两条产业链产值: the last words belong to all of them"""


def risen(seen: View) -> Place | None:
    """覆盖率由60%提高到90%: 90% is named as 60% is."""
    last = seen.beside
    if last is None:
        return None
    begun = last.quantity.start
    if last.verdict != "baseline" and not FROM.search(seen.text, max(seen.clause, begun - 16), begun):
        return None
    between = seen.between(last).removeprefix("的")
    base = _BASE.starts(between)
    between = between[base.end :] if base else between
    if len(between) > 8:
        return None
    if changes(between):
        return Place(last.start, last.end)
    closed = closer(between, 0, len(between))
    return Place(last.start, last.end) if closed and closed.start == 0 else None


def respectively(seen: View) -> Place | None:
    """利用率、回收率分别达到40%和90%: each number has its own name; 城乡居民收入分别增长4%和6%: both are its."""
    before, after = _chained_before(seen), _chained_after(seen)
    if before + after == 0:
        return None
    first = seen.earlier[-before].quantity if before else seen.quantity
    each = _EACH.within(seen.text, max(seen.clause, first.start - 40), first.start)
    if each is None:
        if changes(seen.text[seen.clause : first.start]):  # 收入达到2万元和1万元,|增长|8%和6%
            return _of_clause_before(seen, _told(seen, before), before, before + after + 1)
        return _in_turn(seen, before, after) or (
            as_named(seen.earlier[-1], seen) if before and not noun(seen) else None
        )
    told = _told(seen, before)
    place = plain(seen._replace(quantity=first, earlier=told, later=()))
    if place is None:
        own = _of_clause_before(seen, told, before, before + after + 1)
    else:
        place = _without_classes(seen.text, place, told)
        links = before + after
        listed = sum(1 for _ in LINK.finditer(seen.text, place.start, place.end)) == links
        run = None if listed else shared.of_run(seen.text, place, before, links)
        own = run or _own(seen.text, place, before, links)
    moved = _MOVED.match(seen.text, each.end, first.start)
    change = (Part(*moved.span("change"), "change"),) if own and moved and own.end <= each.start else ()
    return own and own._replace(evidence=(each,), shared=(*own.shared, *change))


def _in_turn(seen: View, before: int, after: int) -> Place | None:
    """改造供热、燃气|管网8公里、6公里: as many names as numbers are told in turn, 分别 unsaid; not 供热、燃气管网8公里."""
    told = _told(seen, before)
    first = seen.earlier[-before].quantity if before else seen.quantity
    place = plain(seen._replace(quantity=first, earlier=told, later=()))
    if place is None or place.end > first.start or noun(seen):
        return None
    moved = change_at_end(seen.text[place.start : place.end])
    end = place.end - (len(moved.word) if moved else 0)
    every = [_own(seen.text, Place(place.start, end), i, before + after) for i in range(before + after + 1)]
    if any((one.start, one.end) == (place.start, end) for one in every):
        return None
    change = (Part(end, place.end, "change"),) if moved else ()
    return every[before]._replace(shared=(*every[before].shared, *change))


def _told(seen: View, before: int) -> Sequence[Named]:
    """The numbers before the list."""
    end = len(seen.earlier) - before
    return seen.earlier[max(0, end - 2 * _LONGEST_LIST) : end]


def _without_classes(text: str, place: Place, told: Sequence[Named]) -> Place:
    """超10万元、超30万元的|村占比: two sizes tell two classes, so the name of neither share holds one."""
    inside = [one.quantity for one in told[-2:] if one.verdict == "attribute"]
    if (
        len(inside) < 2
        or text[inside[0].end : inside[1].start] != "、"
        or not text.startswith("的", inside[1].end)
    ):
        return place
    return place._replace(start=inside[1].end + 1) if place.start <= inside[1].end < place.end else place


def _of_clause_before(seen: View, told: Sequence[Named], i: int, count: int) -> Place | None:
    """收入120亿元,游客1500万人次,分别增长10%和8%: name *i* of as many before as there are numbers in the list."""
    told = [named for named in told if seen.opens <= named.quantity.start < seen.clause][-count:]
    if len(told) != count:
        return None
    both = tuple([part for part in told[i].parts if part.role in ("head", "tail")])
    return Place(told[i].start, told[i].end, shared=both)


def _own(text: str, place: Place, i: int, links: int) -> Place:
    """Name *i* of those that *links* part; all of *place* where it is the name of every number."""
    start, end = place.start, place.end
    rate = _SHARED.match(text, start, end)
    if rate and not (_RATE.within(text, rate.end(), end) or _SUMS.within(text, rate.end(), end)):
        return Place(*rate.span())
    marks = [match.span() for match in LINK.finditer(text, start, end)]
    if _TOGETHER.search(text, start, end) or len(marks) != links:
        return Place(start, end)
    edges = [start, *(end for _, end in marks)]
    stops = [*(start for start, _ in marks), end]
    pieces = list(zip(edges, stops, strict=True))
    if i == links and (head := shared.head(text, pieces)):
        return Place(*pieces[i], shared=(head,))
    if tail := shared.tail(text, pieces):
        return Place(*pieces[i], shared=(tail,)) if i < links else Place(*pieces[i])
    if all(_MEASURES.ends(text, stop) or _SUMS.ends(text, stop) for stop in stops[:-1]):
        return Place(*pieces[i])  # 利润总额、|利润率
    for measures in (_MEASURES, _RATE)[: 2 if i < links else 1]:
        if measures.ends(text, end) and not any(measures.ends(text, stop) for stop in stops[:-1]):
            return Place(start, end)
    return Place(*pieces[i]) if stops[i] - edges[i] >= 3 else Place(start, end)


def _chained_before(seen: View) -> int:
    """How many numbers before this one are parted from the next by 、 or 和 alone: 40%、50%和|60%."""
    count, after = 0, seen.quantity
    for named in seen.earlier[: -1 - _LONGEST_LIST : -1]:
        if named.quantity.start < seen.clause or not _linked(seen.text, named.quantity, after):
            break
        count, after = count + 1, named.quantity
    return count


def _chained_after(seen: View) -> int:
    """How many numbers after this one go on with its list."""
    count, before = 0, seen.quantity
    for quantity in seen.later:
        if quantity.start >= seen.close or not _linked(seen.text, before, quantity):
            break
        count, before = count + 1, quantity
    return count


def _linked(text: str, one: Quantity, other: Quantity) -> bool:
    return LINK.fullmatch(text, one.end, other.start) is not None
