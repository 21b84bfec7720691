"""What is done to the thing, where that is what is counted: 新建|12座|青年驿站; 对36座|人行天桥|进行|结构检测; 财政支出|增长|6.5%."""

from __future__ import annotations

import regex

from workplan_parser.extract.indicators.edges import LINK, LONGEST
from workplan_parser.extract.indicators.plain import head
from workplan_parser.extract.indicators.quoted import before, behind
from workplan_parser.extract.indicators.verbs import is_act
from workplan_parser.extract.indicators.view import Part, Parts, View
from workplan_parser.lexicon import Pattern, WordList

_ACTS, _LIGHT = WordList("indicators", "whole.acts"), WordList("indicators", "whole.light")
_NOMINAL, _AGAIN = WordList("indicators", "whole.nominal"), WordList("indicators", "whole.again")
_MOVED = WordList("indicators", "whole.changes")
_ADVERBS = regex.compile("[再各约近共]$")
_SHARE = Pattern(  # 90%|的化工园区达到较低风险等级
    "indicators",
    r"的 (?P<whole> [^,;。:0-9可]{2,24}? \L<whole.asked> (?: [^,;。、:0-9(] | 、 (?! [0-9] ) ){2,16} )",
)
_OBJECT = Pattern(  # 对|在产企业|进行100%
    "indicators", r"\L<whole.on> (?P<object> [^,;。:0-9]{2,16}? ) \L<whole.performs> $"
)
_DONE = Pattern("indicators", r"\L<whole.done> [^,;。、:0-9(的]{0,14}")  # 水质检测|100%|实施公示
_HELPING = WordList("indicators", "whole.helping")
_REACHING = Pattern("indicators", r"\L<whole.reaching> [^,;。、:0-9(的]{2,16}")  # 失业青年|实现就业创业
_CHANGE = Pattern(  # 同比|增长|6.5%, 要|下降|3%; 年均增长 is one measure
    "indicators",
    r"(?: \L<trim.compared> | \L<whole.pace> )* (?P<change> \L<whole.kept_pace>? \L<whole.changes> ) \L<whole.pace>? $",
)
_LOWERED = Pattern(  # 资费|再|降低
    "indicators", r"(?<= .. ) \L<whole.pace>+ (?P<change> \L<whole.kept_pace>? \L<whole.changes> ) $"
)


def object_of(seen: View, parts: Parts) -> Parts | None:
    """对在产企业进行100%|全覆盖巡查: what it is done to stands before; not 对企业给予100%补助."""
    if parts[0].start < seen.quantity.end:
        return None
    match = _OBJECT.search(seen.text, seen.clause, seen.quantity.start)
    return before(Part(*match.span("object"), "whose"), parts) if match else None


def share(seen: View, parts: Parts) -> Parts | None:
    """推动90%的化工园区达到较低风险等级: a share of whom, and of what is asked of them; not 提供90%的资金."""
    if seen.quantity.dimension != "ratio" or len(parts) > 1:
        return None
    match = _SHARE.match(seen.text, seen.quantity.end, seen.close)
    return (Part(*match.span("whole"), "share"),) if match else None


def helped(seen: View, parts: Parts) -> Parts | None:
    """帮助8000名失业青年|实现就业创业: what they are helped to reach; not 新建8座公厕,实现全覆盖."""
    last = parts[-1]
    if last.start < seen.quantity.end or not _HELPING.ends(seen.text, stop(seen)):
        return None
    match = _REACHING.match(seen.text, last.end, seen.close)
    return (
        (*parts[:-1], last._replace(end=match.end()))
        if match and match.end() - last.start <= LONGEST
        else None
    )


def done(seen: View, parts: Parts) -> Parts | None:
    """企业水质检测100%实施公示: a share of what is done; not 合格率达到100%,实施公示."""
    if seen.quantity.dimension != "ratio" or parts[-1].end > seen.quantity.start:
        return None
    match = _DONE.match(seen.text, seen.quantity.end, seen.close)
    return behind(parts, Part(*match.span(), "share")) if match else None


def change(seen: View, parts: Parts) -> Parts | None:
    """财政支出达到30亿元,增长6.5%: the growth is another measure than the sum; not 覆盖率提高到90%."""
    last, at = parts[-1], seen.quantity.start
    if last.end > at or any(part.role == "change" for part in parts):
        return None
    if lowered := _LOWERED.search(seen.text, last.start, last.end):
        return (*parts[:-1], last._replace(end=lowered.start()), Part(*lowered.span("change"), "change"))
    found = _CHANGE.search(seen.text, max(last.end, seen.clause, at - 8), at)
    if found is None or seen.text[last.start : last.end].endswith(found["change"]):
        return None
    if found["change"].endswith(tuple("至到")):
        return _level(seen.text, parts)
    return behind(parts, Part(*found.span("change"), "change"))


def _level(text: str, parts: Parts) -> Parts | None:
    """审批时限|压缩|一半,减至10天: a level is no change."""
    last = parts[-1]
    moved = _MOVED.ends(text, last.end)
    return (*parts[:-1], last._replace(end=moved.start)) if moved and moved.start - last.start >= 2 else None


def act(seen: View, parts: Parts) -> Parts | None:
    """新建12座青年驿站和30处|文体广场: the act before the first number of a list holds for all; not 完成12座公厕."""
    first = parts[0]
    if first.role == "share" or _ACTS.starts(seen.text, first.start) or _AGAIN.starts(seen.text, first.start):
        return None
    found = own_act(seen) if first.start >= seen.quantity.end else None
    found = found or _shared_act(seen, first)
    return before(found, parts) if found else None


def own_act(seen: View) -> Part | None:
    """新建|12座, 新建|呼和路等12条: the act before the number, or before its examples."""
    end = stop(seen)
    word = _ACTS.ends(seen.text[max(seen.clause, end - 12) : end])
    said = head(seen)
    if word and (
        word.word not in _NOMINAL
        or said is None
        or is_act(seen.text[said.start : said.end])
        or said.start >= end - len(word.word)
    ):
        start = end - len(word.word)
        while start > seen.clause and (first := _ACTS.ends(seen.text, start)):
            start = first.start
        return Part(max(start, seen.clause), end, "act")
    if said and seen.text.startswith("等", end - 1):
        light = _LIGHT.starts(seen.text, said.start)
        opened = _ACTS.starts(seen.text, light.end if light else said.start)
        return Part(opened.start, opened.end, "act") if opened else None
    return None


def stop(seen: View) -> int:
    """Where the words before the number end: 各新建|约12座."""
    at = seen.quantity.start
    while at > seen.clause and _ADVERBS.search(seen.text, seen.clause, at):
        at -= 1
    return at


def _shared_act(seen: View, first: Part) -> Part | None:
    """更新公交车辆50辆、|校车20辆: the act of the number before, where only 、 or 和 and the name part them."""
    last = seen.beside
    if last is None or not last.parts or seen.quantity.dimension == "ratio":
        return None
    link = LINK.match(seen.text, max(last.quantity.end, last.parts[-1].end))
    if link is None or min(first.start, seen.quantity.start) != link.end():
        return None
    given = last.parts[0]
    if given.role == "act":
        return given
    end = given.start
    while end < given.end and (word := _ACTS.starts(seen.text, end)):
        end = word.end
    return Part(given.start, end, "act") if given.start < end <= given.end else None
