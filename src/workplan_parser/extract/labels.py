"""Labels before a list of offices: 责任单位: 牵头部门(排在第一位): 责 任 处 室:, and those that end one: 完成时限:."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from workplan_parser.extract.duties import FIRST_LEADS, Role
from workplan_parser.lexicon import table


class Label(NamedTuple):
    """One label with its colon. ``role`` is None where it names no office (责任领导:, 完成时限:).

    ``sponsor``: 主办单位: and the like, which in a page's footer mean who runs the web site.
    """

    start: int
    end: int
    role: Role | None
    sponsor: bool = False
    first_leads: bool = False


_WINDOW = 48


def find(text: str, start: int, end: int) -> list[Label]:
    """The labels in ``text[start:end]``, in order. Only the few characters before a colon are looked at."""
    found: list[Label] = []
    colon = text.find(":", start, end)
    while colon >= 0:
        low = max(found[-1].end if found else start, colon - _WINDOW)
        match = _pattern().search(text, low, colon)
        if match:
            found.append(_label(match, colon + 1))
        colon = text.find(":", colon + 1, end)
    return found


def _label(match: re.Match[str], end: int) -> Label:
    if match["other"]:
        return Label(match.start(), end, None)
    head = "".join((match["head"] or match["alone"]).split())
    remark = match["remark"] or ""
    sponsor = head in _words("sponsors")
    return Label(match.start(), end, _role(head), sponsor, bool(FIRST_LEADS.search(remark)))


def _role(head: str) -> Role:
    named: tuple[Literal["lead", "support"], ...] = ("lead", "support")
    return next((role for role in named if head in _words(role)), "responsible")


@cache
def _pattern() -> re.Pattern[str]:
    heads = _spaced([*_words("lead"), *_words("support"), *_words("responsible")])
    return re.compile(
        rf"(?:(?P<other>{_spaced(_words('others'))})"
        # 责任单位  牵头(责任)单位  牵头单位、责任单位  责任单位(排在第一位的为牵头单位)
        rf"|(?P<head>{heads})\s{{0,3}}(?:[(和及与、/](?:{heads})\)?)?(?:{_spaced(_words('nouns'))})"
        rf"(?:[和及与、/](?:{heads})(?:{_spaced(_words('nouns'))}))?(?P<remark>\([^()]{{0,30}}\))?"
        rf"|(?P<alone>{'|'.join(_words('alone'))}))\s{{0,3}}$"
    )


def _spaced(words: list[str]) -> str:
    return "|".join(r"\s{0,3}".join(word) for word in sorted(words, key=len, reverse=True))


def _words(key: str) -> list[str]:
    words: list[str] = table("responsibility")["labels"][key]
    return words
