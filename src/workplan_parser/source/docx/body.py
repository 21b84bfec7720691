"""The body of a Word document as blocks: paragraphs with their numbers, tables, text boxes after their anchor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from workplan_parser.source.blocks import Block, Box, Grid, GridBuilder
from workplan_parser.source.docx.numbering import Numbering
from workplan_parser.source.docx.runs import Words
from workplan_parser.source.docx.styles import Styles, numbering_use
from workplan_parser.source.docx.xml import number, switch, val

_WRAPPERS = frozenset(
    ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice")
)


def blocks(children: Iterable[Element], styles: Styles, numbering: Numbering) -> Iterator[Block]:
    """The blocks among *children*, in reading order, as printed once all tracked changes are accepted."""
    return _Body(styles, numbering).blocks(children)


class _Body:
    """Reads blocks in order; text whose paragraph mark was deleted is carried into the next paragraph."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles, self._numbering = styles, numbering
        self._carried = ""

    def blocks(self, children: Iterable[Element]) -> Iterator[Block]:
        """The blocks of the body, of a cell or of a text box."""
        for child in children:
            if child.tag == "p":
                yield from self._paragraph(child)
            elif child.tag == "tbl":
                yield self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child)
        if self._carried:
            yield self._carried
            self._carried = ""

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = element.find("pPr")
        style = val(properties, "pStyle")
        mark = None if properties is None else properties.find("rPr")
        words = Words(self._styles)
        words.gather(element, self._styles.hides(style))
        text = "".join(words.parts)
        if mark is not None and (mark.find("del") is not None or mark.find("moveFrom") is not None):
            self._carried += text
        elif text or switch(mark, "vanish") is not True:
            label, gap = self._numbering.label(numbering_use(properties), style)
            yield _labelled(label, gap, self._carried + text)
            self._carried = ""
        for box in words.text_boxes:
            yield from self.blocks(box)

    def _table(self, element: Element) -> Grid:
        grid = GridBuilder()
        merged: dict[int, Box] = {}
        for row in _inside(element, "tr"):
            properties = row.find("trPr")
            if properties is not None and properties.find("del") is not None:
                continue
            grid.start_row()
            column = number(val(properties, "gridBefore"))
            for cell in _inside(row, "tc"):
                column = self._cell(cell, column, grid, merged)
        return grid.build()

    def _cell(self, cell: Element, column: int, grid: GridBuilder, merged: dict[int, Box]) -> int:
        """Put *cell* into *grid*, or lengthen the one above that it continues; the column after it."""
        properties = cell.find("tcPr")
        if properties is not None and properties.find("cellDel") is not None:
            return column
        columns = max(1, min(number(val(properties, "gridSpan"), 1), GridBuilder.MOST_COLUMNS))
        content = list(self.blocks(cell))
        going_down = None if properties is None else properties.find("vMerge")
        going_right = None if properties is None else properties.find("hMerge")
        if going_right is not None and going_right.get("val") != "restart" and grid.widen(column):
            return column + columns
        if going_down is not None and going_down.get("val") != "restart" and column in merged:
            merged[column].rows += 1
            return column + columns
        merged.pop(column, None)
        box = grid.put(content, column, columns)
        if going_down is not None:
            merged[column] = box
        return column + columns


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also where content controls or tracked changes wrap them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _labelled(label: str, gap: str, text: str) -> str:
    """The number and its paragraph; a space parts them only where they would run into one word (``1.`` ``5G``)."""
    parted = gap != "nothing" and label[-1:].isascii() and text[:1].isascii() and text[:1].isalnum()
    return f"{label} {text}" if label and parted else label + text
