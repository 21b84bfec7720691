"""Words that name nothing by themselves: how a value moves, and verbs without their object."""

from __future__ import annotations

from workplan_parser.lexicon import Hit, Pattern, WordList
from workplan_parser.shapes import shape

_CHANGE = Pattern(  # 同比再|提高|到, 年均|增长, 增加|至每人每年
    "indicators",
    r"\L<trim.compared>? \L<trim.pace>? \L<trim.changes> [到至为]? (?: 每[人户]每?[年月] )?",
)
_GROWTH = WordList("indicators", "trim.growth")
_EMPTY = WordList("indicators", "trim.empty")
_EMPTY_SHAPE = Pattern(
    "indicators",
    r"""
    按 每 [^,;。、0-9]{1,4}                          # 按每千人口
    | 每 [省市县区镇乡村校站点]                     # 每县
    | (?: 各 [地省市县区] )? 可 以?                 # 各地可
    | [比较] \L<trim.last_year> \L<trim.changes>?   # 较上年提高
    """,
)
_ACT, _ENDING, _FOR = (
    WordList("indicators", "verbs.act"),
    WordList("indicators", "verbs.ending"),
    WordList("indicators", "verbs.for"),
)
_ONLY_ACT = shape("[对在将把为各]|每[^,]{0,5}[^,数率量额比]")  # 每季度; not 每千人口床位数


def changes(words: str) -> bool:
    """增长, 同比下降, 提高到: how a value moves; alone it names nothing."""
    return _CHANGE.fullmatch(words) is not None


def change_at_end(words: str) -> Hit | None:
    """生产总值|增长."""
    return _GROWTH.ends(words)


def empty(text: str, start: int, end: int) -> bool:
    """按每千人口, 每县, 跨上, 各地可, 较上年提高: words that name nothing by themselves."""
    if text[start:end] in _EMPTY:
        return True
    return text[start : start + 1] in "按每各可比较" and _EMPTY_SHAPE.fullmatch(text, start, end) is not None


def begins_with_act(words: str) -> bool:
    """新建|公厕."""
    return _ACT.starts(words) is not None


def ends_in_act(words: str) -> bool:
    """在全市|打造: the noun after the number is what is counted."""
    return _ENDING.ends(words) is not None


def is_act(head: str) -> bool:
    """True where the words before the number are only verbs: 新建|50座公厕, 每季度召开|1次例会."""
    at, verb = 0, _ACT.starts(head)
    while verb and verb.end < len(head):
        at, verb = verb.end, _ACT.starts(head, verb.end)
    rest = head[at:]
    return verb is not None or _ONLY_ACT.fullmatch(rest) is not None or rest in _FOR
