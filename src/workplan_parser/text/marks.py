"""Numbering marks of official documents (第一章, 一、, （一）, 1., （1）, ①, 一是 …): what each looks like, told once.

Families and their usual order follow GB/T 9704-2012, 7.3.3 (一、 > （一） > 1. > （1）); 第一章 and 第一条 follow
legislative drafting, ① and 一是 common practice. The usual order only breaks ties: how deep a family stands, and
whether a mark is real at all, is found from the document (:mod:`workplan_parser.structure.sequence`), so that a row
may be generous.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import category, numeric

import regex

from workplan_parser.shapes import shape
from workplan_parser.text.flow import fold
from workplan_parser.text.patches import VEIL


class Family(NamedTuple):
    """Marks of one look: how people write them, and how they are read in width-folded text."""

    name: str
    sample: str
    """As people write it: what a reader calls the family by."""
    opens: str
    """The characters a mark can begin with, as in a character class."""
    pattern: str
    """Verbose; the group ``n`` is the number, empty where there is none."""
    inside: str | None = None
    """What must stand before a mark inside a line; None: it only opens lines."""
    listed: bool = False
    """A list may be set on one line: （1）…。（2）…。"""
    due: bool = False
    """Looks too much like other things (2.5, 3.1.2版) to be taken where no number of the family is due."""
    twin: str = ""
    """The family that one typist mixes with it in one list: 1. 2、 3."""


class Mark(NamedTuple):
    """A mark read at a place: its family, its number (None for a bullet), and its stretch."""

    family: str
    number: int | None
    start: int
    end: int


_CN, _1 = "零〇一二三四五六七八九十百", "0-9"
_LEGAL = "壹贰貳叁參叄肆伍陆陸柒捌玖拾"
_UNIT = rf"第\s?(?P<n>[{_CN}\d]{{1,5}})\s?"
_CITED = r"(?![、和至到或款项的规])"  # 第一、二章, 第三条规定
# 第（一）至（三）项, （二）项所列
_REFERRED = r"(?!、|[和至到或及]\s?[(〔第]|[项条款](?:[、,。;:所规中之的和至]|$))"
_DATE = r"\d{4}年|20\d\d[-—–~至到./、]\d|\d{1,2}(?:[-—–~至到、]\d{1,2}){0,3}(?:[月日号]|季度)"
_DECIMAL = rf"(?!(?!{_DATE}|\dG(?![A-Za-z]))\d)"  # 3.5亿元; but 3.2020年底前, 2.7月底前, 1.3-6月, 1.5G网络
_AMOUNT = r"(?!\s?[万亿千百个%元米亩版月日季号]|G(?![A-Za-z]))"  # 1.1万亩, 3.1版
_NOTED = r"(?!\s*(?:[,。;:、!?)】]|【|$))"  # 增长8%。【1】【2】, notes
_DOTTED = rf"\.(?P<n>\d{{1,2}}) (?=[\s“《\p{{Han}}]) {_AMOUNT}"
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS = "|".join(_COUNTED)
_RINGED = "①-⑳㉑-㉟㊱-㊿❶-❿➀-➉➊-➓"
_BULLETS = "●◆■★▲▶►▷➤➢➔▸◇○◎▪✦✔✓☑✅❖🔹🔸🔷🔶🔵🔴📌📍👉⭐🌟"
# what stands before: …。1.  not 按（1）  …①
_STOP, _WORD, _ANY = rf"(?<=[。;:!?)”\s{VEIL}])", r"(?<![第按依照据])", ""

# fmt: off
FAMILIES = (
    Family("part", "第一部分", "第", rf"{_UNIT} (?:部分|[编篇]) {_CITED}", _STOP),
    Family("chapter", "第一章", "第", rf"{_UNIT} 章 {_CITED}", _STOP),
    Family("section", "第一节", "第", rf"{_UNIT} 节 {_CITED}", _STOP),
    Family("english", "PART 01", "Pp", rf"(?i:part) \s? [.·-]? \s? (?: 0?(?P<n>\d{{1,2}}) (?![\d.%]) | (?P<n>(?i:{_WORDS})) ) (?=[\s:、|/]|\p{{Han}}|$)", _STOP),
    Family("numero", "NO.1", "Nn", r"(?i:no) \s? \. \s? 0?(?P<n>\d{1,2}) (?![\d.%号]) (?=[\s:、|/]|\p{Han}|$)", due=True),
    Family("padded", "01", "0/", rf"/? \s? 0(?P<n>[1-9]) (?!\s?[\d.,:：\-—–~%+]) {_AMOUNT} \s? [/|]? (?=\s|\p{{Han}}|$)", due=True),
    Family("roman", "Ⅰ.", "Ⅰ-ⅫIVX", r"(?P<n>[Ⅰ-Ⅻ]|X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2}) \s?[、.] (?=\s?[“《\p{Han}])", _STOP, due=True),
    Family("legal", "壹、", _LEGAL, rf"(?P<n>[{_LEGAL}]{{1,3}}) \s?[、.] (?![{_LEGAL}]{{1,3}}、)", _STOP, due=True),
    Family("cn_dun", "一、", _CN, rf"(?P<n>[{_CN}]{{1,5}}) \s?[、.] (?![{_CN}]{{1,3}}[、是])", _STOP),
    Family("cn_lens", "【一】", "【", rf"【\s?(?P<n>[{_CN}]{{1,3}})\s?】 {_NOTED}", _STOP),
    Family("worded", "项目一：", "项任工行举措实专", rf"(?:项目|任务|工程|行动|举措|措施|实事|专题) \s? (?P<n>[{_CN}]{{1,3}}|\d{{1,2}}) \s? [:、.] (?!\d)", due=True),
    Family("cn_paren", "（一）", "(〔㈠-㈩", rf"[(〔]\s?(?P<n>[{_CN}]{{1,5}})\s?[)〕] [、.]? {_REFERRED} | (?P<n>[㈠-㈩])", _WORD, listed=True),
    Family("article", "第一条", "第", rf"{_UNIT} 条 {_CITED}"),
    Family("dotted2", "1.1", _1, rf"\d{{1,2}} {_DOTTED}", due=True),
    Family("ar_dot", "1.", _1 + "⒈-⒛", rf"(?P<n>\d{{1,3}}) \s?\.(?!\.) {_DECIMAL} | (?P<n>[⒈-⒛])", _STOP, listed=True, twin="ar_dun"),
    Family("ar_dun", "1、", _1, rf"(?P<n>\d{{1,3}})、 {_DECIMAL}", _STOP, listed=True, twin="ar_dot"),
    Family("dotted3", "1.1.1", _1, rf"\d{{1,2}}\.\d{{1,2}} {_DOTTED}", due=True),
    Family("dotted4", "1.1.1.1", _1, rf"\d{{1,2}}(?:\.\d{{1,2}}){{2}} {_DOTTED}", due=True),
    Family("ar_paren", "（1）", "(⑴-⒇", rf"\(\s?(?P<n>\d{{1,3}})\s?\) [、.]? {_REFERRED} | (?P<n>[⑴-⒇])", _WORD, listed=True, twin="ar_half"),
    Family("ar_lens", "【1】", "【", rf"【\s?(?P<n>\d{{1,3}})\s?】 {_NOTED}", _STOP, listed=True),
    Family("latin", "A.", "A-H", r"(?P<n>[A-H]) [.、] (?=\s?[“《\p{Han}])", due=True),
    Family("ar_half", "1）", _1, r"(?P<n>\d{1,2})\) (?=\s?[“《\p{Han}])", due=True, twin="ar_paren"),
    Family("keycap", "1️⃣", _1, r"(?P<n>\d{1,2}) \ufe0f? \u20e3", _STOP, listed=True),
    Family("circled", "①", _RINGED, rf"(?P<n>[{_RINGED}])", _ANY, listed=True),
    Family("shi", "一是", _CN, r"(?P<n>[一二三四五六七八九十]{1,3}) [是要] (?=[^否])"),
    Family("bullet", "——", f"—─{_BULLETS}-", rf"(?P<n>) (?:--|[—─]{{1,2}}|[{_BULLETS}]\ufe0f?) (?=\s?[“\p{{Han}}])"),
)
# fmt: on
"""In the usual order, the highest first."""

FAMILY = {family.name: family for family in FAMILIES}
RANK = {family.name: at for at, family in enumerate(FAMILIES)}
UPPER = frozenset(name for name, rank in RANK.items() if rank <= RANK["article"] and name != "padded")
"""The families that head the parts of a document, never the entries of a list; 01 may number the rows of a table."""


def read(folded: str, at: int = 0, end: int | None = None) -> Mark | None:
    """The mark that starts at *at* of width-folded text, or None; looks no further than *end*."""
    if folded.find(VEIL, at, at + _LONGEST) >= 0:
        return _read_through(folded, at, end)
    for family in _BY_OPENER.get(folded[at : at + 1], ()):
        if found := _compiled(family).match(folded, at, end):
            return Mark(family.name, _number(found["n"]) if found["n"] else None, at, found.end())
    return None


def _read_through(folded: str, at: int, end: int | None) -> Mark | None:
    """As :func:`read`, passing over what is not to be read: **1**. is a mark."""
    stop = min(at + 8 * _LONGEST, len(folded) if end is None else end)
    shown = [place for place in range(at, stop) if folded[place] != VEIL]
    mark = read("".join([folded[place] for place in shown])) if shown[:1] == [at] else None
    return mark and mark._replace(start=at, end=shown[mark.end - 1] + 1)


def places_inside(folded: str) -> array[int]:
    """Where marks that may stand inside a line can begin: after a full stop, or bracketed."""
    return array("q", [place.start() for place in _places().finditer(folded)])


def every(folded: str, family: str, start: int, end: int) -> Iterator[Mark]:
    """What looks like a mark of *family* between *start* and *end*, wherever it stands."""
    for found in _compiled(FAMILY[family]).finditer(folded, start, end):
        yield Mark(family, _number(found["n"]) if found["n"] else None, *found.span())


def around(folded: str, start: int, end: int) -> Mark | None:
    """The mark that the number at ``folded[start:end]`` belongs to: 2 in （2）, 2. and 2、, or None."""
    for at in range(max(start - 2, 0), start + 1):
        mark = read(folded, at)
        if mark is not None and end <= mark.end:
            return mark
    return None


def counts_on(folded: str, mark: Mark) -> bool:
    """True where the next numeral stands right behind *mark*: 二、|三季度 and 四、|五级 list numerals; a heading seldom begins so."""
    following = folded[mark.end : mark.end + 1]
    return following != "" and following in _CN and _number(following) == (mark.number or 0) + 1


def opening(line: str) -> Mark | None:
    """The mark that a *line* of any document opens with, blanks before it passed over; its text need not be folded."""
    return read(fold(line.lstrip()[:_LONGEST]))


def is_numbered(line: str) -> bool:
    """True where a *line* of any document opens with a number, that of a mark or a bare one: 第一章…, （一）…, 2025年…"""
    mark = opening(line)
    return (mark is not None and mark.number is not None) or _NUMBERED.match(
        fold(line[:_LONGEST])
    ) is not None


_LONGEST = 24
"""A mark and what must or must not follow it."""


def _characters(opens: str) -> str:
    """Every character of a class: ``①-③`` is ①②③."""
    return regex.sub(r"(.)-(.)", lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), opens)


_BY_OPENER: dict[str, tuple[Family, ...]] = {}
for _family in FAMILIES:
    for _char in _characters(_family.opens):
        _BY_OPENER[_char] = (*_BY_OPENER.get(_char, ()), _family)

_BRACKETS = "".join(char for char in _BY_OPENER if category(char) == "Ps")
_NUMBERED = shape(rf"\s*[{_BRACKETS}]?[{_CN}\d①-⑳]")


_LATIN = "ABCDEFGH"
_ROMAN = {"I": 1, "V": 5, "X": 10}


@cache
def _compiled(family: Family) -> regex.Pattern[str]:
    return regex.compile(family.pattern, regex.VERBOSE)


@cache
def _places() -> regex.Pattern[str]:
    """Where a mark may begin inside a line."""
    before: dict[str, str] = {}
    for family in FAMILIES:
        if family.inside is not None:
            before[family.inside] = before.get(family.inside, "") + family.opens
    return regex.compile("|".join(f"{what}[{opens}]" for what, opens in before.items()))


def _number(word: str) -> int:
    """23, 二十三, 贰, Ⅳ, IV, ㉓ as an integer; labels go no higher than 999."""
    if word.isdecimal():
        return int(word)
    if word.lower() in _COUNTED:
        return _COUNTED.index(word.lower()) + 1
    if word in _LATIN:
        return _LATIN.index(word) + 1
    if word.isascii():
        values = [*(_ROMAN[char] for char in word), 0]
        return sum(-one if one < after else one for one, after in zip(values, values[1:], strict=False))
    total = digit = 0
    for char in word:
        value = int(numeric(char))
        if value in (10, 100) and len(word) > 1:
            total, digit = total + (digit or 1) * value, 0
        else:
            digit = digit * 10 + value
    return total + digit
