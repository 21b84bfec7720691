"""What the settings say of a command that the command line left open: its format, its files."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, cast, get_args, get_type_hints

import typer

from workplan_parser import language
from workplan_parser.cli import manner, settings
from workplan_parser.cli.settings import Setting
from workplan_parser.errors import UnreadableInput

_GIVEN = ("files", "file", "old", "new", "places")
"""The arguments of commands that name documents."""

OPTIONS = ("registry", "pins", "format")
"""The options that settings may fill in."""


def fill_in(ctx: typer.Context) -> None:
    """Put what the settings of the first document say where the command line says nothing."""
    document = next(_documents(ctx.params), None)
    if document is None:
        return
    said = settings.of(document).said
    if "lang" in said and not manner.current().lang:
        language.speak(cast(language.Language, said["lang"].value))
    for name in OPTIONS:
        if name not in ctx.params or not _is_open(ctx, name):
            continue
        found = said.get(f"formats.{ctx.info_name}" if name == "format" else name)
        if found is not None and not (name == "format" and ctx.params.get("output") is not None):
            ctx.params[name] = checked(ctx.info_name or "", found) if name == "format" else found.value


def checked(command: str, setting: Setting) -> str:
    """The format that a setting names, where *command* writes it. Raises UnreadableInput."""
    if setting.value not in (known := formats(command)):
        raise UnreadableInput(
            f"{command} 没有“{setting.value}”这种格式", place=setting.place, hint="可用：" + " ".join(known)
        )
    return setting.value


def formats(command: str) -> tuple[str, ...]:
    """The formats that *command* writes, none where it has one only."""
    function = getattr(import_module(f"workplan_parser.cli.{command}"), command)
    asked = get_type_hints(function).get("format")
    return tuple(
        name for part in (asked, *get_args(asked)) for name in get_args(part) if isinstance(name, str)
    )


def _is_open(ctx: typer.Context, name: str) -> bool:
    source = ctx.get_parameter_source(name)
    return source is None or source.name != "COMMANDLINE"


def _documents(given: dict[str, Any]) -> Iterator[str]:
    for name in _GIVEN:
        value = given.get(name)
        if isinstance(value, str):
            yield value
        elif value:
            yield value[0]
