"""What is completed or realised: a thing that can be seen when it is there, or words that say nothing of the kind."""

from __future__ import annotations

from workplan_parser.extract.qualitative.state import View, bracketed
from workplan_parser.lexicon import Pattern, WordList, word_lists

_NOMINAL, _HANDED, _VISIONS, _FOR_SHOW, _VAGUE, _JUST, _NEAR = word_lists(
    "qualitative",
    "completion.nominal completion.handed completion.visions completion.for_show completion.vague completion.just completion.near",
)
_FURTHER = WordList("qualitative", "completion.further")
"""建成体育馆|并投入使用: another thing is done with it; not 合并重组."""
_GENERIC = Pattern("qualitative", r"(?: \L<completion.generic> | [0-9]{4}年 | 度 )+ \L<completion.work>?")
# 按时完成任务的|省(区、市)
_WHO = Pattern("qualitative", r"的 [^,;。的]{0,10} \L<completion.bodies> (?: \( [^()]{0,8} \) )? $")
_SHORT_OF = 10


def thing(seen: View) -> int | None:
    """Where the thing ends: 完成|截污工程; None where it is none: a number, a vision, a quality, work of every day."""
    at = seen.sign.end
    end = bracketed(seen.text, at, seen.close)
    further = _FURTHER.within(seen.text, at, end)
    end = further.start if further else end
    said = seen.text[at:end]
    if len(said) < 2 or said.endswith("的") or seen.measured(seen.clause, end) or _stated(seen, end):
        return None
    if _NOMINAL.starts(said) or _HANDED.within(said) or _GENERIC.fullmatch(said):
        return None
    return None if _VISIONS.ends(said) or _FOR_SHOW.within(said) else end


def realisable(seen: View, end: int) -> bool:
    """实现|养老保险转移“一地办理”; not 实现新突破, 实现销售额|500万元, 实现全年目标."""
    said = seen.text[seen.sign.end : end]
    if len(said) < 4 or seen.measured(seen.clause, end) or _stated(seen, end) or _FOR_SHOW.within(said):
        return False
    return not (_VAGUE.ends(said) or _GENERIC.fullmatch(said) or _WHO.search(said))


def built(seen: View) -> bool:
    """|建成成都植物园; not 创建成都…, 共建成渝…, and not of those who complete it: 完成任务的|省."""
    joined = seen.text[seen.at - 1 : seen.at] in tuple("创共新扩改") if seen.at else False
    end = bracketed(seen.text, seen.sign.end, seen.close)
    return not joined and _WHO.search(seen.text, seen.sign.end, end) is None


def framed(seen: View, start: int) -> bool:
    """是|全面建成…的关键时期, 围绕|完成…: told of a year or of a work, not promised."""
    return bool(
        _JUST.ends(seen.text, start) or _NEAR.within(seen.text, max(seen.clause, start - _SHORT_OF), start)
    )


def generic(text: str, start: int, end: int) -> bool:
    """全年目标任务, 各项工作: what is completed is said before (减排指标|完成国家下达任务) or nowhere."""
    return _GENERIC.fullmatch(text, start, end) is not None


def _stated(seen: View, end: int) -> bool:
    """True where what is said after the sign is a state itself: 实现|全覆盖, 完成户厕|清零."""
    return any(seen.sign.end <= one.start <= end for one in seen.found)
