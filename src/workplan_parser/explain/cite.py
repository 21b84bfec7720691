"""Where a word stands in the lexicon: file, entry and line, for the person who wants to correct it."""

from __future__ import annotations

from functools import cache

import regex

from workplan_parser.explain.explanation import Evidence
from workplan_parser.lexicon import Hit
from workplan_parser.lexicon.tables import HOME

_WHATS = {
    "units": "单位", "comparators.apart": "比较（隔开）", "comparators": "比较", "commitments.strength": "语气", "qualitative.strength": "语气",
    "responsibility.labels": "标签", "responsibility": "分工", "organisations.endings": "词尾",
}  # fmt: skip
"""What the words of a table, or of a part of it, show; any other is a 词."""

_SECTION = regex.compile(r"\[(?P<name>[\w.]+)\]")
_KEY = regex.compile(r"(?P<name>\w+)\s*=")
_CELLS = regex.compile(r'[\s|"\[\],]+')


def cited(hit: Hit) -> Evidence:
    """The word with the place it stands at in the tables."""
    path = f"{hit.table}.{hit.entry}."
    what = next((what for part, what in _WHATS.items() if path.startswith(part + ".")), "词")
    return Evidence(what, hit.word, f"{hit.table}.toml", hit.entry, _line(hit.table, hit.entry, hit.word))


def _line(table: str, entry: str, word: str) -> int | None:
    """The line of the file the word stands in; None for the words of a dialect."""
    return next((number for name, number, words in _lines(table) if name == entry and word in words), None)


@cache
def _lines(table: str) -> tuple[tuple[str, int, frozenset[str]], ...]:
    """(entry, line, its words) of every line of a table's file."""
    text = (HOME / f"{table}.toml").read_text("utf-8")
    found = []
    section = key = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        if head := _SECTION.match(line):
            section, key = head["name"] + ".", ""
            continue
        if opened := _KEY.match(line):
            key, line = opened["name"], line[opened.end() :]
        found.append((section + key, number, frozenset((*_CELLS.split(line), *line.split()))))
    return tuple(found)
