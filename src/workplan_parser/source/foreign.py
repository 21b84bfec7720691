"""Forms that no reader here knows: what they are, what they can be converted to, what else to try."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal, NamedTuple

import regex

from workplan_parser.shapes import shape
from workplan_parser.source.sniff import head_of

_UNPACK = "请先解压，再给出其中的文件"
_OCR = "图片没有文字；请先做文字识别（OCR），或使用原文件"
_PAGES = "请用它的阅读软件另存（打印）为带文字的 .pdf 后再试"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOOKS = (".xls", ".et", ".ett", ".xlt")
_MAIL = shape(r"(?:From|MIME-Version|Content-Type|Subject|Date):")


class Foreign(NamedTuple):
    """``what`` the file is; LibreOffice makes of it what it ``becomes``, if anything; ``hint`` says what else to try."""

    what: str
    hint: str = ""
    becomes: Literal["", "docx", "xlsx"] = ""
    ending: str = ""
    """By which LibreOffice knows the form."""
    filter: str = ""
    """How it opens the form, where it would take anything else for text."""
    media_type: str = ""


_RTF = Foreign("RTF 文件", becomes="docx", ending="rtf", media_type="application/rtf")
_DOC = Foreign(
    "旧式 .doc/.wps 文件（Word 97–2003）", becomes="docx", ending="doc", media_type="application/msword"
)
_XLS = Foreign(
    "旧式 .xls/.et 工作簿（Excel 97–2003）",
    becomes="xlsx",
    ending="xls",
    media_type="application/vnd.ms-excel",
    filter="MS Excel 97",
)
_XML = Foreign("Word 2003 XML 文件", becomes="docx", ending="xml", media_type="application/msword")
_OPEN = "application/vnd.oasis.opendocument."
_OPEN_FORMS = {
    "text": Foreign("OpenDocument 文件（.odt）", becomes="docx", ending="odt", media_type=_OPEN + "text"),
    "spreadsheet": Foreign(
        "OpenDocument 表格（.ods）",
        becomes="xlsx",
        ending="ods",
        media_type=_OPEN + "spreadsheet",
        filter="calc8",
    ),
}

_MAGIC: tuple[tuple[bytes, Foreign], ...] = (
    (b"{\\rtf", _RTF),
    (b"\x89PNG\r\n", Foreign("PNG 图片", _OCR)),
    (b"\xff\xd8\xff", Foreign("JPEG 图片", _OCR)),
    (b"GIF8", Foreign("GIF 图片", _OCR)),
    (b"BM", Foreign("BMP 图片", _OCR)),
    (b"II*\x00", Foreign("TIFF 图片", _OCR)),
    (b"MM\x00*", Foreign("TIFF 图片", _OCR)),
    (b"Rar!\x1a\x07", Foreign("RAR 压缩包", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Foreign("7z 压缩包", _UNPACK)),
    (b"\x1f\x8b", Foreign("gzip 压缩包", _UNPACK)),
    (b"\x7fELF", Foreign("可执行程序", "请给出文档")),
)
_BY_NAME = {
    ".ceb": Foreign("CEB 版式文件", _PAGES),
    ".cebx": Foreign("CEB 版式文件", _PAGES),
    ".gd": Foreign("GD 版式文件", _PAGES),
    ".tar": Foreign("压缩包", _UNPACK),
}
"""Forms without a sign of their own at the beginning: by their ending, where the bytes are no text."""


def foreign(data: bytes, name: str) -> Foreign | None:
    """What *data* is where no reader here can turn it into text by itself."""
    if not data:
        return None
    if data.startswith(_OLE):
        return _compound(data, name)
    for magic, form in _MAGIC:
        if data.startswith(magic) and (len(magic) > 2 or b"\0" in data[:64]):
            return form
    if data.startswith(b"PK\x03\x04"):
        return _opened(data)
    by_name = _BY_NAME.get(_ending(name))
    if by_name is not None and b"\0" in data[:4096]:
        return by_name
    head = head_of(data)
    if "<?mso-application" in head[:300]:
        return _XML
    if "multipart/related" in head[:2000] and _MAIL.match(head):
        return Foreign("单个文件网页（.mht）", "请在浏览器中另存为“网页，仅 HTML”后再试")
    return None


def _compound(data: bytes, name: str) -> Foreign:
    """An OLE compound file: a protected docx, or one of the binary formats before 2007."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return Foreign("有密码保护的文件", "请去掉密码后另存，再试一次")
    ending = _ending(name)
    if holds("WordDocument"):
        return _DOC
    if holds("Workbook"):
        return _XLS
    if holds("Book"):
        return _XLS._replace(filter="MS Excel 95")
    if ending in _BOOKS:
        return Foreign(_XLS.what, "请用 Excel 或 WPS 另存为 .xlsx 后再试")
    return Foreign(f"旧式二进制文件（{ending or '没有结尾'}）", "请用 Word 或 WPS 另存为 .docx 后再试")


def _opened(data: bytes) -> Foreign | None:
    """An OpenDocument file says its type before anything else."""
    said = regex.match(rb"mimetypeapplication/vnd\.oasis\.opendocument\.(text|spreadsheet)", data[30:100])
    return _OPEN_FORMS[said[1].decode()] if said else None


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower()
