"""Word documents (.docx) → the text as printed, generated numbers and tables included."""

from __future__ import annotations

from workplan_parser.errors import UnreadableInput
from workplan_parser.source.docx.body import blocks
from workplan_parser.source.docx.numbering import Numbering
from workplan_parser.source.docx.package import Package
from workplan_parser.source.docx.styles import Styles
from workplan_parser.source.model import Source
from workplan_parser.source.page import Page

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(data: bytes, name: str) -> Source:
    """The :class:`Source` of a docx; raises :class:`UnreadableInput` where the archive is none, damaged or hostile."""
    with Package(data) as package:
        styles = Styles(package.root_of("styles"))
        numbering = Numbering(package.root_of("numbering"), styles)
        page = Page()
        page.write(blocks(package.document(), styles, numbering))
    if not page.text:
        raise UnreadableInput("文档里没有文字", hint="如果页面是扫描图片，请先做文字识别（OCR）")
    return page.source(data, name, MEDIA_TYPE)
