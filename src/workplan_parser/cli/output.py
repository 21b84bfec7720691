"""Where results go: stdout, or a file written whole; every way it can fail is one OutputRefused."""

import sys
from collections.abc import Callable, Iterable
from typing import Any

from workplan_parser.errors import OutputRefused


def put(pieces: Iterable[str]) -> None:
    """Data to stdout, as UTF-8 whatever the terminal's encoding, flushed piece by piece."""
    out = _stdout()
    _guarded(out.flush)
    for piece in pieces:
        _guarded(out.buffer.write, piece.encode("utf-8", "backslashreplace"))
        _guarded(out.buffer.flush)


def show(page: str) -> None:
    """A page for people to stdout, in the terminal's encoding, flushed."""
    out = _stdout()
    _guarded(out.write, page)
    _guarded(out.flush)


def deliver(pieces: Iterable[str], output: str | None, *, force: bool) -> None:
    """Data to the file *output*, or to stdout where there is none."""
    if output is None:
        put(pieces)
        return
    from workplan_parser.writers.files import Staging

    with Staging(force=force) as staging:
        staging.write(output, pieces)


def _stdout() -> Any:
    if sys.stdout is None:
        raise OutputRefused("标准输出已关闭", hint="请用 -o 指定输出文件，或不要关闭标准输出")
    return sys.stdout


def _guarded(act: Callable[..., Any], *args: Any) -> None:
    try:
        act(*args)
    except BrokenPipeError:
        raise
    except OSError as problem:
        from workplan_parser.cli.app import silence_stdout
        from workplan_parser.writers.files import refused

        silence_stdout()
        raise refused("<stdout>", problem) from problem
