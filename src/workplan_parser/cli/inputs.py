"""What ``FILE…`` means: paths, folders (every document inside), ``-`` for standard input; plans read from them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_parser.cli.corrected import ENDING, corrected, corrected_later
from workplan_parser.errors import UnreadableInput
from workplan_parser.intake import bytes_of
from workplan_parser.names import readable

if TYPE_CHECKING:
    from workplan_parser.model import Plan

STDIN = "-"
DOCUMENTS = (
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf", ".xlsx", ".csv", ".tsv",
)  # fmt: skip
"""Endings a folder is searched for; a file named itself is read whatever it is called."""
WRITTEN = (".json", ".yaml", ".yml")
"""Endings of plans written earlier."""


def documents(files: Sequence[str], *, written: bool = False) -> list[str]:
    """The files to read, folders opened (sorted, hidden ones left out); ``written`` adds earlier JSON output."""
    endings = DOCUMENTS + (WRITTEN if written else ())
    found: list[str] = []
    for file in files:
        if file == STDIN or not Path(file).is_dir():
            found.append(file)
            continue
        inside = list(_inside(file, endings))
        if not inside:
            raise UnreadableInput("文件夹里没有可读的文件", place=file, hint="可读：" + " ".join(endings))
        found += inside
    if found.count(STDIN) > 1:
        raise UnreadableInput("标准输入只能读一次", place=STDIN)
    return found


def _inside(folder: str, endings: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            str(Path(where, name))
            for name in sorted(names)
            if name.lower().endswith(endings)
            and not name.startswith((".", "~$"))
            and not name.lower().endswith(ENDING)
        ]
    return found


def content(file: str) -> str | bytes:
    """What ``source.load`` takes: the path itself, or the bytes of standard input."""
    if file != STDIN:
        return file
    if sys.stdin is None:
        raise UnreadableInput("没有标准输入", place=STDIN)
    return bytes_of(sys.stdin.buffer, name_of(file))


def name_of(file: str) -> str:
    """What messages and records call a file."""
    return "<stdin>" if file == STDIN else readable(file)


def plan_of(file: str, *, with_text: bool = False) -> Plan:
    """The plan of a document, or of JSON or YAML written earlier. Raises UnreadableInput."""
    data = content(file)
    if (plan := _earlier(file, data)) is not None:
        return corrected_later(plan, file)
    from workplan_parser import pipeline

    read = pipeline.load(data, _named(file))
    return corrected(pipeline.parse_source(read, with_text=with_text), read.text, file)


def _named(file: str) -> str | None:
    return name_of(file) if file == STDIN else None


def _earlier(file: str, data: str | bytes) -> Plan | None:
    """The plan where the input is our own output; None where it is a document."""
    if file.lower().endswith(WRITTEN):
        return _written(file)
    if isinstance(data, bytes) and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _read(data, name_of(file), yaml=False) if b'"schema_version"' in data[:2000] else None
    return None


def _written(file: str) -> Plan:
    return _read(bytes_of(file, file), file, yaml=not file.lower().endswith(".json"))


def _read(data: bytes, place: str, *, yaml: bool) -> Plan:
    from workplan_parser.writers.readback import read_json, read_yaml

    try:
        return read_yaml(data) if yaml else read_json(data)
    except (ValueError, RecursionError) as problem:
        first = str(problem).splitlines()[0]
        raise UnreadableInput(
            f"不是本工具写出的工作计划：{first}", place=place, hint="请给出 workplan parse 的输出，或原始文件"
        ) from problem
