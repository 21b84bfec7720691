"""What the outputs of many files are called: NAME, told apart by -2, -3 … where names meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from workplan_parser.cli.inputs import STDIN


def stems(files: Iterable[str], reserved: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """(file, its NAME) in order; none is a *reserved* name, and none differs from another in case alone."""
    taken = {name.casefold() for name in reserved}
    for file in files:
        stem = "stdin" if file == STDIN else Path(file).stem or "document"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        yield file, name
