"""What a rule says of itself: its docstring, and the lexicon entries its own code names.

Rules ask the lexicon by literal paths (``_pattern("aspect.done")``, ``_words("acts")``), so the entries are
read from their code and there is no second list to keep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import CodeType
from typing import Any

from workplan_parser import lexicon

DEEPEST = 3
"""Calls followed from a rule into other functions of the extractors."""

_RULE_BOOKS = "workplan_parser.extract"


def says(rule: Callable[..., Any] | None) -> str:
    """The first paragraph of the rule's docstring on one line."""
    return " ".join((rule.__doc__ or "").split("\n\n")[0].split()) if rule is not None else ""


@cache
def asks(rule: Callable[..., Any], table: str) -> tuple[tuple[str, ...], ...]:
    """The entries of *table* that the rule names, then those the functions it calls name, and so on."""
    seen: set[Any] = {rule}
    here, found = [rule], []
    for _ in range(DEEPEST):
        entries: dict[str, None] = {}
        for function in here:
            words = tuple(_strings(_code(function).co_consts))
            stems = [word for word in words if word.endswith(".")]
            paths = [*words, *(stem + word for stem in stems for word in words)]
            entries |= dict.fromkeys(path for path in paths if _is_entry(table, path))
        found.append(tuple(entries))
        here = [called for function in here for called in _called(function) if called not in seen]
        seen.update(here)
    return tuple(entries for entries in found if entries)


def _code(function: Callable[..., Any]) -> CodeType:
    code: CodeType = getattr(function, "__wrapped__", function).__code__
    return code


def _called(function: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """The functions of the extractors that *function* names."""
    names: dict[str, Any] = getattr(function, "__wrapped__", function).__globals__
    for name in _code(function).co_names:
        called = names.get(name)
        plain = getattr(called, "__wrapped__", called)
        if callable(called) and hasattr(plain, "__code__") and plain.__module__.startswith(_RULE_BOOKS):
            yield called


def _strings(constants: tuple[Any, ...]) -> Iterator[str]:
    for one in constants:
        if isinstance(one, str):
            yield one
        elif isinstance(one, tuple):
            yield from _strings(one)
        elif isinstance(one, CodeType):
            yield from _strings(one.co_consts)


def _is_entry(table: str, path: str) -> bool:
    if not path.isascii() or not path.replace(".", "").replace("_", "").isalnum():
        return False
    try:
        value = lexicon.entry(table, path)
    except lexicon.LexiconError:
        return False
    return isinstance(value, (str, list))
