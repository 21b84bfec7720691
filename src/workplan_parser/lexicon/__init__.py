"""The word tables: TOML a domain expert can read and correct, loaded once, when first asked for.

A table is either a TOML list, a string of words parted by white space, or a string of lines whose
cells are parted by ``|`` (columns line up, and reading them costs next to nothing at start-up).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from os.path import dirname
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from workplan_parser.errors import UnreadableInput
from workplan_parser.lexicon import plaintoml

if TYPE_CHECKING:
    from pathlib import Path

_HOME = dirname(__file__)  # noqa: PTH120 (pathlib costs every start 3 ms)


class LexiconError(ValueError):
    """A table contradicts itself: the message names the file, the table and the row."""


P = ParamSpec("P")
R = TypeVar("R")

_forget: list[Callable[[], None]] = []
_dialect: dict[str, Any] = {}
spoken: list[str] = []
"""The dialect files put on by :func:`speak`, for worker processes to put on, too."""


def cached(function: Callable[P, R]) -> Callable[P, R]:
    """``functools.cache`` for what is made of the tables: forgotten when a dialect is put on or off."""
    kept = cache(function)
    _forget.append(kept.cache_clear)
    return kept  # type: ignore[return-value]


@cached
def table(name: str) -> dict[str, Any]:
    """The table ``lexicon/<name>.toml`` as plain data, with the words of the dialect in use added."""
    with open(f"{_HOME}/{name}.toml", encoding="utf-8") as file:  # noqa: PTH123
        plain = plaintoml.read(file.read())
    return _joined(plain, _dialect[name], name) if name in _dialect else plain


@contextmanager
def dialect(path: str | Path | None) -> Iterator[None]:
    """Read documents with a body's own words while the context lasts.

    *path* (of a TOML file; None changes nothing) holds tables like ``[structure.labels]``, which adds to the
    table ``[labels]`` of ``structure.toml``, entry by entry. Raises UnreadableInput where it names a
    table that is not there.
    """
    before = dict(_dialect)
    if path is not None:
        speak(str(path))
    try:
        yield
    finally:
        if path is not None:
            spoken.clear()
            _put(before)


def speak(path: str) -> None:
    """Put a dialect on for the rest of the process, as the command line and its workers do."""
    _put(_read_dialect(path))
    spoken[:] = [path]
    try:
        for name in _dialect:
            table(name)
    except BaseException:
        _put({})
        raise


def _put(words: dict[str, Any]) -> None:
    _dialect.clear()
    _dialect.update(words)
    _clear()


def _clear() -> None:
    for forget in _forget:
        forget()


def _read_dialect(path: str) -> dict[str, Any]:
    import tomllib
    from pathlib import Path

    try:
        found = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise UnreadableInput(
            f"读不了方言表：{problem}", place=str(path), hint="应是 UTF-8 的 TOML 文件"
        ) from problem
    known = sorted(file.stem for file in Path(_HOME).glob("*.toml"))
    if strange := sorted(found.keys() - set(known)):
        raise UnreadableInput(
            f"方言表里没有这张词表：{strange[0]}", place=str(path), hint="可用：" + " ".join(known)
        )
    return found


def _joined(plain: Any, added: Any, path: str) -> Any:
    """*plain* with *added* put in: tables entry by entry, lists and strings of words at their end."""
    if isinstance(plain, dict) and isinstance(added, dict):
        if strange := sorted(added.keys() - plain.keys()):
            raise UnreadableInput(
                f"方言表里没有这一项：{path}.{strange[0]}", hint="可用：" + " ".join(sorted(plain))
            )
        return plain | {key: _joined(plain[key], value, f"{path}.{key}") for key, value in added.items()}
    if isinstance(plain, list) and isinstance(added, list):
        return [*plain, *(word for word in added if word not in plain)]
    if isinstance(plain, str) and isinstance(added, str):
        return f"{plain.rstrip()}\n{added}"
    raise UnreadableInput(f"方言表的这一项写法不对：{path}", hint="照 lexicon 里同名一项的写法：列表或文字")


def entry(name: str, path: str) -> Any:
    """One entry of a table by its dotted *path*: ``entry("units", "count.classifiers")``."""
    value: Any = table(name)
    for key in path.split("."):
        if key not in value:
            raise LexiconError(f"{name}.toml: no table {path}")
        value = value[key]
    return value


@cached
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
