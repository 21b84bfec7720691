"""The numbers that Word prints before paragraphs and does not store in the text.

A paragraph names a list (``num``) and a level; the list leads to an abstract list whose levels say
start, number format and text (``（%1）``). Lists over one abstract list count on together; a
``startOverride`` sets the count anew where its list is first used.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

import regex

from workplan_parser.source.docx.styles import NumberingUse, Styles
from workplan_parser.source.docx.xml import number, switch, val
from workplan_parser.source.numerals import printed

_PLACE = regex.compile(r"%([1-9])")
_LEVELS = 9
_SYMBOLS = regex.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    gap: str = "tab"
    legal: bool = False
    restart: int | None = None
    paragraph_style: str | None = None


@dataclass(slots=True)
class _List:
    """A ``num``: its abstract list, and what it overrides there."""

    abstract: int
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering:
    """Counts as it goes: :meth:`label` is asked once for every paragraph, in the order of the document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[int, dict[int, Level]] = {}
        self._links: dict[int, str] = {}
        self._lists: dict[int, _List] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()
        if root is not None:
            self._load(root)

    def label(self, own: NumberingUse | None, style: str | None) -> tuple[str, str]:
        """The number printed before a paragraph of *style* with its *own* ``numPr``, and the gap after it.

        Both are empty where the paragraph is not numbered.
        """
        inherited = self._styles.numbering(style)
        num = own.num if own and own.num is not None else inherited.num if inherited else None
        if not num or (used := self._resolve(num)) is None:
            return "", ""
        level = self._level_of(own, inherited, used)
        levels = self._abstract.get(used.abstract, {}) | used.levels
        if level not in levels:
            return "", ""
        counts = self._count(num, used, level, levels)
        return _printed(levels, counts, level), levels[level].gap

    def _level_of(self, own: NumberingUse | None, inherited: NumberingUse | None, used: _List) -> int:
        """The level: said by the paragraph, else bound to the style by the list, else said by the style."""
        if own and own.level is not None:
            return min(own.level, _LEVELS - 1)
        if inherited and inherited.style:
            for index, level in self._abstract.get(used.abstract, {}).items():
                if level.paragraph_style == inherited.style:
                    return index
        return min((inherited.level or 0) if inherited else 0, _LEVELS - 1)

    def _resolve(self, num: int) -> _List | None:
        """The list, a link to a numbering style followed."""
        used = self._lists.get(num)
        if used is None or (style := self._links.get(used.abstract)) is None:
            return used
        linked = self._styles.numbering(style)
        target = self._lists.get(linked.num) if linked and linked.num else None
        if target is None or target.abstract in self._links:
            return used
        return _List(target.abstract, used.starts, used.levels)

    def _count(self, num: int, used: _List, level: int, levels: dict[int, Level]) -> list[int]:
        """Count one on at *level*; the counts of all levels.

        A level above that has not been used yet prints its start, and still begins there when it is.
        """
        counts = self._counts.setdefault(used.abstract, [None] * _LEVELS)
        for index in range(level + 1):
            if index in used.starts and (num, index) not in self._started:
                self._started.add((num, index))
                counts[index] = None if index < level else used.starts[index] - 1
        count = counts[level]
        counts[level] = levels[level].start if count is None else count + 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and level < restart):
                counts[deeper] = None
        return [
            used.starts.get(index, levels.get(index, Level()).start) if count is None else count
            for index, count in enumerate(counts)
        ]

    def _load(self, root: Element) -> None:
        for element in root.iterfind("abstractNum"):
            key = number(element.get("abstractNumId"))
            self._abstract[key] = {
                number(child.get("ilvl")): _level(child, Level()) for child in element.iterfind("lvl")
            }
            if link := val(element, "numStyleLink"):
                self._links[key] = link
        for element in root.iterfind("num"):
            abstract = number(val(element, "abstractNumId"), -1)
            used = _List(abstract, {}, {})
            for override in element.iterfind("lvlOverride"):
                index = number(override.get("ilvl"))
                if (start := val(override, "startOverride")) is not None:
                    used.starts[index] = number(start, 1)
                if (child := override.find("lvl")) is not None:
                    used.levels[index] = _level(child, self._abstract.get(abstract, {}).get(index, Level()))
            self._lists[number(element.get("numId"))] = used


def _level(element: Element, base: Level) -> Level:
    """A ``lvl``, what it leaves out taken from *base*."""
    text = element.find("lvlText")
    picture = element.find("lvlPicBulletId") is not None
    restart = val(element, "lvlRestart")
    return replace(
        base,
        start=number(val(element, "start"), base.start),
        style=_format(element) or base.style,
        text="•" if picture else base.text if text is None else text.get("val", ""),
        gap=val(element, "suff") or base.gap,
        legal=bool(switch(element, "isLgl")),
        restart=base.restart if restart is None else number(restart),
        paragraph_style=val(element, "pStyle") or base.paragraph_style,
    )


def _format(element: Element) -> str | None:
    """The number format; newer ones stand beside a fallback for older programs."""
    direct = element.find("numFmt")
    if direct is None:
        direct = element.find("AlternateContent/Choice/numFmt")
    if direct is None:
        return None
    if direct.get("val") == "custom":
        return "decimalZero" if direct.get("format", "").startswith("01") else "decimal"
    return direct.get("val")


def _printed(levels: dict[int, Level], counts: list[int], level: int) -> str:
    """The level's text, its places filled; a sign of a symbol font becomes a plain bullet."""
    own = levels[level]
    if own.style == "bullet":
        return _SYMBOLS.sub("•", own.text)

    def fill(place: regex.Match[str]) -> str:
        index = int(place[1]) - 1
        style = "decimal" if own.legal else levels.get(index, own).style
        return printed(counts[index], style)

    return _PLACE.sub(fill, own.text)
