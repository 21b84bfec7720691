"""A Word document's parts by relation: the body, its styles, its numbering."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workplan_parser.errors import UnreadableInput
from workplan_parser.source.archive import Archive
from workplan_parser.source.docx.xml import elements

_FOREIGN = (
    ("ppt/presentation.xml", "PowerPoint 演示文稿", "请把文字另存为 .docx 或 .txt 后再试"),
    ("xl/workbook.bin", "二进制 Excel 工作簿（.xlsb）", "请用 Excel 或 WPS 另存为 .xlsx 后再试"),
    ("content.xml", "OpenDocument 文件", "请另存为 .docx 后再试；表格请另存为 .xlsx"),
    ("OFD.xml", "OFD 版式文件", "请转换为 .docx 或带文字的 .pdf 后再试"),
)


class Package(Archive):
    """An opened docx. Raises :class:`UnreadableInput` for whatever is no sound docx."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, ".docx")
        self._document = self._related("", "officeDocument") or "word/document.xml"
        if self._document not in self:
            raise self._no_document()

    def document(self) -> Iterator[Element]:
        """The blocks of the body, one after another."""
        with self.open(self._document) as stream:
            yield from elements(stream, 2)

    def root_of(self, relation: str) -> Element | None:
        """The root of the part that the document names by *relation* (``styles``, ``numbering``)."""
        part = self._related(self._document, relation) or posixpath.join(
            posixpath.dirname(self._document), relation + ".xml"
        )
        if part not in self:
            return None
        with self.open(part) as stream:
            return next(elements(stream, 0), None)

    def _related(self, part: str, relation: str) -> str | None:
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", base + ".rels")
        if rels not in self:
            return None
        with self.open(rels) as stream:
            for entry in elements(stream, 1):
                if entry.get("Type", "").endswith("/" + relation):
                    target = entry.get("Target", "")
                    joined = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                    return posixpath.normpath(joined)
        return None

    def _no_document(self) -> UnreadableInput:
        for part, what, hint in _FOREIGN:
            if part in self:
                return UnreadableInput(f"这是{what}，不是 Word 文档", hint=hint)
        return UnreadableInput("这是压缩包，不是 .docx", hint="请先解压，再给出其中的文件")
