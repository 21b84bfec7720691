"""Done, whole: 建成投用, 全面完成…, 基本消除…, 机构设置到位, 通过省级验收."""

from __future__ import annotations

from workplan_parser.extract.clauses import closing_act
from workplan_parser.extract.qualitative.state import Answer, Phrase, View, bracketed, closes, degree
from workplan_parser.extract.qualitative.things import built, framed, generic, realisable, thing
from workplan_parser.extract.ruling import Evidence
from workplan_parser.lexicon import Pattern, WordList, hits, word_lists

_MANNER, _UNDERWAY, _INTO_USE, _IN_TIME = word_lists(
    "qualitative",
    "completion.manner completion.underway completion.into_use completion.in_time",
)
_FINISHED = WordList("qualitative", "signs.finished")
_ACT = _BY = 2


def finished(seen: View) -> Answer:
    """北环路年底前|建成投用, 9月底前|全部完工; not 竣工|验收备案, 加快建成投用."""
    start, said = degree(seen)
    if seen.time is None and _UNDERWAY.within(seen.text, seen.clause, start):
        return None
    if closes(seen.text, seen.sign.end):
        over = seen.measured(seen.clause, start) and not said
        return None if over else Phrase("completion", start, seen.sign.end, None, (*said, seen.sign))
    if seen.sign.word not in _INTO_USE:
        return None
    return _of_thing(seen, start, said)


def brought(seen: View) -> Answer:
    """|全面完成煤电机组改造, |建成考古研究中心; not 认真完成上级交办的工作, 完成质量, 完成清淤|35公里, 建成小康社会."""
    start, said = degree(seen)
    if _UNDERWAY.ends(seen.text, start) or _MANNER.ends(seen.text, start) or framed(seen, start):
        return None
    end = bracketed(seen.text, seen.sign.end, seen.close)
    if closes(seen.text, seen.sign.end) or closing_act(seen.text[seen.at : end]):
        return _of_subject(seen, start, end, said)
    if end - seen.sign.end <= _ACT and thing(seen):  # 地方平台与国家平台完成|对接
        return Phrase("completion", start, end, None, (*said, seen.sign))
    if generic(seen.text, seen.sign.end, end):
        return Phrase("completion", start, end, (seen.clause, start), (*said, seen.sign))
    return _of_thing(seen, start, said) if built(seen) else None


def _of_subject(seen: View, start: int, end: int, said: Evidence) -> Answer:
    """试点任务|全面完成, 北环路改造6月底前|完成; not 改造管网|36公里,6月底前完成, whose number has the time."""
    if not (said or seen.time) or (seen.measured(seen.clause, start) and not said):
        return None
    alone = seen.time is not None and seen.time.start <= seen.clause + 1
    if alone and not said and seen.measured(seen.prose.clause(max(seen.clause - 2, 0))[0], seen.clause):
        return None
    end = end if closing_act(seen.text[seen.at : end]) else seen.sign.end
    return Phrase("completion", start, end, None, (*said, seen.sign))


def ended(seen: View) -> Answer:
    """|基本消除重污染天气, 黑臭水体|全部消除; not 加快消除黑臭水体."""
    start, said = degree(seen)
    if not said:
        return None
    if closes(seen.text, seen.sign.end):
        return Phrase("completion", start, seen.sign.end, None, (*said, seen.sign))
    return _of_thing(seen, start, said)


def solved(seen: View) -> Answer:
    """|基本解决农村饮水安全问题; not 全面解决, which is said of everything."""
    return _of_thing(seen, seen.at, ())


def _of_thing(seen: View, start: int, said: Evidence) -> Answer:
    end = thing(seen)
    return (
        Phrase("completion", start, seen.sign.end, (seen.sign.end, end), (*said, seen.sign)) if end else None
    )


def realised(seen: View) -> Answer:
    """年底前|实现养老保险转移“一地办理”: by a day; not 年底前实现新突破, and not 实现全覆盖, which says its state itself."""
    start, said = degree(seen)
    end = bracketed(seen.text, seen.sign.end, seen.close)
    if (
        not (seen.time or _IN_TIME.ends(seen.text, seen.at))
        or framed(seen, start)
        or not realisable(seen, end)
    ):
        return None
    return Phrase("completion", start, seen.sign.end, (seen.sign.end, end), (*said, seen.sign))


def in_place(seen: View) -> Answer:
    """机构|设置到位, 人员|划转到位; not 责任落实到位, which nobody can check."""
    if not closes(seen.text, seen.sign.end) or seen.measured(seen.clause, seen.at):
        return None
    return Phrase("completion", seen.at, seen.sign.end, None, (seen.sign,))


_REVIEW = Pattern(
    "qualitative", r"[^,;。0-9]{0,12}? \L<completion.levels> [^,;。0-9]{0,10}? \L<completion.reviews>"
)


def passed(seen: View) -> Answer:
    """三县|通过省级验收; not 通过验收发现问题, by means of it."""
    found = _REVIEW.match(seen.text, seen.at + _BY, seen.close)
    if found is None or not closes(seen.text, found.end()) or seen.measured(seen.clause, found.end()):
        return None
    return Phrase("completion", seen.at, found.end(), None, (seen.sign, *hits(found)))
