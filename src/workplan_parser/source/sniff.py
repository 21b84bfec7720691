"""What kind of file the bytes are: by content first, by the name's ending second."""

from __future__ import annotations

from typing import Literal

import regex

from workplan_parser.errors import UnreadableInput

Kind = Literal["html", "docx", "xlsx", "pdf", "delimited", "plain"]
"""The modules that read."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HTML = (
    r"<(?:!doctype\s+html|!--|%@|\?xml|html|head|meta|title|link|script|style|body|div|table|center|font|p|h[1-6]|br)\b"
    r"|<!--|<%"
)
_SAVE_AS_DOCX = "请用 Word 或 WPS 另存为 .docx（或 .txt、.pdf）后再试"
_SAVE_AS_XLSX = "请用 Excel 或 WPS 另存为 .xlsx 后再试"

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "RTF 文件", _SAVE_AS_DOCX),
    (b"\x89PNG\r\n", "PNG 图片", "图片没有文字；请先做文字识别（OCR），或使用原文件"),
    (b"\xff\xd8\xff", "JPEG 图片", "图片没有文字；请先做文字识别（OCR），或使用原文件"),
    (b"GIF8", "GIF 图片", "图片没有文字；请先做文字识别（OCR），或使用原文件"),
    (b"BM", "BMP 图片", "图片没有文字；请先做文字识别（OCR），或使用原文件"),
    (b"II*\x00", "TIFF 图片", "图片没有文字；请先做文字识别（OCR），或使用原文件"),
    (b"MM\x00*", "TIFF 图片", "图片没有文字；请先做文字识别（OCR），或使用原文件"),
    (b"Rar!\x1a\x07", "RAR 压缩包", "请先解压，再给出其中的文件"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", "请先解压，再给出其中的文件"),
    (b"\x1f\x8b", "gzip 压缩包", "请先解压，再给出其中的文件"),
    (b"\x7fELF", "可执行程序", "请给出文档"),
)


def sniff(data: bytes, name: str) -> Kind:
    """The reader that *data* calls for; *name* decides only where the content leaves it open."""
    if data.startswith(b"PK\x03\x04"):
        return "xlsx" if b"xl/workbook.xml" in data and b"word/document.xml" not in data else "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    head = _head(data)
    opening = head.lstrip("\ufeff \t\r\n")
    if (
        opening.startswith("<")
        and regex.match(_HTML, opening, regex.IGNORECASE)
        and ("<?xml" not in opening[:5].lower() or "<html" in head.lower())
    ):
        return "html"
    if name.lower().endswith((".html", ".htm", ".shtml", ".xhtml", ".jsp")) and "<" in head:
        return "html"
    return "delimited" if name.lower().endswith((".csv", ".tsv")) else "plain"


def refusal(data: bytes, name: str) -> UnreadableInput | None:
    """The message for bytes that no reader here can turn into text, or ``None``."""
    if not data:
        return UnreadableInput("文件是空的", hint="请检查文件是否完整")
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound_file(data, name)
    for magic, what, hint in _MAGIC:
        if data.startswith(magic) and (len(magic) > 2 or b"\0" in data[:64]):
            return UnreadableInput(f"这是{what}，读不出文字", hint=hint)
    head = _head(data)
    if "<?mso-application" in head[:300]:
        return UnreadableInput("这是 Word 2003 XML 文件", hint=_SAVE_AS_DOCX)
    if "multipart/related" in head[:2000] and regex.match(
        r"(?:From|MIME-Version|Content-Type|Subject|Date):", head
    ):
        return UnreadableInput("这是单个文件网页（.mht）", hint="请在浏览器中另存为“网页，仅 HTML”后再试")
    return None


def _compound_file(data: bytes, name: str) -> UnreadableInput:
    """An OLE compound file: a protected docx, or one of the binary formats before 2007."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return UnreadableInput("文件有密码保护", hint="请去掉密码后另存，再试一次")
    from pathlib import PurePath

    ending = PurePath(name).suffix.lower() or ".doc"
    if holds("WordDocument"):
        return UnreadableInput("这是旧式 .doc/.wps 文件（Word 97–2003）", hint=_SAVE_AS_DOCX)
    if holds("Workbook") or holds("Book") or ending in (".xls", ".et", ".ett", ".xlt"):
        return UnreadableInput("这是旧式 .xls/.et 工作簿（Excel 97–2003）", hint=_SAVE_AS_XLSX)
    return UnreadableInput(f"这是旧式二进制文件（{ending}）", hint=_SAVE_AS_DOCX)


def _head(data: bytes) -> str:
    """The beginning of *data* as text good enough to recognise tags in."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) : 4096].decode(encoding, "replace")
    head = data[:4096]
    if head[:200].count(0) > 40:
        return head.decode("utf-16-be" if head[0] == 0 else "utf-16-le", "replace")
    return head.decode("latin-1")
