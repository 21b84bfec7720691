"""A PDF opened, its pages' lines read one after another."""

from __future__ import annotations

import pypdfium2 as pdfium

from workplan_parser.errors import UnreadableInput
from workplan_parser.source.pdf.fonts import stand_in
from workplan_parser.source.pdf.layer import TextLayer
from workplan_parser.source.pdf.lines import Line, joined

_PASSWORD = 4
_DAMAGED = "请用 PDF 阅读器打开后重新另存，或使用原始的 .docx"


@stand_in()
def lines_of(data: bytes) -> list[Line]:
    """All lines of the document, in the order of its content.

    Raises :class:`UnreadableInput` where the file is protected or damaged.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableInput("PDF 有密码保护", hint="请去掉密码后另存，再试一次") from error
        raise UnreadableInput("PDF 已损坏，无法打开", hint=_DAMAGED) from error
    try:
        lines: list[Line] = []
        for number in range(len(document)):
            page = document[number]
            layer = TextLayer(page, number)
            lines += joined(layer.lines())
            layer.close()
            page.close()
        return lines
    except pdfium.PdfiumError as error:
        raise UnreadableInput("PDF 已损坏，有页面读不出来", hint=_DAMAGED) from error
    finally:
        document.close()
