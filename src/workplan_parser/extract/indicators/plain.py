"""The usual places of a name: the words before the number, the noun after it, the number or the clause before."""

from __future__ import annotations

from workplan_parser.extract.indicators.edges import LINK, LONGEST, clean, trim_noun
from workplan_parser.extract.indicators.verbs import (
    change_at_end,
    changes,
    ends_in_act,
    is_act,
)
from workplan_parser.extract.indicators.view import Named, Place, View
from workplan_parser.lexicon import Pattern, WordList, word_lists
from workplan_parser.shapes import shape

_EACH = WordList("indicators", "lists.each")
_COUNTED = WordList("indicators", "verbs.counted")
_WHOLE = WordList("indicators", "measures.whole")
_GOES_ON, _LONGER = word_lists("indicators", "after.goes_on after.longer")  # 5个工作日内|办结
_SO_FAR = Pattern(  # 党的二十大以来累计|建成泊位: the past of the number before
    "indicators", r"(?: [^,;。、0-9]{2,10}? \L<trim.since> )? \L<trim.cumulative>"
)
_ENDS_OPEN = shape("等$|^(?:[^,]{0,12}[^面应相比核校])?[对把将](?![外口标接])")
_PER = shape("每[^,]{0,8}$")
_AGED = shape("月?龄")
"""6个月|龄纯母乳喂养率"""
_NOUN = Pattern(  # 50座|公厕, 36座|(处)城市桥梁, 30个|5G工厂, 3个|实验室; not 3个|实现达标
    "indicators",
    r"""
    的?
    (?P<noun>
        (?: [0-9] (?= [A-Z] ) )? (?: (?= \L<after.nouns> ) . | [^,;。、:0-9(的以用到至内并和与及为进实开给予提达纳完作] )
        (?: \( [^()]{1,8} \) [^,;。、:0-9()]{0,39} | (?: [^,;。、:0-9()] | (?<= .. ) \( [^()]{1,8} \) (?= \p{Han}{2} ) ){1,39} ) (?: (?<= .. ) \( [^()0-9]{2,4} \) )?
    )
    """,
)
_DESCRIBED = Pattern(  # 10个|有条件、有基础的城市: the noun comes after what describes it
    "indicators",
    r"(?: \L<after.has> | [^,;。、的]{2,10} 、 ) [^,;。的]{2,30} 的 (?P<noun> [^,;。、:0-9()]{2,14} )",
)
_GRADED = shape(  # 60个|行业级、区域级、企业级平台
    "(?:[^,;。、的0-9]{1,6}[级类型式]、)+[^,;。、的0-9]{1,6}?[级类型式](?P<noun>[^,;。、:0-9()]{2,14})"
)


def plain(seen: View) -> Place | None:
    """新建公厕|50座, 新建50座|公厕, 对36座|城市桥梁: the words before the number, or the noun it counts."""
    said, counted = head(seen), noun(seen)
    if said is not None and changes(seen.text[said.start : said.end]):
        said = None
    if counted is not None and _goes_on(seen.text[counted.start : counted.end]):
        return None if said is None else _alone(seen, said)
    if said is None or counted is None:
        return counted if said is None else _alone(seen, said)
    return counted if _counts(seen, seen.text[said.start : said.end], counted) else said


def _goes_on(words: str) -> bool:
    """5个工作日内|办结: the sentence goes on, and no noun is counted."""
    return _GOES_ON.starts(words) is not None and _LONGER.starts(words) is None


def _alone(seen: View, said: Place) -> Place | None:
    """The words before the number, where no noun follows: not 净增|30家 after 企业达到500家, which says nothing new."""
    words, last = seen.text[said.start : said.end], seen.last
    if last is None or last.quantity.unit != seen.quantity.unit:
        return said
    act = seen.quantity.unit in _COUNTED  # 每周调度一次,每月通报一次: the act is what is counted
    return said if act or not is_act(words) else None


def _counts(seen: View, words: str, counted: Place) -> bool:
    """True where the noun after the number names it better than the *words* before."""
    if is_act(words) or ends_in_act(words) or _ENDS_OPEN.search(words):
        return True
    if seen.quantity.dimension in ("count", "number"):
        return counted.end - counted.start > 2 or counted.end != seen.close
    return _WHOLE.ends(words) is not None and seen.text.startswith(
        "的", seen.quantity.end
    )  # 总规模100亿元的|纾困基金


def as_named(named: Named, seen: View) -> Place:
    """The name of an earlier number for this one: 生产总值增长11%,达到282亿元: the sum is no growth."""
    level = seen.quantity.dimension != "ratio" or seen.text.startswith("达", seen.quantity.start)
    moved = change_at_end(seen.text[named.start : named.end]) if level else None
    done = _SO_FAR.match(seen.text, named.start, named.end) if named.verdict == "achieved" else None
    return Place(done.end() if done else named.start, named.end - len(moved.word) if moved else named.end)


def clause_before(seen: View) -> Place | None:
    """农村道路建设,完成50公里: the clause before says what."""
    if seen.clause <= seen.opens:
        return None
    return clean(seen.text, seen.clause_before, seen.clause - 1)


def anything(seen: View) -> Place | None:
    """2024年开工|11个, 每户最高补助|5000元: a verb is better than nothing."""
    at = seen.quantity.start
    start = seen.beside.quantity.end if seen.beside else seen.clause
    if at - start < 2:
        return noun(seen)
    return head(seen) or Place(max(start, at - LONGEST), at)


def head(seen: View) -> Place | None:
    """The words before the number, back to the number before it or the beginning of the clause."""
    floor, last = seen.clause, seen.beside
    if last is not None:
        floor, size = last.quantity.end, last.verdict in ("attribute", "condition")
        between = seen.between(last)
        cut = max((match.end() for match in LINK.finditer(between)), default=0)
        if cut and not (size and _EACH.within(between)):
            floor += cut
        elif _AGED.match(between) or (size and len(between) >= 2):
            floor = _whole(seen, last)
    return clean(seen.text, floor, seen.quantity.start)


def _whole(seen: View, size: Named) -> int:
    """Where a name that contains a size begins: |新签约3000万元以上项目, |公交站点500米覆盖率."""
    at = size.quantity.start
    ends = (named.quantity.end for named in seen.earlier[-3:-1])
    floor = max([seen.clause, *(end for end in ends if end <= at)])
    if _PER.search(seen.text, floor, at):
        return size.quantity.end
    return max([floor, *(match.end() for match in LINK.finditer(seen.text, floor, at))])


def noun(seen: View) -> Place | None:
    """The noun right after the number and its unit, up to the words of the next number."""
    text, at = seen.text, seen.quantity.end
    if (
        seen.later
        and text.startswith("、", at)
        and text.startswith("的", seen.later[0].end)
        and seen.later[0].start - at < 6
    ):
        return _NOUN.match(text, seen.later[0].end, seen.close) and trim_noun(
            text, seen.later[0].end + 1, seen.close
        )
    close = min([seen.close, *(other.start for other in seen.later[:1])])
    alike = seen.later and seen.later[0].unit == seen.quantity.unit  # 2个千亿级、11个百亿级的|项目
    match = (
        _DESCRIBED.match(text, at, seen.close if alike else close)
        or _GRADED.match(text, at, close)
        or _NOUN.match(text, at, close)
    )
    return trim_noun(text, *match.span("noun")) if match else None
