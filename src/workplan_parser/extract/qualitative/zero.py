"""None at all: 清零, 零增长, 不发生重特大事故."""

from __future__ import annotations

from workplan_parser.extract.qualitative.state import Answer, Phrase, View, bracketed, closes, degree
from workplan_parser.lexicon import WordList, word_lists

_MOVING, _HARMS, _SEVERE, _OCCUR, _JOINED = word_lists(
    "qualitative", "zero.moving zero.harms zero.severe zero.occur zero.joined"
)
_LINES = WordList("qualitative", "zero.lines")
_LONGEST, _SHORT = 24, 16


def cleared(seen: View) -> Answer:
    """存量问题|动态清零; not 开展清零|行动."""
    if not closes(seen.text, seen.sign.end):
        return None
    moving = _MOVING.ends(seen.text, seen.at)
    start, said = (moving.start, (moving,)) if moving else degree(seen)
    return Phrase("zero", start, seen.sign.end, None, (*said, seen.sign))


def none(seen: View) -> Answer:
    """较大以上事故|零发生; not 零增长行动, 零排放汽车."""
    return (
        Phrase("zero", seen.at, seen.sign.end, None, (seen.sign,))
        if closes(seen.text, seen.sign.end)
        else None
    )


def not_occur(seen: View) -> Answer:
    """|不发生重特大安全事故; 坚决防止事故发生 is work to do, and no state."""
    end = _until(seen)
    harm = _HARMS.within(seen.text, seen.sign.end, end)
    if harm is None or not 2 <= end - seen.sign.end <= _LONGEST:
        return None
    return Phrase("zero", seen.at, seen.sign.end, (seen.sign.end, end), (seen.sign, harm))


def ruled_out(seen: View) -> Answer:
    """|杜绝重特大事故: what may not happen at all; not 杜绝浪费, 杜绝有案不移."""
    end = _until(seen)
    happens = _OCCUR.ends(seen.text, end)
    end = happens.start if happens else end
    harm = _HARMS.ends(seen.text, end)
    if harm is None or end - seen.sign.end > _LONGEST or _SEVERE.starts(seen.text, seen.sign.end) is None:
        return None
    return Phrase("zero", seen.at, seen.sign.end, (seen.sign.end, end), (seen.sign, harm))


def without(seen: View) -> Answer:
    """主干路基本实现|无架空线缆, 确保|无重大事故; not 无缝衔接, 无障碍设施."""
    end = _until(seen)
    if _JOINED.starts(seen.text, seen.sign.end) or not 2 <= end - seen.sign.end <= _SHORT:
        return None
    return None if seen.measured(seen.at, end) else Phrase("zero", seen.sign.end - 1, end, None, (seen.sign,))


def _until(seen: View) -> int:
    """Where what does not happen ends: 不发生规模性返贫|底线."""
    end = bracketed(seen.text, seen.sign.end, seen.close)
    line = _LINES.ends(seen.text, end)
    return line.start if line else end
