"""As much as something else: 与经济增长同步, 高于全国平均水平."""

from __future__ import annotations

from workplan_parser.extract.qualitative.state import Answer, Phrase, View, closes, degree
from workplan_parser.lexicon import Pattern, WordList, word_lists
from workplan_parser.shapes import shape

_MOVES, _MEASURES = word_lists("qualitative", "parity.moves parity.measures")
_WITH = shape("(?r)[与同和跟]")
_FAR, _VERB = 30, 2
_SCOPE = tuple("国省市")  # 达到全|国
_LEVEL = Pattern(
    "qualitative",
    r"(?: \L<parity.whose> [的及和、]? ){1,4} [^,;。、0-9]{0,4}? \L<parity.levels> \L<parity.above>?",
)
_ABOVE = WordList("qualitative", "parity.above")


def alike(seen: View) -> Answer:
    """居民收入增长|与经济增长同步; not 同步推进, 与主体工程同步设计, 内外销同步增长."""
    moves = _MOVES.starts(seen.text, seen.sign.end)
    end = moves.end if moves else seen.sign.end
    if not closes(seen.text, end) or _MEASURES.within(seen.text, seen.clause, seen.at) is None:
        return None
    return _with(seen, end)


def even(seen: View) -> Answer:
    """粮食产量|与上年持平."""
    return _with(seen, seen.sign.end) if closes(seen.text, seen.sign.end) else None


def _with(seen: View, end: int) -> Answer:
    other = _WITH.search(seen.text, max(seen.clause, seen.at - _FAR), seen.at)
    if other is None or other.start() == seen.clause or degree(seen)[0] - other.end() < 2:
        return None
    return Phrase("parity", other.start(), end, (seen.clause, other.start()), (seen.sign,))


def beside(seen: View) -> Answer:
    """居民收入增速|高于全国平均水平; not 高于全国平均水平1个百分点, which is a number; not 低于平均水平的家庭."""
    at = seen.at + _VERB if seen.sign.word[-1] in _SCOPE else seen.sign.end
    level = _LEVEL.match(seen.text, at, seen.close)
    if level is None or not closes(seen.text, level.end()):
        return None
    if seen.sign.word.endswith("在") and _ABOVE.ends(seen.text, level.end()) is None:
        return None
    return Phrase("parity", seen.at, level.end(), None, (seen.sign,))
