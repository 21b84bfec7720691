"""The command line: typer reads the arguments (``app``), a module a command does the work."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run ``workplan`` with *arguments* (``sys.argv[1:]`` by default) and leave by SystemExit 0, 1 or 2."""
    try:
        from workplan_parser.cli.app import run

        run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:  # before typer was there to hear of it
        print("workplan: 已中断", file=sys.stderr)
        raise SystemExit(2) from None
