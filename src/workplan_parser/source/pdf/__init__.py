"""PDF with a text layer → paragraphs and tables: lines re-joined, page numbers and running heads left out."""

from __future__ import annotations

from workplan_parser.errors import UnreadableInput
from workplan_parser.source.model import Source
from workplan_parser.source.page import Page
from workplan_parser.source.pdf.content import content
from workplan_parser.source.pdf.document import lines_of
from workplan_parser.source.pdf.paragraphs import paragraphs


def read(data: bytes, name: str) -> Source:
    """The :class:`Source` of a PDF; raises :class:`UnreadableInput` for scans, protected and damaged files."""
    page = Page()
    page.write(paragraphs(content(lines_of(data))))
    if not page.text:
        raise UnreadableInput(
            "PDF 里没有文字层，像是扫描件", hint="请先做文字识别（OCR），或使用原始的 .docx"
        )
    return page.source(data, name, "application/pdf")
