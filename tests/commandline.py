"""``workplan`` as a test calls it: in this process, which is much quicker than one of its own."""

from contextlib import redirect_stderr, redirect_stdout
from contextvars import copy_context
from io import BytesIO, TextIOWrapper
from typing import NamedTuple
from unittest.mock import patch

from workplan_parser.cli import main


class Done(NamedTuple):
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


def workplan(*words: str, stdin: str = "") -> Done:
    """``workplan WORDS``, with *stdin* to read from."""
    fed, out, err = (TextIOWrapper(BytesIO(data), "utf-8") for data in (stdin.encode(), b"", b""))
    unbound = patch("workplan_parser.confined.bounds.stay_within_memory")  # the limit would be the tests' own
    with unbound, patch("sys.stdin", fed), redirect_stdout(out), redirect_stderr(err):
        try:
            copy_context().run(main, words)
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
    return Done(status, _said(out), _said(err))


def _said(stream: TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode().replace("\r\n", "\n")  # type: ignore[attr-defined]
