"""What ``FILE…`` means: paths, folders (every document inside), ``-`` for standard input; plans read from them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from time import perf_counter
from typing import TYPE_CHECKING, Any

from workplan_parser.cli import progress, settings
from workplan_parser.cli.corrected import corrected, corrected_later
from workplan_parser.cli.folders import DOCUMENTS, WRITTEN, search
from workplan_parser.cli.output import detail, note
from workplan_parser.errors import UnreadableInput
from workplan_parser.intake import bytes_of
from workplan_parser.language import said
from workplan_parser.names import readable, set_apart

if TYPE_CHECKING:
    from workplan_parser.model import Plan

STDIN = "-"


class Input(str):
    """One document to read, as messages call it: a path as it was given, or ``FILE:LINE`` of NDJSON.

    ``name`` is what the data call it; ``held`` are the bytes that came by standard input.
    """

    name: str
    held: bytes | None

    def __new__(cls, file: str, name: str = "", held: bytes | None = None) -> Input:
        made = super().__new__(cls, file)
        made.name, made.held = name or _base(file), held
        return made

    def __reduce__(self) -> Any:
        return Input, (str(self), self.name, self.held)


def documents(files: Sequence[str], *, written: bool = False, output: str | None = None) -> list[Input]:
    """The files to read, folders opened (sorted, hidden ones left out); ``written`` adds plans written earlier.

    The *output* of the run is none of its inputs, though it may lie in a folder of them.
    What a folder holds besides is said. Of a file of many plans each line is an input. Two files of one name are
    told apart by their folders: ``name`` of each is its path from the folder that they have in common.
    """
    if files.count(STDIN) > 1:
        raise UnreadableInput("标准输入只能读一次", place=STDIN)
    found: list[Input] = []
    for file in files:
        found += (
            _inside(file, written=written, output=output)
            if file != STDIN and Path(file).is_dir()
            else _lines(Input(file))
        )
    return told_apart(found)


def told_apart(files: Sequence[str]) -> list[Input]:
    """The *files* with a name each."""
    found = [file if isinstance(file, Input) else Input(file) for file in files]
    names = set_apart(found, [one.name for one in found])
    return [Input(one, name, one.held) for one, name in zip(found, names, strict=True)]


def _inside(folder: str, *, written: bool, output: str | None) -> Iterator[Input]:
    within = search(folder, written=written, output=output)
    for line in within.told():
        note(f"{readable(folder)}: {said(line)}")
    if not within.files:
        endings = DOCUMENTS + (WRITTEN if written else ())
        raise UnreadableInput("文件夹里没有可读的文件", place=folder, hint="可读：" + " ".join(endings))
    for file in within.files:
        yield from _lines(Input(file, readable(PurePath(file).relative_to(folder).as_posix())))


def _lines(one: Input) -> list[Input]:
    """The plans in a file: each line of NDJSON, or the file itself."""
    from workplan_parser.cli import earlier

    if one == STDIN:
        data = content(one)
        assert isinstance(data, bytes)
        held = data.split(b"\n")
        numbers = earlier.lines_of(one, data) if earlier.looks_written(data) else []
        return [Input(f"<stdin>:{at}", "", held[at - 1]) for at in numbers] or [Input(STDIN, "", data)]
    numbers = earlier.lines_of(one) if Path(one).is_file() else []
    return [Input(f"{one}:{at}", one.name) for at in numbers] or [one]


def content(file: str) -> str | bytes:
    """What ``source.load`` takes: the path itself, or the bytes of standard input."""
    if isinstance(file, Input) and file.held is not None:
        return file.held
    if file != STDIN:
        return str(file)
    if sys.stdin is None:
        raise UnreadableInput("没有标准输入", place=STDIN)
    return bytes_of(sys.stdin.buffer, name_of(file))


def name_of(file: str) -> str:
    """What messages and records call a file."""
    return "<stdin>" if file == STDIN else readable(file)


def plan_of(file: str, *, with_text: bool = False) -> Plan:
    """The plan of a document, or of JSON, YAML or a line of NDJSON written earlier. Raises UnreadableInput."""
    from workplan_parser.cli import earlier

    data = content(file)
    if isinstance(data, bytes):
        if earlier.looks_written(data):
            return corrected_later(earlier.plan_of(data, name_of(file)), file)
    elif earlier.is_written(file) or earlier.parted(file):
        return corrected_later(earlier.plan_in(file), file)
    from workplan_parser import pipeline

    begun = perf_counter()
    with settings.words(file):
        read = pipeline.load(data, file.name if isinstance(file, Input) else _base(file))
        loaded = perf_counter()
        plan = pipeline.parse_source(read, with_text=with_text, heard=progress.heard())
    if read.converted_by:
        note(f"{name_of(file)}：由 {read.converted_by} 转换后读取")
    form, coded = read.media_type, read.encoding or "-"
    spent = perf_counter() - loaded
    detail(
        f"{name_of(file)}：{form}，{coded}，{len(read.text)} 字；读取 {loaded - begun:.2f} 秒，解析 {spent:.2f} 秒"
    )
    return corrected(plan, read.text, file)


def _base(file: str) -> str:
    return "<stdin>" if file == STDIN else readable(PurePath(file).name)
