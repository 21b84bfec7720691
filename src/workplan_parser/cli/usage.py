"""What is said of a command that cannot be understood: what was seen, what may stand there, where to read on."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from difflib import get_close_matches
from typing import Any

import regex
import typer

from workplan_parser.language import listed, said
from workplan_parser.names import readable
from workplan_parser.shapes import shape

_VALUELESS = shape(r"Option '(?P<option>[^']+)' does not take a value\.")
_WANTING = shape(r"Option '(?P<option>[^']+)' requires (?:an argument|\d+ arguments)\.")
_EXTRA = shape(r"Got unexpected extra argument\(?s?\)? \((?P<words>.*)\)", regex.DOTALL)
_QUOTED = shape(r"^(?:Value error, )?'(?P<seen>.*?)' is not", regex.DOTALL)


def told(problem: typer.TyperException) -> str:
    """What is wrong with the command, in the language of the run, and where its help is."""
    for tell in _TELLERS:
        if sentence := tell(problem):
            break
    context = getattr(problem, "ctx", None)
    path = getattr(context, "command_path", "workplan")
    return sentence + said(f"（用法见 {path} --help）")


def unknown(word: str, commands: Collection[str]) -> str:
    """That there is no command *word*, and what was meant: a file to be read, or a command of nearly that name."""
    if os.path.exists(word) or "." in word or os.sep in word:  # noqa: PTH110 (a Path refuses a name too long)
        return said(f"没有命令 {readable(word)}；您是不是要 workplan parse {readable(word)}？")
    if near := get_close_matches(word, commands, 2, 0.7):
        return said(f"没有命令 {readable(word)}；您是不是要 {listed(f'workplan {one}' for one in near)}？")
    return said(f"没有命令 {readable(word)}；可用的命令见 workplan help")


def _no_option(problem: Any) -> str:
    if not hasattr(problem, "possibilities"):
        return ""
    near = sorted(problem.possibilities or ())
    if near:
        return said(f"没有选项 {readable(problem.option_name)}；您是不是要 {listed(near)}？")
    return said(f"没有选项 {readable(problem.option_name)}")


def _missing(problem: Any) -> str:
    if not hasattr(problem, "param_type"):
        return ""
    if problem.param is None:
        return said("缺少参数")
    if names := choices(problem.param):
        return said(f"缺少 {_name(problem)}；可选：{listed(names)}")
    return said(f"缺少 {_name(problem)}")


def _bad_choice(problem: Any) -> str:
    """The value is none of those that may be: parse -f xml."""
    if not (names := choices(getattr(problem, "param", None))):
        return ""
    seen = _QUOTED.search(problem.message)
    near = get_close_matches(seen["seen"], names, 1) if seen else []
    if near and seen:
        return said(f"{_name(problem)} 不能是 {seen['seen']}；您是不是要 {near[0]}？可选：{listed(names)}")
    return said(f"{_name(problem)} 不能是 {seen['seen'] if seen else ''}；可选：{listed(names)}")


def _bad_number(problem: Any) -> str:
    """Too small, too large, or no number: parse -j 0."""
    param = getattr(problem, "param", None)
    if param is None or (param.min is None and param.max is None):
        return ""
    if param.max is None:
        return said(f"{_name(problem)} 应是不小于 {param.min} 的整数")
    return said(f"{_name(problem)} 应是 {param.min} 到 {param.max} 的整数")


def _bad_value(problem: Any) -> str:
    """What a command itself says of a value."""
    if not hasattr(problem, "param_hint"):
        return ""
    return f"{_name(problem)}: {said(problem.message)}"


def _bare(problem: Any) -> str:
    """Sentences that typer has no exception of its own for."""
    if found := _VALUELESS.fullmatch(problem.message):
        return said(f"选项 {found['option']} 后面不能写值")
    if found := _WANTING.fullmatch(problem.message):
        return said(f"选项 {found['option']} 后面没有写值")
    if found := _EXTRA.fullmatch(problem.message):
        return said(f"多出了参数：{readable(found['words'])}")
    if problem.message == "Missing command.":
        return said("没有写明命令；可用的命令见 workplan help")
    return ""


def _other(problem: Any) -> str:
    return said(problem.format_message())


_TELLERS: tuple[Callable[[Any], str], ...] = (
    _no_option, _missing, _bad_choice, _bad_number, _bad_value, _bare, _other,
)  # fmt: skip


def choices(param: Any) -> list[str]:
    """What alone a parameter may be; nothing where it is free."""
    kind = getattr(param, "type_descriptor", None)
    return [str(one) for one in kind.choices] if kind is not None and kind.is_choice else []


def _name(problem: Any) -> str:
    """-f, FILE…: what a person types."""
    if problem.param_hint:
        return str(problem.param_hint)
    param = problem.param
    if param.param_type_name == "argument":
        return str(param.metavar or param.name.upper())
    return str(max(param.opts, key=len))
