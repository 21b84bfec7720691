"""``workplan config``: what holds for a document without being said, and where that stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_parser.cli import manner, settings
from workplan_parser.cli.output import show
from workplan_parser.language import said

if TYPE_CHECKING:
    from rich.console import RenderableType

EXAMPLES = (("workplan config plan.docx", "看这份计划用的是哪些设置"),)


def config(
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="一份文件或文件夹；不写则看当前文件夹")] = "-",
) -> int:
    """看一份计划用哪些设置，各写在哪里（workplan.toml）。

    从文件所在的文件夹往上找 workplan.toml，或含有 [tool.workplan] 的 pyproject.toml，用最近的一份；命令行写明的优先。
    """
    found = settings.of(file)
    for key, one in found.said.items():
        if key.startswith("formats."):
            _check(key.removeprefix("formats."), one)
    show(_page(found))
    return 0


def _check(name: str, one: settings.Setting) -> None:
    """Whether the command *name* writes what its setting says. Raises UnreadableInput."""
    from workplan_parser.cli.app import COMMANDS
    from workplan_parser.cli.defaults import checked, formats
    from workplan_parser.errors import UnreadableInput

    known = [one for one in COMMANDS if formats(one)]
    if name not in known:
        raise UnreadableInput(
            f"[formats] 里没有“{name}”这个命令", place=one.place, hint="可用：" + " ".join(known)
        )
    checked(name, one)


def _page(found: settings.Settings) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    if found.path is None:
        yield said(
            "没有设置：从文件所在的文件夹往上，没有 workplan.toml，也没有含 [tool.workplan] 的 pyproject.toml"
        )
    else:
        yield Text(found.path, "bold")
    table = Table.grid(padding=(0, 2))
    for key, one in found.said.items():
        shown = settings.shown(one.value) if key in settings.FILES else one.value
        table.add_row(key, shown, Text(one.place, "dim"))
    for key, value in (("dialect", _spoken()), ("corrections", manner.current().corrections)):
        if value:
            table.add_row(key, value, Text(said("命令行"), "dim"))
    if table.rows:
        yield table
    left = [key for key in settings.KEYS if not any(name.split(".")[0] == key for name in found.said)]
    if left:
        yield Text(said(f"没有写：{' '.join(left)}"), "dim")


def _spoken() -> str | None:
    from workplan_parser import lexicon

    return lexicon.current().path
