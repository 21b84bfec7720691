"""Where files lie: on this machine, or under an address that Arrow's file systems know (``s3://``, ``gs://``, ``hdfs://``)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from glob import iglob
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote, unquote

from workplan_parser.errors import UnreadableInput
from workplan_parser.panel.extra import need


def files(source: str) -> Iterator[str]:
    """Every file of a path, a folder, a pattern or an address, in an order that is the same each time.

    Hidden files are left out. Raises UnreadableInput where there is none.
    """
    if "://" in source:
        found = _stored(source)
    elif Path(source).is_dir():
        found = _inside(source)
    elif any(sign in source for sign in "*?[") and not Path(source).exists():
        found = (path for path in sorted(iglob(source, recursive=True)) if not Path(path).is_dir())  # noqa: PTH207
    else:
        found = iter([source])
    first = next(found, None)
    if first is None:
        raise UnreadableInput("没有找到文件", place=source, hint="请检查路径")
    yield first
    yield from found


def opened(address: str) -> IO[bytes]:
    """The file at *address*, which can be sought in. Raises OSError."""
    if "://" not in address:
        return Path(address).open("rb")
    system, path = _system(address)
    stream: IO[bytes] = system.open_input_file(path)
    return stream


def called(address: str) -> str:
    """What the file at *address* is called, without the way to it."""
    if "://" not in address:
        return Path(address).name
    return unquote(address.partition("?")[0].rpartition("/")[2])


def _inside(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted((entry for entry in found if _seen(entry.name)), key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(entry.path)
        elif entry.is_file():
            yield entry.path


def _seen(name: str) -> bool:
    return not name.startswith((".", "~$"))


def _stored(address: str) -> Iterator[str]:
    fs = need("pyarrow.fs", "读远处的文件")
    system, path = _system(address)
    head, _, query = address.partition("?")
    scheme = head.partition("://")[0]
    tail = f"?{query}" if query else ""
    if system.get_file_info(path).type == fs.FileType.File:
        return iter([address])
    entries = system.get_file_info(fs.FileSelector(path, recursive=True, allow_not_found=True))
    names = sorted(entry.path for entry in entries if entry.type == fs.FileType.File)
    return (f"{scheme}://{quote(name)}{tail}" for name in names if all(map(_seen, name.split("/"))))


def _system(address: str) -> tuple[Any, str]:
    fs = need("pyarrow.fs", "读远处的文件")
    try:
        system, path = fs.FileSystem.from_uri(address)
    except (OSError, ValueError) as problem:
        raise UnreadableInput(f"打不开这个地址：{problem}", place=address, hint="请检查地址") from problem
    return system, path
