"""Where results go: stdout, stderr, or a file written whole; every way it can fail is one OutputRefused."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from workplan_parser.cli import manner, progress
from workplan_parser.errors import OutputRefused
from workplan_parser.language import said
from workplan_parser.terminal import clean

if TYPE_CHECKING:
    from rich.console import RenderableType


def put(pieces: Iterable[str]) -> None:
    """Data to stdout, as UTF-8 whatever the terminal's encoding, flushed piece by piece; a terminal gets no control characters.

    A reader that closes the pipe has seen enough: no more pieces are asked for.
    """
    out = _stdout()
    if out.isatty():
        _put_on_screen(out, pieces)
        return
    with contextlib.suppress(_ReaderGone):
        _guarded(out.flush)
        for piece in pieces:
            _guarded(out.buffer.write, piece.encode("utf-8", "backslashreplace"))
            _guarded(out.buffer.flush)


def _put_on_screen(out: Any, pieces: Iterable[str]) -> None:
    """Data where people look at them: in the terminal's encoding, what it lacks as an escape."""
    with contextlib.suppress(_ReaderGone):
        for piece in pieces:
            _guarded(out.write, clean(piece))
            _guarded(out.flush)


def show(page: Iterable[RenderableType], output: str | None = None, *, force: bool = False) -> None:
    """A page for people to stdout, as its terminal is, in its encoding; or plain to the file *output*."""
    from workplan_parser.terminal import draw, screen

    if output is not None:
        deliver(draw(page), output, force=force)
        return
    out = _stdout()
    with contextlib.suppress(_ReaderGone):
        for piece in draw(page, screen(out)):
            _guarded(out.write, piece)
        _guarded(out.flush)


def deliver(pieces: Iterable[str], output: str | None, *, force: bool) -> None:
    """Data to the file *output*, or to stdout where there is none."""
    if output is None:
        put(pieces)
        return
    refuse_binary(output)
    from workplan_parser.writers.files import Staging

    with Staging(force=force) as staging:
        staging.write(output, pieces)


def refuse_binary(output: str) -> None:
    """Text is not written under a name that promises something else. Raises OutputRefused."""
    ending = os.path.splitext(output)[1].lower()  # noqa: PTH122
    if ending in _BINARY:
        raise OutputRefused(
            f"这里写的是文字，不能叫 {ending}", place=output, hint="请换一个结尾，如 .txt、.csv、.json"
        )


_BINARY = frozenset(
    [
        ".xlsx",
        ".xls",
        ".xlsm",
        ".et",
        ".docx",
        ".doc",
        ".wps",
        ".pdf",
        ".sqlite",
        ".db",
        ".parquet",
        ".png",
        ".jpg",
        ".zip",
        ".gz",
    ]
)
"""Endings of formats that are no text: what bears one and is text, no program opens."""


def tell(page: Iterable[RenderableType]) -> None:
    """A page for people to stderr: what was done. Not where ``--quiet``."""
    if manner.current().voice == manner.QUIET:
        return
    from workplan_parser.terminal import draw, screen

    told = (said(part) if isinstance(part, str) else part for part in page)
    _to_stderr("".join(draw(told, screen(sys.stderr))))


def say(message: str) -> None:
    """One line to stderr under the program's name: what went wrong, in the language of the run."""
    _to_stderr(f"workplan: {clean(' '.join(said(message).split()))}\n")


def note(message: str) -> None:
    """One line to stderr: what one should know, though nothing went wrong. Not where ``--quiet``."""
    if manner.current().voice > manner.QUIET:
        say(message)


def detail(message: str) -> None:
    """One line to stderr where ``--verbose``: how it was done."""
    if manner.current().voice == manner.VERBOSE:
        say(message)


def silence_stdout() -> None:
    """Send what Python would still flush at exit nowhere: the reader has gone."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError:
        sys.stdout = None


class _ReaderGone(Exception):
    pass


def _stdout() -> Any:
    if sys.stdout is None:
        raise OutputRefused("标准输出已关闭", hint="请用 -o 指定输出文件，或不要关闭标准输出")
    return sys.stdout


def _guarded(act: Callable[..., Any], *args: Any) -> None:
    progress.clear()
    try:
        act(*args)
    except BrokenPipeError as problem:
        silence_stdout()
        raise _ReaderGone from problem
    except OSError as problem:
        from workplan_parser.writers.files import refused

        silence_stdout()
        raise refused("<stdout>", problem) from problem


def _to_stderr(text: str) -> None:
    progress.clear()
    with contextlib.suppress(OSError, AttributeError):
        sys.stderr.write(text)
        sys.stderr.flush()
