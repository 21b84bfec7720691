"""The tables and the words in them.

An entry is a TOML list of words, a string of words parted by white space, or a string of lines whose cells are parted
by ``|`` (so that columns line up).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from workplan_parser.errors import UnreadableInput
from workplan_parser.faults import fault
from workplan_parser.intake import text_of

HOME = Path(__file__).parent
P = ParamSpec("P")
R = TypeVar("R")


class LexiconError(ValueError):
    """A table contradicts itself: the message names the file, the table and the row."""


class Lexicon:
    """All tables, with the words of the dialect at *path* added; never changed once made.

    ``made`` holds what is made of the tables. Raises UnreadableInput where the dialect cannot be read, or names a
    table or an entry that is not there.
    """

    __slots__ = ("_added", "_tables", "made", "path")

    def __init__(self, path: str | None = None) -> None:
        self.path = path
        self.made: dict[Any, Any] = {}
        self._added = {} if path is None else _read_dialect(path)
        self._tables: dict[str, dict[str, Any]] = {}
        for name in self._added:
            self.table(name)

    def table(self, name: str) -> dict[str, Any]:
        """The table ``lexicon/<name>.toml`` as plain data."""
        found = self._tables.get(name)
        if found is None:
            plain = _builtin(name)
            found = _joined(plain, self._added[name], name) if name in self._added else plain
            self._tables[name] = found
        return found


@cache
def _builtin(name: str) -> dict[str, Any]:
    return tomllib.loads((HOME / f"{name}.toml").read_text("utf-8"))


_current: ContextVar[Lexicon] = ContextVar("lexicon", default=Lexicon())  # noqa: B039 (never changed but for ``made``)
current = _current.get
"""The lexicon in use in this context."""


@contextmanager
def dialect(path: str | Path | None) -> Iterator[None]:
    """Read documents with a body's own words while the context lasts.

    *path* (of a TOML file; None changes nothing) holds tables like ``[structure.labels]``, which adds to the
    table ``[labels]`` of ``structure.toml``, entry by entry. Raises as :class:`Lexicon` does.
    """
    before = _current.set(current() if path is None else _spoken(str(path), _version(path)))
    try:
        yield
    finally:
        _current.reset(before)


@lru_cache(maxsize=8)
def _spoken(path: str, version: tuple[int, int]) -> Lexicon:
    """What is made of a dialect's tables is made once, however many documents speak it."""
    return Lexicon(path)


def _version(path: str | Path) -> tuple[int, int]:
    try:
        stat = Path(path).stat()
    except (OSError, ValueError):
        return 0, 0
    return stat.st_mtime_ns, stat.st_size


def speak(path: str | None) -> None:
    """Put a dialect on for the rest of the context, as the command line and its workers do."""
    _current.set(Lexicon(path))


def cached(function: Callable[P, R]) -> Callable[P, R]:
    """``functools.cache`` for what is made of the tables: each lexicon keeps its own. Positional arguments only.

    Nothing of it fails with the tables as they are: what fails with a dialect is the dialect's (UnreadableInput).
    """

    @wraps(function)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        made = current().made
        key = (function, args)
        try:
            found: R = made[key]
        except KeyError:
            try:
                found = made[key] = function(*args, **kwargs)
            except UnreadableInput:
                raise
            except Exception as problem:
                if (fault := _fault(problem)) is problem:
                    raise
                raise fault from problem
        return found

    return answer


def _fault(problem: Exception) -> Exception:
    path = current().path
    if path is None:
        return problem
    return UnreadableInput(
        f"方言表里有一项看不懂：{fault(problem)}", place=path, hint="照 lexicon 里同名一项的写法"
    )


def table(name: str) -> dict[str, Any]:
    """The table ``lexicon/<name>.toml`` of the lexicon in use."""
    return current().table(name)


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
        if current().path is not None:  # a dialect may say what is known
            return tuple(dict.fromkeys(found))
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


def _read_dialect(path: str) -> dict[str, Any]:
    try:
        found = tomllib.loads(text_of(path))
    except (ValueError, RecursionError) as problem:
        raise UnreadableInput(
            f"读不了方言表：{fault(problem)}", place=path, hint="应是 UTF-8 的 TOML 文件"
        ) from problem
    known = sorted(file.stem for file in HOME.glob("*.toml"))
    if strange := sorted(found.keys() - set(known)):
        raise UnreadableInput(
            f"方言表里没有这张词表：{strange[0]}", place=path, hint="可用：" + " ".join(known)
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
    if isinstance(plain, list) and isinstance(added, list) and all(isinstance(word, str) for word in added):
        return [*plain, *(word for word in added if word not in plain)]
    if isinstance(plain, str) and isinstance(added, str):
        return f"{plain.rstrip()}\n{added}"
    raise UnreadableInput(f"方言表的这一项写法不对：{path}", hint="照 lexicon 里同名一项的写法：列表或文字")
