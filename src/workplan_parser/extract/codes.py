"""Numbers that are signs: document numbers, telephones, labels, names with Latin letters, formulas."""

from __future__ import annotations

import regex

from workplan_parser.extract.ruling import Evidence
from workplan_parser.extract.spot import Spot
from workplan_parser.lexicon import WordList
from workplan_parser.shapes import shape
from workplan_parser.text import marks

_REFERENCE = WordList("nonquantities", "before.reference")
_ROAD = WordList("nonquantities", "before.road")
_PHONE, _LINE = WordList("nonquantities", "before.phone"), WordList("nonquantities", "after.phone")
_POSTCODE = WordList("nonquantities", "before.postcode")
_ADDRESS = WordList("nonquantities", "before.address")
_LONGER = WordList("nonquantities", "after.longer")

_AREA_CODE = shape("(?<=(?:0[0-9]{2,3}|[48]00)-)")
_HOTLINE = shape("11[0249]|12[0-2]|12[0-9]{3}|9[56][0-9]{3,4}")
_GOES_ON = shape("[-—–~〜至到/]+[0-9]")
# https://…/202211/t20221106.html, bgs@….gov.cn
_LINK = shape(r"://|www\.|@|\.(?:gov|com|cn|org|net|s?html?|jsp|php|aspx?|pdf|docx?|xlsx?)(?![a-z])")
_RUN = 240
_GLUE = frozenset(map(chr, range(0x21, 0x7F))).difference(",;:()")
# 000014349/|2018|-00021
_INDEX = shape("(?<![0-9.])0[0-9]{3}")
_TOKEN_BEFORE, _TOKEN_AFTER = shape(r"(?r)[!-~]*"), shape(r"[!-~]*")
_GROWN_BEFORE = shape(r"(?<= [A-Za-z][-—_]? | [A-Za-z0-9]\. )", regex.VERBOSE)
_SIGNS = tuple("+×*:∶xX=")
_STOPS = tuple("。;:)")
_OPENING, _CLOSING = tuple("〔[【"), tuple("〕]】")


def citation(spot: Spot) -> Evidence | None:
    """《“十四五”规划和2035年远景目标纲要》."""
    return () if spot.prose.titled(spot.start) else None


def document_number(spot: Spot) -> Evidence | None:
    """国办发〔2018〕128号, 第12号公告, 京政〔2019〕3号."""
    numbered = spot.after[:1] == "号" and spot.before[-1:] in (*_CLOSING, ")")
    return () if numbered or (spot.before[-1:] in _OPENING and spot.after[:1] in _CLOSING) else None


def phone(spot: Spot) -> Evidence | None:
    """电话：0371-67181234, 12319热线, 110接警; not 热线24小时, 110—120亿元."""
    written = spot.written
    if not written.isdigit():
        return None
    said = _PHONE.ends(spot.text, spot.start)
    if said is None and len(written) >= 5:
        said = _LINE.starts(spot.text, spot.end)
    emergency = said or (_HOTLINE.fullmatch(written) and not _GOES_ON.match(spot.text, spot.end))
    dialled = spot.before.endswith("-") and _AREA_CODE.match(spot.text, spot.start)
    if not emergency and not dialled:
        return None
    if len(written) < 7 and spot.measured:
        return None
    return (said,) if said else ()


_YEAR = shape(r"(?:19[5-9]|20[0-4])[0-9](?=\p{Han})")


def year(spot: Spot) -> Evidence | None:
    """2024世界智能产业博览会, 2022工作计划: a year without 年."""
    if spot.end - spot.start != 4 or not _YEAR.match(spot.text, spot.start):
        return None
    return None if spot.measured else ()


def postcode(spot: Spot) -> Evidence | None:
    """邮编:450007."""
    said = _POSTCODE.ends(spot.text, spot.start)
    return (said,) if said else None


def link(spot: Spot) -> Evidence | None:
    """https://…/202211/t2022.html, …%20…: part of an address of the web."""
    if not _beside(spot):
        return None
    return () if _LINK.search(_token(spot)) else None


def code(spot: Spot) -> Evidence | None:
    """00525312X/2018-00013: leading zeros, or more digits than any amount has."""
    token = spot.written
    zeros = token[0] == "0" and token[1:2].isdigit()
    return () if zeros or (_beside(spot) and _INDEX.search(_token(spot))) else None


def _beside(spot: Spot) -> bool:
    """True where a sign or a letter of a longer token touches the number."""
    return spot.before[-1:] in _GLUE or spot.after[:1] in _GLUE


def _token(spot: Spot) -> str:
    """The run of letters, digits and signs round the number."""
    before = _TOKEN_BEFORE.match(spot.text, max(0, spot.start - _RUN), spot.start)
    after = _TOKEN_AFTER.match(spot.text, spot.start, spot.start + _RUN)
    return (before[0] if before else "") + (after[0] if after else "")


def label(spot: Spot) -> Evidence | None:
    """1. 2、 at the start of the text, (4) anywhere, 2. before a word: no decimal ends in a point."""
    text, start, end, size = spot.text, spot.start, spot.end, spot.end - spot.start
    after = text[end : end + 1]
    if after == ")" and text[start - 1 : start] == "(":
        return () if size <= 3 and end + 1 < len(text) else None
    short = not spot.numeral.han and size <= 2
    if short and size == len(text):
        return ()  # alone on its line: 专栏 / 1 / 工程
    if spot.numeral.han and after == "、" and text[start - 1 : start] in _STOPS and size <= 3:
        return ()  # …。三、保障措施
    running = short and after == "." and end + 1 < len(text)
    mark = marks.read(text, start) if running or (start == 0 and not spot.numeral.scaled) else None
    return () if mark and mark.end > end else None


def reference(spot: Spot) -> Evidence | None:
    """专栏3, 附表2, 国道318: a number that points at one of its kind; 县道35公里 is a length."""
    if said := _REFERENCE.ends(spot.text, spot.start):
        return (said,)
    road = _ROAD.ends(spot.text, spot.start)
    return (road,) if road and not spot.measured else None


def latin_name(spot: Spot) -> Evidence | None:
    """5G, PM2.5, M2, G318, 4K, AIP-20: a number grown together with Latin letters that are no unit."""
    grown = spot.before[-1:].isascii() and _GROWN_BEFORE.match(spot.text, spot.start)
    if grown or (spot.after[:1] == "." and spot.after[1:2].isdigit()):
        return ()
    beside = _is_latin(spot.after[:1]) or (spot.before[-1:] == " " and _is_latin(spot.before[-2:-1]))
    return () if beside and not spot.measured else None


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def formula(spot: Spot) -> Evidence | None:
    """1+N, 7×24, 1:3, 3+3, 24/7: parts of a pattern, not amounts; but 100+家, +5%."""
    if spot.written[0] == "+" or (spot.after[:1] == "+" and spot.measured):
        return None
    goes_on = spot.after[:1] in _SIGNS and spot.after[1:2].isalnum()
    return () if goes_on or (spot.before[-1:] in _SIGNS and spot.before[-2:-1].isalnum()) else None


def address(spot: Spot) -> Evidence | None:
    """中原路233号; 3号通知, but not 3号召."""
    if not spot.after.startswith("号"):
        return None
    said = _ADDRESS.ends(spot.text, spot.start)
    if said:
        return (said,)
    return None if _LONGER.starts(spot.text, spot.end) else ()
