"""Numbering marks of official documents: 第一章, 一、, （一）, 1., （1）, ①, 一是 …

Families and their usual order follow GB/T 9704-2012, 7.3.3 (一、 > （一） > 1. > （1）); 第一章 and
第一条 follow legislative drafting, ① and 一是 common practice. The usual order only breaks ties:
a family's depth is found from the document (:mod:`workplan_parser.structure.sequence`).
"""

import re
from typing import NamedTuple

from workplan_parser.text.han import is_han

_CN = "零〇一二三四五六七八九十百"

USUAL_ORDER = (
    "part", "chapter", "section", "cn_dun", "cn_paren", "article",
    "dotted2", "ar_dot", "ar_dun", "dotted3", "dotted4", "ar_paren", "ar_half", "circled", "shi", "bullet", "table",
)  # fmt: skip

TWINS = {"ar_dot": "ar_dun", "ar_dun": "ar_dot", "ar_paren": "ar_half", "ar_half": "ar_paren"}
"""Families one typist mixes in one list: 1. 2、 3."""

_LETTER = r"[^\W\d_]"  # `read` makes sure that it is Chinese: \u4e00-\u9fff would cost 0.7 ms to compile, three times

_ALONE = r"(?!、|[和至到或及]\s?[(〔第]|[项条款](?:[、,。;:所规中之的和至]|$))"
"""Not 第（一）至（三）项, not （二）项所列; but （二）项目建设 and （三）和美乡村."""

# Each alternative starts at the mark itself; `first` gives the characters a mark can begin with.
_MARK = re.compile(
    rf"""
      第\s?(?P<unit_no>[{_CN}\d]{{1,5}})\s?(?P<unit>部分|[章编篇节条])(?![、和至到或款项的规])   # 第一章 第三条
    | (?P<shi>[一二三四五六七八九十]{{1,3}})[是要](?=[^否])                                      # 一是 一要
    | (?P<cn_dun>[{_CN}]{{1,5}})\s?[、.](?![{_CN}]{{1,3}}[、是])                                 # 一、
    | [(〔]\s?(?P<cn_paren>[{_CN}]{{1,5}})\s?[)〕][、.]?{_ALONE}                                 # （一）
    | (?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?=[\s“《]|{_LETTER})(?!\s?[万亿千百个%元米亩版月日]|G(?![A-Za-z]))  # 1.1
    | (?P<ar_dot>\d{{1,3}})\s?\.(?!\.)(?!\d(?!\d{{3}}年|\d?[月日]|G(?![A-Za-z])))                                # 1.  3.2020年底前  2.7月底前
    | (?P<ar_dun>\d{{1,3}})、(?!\d(?!\d{{3}}年|\d?[月日]|G(?![A-Za-z])))                                                         # 1、
    | [(]\s?(?P<ar_paren>\d{{1,3}})\s?[)][、.]?{_ALONE}                                        # （1）
    | (?P<ar_half>\d{{1,2}})[)](?=\s?(?:[“《]|{_LETTER}))                                        # 1）
    | (?P<circled>[①-⑳㉑-㉟㊱-㊿])                                                             # ①
    | (?P<cn_ring>[㈠-㈩])                                                                      # ㈠
    | (?P<ring>[⑴-⒇])                                                                         # ⑴
    | (?P<stop>[⒈-⒛])                                                                         # ⒈
    | (?P<bullet>——|--|[—\u2500\u2014]{{1,2}}|[●◆■★▲])\s?(?=“|{_LETTER})                   # ——
    """,
    re.VERBOSE,
)
_START = frozenset(_CN + "0123456789第(〔—-─●◆■★▲")
_BEFORE_LETTERS = frozenset(("dotted", "ar_half", "bullet"))


class Mark(NamedTuple):
    """A mark read at a place: its family, its number (None for a bullet), and its stretch."""

    family: str
    number: int | None
    start: int
    end: int


def read(folded: str, place: int, end: int) -> Mark | None:
    """The mark that starts at *place* of width-folded text, or None; looks no further than *end*."""
    first = folded[place : place + 1]
    if first not in _START and not "\u2460" <= first <= "\u32bf":
        return None
    match = _MARK.match(folded, place, end)
    if match is None:
        return None
    family = str(match.lastgroup)
    word = match[family]
    stop = match.end()
    if family in _BEFORE_LETTERS:
        at = stop + (family == "ar_half" and folded[stop].isspace())
        if folded[at].isalnum() and not is_han(folded[at]):
            return None
    match family:
        case "unit":
            kind = {
                "部分": "part",
                "编": "part",
                "篇": "part",
                "章": "chapter",
                "节": "section",
                "条": "article",
            }
            return Mark(kind[word], _number(match["unit_no"]), place, stop)
        case "dotted":
            numbers = word.split(".")
            return Mark(f"dotted{len(numbers)}", int(numbers[-1]), place, stop)
        case "circled":
            return Mark("circled", _circled(word), place, stop)
        case "cn_ring":
            return Mark("cn_paren", ord(word) - ord("㈠") + 1, place, stop)
        case "ring":
            return Mark("ar_paren", ord(word) - ord("⑴") + 1, place, stop)
        case "stop":
            return Mark("ar_dot", ord(word) - ord("⒈") + 1, place, stop)
        case "bullet":
            return Mark("bullet", None, place, match.start("bullet") + len(word))
    return Mark(family, _number(word), place, stop)


def _number(word: str) -> int:
    """二十三 or 23 as an integer; labels go no higher than 999."""
    if word.isdigit() and word.isascii():
        return int(word)
    total = digit = 0
    for char in word:
        match char:
            case "百":
                total, digit = total + (digit or 1) * 100, 0
            case "十":
                total, digit = total + (digit or 1) * 10, 0
            case "零" | "〇":
                digit = digit * 10
            case _:
                digit = (
                    digit * 10 + "一二三四五六七八九".find(char) + 1
                    if char in "一二三四五六七八九"
                    else digit
                )
    return total + digit


def _circled(char: str) -> int:
    for first, base in (("①", 1), ("㉑", 21), ("㊱", 36)):
        place = ord(char) - ord(first) + base
        if base <= place <= base + 19:
            return place
    return 0
