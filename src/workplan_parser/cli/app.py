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

from workplan_parser import language
from workplan_parser.cli import manner
from workplan_parser.cli.completion import in_words
from workplan_parser.cli.failure import failure, signals_heeded
from workplan_parser.cli.options import EVERYWHERE
from workplan_parser.confined import bounds
from workplan_parser.errors import OutputRefused, WorkplanError

ABOUT = """把政府工作计划（工作要点、任务分解、政府工作报告……）读成数据。

FILE 可以是文本、markdown、html、docx、pdf、xlsx、csv 文件，装有这些文件的文件夹，或 -（标准输入）。

退出状态：0 正常；1 有发现、有差别，或多个文件中有的失败；2 出错。"""

EXAMPLES = (
    ("workplan show plan.docx", "看一份计划读出了什么"),
    ("workplan ledger plan.docx -o ledger.xlsx", "做成任务台账"),
    ("workplan diff 2024.txt 2025.txt", "两年的计划有什么变化"),
    ("workplan help diff", "一个命令的帮助"),
)

GROUPS = {
    "读一份计划": ("parse", "show", "check", "explain", "review", "corrections"),
    "比较、跟踪": ("diff", "outcome", "panel"),
    "办理、入库": ("ledger", "offices", "bundle", "corpus"),
    "查资料": ("help", "rule", "config", "schema"),
}
COMMANDS = tuple(name for names in GROUPS.values() for name in names)
"""In the order of the help page; each is the function of its name in the module of its name."""

ANYWHERE = ("lang", "debug", "quiet", "verbose", "dialect", "corrections", "config")
"""Options of ``workplan`` that may stand after the command, too."""

SPEECH = frozenset(("-h", "--help", "--version"))
"""What is printed by typer itself, which says nothing where nobody can hear it."""


class UnknownCommand(WorkplanError):
    """No command of that name."""


_INTERRUPTED = 130
"""What typer makes of Ctrl-C while it reads the arguments."""


class Command(TyperCommand):
    """A command whose help is a page of ours; what its line leaves open, the settings say."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """The command's exit status."""
        from workplan_parser.cli.defaults import fill_in

        fill_in(ctx)
        return super().invoke(ctx)

    def format_help(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """The page, for whatever stdout is."""
        formatter.write(_page(self, ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        """What a shell that completes says of the command."""
        from workplan_parser.cli.help_page import paragraphs

        return language.said(paragraphs(self.help or "")[0])


class Workplan(TyperGroup):
    """The group of all commands; every exception becomes one line on stderr and exit status 2."""

    format_help = Command.format_help  # type: ignore[assignment]

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = dict.fromkeys(COMMANDS, cast(Any, None))

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | None:  # type: ignore[override]
        """The command of that name, its module imported."""
        if cmd_name not in COMMANDS:
            return None
        alone = _typer(add_completion=False)
        alone.command(cmd_name, cls=Command)(
            getattr(import_module(f"workplan_parser.cli.{cmd_name}"), cmd_name)
        )
        command = typer.main.get_command(alone)
        assert isinstance(command, TyperCommand)
        command.params += [option for option in self.params if option.name in ANYWHERE]
        return command

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """The command that *args* begin with; where there is none, what was meant."""
        if not args[0].startswith("-") and args[0] not in COMMANDS and not ctx.resilient_parsing:
            from workplan_parser.cli.usage import unknown

            raise UnknownCommand(unknown(args[0], COMMANDS))
        return super().resolve_command(ctx, args)

    def rows(self) -> dict[str, list[Any]]:
        """The commands in their groups, for the help page: what each does in a sentence."""
        from workplan_parser.cli.help_page import Row, paragraphs

        commands = {name: self.get_command(cast(Any, None), name) for name in COMMANDS}
        return {
            title: [Row(name, paragraphs(getattr(commands[name], "help", ""))[0]) for name in names]
            for title, names in GROUPS.items()
        }

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> NoReturn:
        """Run and leave by SystemExit with 0, 1 or 2."""
        words = list(sys.argv[1:] if args is None else args) or ["--help"]
        language.speak(language.chosen(words, os.environ))
        manner.change(lang=language.is_asked(words, os.environ))
        extra |= {"standalone_mode": False, "prog_name": "workplan"}
        for option in self.params:
            if option.name == "install_completion" and option.callback is not None:
                option.callback = in_words(option.callback)
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


def _page(command: Any, ctx: typer.Context) -> str:
    from workplan_parser.cli.help_page import PIPED, WIDEST, page
    from workplan_parser.terminal import draw, screen

    there = screen(sys.stdout)
    columns = min(there.columns, WIDEST) if there.colours or there.columns < WIDEST else PIPED
    return "".join(draw(page(command, ctx), there._replace(columns=columns)))


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


def _set(ctx: typer.Context, file: str | None) -> None:
    if file is not None and not ctx.resilient_parsing:
        manner.change(config=file)


def _workplan(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_say_version, is_eager=True, help="显示版本号", rich_help_panel=EVERYWHERE
        ),
    ] = False,
    lang: Annotated[
        language.Language | None,
        typer.Option(
            "--lang",
            expose_value=False,
            help="用哪种语言说话；默认看 WORKPLAN_LANG，再看系统的区域设置，都没说就用中文",
            rich_help_panel=EVERYWHERE,
        ),
    ] = None,
    debug: Annotated[
        bool,
        typer.Option(
            "--debug",
            callback=_note_debug,
            expose_value=False,
            help="出错时显示调用栈",
            rich_help_panel=EVERYWHERE,
        ),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            "-q",
            callback=_lower,
            expose_value=False,
            help="只说出了什么错，别的不说",
            rich_help_panel=EVERYWHERE,
        ),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            callback=_raise,
            expose_value=False,
            help="说明每个文件是怎样读的：格式、编码、用了几秒",
            rich_help_panel=EVERYWHERE,
        ),
    ] = False,
    dialect: Annotated[
        str | None,
        typer.Option(
            "--dialect",
            metavar="FILE",
            callback=_speak,
            expose_value=False,
            help="方言表（TOML）：某个单位自己的用词",
            rich_help_panel=EVERYWHERE,
        ),
    ] = None,
    config: Annotated[
        str | None,
        typer.Option(
            "--config",
            metavar="FILE",
            callback=_set,
            expose_value=False,
            help="设置（TOML）；不写则从文件所在的文件夹往上找 workplan.toml，none 表示不用",
            rich_help_panel=EVERYWHERE,
        ),
    ] = None,
    corrections: Annotated[
        str | None,
        typer.Option(
            "--corrections",
            metavar="FILE",
            callback=_correct,
            expose_value=False,
            help="更正表；与文件同名的 NAME.corrections.json 会自动使用，写 none 则不用",
            rich_help_panel=EVERYWHERE,
        ),
    ] = None,
) -> None:
    """Its options are all it has."""
