"""``workplan help``: the help of a command, as ``workplan COMMAND --help`` prints it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from workplan_parser.cli import app
from workplan_parser.cli.usage import unknown

EXAMPLES = (("workplan help", "所有命令"), ("workplan help diff", "一个命令的帮助"))


def help(
    ctx: typer.Context,
    command: Annotated[
        str | None, typer.Argument(metavar="COMMAND", help="哪个命令；不写则列出所有命令")
    ] = None,
) -> int:
    """显示帮助：所有命令，或一个命令的用法、选项和例子。"""
    group: Any = ctx.find_root().command
    if command is None:
        print(ctx.find_root().get_help())
        return 0
    if command not in app.COMMANDS:
        raise app.UnknownCommand(unknown(command, app.COMMANDS))
    found = group.get_command(ctx, command)
    with typer.Context(found, parent=ctx.find_root(), info_name=command) as inner:
        print(found.get_help(inner))
    return 0
