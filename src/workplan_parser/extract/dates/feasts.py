"""Feasts and seasons before which something is due: 国庆节前, “五一”、“十一”前, 2026年春节前, 汛期前.

The words are in ``lexicon/feasts.toml``: a fixed feast is a day of every year, one that moves has its day in a table of
years, and a season (汛期, 开学) has none that anybody could look up.
"""

from __future__ import annotations

from datetime import date, timedelta

from workplan_parser.extract.dates.expression import TimeExpression
from workplan_parser.lexicon import WordList, cached, entry, words
from workplan_parser.text.characters import is_han

_TAILS, _SEASONS = WordList("feasts", "tails"), WordList("feasts", "seasons")
_OPENERS = WordList("deadlines", "openers")
_NOT_BEFORE = tuple("夕后期瞻沿来往去列移进置")
# 建党|105周年|前
_ANNIVERSARY, _COUNT = WordList("feasts", "anniversary"), "0123456789〇零一二三四五六七八九十百"
_AND = ("、", "和", "及", "与")
_NUMERALS = frozenset("第〇一二三四五六七八九十百几两多数近半0123456789")
"""Before these, 十一 is the end of a number and 年前 a while ago."""


def before(text: str, at: int, floor: int) -> list[TimeExpression]:
    """The feasts or the season whose 前 stands at *at*, in order; not 国庆前夕, 国庆前后, 二十一前, 几年前."""
    if text[at + 1 : at + 2] in _NOT_BEFORE:
        return []
    end = at - (text[at - 1 : at] in ("之", "以"))
    found: list[TimeExpression] = []
    named = _named(text, end, floor, seasons=True)
    after = at + 1
    while named is not None:
        start, name = named
        found.append(TimeExpression(start, after, "day", feast=name, before="前"))
        after = start - 1
        named = _named(text, after, floor) if after > floor and text[after] in _AND else None
    return found[::-1]


def _named(text: str, end: int, floor: int, seasons: bool = False) -> tuple[int, str] | None:
    """Where the feast or season that ends at *end* begins, and its name: “五一”国际劳动节 before 劳动节."""
    if years := _ANNIVERSARY.ends(text, end):  # 建党105周年|前
        end = floor + len(text[floor : years.start].rstrip(_COUNT))
    tail = _TAILS.ends(text, end)
    found = tail and _feast(text, tail.start) or _feast(text, end) or seasons and _season(text, end) or None
    if found and found[0] >= floor and text[found[0] - 1 : found[0]] not in _NUMERALS:
        return found
    return None


def _feast(text: str, end: int) -> tuple[int, str] | None:
    quoted = text[end - 1 : end] == "”"
    name = next((hit for known in _feasts() if (hit := known.ends(text, end - quoted))), None)
    return (name.start - (quoted and text[name.start - 1 : name.start] == "“"), name.word) if name else None


def _season(text: str, end: int) -> tuple[int, str] | None:
    """汛期|前; 节|前 and 年|前 only where their clause opens: 环节前 is another word."""
    quoted = text[end - 1 : end] == "”"
    name = _SEASONS.ends(text, end - quoted)
    if name is None:
        return None
    if quoted:
        return name.start - (text[name.start - 1 : name.start] == "“"), name.word
    grown = name.word in tuple("节年") and name.start and is_han(text[name.start - 1])
    return None if grown and not _OPENERS.ends(text, name.start) else (name.start, name.word)


@cached
def _feasts() -> tuple[WordList, ...]:
    return tuple(
        WordList("feasts", f"{kind}.{feast}")
        for kind in ("fixed", "moving")
        for feast in entry("feasts", kind)
    )


def moves(name: str) -> bool:
    """True for 春节 and its like, whose day the year must tell."""
    return any(name in WordList("feasts", f"moving.{feast}") for feast in entry("feasts", "moving"))


def day(name: str, year: int) -> date | None:
    """The day of the feast in *year*; None for a season, and where the table does not reach."""
    for said in entry("feasts", "fixed"):
        if name in words("feasts", f"fixed.{said}"):
            month, number = said.split("-")
            return date(year, int(month), int(number))
    days = entry("feasts", "days").get(str(year), "").split()
    for said, feast in zip(days, entry("feasts", "moving"), strict=False):
        if name in words("feasts", f"moving.{feast}"):
            return date.fromisoformat(f"{year}-{said}")
    return None


def eve(name: str, year: int) -> date | None:
    """The last day before the feast."""
    found = day(name, year)
    return found and found - timedelta(days=1)
