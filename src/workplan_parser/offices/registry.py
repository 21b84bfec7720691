"""机构名录: which names mean one office: short forms, and names it had before a reform.

[[office]]
name = "市城市管理局"
aliases = ["市城管局", "城管局"]
former = [{ name = "市城市管理委员会", until = 2018 }]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workplan_parser.errors import UnreadableInput
from workplan_parser.faults import fault
from workplan_parser.intake import text_of
from workplan_parser.text.characters import tight
from workplan_parser.text.flow import fold

_HINT = "照 docs/offices.md 的写法：[[office]] 下写 name、aliases、former"


@dataclass(frozen=True, slots=True)
class Registry:
    """``names`` leads from every name (as :func:`plain` has it) to the office's own; ``until`` gives the last year of former ones."""

    names: dict[str, str] = field(default_factory=dict)
    until: dict[str, int] = field(default_factory=dict)

    def name(self, written: str) -> str:
        """The office's own name; a name the registry does not know stands for itself."""
        bare = plain(written)
        return self.names.get(bare, bare)

    def outdated(self, written: str, year: int | None) -> int | None:
        """The last year of *written* where a plan of *year* still uses it; None where nothing is wrong."""
        last = self.until.get(plain(written))
        return last if last is not None and year is not None and year > last else None

    @property
    def known(self) -> frozenset[str]:
        """Every name in the file."""
        return frozenset(self.names)


def plain(name: str) -> str:
    """*name* as names are compared: no blanks, brackets and letters half-width."""
    return fold(tight(name))


def read_registry(path: str | Path) -> Registry:
    """The registry of a TOML file. Raises UnreadableInput, with the office it stumbled over."""
    import tomllib

    try:
        found = tomllib.loads(text_of(path))
    except (ValueError, RecursionError) as problem:
        raise UnreadableInput(f"读不了机构名录：{fault(problem)}", place=str(path), hint=_HINT) from problem
    names: dict[str, str] = {}
    until: dict[str, int] = {}
    offices = found.get("office")
    if not isinstance(offices, list) or found.keys() != {"office"}:
        raise UnreadableInput("机构名录里应当只有 [[office]]", place=str(path), hint=_HINT)
    for number, office in enumerate(offices, 1):
        own, spellings = _entry(office, number, str(path))
        for name, last in spellings:
            if names.setdefault(name, own) != own:
                raise UnreadableInput(f"“{name}”同时属于“{names[name]}”和“{own}”", place=str(path))
            if last is not None:
                until[name] = last
    return Registry(names, until)


def _entry(office: Any, number: int, path: str) -> tuple[str, list[tuple[str, int | None]]]:
    """The office's own name, and each of its names with the last year it was used."""
    if (
        not isinstance(office, dict)
        or not isinstance(office.get("name"), str)
        or not plain(office["name"])
        or office.keys() - {"name", "aliases", "former"}
    ):
        raise UnreadableInput(f"第 {number} 个 [[office]] 写法不对", place=path, hint=_HINT)
    own = plain(office["name"])
    try:
        spellings = [(own, None), *_names(office.get("aliases", [])), *_names(office.get("former", []))]
    except ValueError as problem:
        raise UnreadableInput(f"“{own}”的 {problem} 写法不对", place=path, hint=_HINT) from problem
    return own, spellings


def _names(given: Any) -> Iterator[tuple[str, int | None]]:
    """Names from a list of texts or of ``{ name, until }``."""
    if not isinstance(given, list):
        raise ValueError(repr(given))
    for one in given:
        name, last = (one.get("name"), one.get("until")) if isinstance(one, dict) else (one, None)
        if not isinstance(name, str) or not plain(name) or not isinstance(last, int | None):
            raise ValueError(repr(one))
        yield plain(name), last
