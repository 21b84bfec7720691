"""What holds without being said: ``workplan.toml``, or ``[tool.workplan]`` of a pyproject.toml, found upwards from the document.

    dialect = "words.toml"            # a body's own words
    registry = "offices.toml"         # which names mean one office
    pins = "pins.yaml"                # pairs that diff takes as given
    corrections = "更正"              # a file of corrections, or a folder of them; "none"
    lang = "en"

    [formats]                         # what a command writes where neither -f nor -o says it
    parse = "ndjson"

Paths count from the file they stand in. One that was found, not named, may name files of its own folder only: it may
have come with the documents.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import regex

from workplan_parser.cli import manner
from workplan_parser.errors import UnreadableInput
from workplan_parser.faults import fault
from workplan_parser.intake import text_of
from workplan_parser.language import LANGUAGES

NAME = "workplan.toml"
NONE = "none"
FILES = ("dialect", "registry", "pins", "corrections")
KEYS = (*FILES, "lang", "formats")

_PROJECT = "pyproject.toml"
_SECTION = "[tool.workplan"
_HINT = "可用：" + " ".join(KEYS)


class Setting(NamedTuple):
    """A ``value``, and the ``place`` (file:line) that says it."""

    value: str
    place: str


class Settings(NamedTuple):
    """What one file says: ``path`` is None where there is none; formats as ``formats.parse``."""

    path: str | None
    said: dict[str, Setting]

    def value(self, key: str) -> str | None:
        """What it says of *key*."""
        found = self.said.get(key)
        return found.value if found else None


_NOTHING = Settings(None, {})


def of(file: str) -> Settings:
    """The settings that hold for a document (``-``: for this folder). Raises UnreadableInput where they are wrong."""
    named = manner.current().config
    if named == NONE:
        return _NOTHING
    if named is not None:
        return _read(named, _version(named), found=False)
    path = _above(file)
    return _NOTHING if path is None else _read(path, _version(path), found=True)


@contextmanager
def words(file: str) -> Iterator[None]:
    """Read *file* with the words of its dialect, unless ``--dialect`` names another."""
    from workplan_parser import lexicon

    with lexicon.dialect(None if lexicon.current().path else of(file).value("dialect")):
        yield


def _above(file: str) -> str | None:
    """The nearest file of settings: in the document's folder, or in one above."""
    place = os.path.abspath(file)  # noqa: PTH100 (links are not followed)
    folder = place if os.path.isdir(place) else os.path.dirname(place)  # noqa: PTH112, PTH120
    while True:
        for name in (NAME, _PROJECT):
            path = os.path.join(folder, name)  # noqa: PTH118
            if os.path.isfile(path) and (name == NAME or _SECTION in _text(path, _version(path))):  # noqa: PTH113
                return path
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above


def _version(path: str) -> tuple[int, int]:
    try:
        stat = os.stat(path)  # noqa: PTH116
    except OSError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=16)
def _text(path: str, version: tuple[int, int]) -> str:
    try:
        return text_of(path)
    except ValueError as problem:
        raise UnreadableInput(f"读不了设置：{fault(problem)}", place=shown(path)) from problem


@lru_cache(maxsize=16)
def _read(path: str, version: tuple[int, int], *, found: bool) -> Settings:
    import tomllib

    text = _text(path, version)
    try:
        tree: Any = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        raise UnreadableInput(
            f"读不了设置：{fault(problem)}", place=shown(path), hint="应是 TOML"
        ) from problem
    if Path(path).name == _PROJECT:
        tree = tree.get("tool", {}).get("workplan", {})
    said = {}
    for key, value in _flat(tree):
        place = f"{shown(path)}:{_line(key, text)}"
        if key not in KEYS and not key.startswith("formats."):
            raise UnreadableInput(f"设置里没有“{key}”这一项", place=place, hint=_HINT)
        if not isinstance(value, str) or not value:
            raise UnreadableInput(f"{key} 应是一段文字", place=place, hint=f'如 {key} = "…"')
        if key == "lang" and value not in LANGUAGES:
            raise UnreadableInput(f"lang 没有“{value}”", place=place, hint="可用：" + " ".join(LANGUAGES))
        said[key] = Setting(_beside(path, value, place, found=found) if key in FILES else value, place)
    return Settings(shown(path), said)


def _flat(tree: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each key with its value; those of [formats] by their path."""
    for key, value in tree.items():
        if key == "formats" and isinstance(value, dict):
            yield from ((f"formats.{name}", format) for name, format in value.items())
        else:
            yield key, value


def _beside(path: str, value: str, place: str, *, found: bool) -> str:
    """The path of the file that a setting names."""
    if value == NONE:
        return value
    home = Path(path).parent
    named = home / value
    if found and not named.resolve().is_relative_to(home.resolve()):
        hint = "请把文件放进设置所在的文件夹，或用 --config 指明这份设置"
        raise UnreadableInput(f"“{value}”在设置所在的文件夹之外", place=place, hint=hint)
    if not named.exists():
        raise UnreadableInput(f"没有“{value}”这个文件", place=place, hint="路径从设置所在的文件夹算起")
    return str(named)


def _line(key: str, text: str) -> int:
    """The line that says *key*, as well as can be seen."""
    name = regex.escape(key.removeprefix("formats."))
    lines = text.split("\n")
    begin = next((at for at, line in enumerate(lines) if line.strip().startswith(_SECTION)), 0)
    said = (
        at
        for at, line in enumerate(lines[begin:], begin + 1)
        if regex.search(rf"""(?:^|[.{{,\[])\s*["']?{name}["']?\s*[=.\]]""", line)
    )
    return next(said, begin + 1)


def shown(path: str) -> str:
    """A path as people here write it."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path
