"""Reading files: bytes in whatever form offices publish → one :class:`Source` of text, untouched.

The form is told from the content first and from the name's ending second; each reader is
imported only when a file of its kind comes along.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from workplan_parser.errors import UnreadableInput
from workplan_parser.source.model import Cell, Source, Table
from workplan_parser.source.sniff import refusal, sniff

__all__ = ["Cell", "Source", "Table", "from_text", "load"]


def load(source: str | PathLike[str] | bytes | BinaryIO, name: str | None = None) -> Source:
    """Read a document.

    *source* is a path, the bytes of a file, or a binary stream such as ``sys.stdin.buffer``; *name* is
    what messages call it (a path's base name by default). Raises :class:`UnreadableInput` with one clear
    message where the bytes cannot become a document.
    """
    place = str(Path(source)) if isinstance(source, (str, PathLike)) else name or "<input>"
    name = name or Path(place).name
    try:
        data = _bytes_of(source)
        if why := refusal(data, name):
            raise why
        read: Callable[[bytes, str], Source] = import_module(f"{__name__}.{sniff(data, name)}").read
        return read(data, name)
    except UnreadableInput as error:
        raise UnreadableInput(error.what, place=error.place or place, hint=error.hint) from error.__cause__


def from_text(text: str, name: str = "<text>") -> Source:
    """The :class:`Source` of a string already decoded: spans count in *text* exactly as given."""
    from workplan_parser.source.texttables import find

    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    found = find(text)
    return Source(name, "text/plain", None, digest, text, found.tables, found.doubts)


def _bytes_of(source: str | PathLike[str] | bytes | BinaryIO) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        if not isinstance(source, (str, PathLike)):
            return source.read()
        return Path(source).read_bytes()
    except FileNotFoundError:
        raise UnreadableInput("没有这个文件", hint="请检查路径和文件名") from None
    except IsADirectoryError:
        raise UnreadableInput("这是一个文件夹，不是文件", hint="请给出其中的文件") from None
    except PermissionError:
        raise UnreadableInput("没有读取权限", hint="请检查文件的权限，或复制一份再试") from None
    except (OSError, ValueError) as error:
        raise UnreadableInput(
            f"无法读取：{getattr(error, 'strerror', None) or error}", hint="请检查路径"
        ) from None
