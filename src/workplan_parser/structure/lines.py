"""What a line that stands by itself is, told from its folded text: furniture, a date, a signature, an addressee …"""

from __future__ import annotations

import regex

from workplan_parser.lexicon import Pattern, WordList
from workplan_parser.shapes import shape
from workplan_parser.structure.dates import DATE
from workplan_parser.text.characters import is_han, tight

_FURNITURE = WordList("structure", "furniture.line")
_FURNITURE_START = WordList("structure", "furniture.start")
_TRAIL_START = WordList("structure", "furniture.trail")
_TRAIL = Pattern(
    "structure",
    r"""
    \L<furniture.trail> [是为]? \s? :? \s*
    [^\s>›»。,;]{1,30} (?: \s* [>›»] \s* [^\s>›»。,;]{1,30} )*      # 首页 > 政务公开 > 通知公告
    (?= \s | $ )
    """,
)
_ROOT = WordList("structure", "furniture.root")
_RULE = "=-_*#~ |>"
_LONGEST_FURNITURE = 100
_STEPS = shape("[>›»]")

_BODIES = WordList("structure", "lines.bodies")
_NOT_SIGNED = frozenset("。,;:!?“《")
_NOT_ADDRESSED = frozenset("。;《“")
_ADDRESSED = Pattern("structure", r"\L<lines.addressed> (?: \( [^)]* \) )? $")
_ISSUED = WordList("structure", "lines.issued")
_TIME = shape(r"\s*\d{1,2}[:时]\d{1,2}(?:[:分](?:\d{1,2}秒?)?)?")
_SESSIONS = WordList("structure", "lines.sessions")
_SPEAKER = Pattern("structure", r"\L<lines.speakers> \s* \S{1,5} \s? \S{0,3} $")
_NUMBER = shape(
    r"""
    \s? [〔\[(【] \s? (?:19|20)\d\d \s? [〕\])】]    # 〔2018〕
    \s? (?:第\s?)? \d{1,4} \s? 号                   # 3号
    """,
    regex.VERBOSE,
)
_LONGEST_CODE = 12
"""Characters before the year of a 发文字号."""


def after_trail(text: str) -> int:
    """Where the text begins on a line that opens with the way to a page: 当前位置：首页 > 通知公告 某局关于…; 0 for none."""
    found = _TRAIL.match(text) if _TRAIL_START.starts(text) else None
    return len(text) - len(text[found.end() :].lstrip()) if found else 0


def is_furniture(text: str) -> bool:
    """A line that belongs to the web page, not to the document: 打印本页, 微信 微博, ----, {{页眉}}.

    One that holds a sentence is none, whatever it begins with.
    """
    if len(text) > _LONGEST_FURNITURE and "。" in text:
        return False
    if _TRAIL_START.starts(text):
        return True
    bare = text.strip(_RULE)
    if all(word in _FURNITURE or _FURNITURE_START.starts(word) for word in bare.split()):
        return True
    template = text.startswith("{{") and text.endswith("}}")
    return (
        template or _is_trail(text) or tight(text) in _FURNITURE or _FURNITURE_START.starts(text) is not None
    )


def _is_trail(text: str) -> bool:
    """首页 > 政务公开 > 政府文件: where a page stands on its site."""
    if len(text) > 100 or text.endswith("。"):
        return False
    steps = len(_STEPS.findall(text))
    return steps >= 2 or (steps == 1 and _ROOT.within(text) is not None)


def document_number(text: str) -> tuple[int, int] | None:
    """The place of the first 发文字号: 某政办〔2018〕3号, with at most twelve characters before its year."""
    for found in _NUMBER.finditer(text):
        end = start = found.start()
        while start > max(0, end - _LONGEST_CODE) and is_han(text[start - 1]):
            start -= 1
        if start < end:
            return start, found.end()
    return None


def is_document_number(text: str) -> bool:
    """Nothing but a 发文字号."""
    return document_number(text) == (0, len(text))


def is_addressee(text: str) -> bool:
    """主送机关: organisations followed by a colon (各区政府、各有关单位：)."""
    if not text.endswith(":") or len(text) > 300 or not _NOT_ADDRESSED.isdisjoint(text) or _has_digit(text):
        return False
    names = [name for name in regex.split(r"[,、]", text[:-1].strip()) if name]
    return bool(names) and sum(_ADDRESSED.search(name.strip()) is not None for name in names) * 2 > len(names)


def is_signature(text: str) -> bool:
    """落款机关: one or more organisations."""
    if not 3 <= len(text) <= 60 or not _NOT_SIGNED.isdisjoint(text) or _has_digit(text):
        return False
    return all(map(names_body, regex.split(r"[\s、]+", text)))


def names_body(text: str) -> bool:
    """True where *text* ends as public bodies do: 某市城市管理局."""
    return _BODIES.ends(text) is not None


def is_date_line(text: str) -> bool:
    """成文日期, 印发 allowed: （2024年3月1日印发）"""
    text = text.strip("()")
    match = DATE.match(text)
    return match is not None and ((rest := text[match.end() :].strip()) == "" or rest in _ISSUED)


def is_timestamp(text: str) -> bool:
    """When the page was put online: a date with the time of day (2026年2月10日 07时41分)."""
    return after_timestamp(text) == len(text)


def after_timestamp(text: str) -> int:
    """Where a date with its time of day ends that opens *text*, blanks included; 0 where none does."""
    date = DATE.match(text)
    time = _TIME.match(text, date.end()) if date else None
    return len(text) - len(text[time.end() :].lstrip()) if time else 0


def is_delivery(text: str) -> bool:
    """（2018年1月5日在某市第十届人民代表大会第一次会议上）, or the speaker's line under a report's title: 市长　张　三."""
    text = text.strip("(—-) ")
    if DATE.match(text) is not None and _SESSIONS.within(text) and len(text) <= 120:
        return True
    return len(text) <= 40 and _SPEAKER.search(text) is not None


def after_time(text: str, at: int, end: int) -> int:
    """Where the time of day ends that follows a date at *at*; *at* where none does."""
    time = _TIME.match(text, at, end)
    return time.end() if time else at


def _has_digit(text: str) -> bool:
    return any(map(str.isdecimal, text))
