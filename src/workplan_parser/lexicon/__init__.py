"""The word tables: TOML a domain expert can read and correct, loaded once, when first asked for.

A table is either a TOML list, a string of words parted by white space, or a string of lines whose
cells are parted by ``|`` (columns line up, and reading them costs next to nothing at start-up).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_HOME = Path(__file__).parent


class LexiconError(ValueError):
    """A table contradicts itself: the message names the file, the table and the row."""


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``lexicon/<name>.toml`` as plain data."""
    import tomllib

    return tomllib.loads((_HOME / f"{name}.toml").read_text(encoding="utf-8"))


def entry(name: str, path: str) -> Any:
    """One entry of a table by its dotted *path*: ``entry("units", "count.classifiers")``."""
    value: Any = table(name)
    for key in path.split("."):
        if key not in value:
            raise LexiconError(f"{name}.toml: no table {path}")
        value = value[key]
    return value


@cache
def words(name: str, path: str) -> tuple[str, ...]:
    """The words of an entry, in the order written; a word that stands twice is an error."""
    value = entry(name, path)
    found = tuple(value.split() if isinstance(value, str) else value)
    if len(set(found)) < len(found):
        twice = sorted(word for word in set(found) if found.count(word) > 1)
        raise LexiconError(f"{name}.toml: {path}: stands twice: {' '.join(twice)}")
    return found


def rows(name: str, path: str, columns: int) -> list[tuple[str, ...]]:
    """The lines of an entry as tuples of *columns* cells parted by ``|``; ``#`` begins a comment line."""
    found = []
    for line in entry(name, path).splitlines():
        if not line or line.startswith("#"):
            continue
        cells = tuple([cell.strip() for cell in line.split("|")])
        if len(cells) != columns:
            raise LexiconError(f"{name}.toml: {path}: {columns} cells expected in: {line}")
        found.append(cells)
    return found


def alternation(found: tuple[str, ...]) -> str:
    """*found* as one regular-expression alternation, longest first, so that the longest word wins."""
    import re

    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))
