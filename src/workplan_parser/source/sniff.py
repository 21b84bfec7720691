"""What kind of file the bytes are: by content first, by the name's ending second."""

from __future__ import annotations

from typing import Literal

import regex

Kind = Literal["html", "docx", "xlsx", "pdf", "delimited", "plain"]
"""The modules that read."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HTML = (
    r"<(?:!doctype\s+html|!--|%@|\?xml|html|head|meta|title|link|script|style|body|div|table|center|font|p|h[1-6]|br)\b"
    r"|<!--|<%"
)


def sniff(data: bytes, name: str) -> Kind:
    """The reader that *data* calls for; *name* decides only where the content leaves it open."""
    if data.startswith(b"PK\x03\x04"):
        return "xlsx" if b"xl/workbook.xml" in data and b"word/document.xml" not in data else "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    head = head_of(data)
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


def head_of(data: bytes) -> str:
    """The beginning of *data* as text good enough to recognise tags in."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) : 4096].decode(encoding, "replace")
    head = data[:4096]
    if head[:200].count(0) > 40:
        return head.decode("utf-16-be" if head[0] == 0 else "utf-16-le", "replace")
    return head.decode("latin-1")
