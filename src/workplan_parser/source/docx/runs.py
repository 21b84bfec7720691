"""The words of a paragraph as printed: deletions, hidden text, field codes and note marks left out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from workplan_parser.source.blocks import raised
from workplan_parser.source.docx.styles import Styles
from workplan_parser.source.docx.xml import switch, val

_DROPPED = frozenset(
    (
        *(
            "pPr",
            "rPr",
            "sdtPr",
            "sdtEndPr",
            "fldData",
            "instrText",
            "delText",
            "delInstrText",
            "del",
            "moveFrom",
        ),
        *(
            "footnoteReference",
            "endnoteReference",
            "footnoteRef",
            "endnoteRef",
            "annotationRef",
            "commentReference",
        ),
        *("rt", "rubyPr", "ctrlPr", "oMathParaPr", "fPr", "softHyphen", "sectPr", "tbl"),
    )
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOL_FONT = {
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xB0: "°",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0x6D: "μ",
    0x57: "Ω",
}
_TICKED = (0x52, 0xFE)
_EMPTY = (0x6F, 0xA8, 0x71)


class Words:
    """The text gathered from a paragraph, and the text boxes anchored in it."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.parts: list[str] = []
        self.text_boxes: list[Element] = []

    def gather(self, element: Element, hidden: bool = False) -> None:
        """Add what *element* prints, in reading order."""
        for child in element:
            tag = child.tag
            if tag in _DROPPED:
                continue
            if tag == "r":
                self._run(child, hidden)
            elif tag == "txbxContent":
                self.text_boxes.append(child)
            elif tag == "AlternateContent":
                self.gather(_one_of(child), hidden)
            elif tag == "sdt":
                if switch(child.find("sdtPr"), "showingPlcHdr") is not True:
                    self.gather(child, hidden)
            elif tag == "t":
                if not hidden:
                    self.parts.append(child.text or "")
            else:
                self.gather(child, hidden)

    def _run(self, run: Element, hidden: bool) -> None:
        properties = run.find("rPr")
        own = switch(properties, "vanish")
        hidden = (hidden or self._styles.hides(val(properties, "rStyle"))) if own is None else own
        lifted = val(properties, "vertAlign") == "superscript"
        for child in run:
            tag = child.tag
            if tag == "t":
                if not hidden:
                    text = child.text or ""
                    self.parts.append(raised(text) if lifted else text)
            elif tag in _SIGNS:
                if not hidden:
                    self.parts.append(_SIGNS[tag])
            elif tag == "sym":
                if not hidden:
                    self.parts.append(_symbol(child))
            elif tag == "txbxContent":
                self.text_boxes.append(child)
            elif tag == "AlternateContent":
                self.gather(_one_of(child), hidden)
            elif tag not in _DROPPED:
                self.gather(child, hidden)


def _one_of(alternates: Element) -> Element:
    """The same content said twice, for newer and older programs: the newer."""
    choice = alternates.find("Choice")
    fallback = alternates.find("Fallback")
    if choice is not None and (next(choice.iter("txbxContent"), None) is not None or fallback is None):
        return choice
    return alternates if fallback is None else fallback


def _symbol(element: Element) -> str:
    """A sign of a symbol font as the character it shows, as far as plans use them."""
    try:
        code = int(element.get("char", ""), 16)
    except ValueError:
        return ""
    if not 0xE000 <= code <= 0xF8FF:
        return chr(code) if 0x20 <= code < 0xD800 else ""
    low, font = code & 0xFF, element.get("font", "").lower()
    if font == "symbol":
        return _SYMBOL_FONT.get(low, "")
    if low in _TICKED:
        return "☑"
    return "□" if low in _EMPTY else "•"
