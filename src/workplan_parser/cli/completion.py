"""Completion of commands and options by the shell: typer installs it, what it says of that is ours."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import Any

import typer

from workplan_parser.errors import WorkplanError
from workplan_parser.language import said
from workplan_parser.shapes import shape

_DONE = shape(r"(?P<shell>\w+) completion installed in (?P<path>.+)")


def in_words(install: Callable[..., Any]) -> Callable[..., Any]:
    """typer's callback of ``--install-completion``, telling in the language of the run what became of it."""

    def installing(ctx: typer.Context, param: Any, value: Any) -> Any:
        heard = StringIO()
        try:
            with redirect_stdout(heard), redirect_stderr(heard):
                return install(ctx, param, value)
        except (SystemExit, typer.Exit) as end:
            if done := _DONE.search(heard.getvalue()):
                print(said(f"已为 {done['shell']} 装好命令补全：{done['path']}；重新打开终端后生效"))
                raise typer.Exit from end
            raise WorkplanError(
                "认不出当前的 shell，没有安装", hint="补全可用于 bash、zsh、fish 和 PowerShell"
            ) from end

    return installing
