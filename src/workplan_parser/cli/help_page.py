"""The help of a command as a page: usage, what it does, its arguments and options in groups, examples that work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from workplan_parser.cli.options import EVERYWHERE
from workplan_parser.cli.usage import choices
from workplan_parser.language import listed, said
from workplan_parser.shapes import shape
from workplan_parser.terminal import Prose

if TYPE_CHECKING:
    import typer
    from rich.console import RenderableType

WIDEST, PIPED = 100, 80
"""Columns of a help page where there is room for more, and where nobody says how many there are."""

_LEFT = 24
_OWN = {
    "help": "显示这份帮助",
    "install_completion": "为当前的 shell 安装命令补全",
    "show_completion": "显示当前 shell 的补全脚本，以便自行安装",
}
"""What options say that typer brings itself."""

_BREAK = shape(r"(?<=[!-~])\n(?=[!-~])")


class Row(NamedTuple):
    """A line of a group: what is typed, what it does, what it may be."""

    typed: str
    help: str
    facts: str = ""


def page(command: Any, ctx: typer.Context) -> Iterator[RenderableType]:
    """The whole page of a command, or of the group of all commands (``rows`` says what it holds)."""
    about = paragraphs(command.help or "")
    yield Text(said(f"用法：{_usage(command, ctx)}"), "bold")
    for paragraph in about:
        yield ""
        yield Prose(said(paragraph))
    for title, rows in _groups(command, ctx).items():
        yield from _group(said(title), rows)
    if examples := examples_of(command):
        yield from _heading(said("例子"))
        for line, told in examples:
            yield Text(f"  $ {line}", "cyan")
            yield Padding.indent(Prose(said(told), "dim"), 4)


def paragraphs(help: str) -> list[str]:
    """A docstring's paragraphs, each on one line: Chinese needs no blank where a line was broken."""
    return [_BREAK.sub(" ", part).replace("\n", "") for part in cleandoc(help).split("\n\n") if part]


def examples_of(command: Any) -> Iterable[tuple[str, str]]:
    """``EXAMPLES`` of the command's module: lines to type, and what each does."""
    return cast(Iterable[tuple[str, str]], _told(command, "EXAMPLES", ()))


def _told(command: Any, name: str, otherwise: Any) -> Any:
    """What the module of the command says under that name."""
    return getattr(sys.modules.get(getattr(command.callback, "__module__", "")), name, otherwise)


def _usage(command: Any, ctx: typer.Context) -> str:
    pieces = [ctx.command_path, f"[{said('选项')}]"]
    pieces += [_argument(param) for param in command.params if param.param_type_name == "argument"]
    return " ".join(pieces + [said("命令 …")] * hasattr(command, "rows"))


def _argument(param: Any) -> str:
    word: str = param.metavar or "|".join(choices(param)) or param.name.upper()
    return word if param.required else f"[{word}]"


def _groups(command: Any, ctx: typer.Context) -> dict[str, list[Row]]:
    """Arguments first, then what the command does, options in their groups, last those that every command has."""
    groups: dict[str, list[Row]] = {"参数": [], **getattr(command, "rows", dict)(), "选项": []}
    more = _told(command, "CHOICES", {})
    for param in command.get_params(ctx):
        if param.hidden:
            continue
        if param.param_type_name == "argument":
            groups["参数"].append(Row(_argument(param), param.help or "", _facts(param, more)))
        else:
            title = EVERYWHERE if param.name in _OWN else param.rich_help_panel or "选项"
            help = _OWN.get(param.name) or param.help or ""
            groups.setdefault(title, []).append(Row(_typed(param), help, _facts(param, more)))
    groups[EVERYWHERE] = groups.pop(EVERYWHERE, [])
    return {title: rows for title, rows in groups.items() if rows}


def _typed(param: Any) -> str:
    names = ", ".join(sorted(param.opts, key=len))
    return names if param.is_flag else f"{names} {param.metavar or param.name.upper()}"


def _facts(param: Any, more: Mapping[str, Callable[[], list[str]]]) -> str:
    """What it may be, and what it is where nothing is said."""
    names = choices(param) or more.get(param.name, list)()
    facts = [said(f"可选：{listed(names)}")] if names else []
    if param.default not in (None, False, []) and not param.required:
        facts.append(said(f"默认：{param.default}"))
    return "  ".join(facts)


def _heading(title: str) -> Iterator[RenderableType]:
    yield ""
    yield Text(title, "bold")


def _group(title: str, rows: Iterable[Row]) -> Iterator[RenderableType]:
    yield from _heading(title)
    for row in rows:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True, min_width=_LEFT, style="cyan")
        grid.add_column()
        fits = cell_len(row.typed) <= _LEFT
        if not fits:
            yield Text(f"  {row.typed}", "cyan")
        grid.add_row(row.typed if fits else "", Prose(said(row.help)))
        if row.facts:
            grid.add_row("", Prose(row.facts, "dim"))
        yield Padding.indent(grid, 2)
