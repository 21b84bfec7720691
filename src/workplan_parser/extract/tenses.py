"""Which time a number speaks of: the word of time nearest before it looks back or ahead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from workplan_parser.extract import numerals
from workplan_parser.extract.pastwork import worked_on
from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.scene import UPON, Answer, Said
from workplan_parser.lexicon import Hit, Pattern, WordList, hits


class _Cue(NamedTuple):
    """A word of time: where it stands in the sentence, which way it looks, and the words of the tables it is."""

    at: int
    looks: Literal["ahead", "back"]
    evidence: Evidence = ()


def past_tense(seen: Said) -> Answer:
    """去年新增50座 · 截至2017年底 · 2016年建成: the word of time nearest before the number looks back."""
    nearest = max(_cues(seen), default=None)
    return Ruling("achieved", nearest.evidence) if nearest and nearest.looks == "back" else None


def _cues(seen: Said) -> Iterator[_Cue]:
    sentence = _beyond_its_base(seen.sentence)
    yield from _words_of_time(sentence)
    yield from _stretches(seen, sentence)
    if seen.context.year:
        yield from _five_year_plans(sentence, seen.context.year)
        yield from _years(sentence, seen.context.year)


def _beyond_its_base(sentence: str) -> str:
    """在近三年建成910万亩的基础上,新建…: the sentence without the phrase, which is past by itself."""
    upon = UPON.last(sentence) if "在" in sentence else None
    start = sentence.rfind("在", 0, upon.start) if upon else -1
    return sentence[:start] + sentence[upon.start :] if upon and start >= 0 else sentence


_PAST = WordList("commitments", "tense.past")
_FUTURE = WordList("commitments", "tense.future")
# 当前,要抓紧完成春灌50万亩
_MUST_BE = Pattern("commitments", r"要 (?!求) | \L<tense.urged>")


def _words_of_time(sentence: str) -> Iterator[_Cue]:
    """去年 looks back, 今年 and 力争 ahead."""
    for word in _FUTURE.every(sentence):
        yield _Cue(word.start, "ahead", (word,))
    for word in _PAST.every(sentence):
        urged = word.word.endswith(",") and _MUST_BE.search(sentence, word.end)
        named = _is_base(sentence, word) or _OCCASIONS.starts(sentence, word.end)
        if not (urged or named or worked_on(sentence, word.start, word.end)):
            yield _Cue(word.start, "back", (word,))


# 召开2025年|工作总结表彰会: of this year
_OCCASION = Pattern("commitments", r"度? \L<tense.reviewed> [^,;。0-9]{0,4} \L<tense.occasions>")
_OCCASIONS = WordList("commitments", "tense.occasions")
_MEASURED_FROM = WordList("commitments", "tense.measured_from")
# 上年度|未裁员的,按…返还
_ASKED = Pattern("commitments", r"[^,;。]{0,24} 的,")
# 按企业及其职工|上年度实际缴纳失业保险费的30%返还
_COUNTED_BY = Pattern("commitments", r"\L<tense.counted_by> [^,;。0-9]{0,14} $")


def _is_base(sentence: str, word: Hit) -> bool:
    """比去年, 由去年的142个增加到, 按上年度研发费用的10%, 上年度未裁员的: what is measured by, or asked for."""
    if _MEASURED_FROM.ends(sentence, word.start):
        return True
    if sentence.startswith("的", word.end) and any(char.isdigit() for char in sentence[word.end :]):
        return True
    asked = _ASKED.match(sentence, word.end)
    return bool(asked or _COUNTED_BY.search(sentence, max(0, word.start - 20), word.start))


_THIS_YEAR, _HALF = WordList("commitments", "tense.this_year"), WordList("commitments", "tense.half")
# 近三年,全市实现…
_RECENT = Pattern("commitments", r"近 [两三四五几] 年 (?!内)")
# 今年前三季度,全市实现…, 上半年完成…; the act that follows may be a task: 今年前三季度新建公厕20座
_SO_FAR = Pattern(
    "commitments",
    r"""
    (?: \L<tense.this_year> (?: 前 [0-9二三四五六七八九十]+ \L<tense.parts_of_year> | 1 [-—~至] [0-9]+ 月 份? )
      | \L<tense.this_year>? \L<tense.half> )
    (?! [底末前] )
    (?P<act> ,? [^,]{0,6}? (?: \L<tense.to_come> | \L<verbs.build> ) )?
    """,
)
_TOLD = WordList("commitments", "tense.told")


def _stretches(seen: Said, sentence: str) -> Iterator[_Cue]:
    """近三年, 今年前三季度: the time up to now."""
    for found in _RECENT.finditer(sentence) if "近" in sentence else ():
        yield _Cue(found.start(), "back")
    for found in _SO_FAR.finditer(sentence) if _THIS_YEAR.within(sentence) or _HALF.within(sentence) else ():
        told = _told(seen, sentence, found.start())
        if told or (found["act"] is None and _THIS_YEAR.starts(found[0]) and not _HALF.ends(found[0])):
            yield _Cue(found.start(), "back", hits(found, told))


def _told(seen: Said, sentence: str, at: int) -> Hit | None:
    """上半年完成投资60亿元,占年度计划的|55%: what shows that it is a result, where nothing before it looks ahead."""
    if _FUTURE.within(sentence, max(0, at - 12), at):
        return None
    _, end = seen.prose.sentence(seen.at)
    return _TOLD.within(seen.prose.text, seen.at - len(sentence) + at, end)


_FIVE_YEARS = Pattern("commitments", r"(?P<plan> 十 [一二三四五六七八九] ) 五 [”’]? \L<tense.five_years>")


def _five_year_plans(sentence: str, year: int) -> Iterator[_Cue]:
    """“十三五”期间: the thirteenth ended in 2020."""
    for found in _FIVE_YEARS.finditer(sentence) if "五" in sentence else ():
        if 1955 + 5 * (numerals.read(found["plan"]) or 0) < year:
            yield _Cue(found.start(), "back", hits(found))


# 2016年建成; 比2016年 is a base, 2016年度 and 2016—2020年 are names
_YEAR = Pattern(
    "commitments", r"(?<! [比较在与自于从] ) (?P<year> (?:19|20) [0-9]{2} ) 年 (?P<name>[-—至度版])?"
)


def _years(sentence: str, year: int) -> Iterator[_Cue]:
    """2016年 looks back in a plan of 2018, 2018年 ahead; 改造1995年以前建成的老旧小区 neither."""
    for found in _YEAR.finditer(sentence) if "年" in sentence else ():
        if int(found["year"]) >= year:
            yield _Cue(found.start(), "ahead")
        elif not (
            found["name"] or _OCCASION.match(sentence, found.end()) or worked_on(sentence, *found.span())
        ):
            yield _Cue(found.start(), "back")
