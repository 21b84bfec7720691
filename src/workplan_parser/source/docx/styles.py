"""What a paragraph inherits from its style: numbering and hiding, along the chain of ``basedOn``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

from workplan_parser.source.docx.xml import number, switch, val

_LONGEST_CHAIN = 30


class NumberingUse(NamedTuple):
    """A paragraph's or style's ``numPr``: list and level as far as said; *style* is where it was said."""

    num: int | None
    level: int | None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """The properties of one style that its text depends on."""

    id: str
    based_on: str | None
    numbering: NumberingUse | None
    hidden: bool | None


class Styles:
    """The style sheet; an absent one knows no styles."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for element in () if root is None else root.iterfind("style"):
            style = _style(element)
            self._styles[style.id] = style
            if element.get("type") == "paragraph" and element.get("default", "0").lower() in (
                "1",
                "true",
                "on",
            ):
                self._default = style.id

    def numbering(self, style: str | None) -> NumberingUse | None:
        """The numbering that a paragraph of *style* has if it says nothing itself."""
        for each in self._chain(style or self._default):
            if each.numbering and each.numbering.num is not None:
                return each.numbering
        return None

    def hides(self, style: str | None) -> bool:
        """True where text of *style* is hidden."""
        return next((each.hidden for each in self._chain(style) if each.hidden is not None), False)

    def _chain(self, style: str | None) -> list[Style]:
        """The style and those it is based on, nearest first; a circle ends it."""
        chain: list[Style] = []
        while style in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[style])
            style = chain[-1].based_on
        return chain


def numbering_use(properties: Element | None, style: str | None = None) -> NumberingUse | None:
    """The ``numPr`` among paragraph properties."""
    element = None if properties is None else properties.find("numPr")
    if element is None:
        return None
    num, level = val(element, "numId"), val(element, "ilvl")
    return NumberingUse(None if num is None else number(num), None if level is None else number(level), style)


def _style(element: Element) -> Style:
    name = element.get("styleId", "")
    return Style(
        name,
        val(element, "basedOn"),
        numbering_use(element.find("pPr"), name),
        switch(element.find("rPr"), "vanish"),
    )
