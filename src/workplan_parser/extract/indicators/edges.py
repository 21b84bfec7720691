"""Where a name begins and ends: 力争|完好率|达到95%, 50座|公厕|全部开工, 投用率|2025年底前."""

from __future__ import annotations

import regex

from workplan_parser.extract.indicators.view import Place
from workplan_parser.extract.ruling import Evidence
from workplan_parser.lexicon import Hit, Pattern, WordList, hits
from workplan_parser.shapes import shape

LONGEST = 40
_SHORT = 20
LINK = Pattern(
    "indicators",
    r"""
    [、或]
    | (?<! [共饱调缓温] ) 和 (?! [谐平解睦美] )  # not 共和, 和谐
    | (?<! 参 ) 与 (?! 会 )                     # not 参与, 与会
    | \L<lists.and>
    | (?<! [普涉顾提以惠] ) 及 (?! [时格] )     # not 普及, 及时
    """,
)
FROM = shape("(?:(?<![理自事缘])由|从(?![业事严优快轻重简速]))[^,;。0-9]{0,8}$")  # |由2023年的60%

_OPENERS, _WORDS = WordList("indicators", "trim.openers"), WordList("indicators", "trim.words")
_CLOSERS = WordList("indicators", "trim.closers")
_AID, _SUBSIDY = WordList("indicators", "trim.aid"), WordList("indicators", "trim.subsidy")
_GRANTS = WordList("indicators", "trim.grants")
_NUMBER = WordList("indicators", "trim.number")
_OPENING = Pattern(
    "indicators",
    r"""
    再 (?! [生造制保就贷融] )                                                                     # 再, but not 再生
    | \L<trim.roughly> (?= \L<trim.reached> )                                                     # 基本|完成
    | [到至]? (?:19|20)[0-9]{2}年 (?: [0-9]{1,2}月 )? [底末]? (?: [之以]?前 )? | [0-9]{1,2}月[底末]?前?   # 到2025年底
    | \( (?: [0-9]{1,2} | [一二三四五六七八九十]+ ) \) | [一二三四五六七八九十]是 | [0-9]{1,2}[.、](?![0-9])   # (一) 一是 1.
    """,
)
_CLOSING = Pattern(
    "indicators",
    r"""
    (?: \L<lists.each> \L<trim.changes>                                                           # 分别增长
      | (?: 按 照? )? (?: 每 (?: [人户亩生年月个家部吨套次栋村台件辆班] | \L<trim.terms> ) [次度]? )+     # 按每人每年
      | (?<! [供响适对效相理] ) 应
      | 按 每 [百千万] [^,;。、0-9]{1,4} ) $                                                       # 按每千人口
    """,
)
_WHEN = Pattern(
    "indicators",
    r"""
    (?: [到至]? 20[0-9]{2}年 (?: [0-9]{1,2}月 )? [底末]? (?: [之以]?前 )?    # 签约率|2025年底前
      | (?<! 年 ) \L<when.halves>                                           # 项目|上半年开工
      | (?<! [0-9] ) 年 [底末] 前?
      | (?<! [0-9一两二三四五多近] ) \L<when.within> )
    \L<when.all>? \L<when.done>? $
    """,
)
_EACH = shape("每[省市县区镇乡校站点]|[人户亩]均")
_KIND_OF_AID = Pattern(  # 落实|耕地地力保护|补贴; not 对每户|补助, 符合条件的|补贴
    "indicators",
    r"(?: \L<whole.light> | \L<trim.openers> )* [^,;。、每各对按给的最可再予0-9()]{4,14}",
)
_PAID = Pattern("indicators", r"^ \L<trim.paid> [^每最]{2,}")  # 发放购房|补贴, at the head of a paragraph
_AFTER_ETC = shape("等(?!级)(?P<rest>[^,、等的]{4,})$")
"""开展世界环境日等|主题宣传"""
_AFTER_OBJECT = shape("[,、].{2,}把(?P<rest>[^,、把]{3,})$")
"""精简会议、坚决把|文件压减"""
_AFTER_PLACE = Pattern(  # 在全县景区|建设充电桩, at the head of a paragraph
    "indicators", r"^ [在从] [^,]{2,40}? (?P<rest> \L<verbs.placed> [^,]{2,} ) $"
)
_ENDS = Pattern(
    "indicators",
    r"\L<after.ends> | (?<! [一两二三四五多] ) \L<when.within> | \L<after.last> $ | ,",
)


def trim_noun(text: str, start: int, stop: int) -> Place | None:
    """``text[start:stop]`` up to the word that ends a noun: 公厕|全部开工; None where less than two characters are left."""
    cut = _ENDS.search(text, start + 2, stop)
    stop = cut.start() if cut else stop
    while stop > start and text[stop - 1] in "的和与及":
        stop -= 1
    return Place(start, stop, hits(cut)) if stop - start >= 2 else None


def clean(text: str, start: int, end: int) -> Place | None:
    """``text[start:end]`` without the words that do not belong to a name; None where less than two characters are left."""
    if end - start > 80:
        start = max(end - 80, text.rfind("、", end - 80, end - 79) + 1)
    colon = max(text.rfind("是:", start, end), text.rfind("中:", start, end))
    start = colon + 2 if colon >= start else start
    source = FROM.search(text, start, end) if end - start > 4 else None
    end = source.start() if source and source.start() - start >= 2 else end
    end, after = _strip_end(text, start, end)
    start, before = _strip_start(text, start, end)
    for cut in (_AFTER_ETC, _AFTER_OBJECT, _AFTER_PLACE):
        match = cut.search(text, start, end)
        if match and not (cut is _AFTER_ETC and _listed(match, end - start)):
            start = match.start("rest")
    if end - start > LONGEST:
        start = _shorten(text, start, end)
    return Place(start, end, (*before, *after)) if end - start >= 2 else None


def _listed(after: regex.Match[str], size: int) -> bool:
    """蛋糕、面包等不合格样品检出率: a short list, or one whose last words say little alone, is part of the name."""
    if after.string.startswith(tuple("在从对"), after.end() - size):
        return False
    return size <= _SHORT or (size <= LONGEST and len(after["rest"]) <= 8)


def closer(text: str, start: int, end: int) -> Place | None:
    """The words between a name and its number that end at *end*: 完好率|达到, 标准|按每人每年."""
    floor = max(start, end - 12)
    word = _CLOSERS.ends(text[floor:end])
    shape = _CLOSING.search(text, floor, end)
    if word and (shape is None or floor + word.start <= shape.start()):
        return Place(floor + word.start, end, (_moved(word, floor),))
    return Place(shape.start(), end, hits(shape)) if shape else None


def _moved(word: Hit, by: int) -> Hit:
    return word._replace(start=word.start + by, end=word.end + by)


def _strip_end(text: str, start: int, end: int) -> tuple[int, Evidence]:
    """Where the name ends, and the words after it."""
    found: Evidence = ()
    while True:
        closed = closer(text, start, end)
        if closed and not _grown(text, start, closed) and not _kept(text, start, closed):
            end, found = closed.start, (*closed.evidence, *found)
        elif when := _WHEN.search(text, max(start + 2, end - 24), end):
            end, found = when.start(), (*hits(when), *found)
        elif end > start and text[end - 1] in "的、为(到了至,“":
            end -= 1
        else:
            return end, found


def _grown(text: str, start: int, closed: Place) -> bool:
    """True where the closing word is grown together with the word before it: 场地人|均, 购房|补贴, 亩均|补助."""
    word, at = text[closed.start : closed.end], closed.start
    if word == "均":
        return text[at - 1 : at] in tuple("人户亩车班")
    if word in _AID and (_EACH.fullmatch(text, start, at) or _KIND_OF_AID.fullmatch(text, start, at)):
        return True
    paid = _PAID.search(text, start, at) or _GRANTS.ends(text[start:at])
    return word in _SUBSIDY and paid is not None


def _kept(text: str, start: int, closed: Place) -> bool:
    """样本检验|数量达210份: what little stands before it is not known for a number without it."""
    return text[closed.start : closed.end] in _NUMBER and closed.start - start in range(3, 7)


def _strip_start(text: str, start: int, end: int) -> tuple[int, Evidence]:
    """Where the name begins, and the words before it."""
    found: Evidence = ()
    while start < end:
        said = text[start:end]
        word = _OPENERS.starts(said)
        shape = None if word else _OPENING.match(said)
        size = word.end if word else shape.end() if shape else 0
        if _WORDS.starts(said) or text[start + size : start + size + 1] in tuple("率度性量比金值"):
            break  # 使用率, 通过率: one word
        if not size and said[0] not in "、和与及并或的 )”":
            break
        opened = (word,) if word else hits(shape)
        found += tuple([_moved(hit, start) for hit in opened])
        start += size or 1
    return start, found


def _shorten(text: str, start: int, end: int) -> int:
    """Cut a long name after its last 、 or 的 that leaves enough."""
    for mark in ("、", "的", "对"):
        at = text.rfind(mark, start, end - 4)
        if at >= 0 and end - at > 5:
            return at + 1
    return end - LONGEST
