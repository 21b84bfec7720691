"""What is done to the thing, said by a noun behind: 完成15万平方米|老旧厂房节能|改造; 对36座|人行天桥|进行|结构检测."""

from __future__ import annotations

from workplan_parser.extract.indicators.acts import stop
from workplan_parser.extract.indicators.edges import LINK, LONGEST
from workplan_parser.extract.indicators.plain import head, noun
from workplan_parser.extract.indicators.quoted import behind
from workplan_parser.extract.indicators.view import Part, Parts, View
from workplan_parser.lexicon import Pattern, WordList, word_lists

_REST = Pattern(  # 坡地的补植|、管护任务; 景观|、道路、广场建设; each piece without a number
    "indicators",
    r"(?: 、 [^,;。、:0-9(“《]{2,10} (?= 、 ) )*+ 、 [^,;。、:0-9(“《]{0,10}? \L<whole.works>+ (?= [,;。(、] | $ | [和及] [0-9] )",
)
_WORKED = Pattern(  # 对36座人行天桥|进行|结构检测
    "indicators",
    r"[^,;。0-9]{0,30}? [,、]? [^,;。]{0,20}? \L<whole.performs> (?P<work> [^,;。:0-9的()《》]{2,20} (?= [,;。(] | $ ) | [^,;。、:0-9的()“”《》]{2,12} )",
)
_LIGHT, _WORKS, _ON, _FOR = word_lists("indicators", "whole.light whole.works whole.on whole.for")
_ACTS = WordList("indicators", "whole.acts")
_LONG = 12


def coordinated(seen: View, parts: tuple[Part, ...]) -> tuple[Part, ...] | None:
    """3万亩|坡地的补植、管护任务: the list behind a number is taken whole; not 50座公厕、打造3条街道."""
    last = parts[-1]
    if last.start < seen.quantity.end or not seen.text.startswith("、", last.end):
        return None
    match = _REST.match(seen.text, last.end, seen.close)
    if match is None or match.end() - last.start > LONGEST or _ACTS.starts(seen.text, last.end + 1):
        return None
    return (*parts[:-1], last._replace(end=match.end()))


def work(seen: View, parts: Parts) -> Parts | None:
    """完成15万平方米|老旧厂房节能|改造: after 完成, 实施 the noun of the work is part of its name; not 新建50座公厕|改造 …"""
    last = parts[-1]
    if last.start < seen.quantity.end or not (_works(seen) or "的" in seen.text[last.start : last.end]):
        return None
    end = _after_works(seen.text, last.end)
    return (*parts[:-1], last._replace(end=end)) if last.end < end <= seen.close else None


def _after_works(text: str, end: int) -> int:
    while word := _WORKS.starts(text, end):
        end = word.end
    return end


def _works(seen: View) -> bool:
    """完成|15万平方米, 完成|东湖路等9条, 加快|东港等4个; of a list the first: 实施|3000个老旧小区、120个街区; not 推进|投资5亿元."""
    first = _first(seen)
    if _LIGHT.ends(seen.text, stop(first)):
        return True
    found = head(first)
    if found is None or seen.quantity.dimension == "money":
        return False
    return bool(_LIGHT.starts(seen.text, found.start) or _LIGHT.ends(seen.text, found.start))


def _first(seen: View) -> View:
    """As the first of the list that it stands in is seen."""
    for at in range(len(seen.earlier) - 1, -1, -1):
        named = seen.earlier[at]
        end = max(named.quantity.end, *(part.end for part in named.parts if part.role == "name"), 0)
        if named.quantity.start < seen.clause or not LINK.fullmatch(seen.text, end, seen.quantity.start):
            break
        seen = seen._replace(quantity=named.quantity, earlier=seen.earlier[:at])
    return seen


def said_last(seen: View, parts: Parts) -> Parts | None:
    """实施3000个|老旧小区、120个老旧街区|改造: the work that stands behind the last holds for all; not 新建3个公园、改造2个."""
    last = parts[-1]
    end = last.end
    if last.start < seen.quantity.end or not seen.later or _WORKS.ends(seen.text, end) or not _works(seen):
        return None
    for number, other in enumerate(seen.later, 1):
        if not LINK.fullmatch(seen.text, end, other.start) or other.start > seen.close:
            return None
        found = noun(seen._replace(quantity=other, later=seen.later[number:]))
        if found is None or found.start != other.end:
            return None
        end = found.end
        if (after := _after_works(seen.text, end)) > end:
            return behind(parts, Part(end, after, "tail"))
    return None


def said_first(seen: View, parts: Parts) -> Parts | None:
    """完成农村户厕|改造5000座、|卫生公厕30座: the work of the first holds for all; not 完成道路改造5公里,公厕30座."""
    last = seen.beside
    if (
        last is None
        or not last.parts
        or parts[-1].end > seen.quantity.start
        or seen.quantity.dimension in ("ratio", "money")
    ):
        return None
    given = last.parts[-1]
    if not LINK.fullmatch(seen.text, last.quantity.end, parts[0].start) or given.end > last.quantity.start:
        return None
    if given.role == "tail":
        return behind(parts, given)
    work = _WORKS.ends(seen.text, given.end)
    if work is None or _WORKS.ends(seen.text, parts[-1].end) or not _LIGHT.starts(seen.text, given.start):
        return None
    return behind(parts, Part(work.start, work.end, "tail")) if work.start - given.start > 4 else None


def worked_on(seen: View, parts: Parts) -> Parts | None:
    """对36座人行天桥进行结构检测: 人行天桥+结构检测; not 新建36座天桥,进行绿化."""
    if parts[-1].start < seen.quantity.end or not _on(seen):
        return None
    match = _WORKED.match(seen.text, parts[-1].end, seen.close)
    if match is None:
        return None
    start, end = match.span("work")
    return behind(parts, Part(_short(seen.text, start, end), end, "work"))


def _short(text: str, start: int, end: int) -> int:
    """实施地面、立面、空中“三位一体”|改造提升: of long words the noun of the work alone."""
    at = end
    while end - start > _LONG and (tail := _WORKS.ends(text, at)) and tail.start >= start:
        at = tail.start
    return at if at < end else start


def _on(seen: View) -> bool:
    """对36座, 将|道路36条、桥梁5座, 为|5000户: the clause opens with 对, 将, 把, 为."""
    said = _ON.within(seen.text, seen.clause, seen.quantity.start)
    return said is not None or _FOR.starts(seen.text, seen.clause) is not None
