"""The archive around a Word document: its parts by relation, read within limits."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from struct import error as StructError
from types import TracebackType
from typing import IO, cast
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile
from zlib import error as ZlibError

from workplan_parser.errors import UnreadableInput
from workplan_parser.source.docx.xml import elements

_BROKEN = (
    BadZipFile,
    ZlibError,
    StructError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    OverflowError,
    RuntimeError,
)
_PACKINGS = (ZIP_STORED, ZIP_DEFLATED)

MOST_BYTES = 128 << 20
MOST_EXPANSION = 300
MOST_ENTRIES = 20_000
_DAMAGED = "请用 Word 或 WPS 打开后另存为新的 .docx"
_FOREIGN = (
    ("xl/workbook.xml", "Excel 工作簿", "请把内容另存为 .docx 或 .txt 后再试"),
    ("ppt/presentation.xml", "PowerPoint 演示文稿", "请把文字另存为 .docx 或 .txt 后再试"),
    ("content.xml", "OpenDocument 文件", "请另存为 .docx 后再试"),
    ("OFD.xml", "OFD 版式文件", "请转换为 .docx 或带文字的 .pdf 后再试"),
)


class Package:
    """An opened docx; a context manager. Raises :class:`UnreadableInput` for whatever is no sound docx."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise UnreadableInput("压缩包已损坏，不是完整的 .docx", hint=_DAMAGED) from error
        self._names = {name.lower(): name for name in self._zip.namelist()}
        if len(self._names) > MOST_ENTRIES:
            raise UnreadableInput("压缩包里文件过多，已拒绝读取", hint=_DAMAGED)
        self._document = self._related("", "officeDocument") or "word/document.xml"
        if self._document.lower() not in self._names:
            raise self._no_document()

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def document(self) -> Iterator[Element]:
        """The blocks of the body, one after another."""
        with self._open(self._document) as stream:
            yield from elements(stream, 2)

    def root_of(self, relation: str) -> Element | None:
        """The root of the part that the document names by *relation* (``styles``, ``numbering``)."""
        part = self._related(self._document, relation) or posixpath.join(
            posixpath.dirname(self._document), relation + ".xml"
        )
        if part.lower() not in self._names:
            return None
        with self._open(part) as stream:
            return next(elements(stream, 0), None)

    def _related(self, part: str, relation: str) -> str | None:
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", base + ".rels")
        if rels.lower() not in self._names:
            return None
        with self._open(rels) as stream:
            for entry in elements(stream, 1):
                if entry.get("Type", "").endswith("/" + relation):
                    target = entry.get("Target", "")
                    joined = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                    return posixpath.normpath(joined)
        return None

    def _open(self, part: str) -> IO[bytes]:
        info = self._zip.getinfo(self._names[part.lower()])
        if info.compress_type not in _PACKINGS:
            raise UnreadableInput("压缩包用了 .docx 不用的压缩方法", hint=_DAMAGED)
        if info.flag_bits & 1:
            raise UnreadableInput("压缩包有密码保护", hint="请去掉密码后另存，再试一次")
        try:
            stream = self._zip.open(info)
        except _BROKEN as error:
            raise UnreadableInput("压缩包已损坏，读不出文档正文", hint=_DAMAGED) from error
        allowed = min(MOST_BYTES, max(4 << 20, MOST_EXPANSION * info.compress_size))
        if info.file_size > allowed:
            raise _too_large()
        return cast("IO[bytes]", _Limited(stream, allowed))

    def _no_document(self) -> UnreadableInput:
        for part, what, hint in _FOREIGN:
            if part.lower() in self._names:
                return UnreadableInput(f"这是{what}，不是 Word 文档", hint=hint)
        return UnreadableInput("这是压缩包，不是 .docx", hint="请先解压，再给出其中的文件")


def _too_large() -> UnreadableInput:
    return UnreadableInput("压缩包解压后过大，可能是压缩炸弹，已拒绝读取", hint=_DAMAGED)


class _Limited:
    """A part's bytes, cut off with a message where they expand beyond reason."""

    def __init__(self, stream: IO[bytes], allowed: int) -> None:
        self._stream, self._left = stream, allowed

    def __enter__(self) -> _Limited:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def read(self, size: int) -> bytes:
        """The next *size* bytes."""
        try:
            chunk = self._stream.read(size)
        except _BROKEN as error:
            raise UnreadableInput("压缩包已损坏，读不出文档正文", hint=_DAMAGED) from error
        self._left -= len(chunk)
        if self._left < 0:
            raise _too_large()
        return chunk
