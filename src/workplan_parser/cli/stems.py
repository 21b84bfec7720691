"""What the outputs of many files are called: NAME, told apart by -2, -3 … where names meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workplan_parser.cli.inputs import STDIN
from workplan_parser.names import stem, told_apart


def stems(files: Sequence[str], reserved: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """(file, its NAME) in order; none is a *reserved* name, and none differs from another in case alone."""
    names = ("stdin" if file == STDIN or file.startswith("<stdin>:") else stem(file) for file in files)
    return zip(files, told_apart(names, reserved), strict=True)
