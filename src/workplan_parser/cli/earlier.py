"""Plans written earlier, as JSON, YAML or NDJSON: told from documents, found line by line, read back."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from workplan_parser.errors import UnreadableInput
from workplan_parser.faults import fault
from workplan_parser.intake import bytes_of
from workplan_parser.shapes import shape

if TYPE_CHECKING:
    from workplan_parser.model import Plan

_LINES = (".ndjson", ".jsonl")
_JSON = (".json", *_LINES)
_YAML = (".yaml", ".yml")
_RECORD = shape(r"""\s*\{\s*"(?:\$schema|schema_version|file|generator|plans|explained|version)"\s*:""")
_LINE = shape(r"(?P<path>.+):(?P<line>[1-9]\d{0,8})", regex.DOTALL)
_HINT = "请给出 workplan parse 的输出，或原始文件"
_OTHERS = (
    (
        rb'"\$schema":\s*"[^"]*/schema/diff-',
        "workplan diff 写出的比较结果，不是工作计划",
        "请给出两份计划本身",
    ),
    (rb'^\s*\{\s*"file":\s*"[^"]*",\s*"error"', "没有读成的文件的记录", "请改用读成了的各行"),
    (rb'^\s*\{\s*"(?:file|generator)":\s*"[^"]*",\s*"(?!source)', "别的命令写出的记录，不是工作计划", _HINT),
    (rb'^\s*\{\s*"(?:plans|explained)"', "别的命令写出的结果，不是工作计划", _HINT),
    (rb'"corrections":\s*\[', "更正表，不是工作计划", "请放在原文件旁边，或用 --corrections 给出"),
    (rb'"resources":\s*\[|"\$defs":\s*\{', "数据的说明，不是工作计划", _HINT),
)
"""What else this program writes as JSON: how it begins, what it is, what to give instead."""


def is_written(file: str) -> bool:
    """Whether a file of that name holds data."""
    return file.lower().endswith((*_JSON, *_YAML))


def looks_written(data: bytes) -> bool:
    """Whether *data* are records of this program as JSON, one or many."""
    return bool(_RECORD.match(data[:2000].decode("utf-8-sig", "replace")))


def lines_of(file: str, data: bytes | None = None) -> list[int]:
    """The numbers of the lines that hold a record each, where the file is NDJSON of several; else none.

    *data* are its bytes where they have been read.
    """
    if data is None:
        if not file.lower().endswith(_JSON):
            return []
        data = bytes_of(file, file)
    if not data.lstrip().partition(b"\n")[0].rstrip().endswith(b"}"):
        return []
    lines = {number: line.strip() for number, line in enumerate(data.split(b"\n"), 1) if line.strip()}
    several = len(lines) > 1 and all(line.startswith(b"{") and line.endswith(b"}") for line in lines.values())
    return list(lines) if several else []


def parted(file: str) -> tuple[str, int] | None:
    """The path and the number of ``FILE:LINE``, a line of NDJSON; None where a file is called so, or it is none."""
    found = _LINE.fullmatch(file)
    if found is None or not found["path"].lower().endswith(_JSON) or Path(file).exists():
        return None
    return found["path"], int(found["line"])


def plan_in(file: str) -> Plan:
    """The plan of a file of data. Raises UnreadableInput, also where there are several."""
    place = parted(file)
    if place is not None:
        return plan_of(_line(*place), file)
    if file.lower().endswith(_YAML):
        return plan_of(bytes_of(file, file), file, yaml=True)
    return plan_of(bytes_of(file, file), file)


def plan_of(data: bytes, place: str, *, yaml: bool = False) -> Plan:
    """The plan that *data* are as JSON or YAML. Raises UnreadableInput."""
    from workplan_parser.writers.readback import read_json, read_yaml

    for begins, what, hint in _OTHERS:
        if regex.search(begins, data[:2000]):
            raise UnreadableInput(f"这是{what}", place=place, hint=hint)
    if not yaml and (several := lines_of(place, data)):
        raise UnreadableInput(
            f"里面有 {len(several)} 份计划，这里只要一份",
            place=place,
            hint=f"请写明第几行，如 {place}:{several[0]}",
        )
    try:
        return read_yaml(data) if yaml else read_json(data)
    except (ValueError, RecursionError) as problem:
        raise UnreadableInput(
            f"不是本工具写出的工作计划：{fault(problem)}", place=place, hint=_HINT
        ) from problem


def _line(path: str, number: int) -> bytes:
    """One line of a file, found by its place: a file of a thousand plans is not read a thousand times."""
    stat = Path(path).stat() if Path(path).exists() else None
    starts = _starts(path, (stat.st_mtime_ns, stat.st_size) if stat else (0, 0))
    if number >= len(starts):
        raise UnreadableInput(f"没有第 {number} 行", place=path, hint=f"共 {len(starts) - 1} 行")
    with Path(path).open("rb") as stream:
        stream.seek(starts[number - 1])
        return stream.read(starts[number] - starts[number - 1])


@lru_cache(maxsize=4)
def _starts(path: str, version: tuple[int, int]) -> list[int]:
    """Where each line begins, and behind the last one the end."""
    return list(accumulate(map(len, bytes_of(path, path).splitlines(keepends=True)), initial=0))
