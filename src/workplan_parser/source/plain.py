"""Plain text and markdown: decoded, its byte order mark removed, nothing else altered."""

from __future__ import annotations

from hashlib import sha256

from workplan_parser.errors import UnreadableInput
from workplan_parser.source.encodings import decode
from workplan_parser.source.model import Source
from workplan_parser.source.texttables import find
from workplan_parser.text.characters import shown

_MARKDOWN = (".md", ".markdown")


def read(data: bytes, name: str) -> Source:
    """The :class:`Source` of a text file; raises :class:`UnreadableInput` where it holds no text."""
    text, encoding, doubts = decode(data)
    if is_blank(text):
        raise UnreadableInput("文件里没有文字，只有空白", hint="请检查文件是否完整")
    found = find(text)
    kind = "text/markdown" if name.lower().endswith(_MARKDOWN) else "text/plain"
    return Source(
        name, kind, encoding, sha256(data).hexdigest(), text, found.tables, (*doubts, *found.doubts)
    )


def is_blank(text: str) -> bool:
    """True where *text* shows a reader nothing."""
    return all(char == "\ufffd" or not shown(char) for char in text)
