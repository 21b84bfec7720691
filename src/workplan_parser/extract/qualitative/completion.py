"""Done, whole: 建成投用, 全面完成…, 基本消除…, 机构设置到位, 通过省级验收."""

from __future__ import annotations

from workplan_parser.extract.qualitative.state import Answer, Phrase, View, bracketed, closes, degree
from workplan_parser.lexicon import Pattern, WordList, hits, word_lists

_NOMINAL, _MANNER, _UNDERWAY, _VISIONS, _VAGUE, _PUT, _FOR_SHOW = word_lists(
    "qualitative",
    "completion.nominal completion.manner completion.underway completion.visions completion.vague completion.put completion.for_show",
)
_GENERIC = Pattern("qualitative", r"(?: \L<completion.generic> | [0-9]{4}年 | 度 )+ \L<completion.work>?")
_INTO_USE = WordList("qualitative", "completion.into_use")
_HANDED = WordList("qualitative", "completion.handed")
_REVIEW = Pattern(
    "qualitative", r"[^,;。0-9]{0,12}? \L<completion.levels> [^,;。0-9]{0,10}? \L<completion.reviews>"
)


def finished(seen: View) -> Answer:
    """北环路年底前|建成投用, 9月底前|全部完工; not 竣工|验收备案, 加快建成投用."""
    start, said = degree(seen)
    if _UNDERWAY.within(seen.text, seen.clause, start) and seen.time is None:
        return None
    if closes(seen.text, seen.sign.end):
        over = seen.measured(seen.clause, start) and not said
        return None if over else Phrase("completion", start, seen.sign.end, None, (*said, seen.sign))
    end = _thing(seen) if seen.sign.word in _INTO_USE else None
    return end and Phrase("completion", start, seen.sign.end, (seen.sign.end, end), (*said, seen.sign))


def brought(seen: View) -> Answer:
    """|全面完成煤电机组改造, |建成考古研究中心; not 认真完成上级交办的工作, 完成质量, 完成清淤|35公里, 建成小康社会."""
    start, said = degree(seen)
    if _UNDERWAY.ends(seen.text, start) or (_MANNER.ends(seen.text, start) and start > seen.clause):
        return None
    if closes(seen.text, seen.sign.end):
        over = seen.measured(seen.clause, start)
        return None if over or not (said or seen.time) else Phrase("completion", start, seen.sign.end, None, (*said, seen.sign))
    end = _thing(seen)
    return end and Phrase("completion", start, seen.sign.end, (seen.sign.end, end), (*said, seen.sign))


def ended(seen: View) -> Answer:
    """|基本消除重污染天气, 黑臭水体|全部消除; not 加快消除黑臭水体, 全面取消|…的规定."""
    start, said = degree(seen)
    if not said:
        return None
    if closes(seen.text, seen.sign.end):
        return Phrase("completion", start, seen.sign.end, None, (*said, seen.sign))
    end = _thing(seen)
    return end and Phrase("completion", start, seen.sign.end, (seen.sign.end, end), (*said, seen.sign))


def _thing(seen: View) -> int | None:
    """Where the thing that is completed ends; None where it is none: a number, a vision, work of every day."""
    at = seen.sign.end
    end = bracketed(seen.text, at, seen.close)
    said = seen.text[at:end]
    if len(said) < 2 or said.endswith("的") or seen.measured(seen.clause, end):
        return None
    if _NOMINAL.starts(said) or _HANDED.within(said) or _GENERIC.fullmatch(said):
        return None
    return None if _VISIONS.ends(said) or _FOR_SHOW.within(said) else end


def realised(seen: View) -> Answer:
    """年底前|实现养老保险转移“一地办理”: by a day; not 年底前实现新突破, and not 实现全覆盖, which says its state itself."""
    end = bracketed(seen.text, seen.sign.end, seen.close)
    said = seen.text[seen.sign.end : end]
    if seen.time is None or len(said) < 4 or seen.measured(seen.clause, end) or _VAGUE.ends(said):
        return None
    if any(seen.sign.end <= one.start <= end for one in seen.found):
        return None
    start, degrees = degree(seen)
    return Phrase("completion", start, seen.sign.end, (seen.sign.end, end), (*degrees, seen.sign))


def in_place(seen: View) -> Answer:
    """机构设置、人员划转|到位; not 责任落实到位, which nobody can check."""
    put = _PUT.ends(seen.text, seen.at)
    if put is None or not closes(seen.text, seen.sign.end) or seen.measured(seen.clause, seen.at):
        return None
    return Phrase("completion", put.start, seen.sign.end, None, (put, seen.sign))


def passed(seen: View) -> Answer:
    """三县|通过省级验收; not 通过验收发现问题, by means of it."""
    found = _REVIEW.match(seen.text, seen.sign.end, seen.close)
    if found is None or not closes(seen.text, found.end()) or seen.measured(seen.clause, found.end()):
        return None
    return Phrase("completion", seen.at, found.end(), None, (seen.sign, *hits(found)))
