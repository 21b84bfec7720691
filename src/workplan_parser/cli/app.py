"""The typer application: each command's arguments are declared in its module, which is imported when it is called."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, NoReturn, cast

import typer
from typer.core import TyperCommand, TyperGroup

from workplan_parser.cli import manner
from workplan_parser.cli.failure import failure, signals_heeded
from workplan_parser.confined import bounds
from workplan_parser.errors import OutputRefused

ABOUT = """Read Chinese government work plans (工作要点, 任务分解, 政府工作报告 …) as data.

FILE may be text, markdown, html, docx, pdf, xlsx or csv, a folder of such files, or - for standard input.
Exit status: 0 fine, 1 findings, differences or some files of many failed, 2 error."""

COMMANDS = (
    "parse", "show", "review", "diff", "check", "ledger", "panel", "offices", "bundle", "explain", "corrections", "schema",
)  # fmt: skip
"""In the order of the help page; each is the function of its name in the module of its name."""

ANYWHERE = ("debug", "quiet", "verbose", "dialect", "corrections")
"""Options of ``workplan`` that may stand after the command, too."""

SPEECH = frozenset(("-h", "--help", "--version"))
"""What is printed by typer itself, which says nothing where nobody can hear it."""

_INTERRUPTED = 130
"""What typer makes of Ctrl-C while it reads the arguments."""


class Workplan(TyperGroup):
    """The group of all commands; every exception becomes one line on stderr and exit status 2."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = dict.fromkeys(COMMANDS, cast(Any, None))  # the names, to suggest one of them

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | None:  # type: ignore[override]
        """The command of that name, its module imported."""
        if cmd_name not in COMMANDS:
            return None
        alone = _typer(add_completion=False)
        alone.command(cmd_name)(getattr(import_module(f"workplan_parser.cli.{cmd_name}"), cmd_name))
        command = typer.main.get_command(alone)
        assert isinstance(command, TyperCommand)
        command.params += [option for option in self.params if option.name in ANYWHERE]
        return command

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> NoReturn:
        """Run and leave by SystemExit with 0, 1 or 2."""
        words = list(sys.argv[1:] if args is None else args) or ["--help"]
        extra |= {"standalone_mode": False, "prog_name": "workplan"}
        try:
            if sys.stdout is None and not SPEECH.isdisjoint(words):
                raise OutputRefused("标准输出已关闭", hint="请不要关闭标准输出")
            status = super().main(words, **extra)
            if status == _INTERRUPTED:
                raise KeyboardInterrupt
            if sys.stdout is not None:
                sys.stdout.flush()
        except BaseException as problem:
            status = failure(problem)
        raise SystemExit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """The command's exit status."""
        try:
            return super().invoke(ctx)
        except typer.Exit:
            raise
        except BaseException as problem:
            return failure(problem, debug="debug" in ctx.meta)


def run(args: Sequence[str]) -> NoReturn:
    """Run ``workplan`` with *args* as the process it is: signals heeded, whatever it prints printable."""
    gc.set_threshold(100_000)  # a start makes nothing that refers back to itself: looking for it costs 10 ms
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # what else is installed changes nothing here
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    bounds.stay_within_memory()
    with signals_heeded():
        typer.main.get_command(application())(list(args))
    raise SystemExit(0)


def application() -> typer.Typer:
    """The whole typer app."""
    app = _typer(cls=Workplan, help=ABOUT, context_settings={"help_option_names": ["-h", "--help"]})
    app.callback()(_workplan)
    return app


def _typer(**settings: Any) -> typer.Typer:
    return typer.Typer(pretty_exceptions_enable=False, **settings)


def _say_version(wanted: bool) -> None:
    if wanted:
        from workplan_parser.version import VERSION

        print(f"workplan {VERSION}")
        raise typer.Exit


def _note_debug(ctx: typer.Context, wanted: bool) -> None:
    if wanted:
        ctx.meta["debug"] = True


def _lower(ctx: typer.Context, wanted: bool) -> None:
    if wanted:
        manner.change(voice=manner.QUIET)


def _raise(ctx: typer.Context, wanted: bool) -> None:
    if wanted:
        manner.change(voice=manner.VERBOSE)


def _speak(ctx: typer.Context, file: str | None) -> None:
    if file is not None and not ctx.resilient_parsing:
        from workplan_parser import lexicon

        lexicon.speak(file)


def _correct(ctx: typer.Context, file: str | None) -> None:
    if file is not None and not ctx.resilient_parsing:
        manner.change(corrections=file)


def _workplan(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version and exit."),
    ] = False,
    debug: Annotated[
        bool,
        typer.Option(
            "--debug", callback=_note_debug, expose_value=False, help="Show the traceback of an error."
        ),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            "-q",
            callback=_lower,
            expose_value=False,
            help="Say nothing on stderr but what went wrong.",
        ),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            callback=_raise,
            expose_value=False,
            help="Say on stderr how each file was read: form, encoding, seconds.",
        ),
    ] = False,
    dialect: Annotated[
        str | None,
        typer.Option(
            "--dialect",
            metavar="FILE",
            callback=_speak,
            expose_value=False,
            help="A body's own words (TOML).",
        ),
    ] = None,
    corrections: Annotated[
        str | None,
        typer.Option(
            "--corrections",
            metavar="FILE",
            callback=_correct,
            expose_value=False,
            help="What people corrected; NAME.corrections.json beside a document is found by itself, 'none' leaves it out.",
        ),
    ] = None,
) -> None:
    """Its options are all it has."""
