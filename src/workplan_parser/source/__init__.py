"""Reading files: bytes in whatever form offices publish → one :class:`Source` of text, untouched.

The form is told from the content first and from the name's ending second; each reader is
imported only when a file of its kind comes along.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from workplan_parser.errors import UnreadableInput
from workplan_parser.intake import bytes_of
from workplan_parser.names import readable
from workplan_parser.source.foreign import foreign
from workplan_parser.source.model import Cell, Source, Table
from workplan_parser.source.sniff import sniff

_CONFINED = frozenset(("html", "docx", "xlsx", "pdf"))
"""Kinds whose bytes are programs to the libraries that read them: read in a process of their own."""

__all__ = ["Cell", "Source", "Table", "from_text", "load"]


def load(
    source: str | PathLike[str] | bytes | BinaryIO,
    name: str | None = None,
    *,
    meanwhile: Callable[[], object] | None = None,
) -> Source:
    """Read a document.

    *source* is a path, the bytes of a file, or a binary stream such as ``sys.stdin.buffer``; *name* is
    what messages call it (a path's base name by default); *meanwhile* is done while another process reads. Raises :class:`UnreadableInput` with one clear
    message where the bytes cannot become a document; what LibreOffice can convert (.doc, .wps, .rtf, .odt) is read where that is installed.
    """
    place = fspath(source) if isinstance(source, (str, PathLike)) else name or "<input>"
    name = readable(name or Path(place).name)
    try:
        data = source if isinstance(source, bytes) else bytes_of(source)
        if not data:
            raise UnreadableInput("文件是空的", hint="请检查文件是否完整")
        form = foreign(data, name)
        if form is None:
            return _read(sniff(data, name), data, name, meanwhile)
        if not form.becomes:
            raise UnreadableInput(f"这是{form.what}，读不出文字", hint=form.hint)
        from workplan_parser.source import converted

        return converted.read(data, name, form, _read)
    except UnreadableInput as error:
        raise UnreadableInput(error.what, place=error.place or place, hint=error.hint) from error.__cause__


def _read(kind: str, data: bytes, name: str, meanwhile: Callable[[], object] | None = None) -> Source:
    """What the reader of that *kind* makes of *data*."""
    if kind in _CONFINED:
        from workplan_parser.confined import pool

        found: Source = pool.call(f"{__name__}.{kind}", "read", data, name, meanwhile=meanwhile)
        return found
    read: Callable[[bytes, str], Source] = import_module(f"{__name__}.{kind}").read
    return read(data, name)


def from_text(text: str, name: str = "<text>") -> Source:
    """The :class:`Source` of a string already decoded: spans count in *text* exactly as given."""
    from workplan_parser.source.encodings import whole
    from workplan_parser.source.texttables import find

    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    text, broken = whole(text)
    found = find(text)
    return Source(name, "text/plain", None, digest, text, found.tables, (*broken, *found.doubts))
