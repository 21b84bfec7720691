"""``workplan parse`` for arguments that leave no doubt, without loading typer (110 ms of the 205 it took).

Only well-formed arguments are read here. Anything else — help, an unknown option, a value missing,
arguments that do not go together — is left to typer, whose messages stay the only ones.
"""

import gc
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

_FORMATS = ("json", "yaml", "csv", "ndjson")


class _Option(NamedTuple):
    """The parameter an option fills, whether a value follows, and the values it takes where they are few."""

    parameter: str
    takes_value: bool = False
    values: tuple[str, ...] = ()


_OPTIONS = {
    "--format": _Option("format", True, _FORMATS),
    "-f": _Option("format", True, _FORMATS),
    "--output": _Option("output", True),
    "-o": _Option("output", True),
    "--table": _Option("table", True),
    "--force": _Option("force"),
    "--with-text": _Option("with_text"),
    "--no-bom": _Option("no_bom"),
}


def read(words: Sequence[str]) -> dict[str, Any] | None:
    """The arguments after ``parse`` as parameters of ``parse_run.run``, or None where typer should read them."""
    files: list[str] = []
    given: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        if word == "-" or not word.startswith("-"):
            files.append(word)
            continue
        name, joined, value = word.partition("=")
        option = _OPTIONS.get(name)
        if option is None or option.parameter in given or (joined and not name.startswith("--")):
            return None
        if not option.takes_value:
            if joined:
                return None
            given[option.parameter] = True
            continue
        value = value if joined else next(rest, "")
        if not value or value.startswith("-") or (option.values and value not in option.values):
            return None
        given[option.parameter] = value
    return {"files": files, **given} if files and "" not in files else None


def parse(words: Sequence[str]) -> None:
    """Run ``workplan parse`` and leave by SystemExit; returns, having done nothing, where typer should."""
    parameters = read(words)
    if parameters is None:
        return
    gc.disable()  # nothing read here refers back to itself; collecting all the same costs a start 4 ms
    from workplan_parser.cli.parse_run import Misuse, run

    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    try:
        status = run(**parameters)
        if sys.stdout is not None:
            sys.stdout.flush()
    except Misuse:
        return
    except BaseException as problem:
        from workplan_parser.cli.app import failure

        status = failure(problem, debug=False)
    raise SystemExit(status)
