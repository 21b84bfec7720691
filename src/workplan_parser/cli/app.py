"""The typer application: one command loaded at a time, every failure one line and exit status 2."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from workplan_parser.cli.commands import COMMANDS, Command
from workplan_parser.errors import WorkplanError

ABOUT = """Read Chinese government work plans (工作要点, 任务分解, 政府工作报告 …) as data.

FILE may be text, html, docx or pdf, a folder of such files, or - for standard input.
Exit status: 0 fine, 1 findings, differences or some files of many failed, 2 error."""

_INTERRUPTED = 130


class Workplan(TyperGroup):
    """The ``workplan`` command group: turns every exception into one line on stderr and exit status 2."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> NoReturn:
        """Run and leave by SystemExit with 0, 1 or 2."""
        words = list(sys.argv[1:] if args is None else args)
        debug = "--debug" in words
        words = [word for word in words if word != "--debug"]
        extra |= {"standalone_mode": False, "prog_name": "workplan"}
        try:
            words = _spoken(words)
            status = super().main(args=words, **extra)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BaseException as problem:
            status = failure(problem, debug=debug)
        if status == _INTERRUPTED:
            status = failure(KeyboardInterrupt(), debug=False)
        raise SystemExit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: Any) -> Any:
        """The command's exit status; a closed pipe is ours to report, not typer's."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as problem:
            return failure(problem, debug=False)


def run(args: Sequence[str]) -> NoReturn:
    """Run ``workplan`` with *args*; only the command they name is imported."""
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    wanted = next((word for word in args if not word.startswith("-")), None)
    application(wanted)(list(args))
    raise SystemExit(0)


def application(wanted: str | None = None) -> typer.Typer:
    """The typer app with every command, or with the *wanted* one alone where there is such a command."""
    app = typer.Typer(
        cls=Workplan,
        help=ABOUT,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_top)
    rows = tuple(row for row in COMMANDS if row.name == wanted) or COMMANDS
    for row in rows:
        function = load(row) if row.name == wanted else _unloaded
        app.command(row.name, help=None if row.name == wanted else row.help)(function)
    return app


def load(row: Command) -> Callable[..., Any]:
    """The function of a command."""
    function: Callable[..., Any] = getattr(import_module(row.module), row.function)
    return function


def failure(problem: BaseException, *, debug: bool) -> int:
    """Say on one line of stderr what went wrong; the exit status. ``debug`` shows the traceback first."""
    if isinstance(problem, SystemExit):
        return problem.code if isinstance(problem.code, int) else 2
    if debug:
        import traceback

        traceback.print_exception(problem)
    if isinstance(problem, BrokenPipeError):
        silence_stdout()
    _complain(_words(problem))
    return 2


def _spoken(words: list[str]) -> list[str]:
    """Put on the dialect that ``--dialect FILE`` names, wherever it stands; the words without it."""
    for i, word in enumerate(words):
        name, joined, value = word.partition("=")
        if name == "--dialect":
            if not joined and i + 1 == len(words):
                raise typer.BadParameter("requires an argument.", param_hint="--dialect")
            from workplan_parser import lexicon

            lexicon.speak(value if joined else words[i + 1])
            return words[:i] + words[i + (1 if joined else 2) :]
    return words


def silence_stdout() -> None:
    """Send what Python would still flush at exit nowhere: the reader has gone."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError:
        sys.stdout = None


def _words(problem: BaseException) -> str:
    if isinstance(problem, typer.TyperException):
        text = " ".join(problem.format_message().split())
        context = getattr(problem, "ctx", None)
        return f"{text} See: {getattr(context, 'command_path', 'workplan')} --help"
    if isinstance(problem, WorkplanError):
        return " ".join(str(problem).split())
    if isinstance(problem, KeyboardInterrupt | typer.Abort):
        return "已中断，没有留下写了一半的文件"
    if isinstance(problem, BrokenPipeError):
        return "输出的另一端已关闭，余下的内容没有写出"
    if isinstance(problem, OSError):
        place = f"{problem.filename}: " if problem.filename else ""
        return f"{place}{problem.strerror or problem}"
    return f"内部错误：{type(problem).__name__}: {' '.join(str(problem).split())[:300]}（请加 --debug 重试并报告）"


def _complain(text: str) -> None:
    with contextlib.suppress(OSError, AttributeError):
        print(f"workplan: {text}", file=sys.stderr, flush=True)


def _top(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an error; may stand anywhere.")
    ] = False,
    dialect: Annotated[
        str | None,
        typer.Option("--dialect", metavar="FILE", help="A body's own words (TOML); may stand anywhere."),
    ] = None,
) -> None:
    if version:
        from workplan_parser.version import VERSION

        print(f"workplan {VERSION}")
        raise typer.Exit


def _unloaded() -> None:
    raise AssertionError("a command is loaded before it is called")
