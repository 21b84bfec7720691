"""A place in a row: 走在全省前列, 保持全国第一, 力争进入前三."""

from __future__ import annotations

from workplan_parser.extract.qualitative.state import Answer, Phrase, View, closes
from workplan_parser.lexicon import word_lists
from workplan_parser.shapes import shape

_VERBS, _SCOPES, _PLACES, _SLOGANS = word_lists(
    "qualitative", "rank.verbs rank.scopes rank.places rank.slogans"
)
_FAR = 18
_NUMERAL = shape("[0-9]{1,3}|[一二三四五六七八九十百两]{1,3}")


def ranked(seen: View) -> Answer:
    """蚕茧产量|保持全国第一; not 第一|书记, 第一|时间."""
    word = _PLACES.starts(seen.text, seen.sign.end)
    return _placed(seen, word.end if word else seen.sign.end)


def ahead_of_most(seen: View) -> Answer:
    """综合考核力争|进入全省前三; not 前三|季度, 前|三季度, 前10%, which is a number."""
    number = _NUMERAL.match(seen.text, seen.at + 1)
    if number is None:
        return None
    word = _PLACES.starts(seen.text, number.end())
    return _placed(seen, word.end if word else number.end())


def in_front(seen: View) -> Answer:
    """营商环境考核|走在全省前列: of whom must be said; not 走在前列、争做示范, and not 高质量发展走在全国前列."""
    found = _placed(seen, seen.sign.end)
    if found is None or _SCOPES.within(seen.text, found.start, seen.at) is None:
        return None
    return None if _SLOGANS.within(seen.text, seen.clause, found.start) else found


def _placed(seen: View, end: int) -> Answer:
    """The place with the verb that says it is taken: |位居全省|第一."""
    if not closes(seen.text, end):
        return None
    low = max(seen.clause, seen.at - _FAR)
    verb = _VERBS.last(seen.text, low, seen.at)
    if verb is None or "的" in seen.text[verb.end : seen.at]:
        return None
    return Phrase("rank", verb.start, end, None, (verb, seen.sign))
