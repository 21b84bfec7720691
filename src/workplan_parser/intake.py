"""The one way in: the bytes of a path or a stream, never more than a limit."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import IO

import regex

from workplan_parser import limits
from workplan_parser.errors import UnreadableInput, reason
from workplan_parser.shapes import shape

_CHUNK = 1 << 20

_ADDRESS = shape(r"(?:https?|ftp|file):/", regex.IGNORECASE)


def bytes_of(
    source: str | PathLike[str] | IO[bytes], place: str = "", most: limits.Limit = limits.FILE
) -> bytes:
    """All bytes of a file, a device or a stream. Raises :class:`UnreadableInput` where they are too many or none are had."""
    try:
        if not isinstance(source, (str, PathLike)):
            return _bounded(source, place, most)
        with Path(source).open("rb", buffering=0) as stream:
            return _bounded(stream, place, most)
    except FileNotFoundError:
        if _ADDRESS.match(str(source)):
            raise UnreadableInput(
                "这是网址，本工具不上网",
                place=place,
                hint="请先用浏览器打开，下载或另存下来，再给出保存的文件",
            ) from None
        raise UnreadableInput("没有这个文件", place=place, hint="请检查路径和文件名") from None
    except IsADirectoryError:
        raise UnreadableInput("这是一个文件夹，不是文件", place=place, hint="请给出其中的文件") from None
    except PermissionError:
        raise UnreadableInput("没有读取权限", place=place, hint="请检查文件的权限，或复制一份再试") from None
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"无法读取：{reason(error)}", place=place, hint="请检查路径") from None


def text_of(path: str | PathLike[str]) -> str:
    """The text of a file of settings (a dialect, a registry). Raises :class:`UnreadableInput`, and ValueError for no UTF-8."""
    return bytes_of(path, str(path), limits.SETTINGS).decode("utf-8-sig")


def _bounded(stream: IO[bytes], place: str, most: limits.Limit) -> bytes:
    chunks: list[bytes] = []
    left = most.most
    while chunk := stream.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise UnreadableInput(f"超过 {most.said}，已停止读取", place=place, hint="请只给出计划的正文")
        chunks.append(chunk)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)
