"""``--watch``: a file is read again whenever it is saved, and what changed is shown, until Ctrl-C."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import localtime, sleep, strftime
from typing import TYPE_CHECKING

import typer

from workplan_parser.cli.inputs import STDIN, plan_of
from workplan_parser.cli.output import note, say
from workplan_parser.errors import WorkplanError
from workplan_parser.language import said

if TYPE_CHECKING:
    from rich.console import RenderableType

    from workplan_parser.model import Plan

State = tuple[int, ...]

_LOOK = 0.3
"""Seconds between two looks at the file."""


def one_file(files: Sequence[str]) -> str:
    """The file to watch. Raises BadParameter where there are several, or none that can be saved anew."""
    if len(files) != 1 or files[0] == STDIN or Path(files[0]).is_dir():
        raise typer.BadParameter("只能盯住一个文件（不能是文件夹或标准输入）", param_hint="--watch")
    return files[0]


def versions(
    file: str, told: Callable[[list[RenderableType]], object], *, first: Plan | None, since: State | None
) -> Iterator[Plan]:
    """Each version of *file* after the *first*, once it is saved; what changed in it is *told*. Never ends by itself.

    *since* is the state of the file before its first version was read: a saving meanwhile is not missed.
    """
    before = first
    note(f"{file}：保存后会重新读取，按 Ctrl-C 结束")
    for _ in _saved(file, since):
        try:
            after = plan_of(file)
        except WorkplanError as problem:
            say(str(problem))
            continue
        told(_changes(before, after))
        yield after
        before = after


def _saved(file: str, since: State | None) -> Iterator[None]:
    """Once for each time that the file is saved after *since*, when it has come to rest."""
    known = seen = since
    while True:
        sleep(_LOOK)
        now = state(file)
        if now is not None and now == seen != known:
            known = now
            yield
        seen = now


def state(file: str) -> State | None:
    """What tells one saving of the file from the next; None where there is no file."""
    try:
        stat = os.stat(file)  # noqa: PTH116 (a Path refuses a name too long)
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _changes(old: Plan | None, new: Plan) -> list[RenderableType]:
    """What changed as a page, under the time of day."""
    from rich.text import Text

    page: list[RenderableType] = ["", Text(said(f"{strftime('%H:%M:%S', localtime())} 已重新读取"), "bold")]
    if old is None:
        return page
    from workplan_parser.compare.plans import compare_plans
    from workplan_parser.compare.render.text import page as text

    found = compare_plans(old, new)
    return [*page, *([said("没有变化")] if found.is_empty() else text(found))]
