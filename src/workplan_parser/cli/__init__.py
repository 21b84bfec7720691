"""The command line. ``main`` answers what is asked most often at once and loads typer for the rest."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``workplan`` with *arguments* (``sys.argv[1:]`` by default) and leave by SystemExit 0, 1 or 2."""
    args = list(sys.argv[1:] if arguments is None else arguments)
    if args in ([], ["--help"], ["-h"]):
        from workplan_parser.cli.top import HELP

        _say(HELP)
    if args == ["--version"]:
        from workplan_parser.version import VERSION

        _say(f"workplan {VERSION}\n")
    if args[:1] == ["parse"]:
        from workplan_parser.cli import quick

        quick.parse(args[1:])
    from workplan_parser.cli.app import run

    run(args)


def _say(text: str) -> None:
    try:
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, AttributeError):
        from workplan_parser.cli.app import silence_stdout

        silence_stdout()
        raise SystemExit(2) from None
    raise SystemExit(0)
