"""What is kept, and what comes up to a standard: 只增不减, 达到国家标准, Ⅱ类水质."""

from __future__ import annotations

from workplan_parser.extract.qualitative.state import Answer, Phrase, View, bracketed, closes
from workplan_parser.lexicon import Pattern, hits, word_lists

_SLACK, _WATERS, _ENDS = word_lists("qualitative", "standard.slack standard.waters standard.ends")
_VERBS, _KEEPING = word_lists("qualitative", "standard.verbs standard.keeping")
_FAR, _VERB = 24, 2
# 保持…|Ⅱ类水质, 达到地表水|四类水体标准
_CLASS = Pattern(
    "qualitative",
    r". 类 \L<standard.over>? (?: 的? \L<standard.waters> )? \L<standard.ends>? \L<standard.over>?",
)


def kept(seen: View) -> Answer:
    """耕地保有量|只增不减; not 热情不减, 标准不降低."""
    if not closes(seen.text, seen.sign.end) or _SLACK.ends(seen.text, seen.at):
        return None
    return Phrase("other", seen.at, seen.sign.end, None, (seen.sign,))


def up_to_standard(seen: View) -> Answer:
    """优良天数比率|达到省定目标; not 达到预期目标, 达到验收标准的项目: whose standard must be said."""
    at = seen.at + _VERB
    end = bracketed(seen.text, at, seen.close)
    last = _ENDS.ends(seen.text, end)
    if last is None or not 2 <= last.start - at <= _FAR or seen.measured(seen.at, end):
        return None
    return Phrase("other", seen.at, end, None, (seen.sign, last))


def of_a_grade(seen: View) -> Answer:
    """黄河干流水质|保持Ⅱ类: a class of water; not 三类人群, 达到一类医院."""
    grade = _CLASS.match(seen.text, seen.at, seen.close)
    low = max(seen.clause, seen.at - _FAR)
    verb = _VERBS.last(seen.text, low, seen.at) or _KEEPING.last(seen.text, low, seen.at)
    water = _WATERS.within(seen.text, seen.clause, seen.close)
    if grade is None or verb is None or water is None or not closes(seen.text, grade.end()):
        return None
    about = (verb.end, seen.at) if verb.start == seen.clause and verb.end < seen.at else None
    return Phrase("other", verb.start, grade.end(), about, (verb, water, *hits(grade)))


def complies(seen: View) -> Answer:
    """空气质量|稳定达标; not 达标|改造, 达标率."""
    return (
        Phrase("other", seen.at, seen.sign.end, None, (seen.sign,))
        if closes(seen.text, seen.sign.end)
        else None
    )
