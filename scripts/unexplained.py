"""How many numbers of a folder's documents no rule explains: the share of Arabic and of Chinese numerals, and how many of
them people are told of.

usage: python scripts/unexplained.py FOLDER [--list]

An Arabic number is explained where it is a quantity, part of a time, or where a rule or a word of the tables says what it
is; a Chinese one, too. What stands in no task (numbers of pages, of rows, of marks) is counted among the unexplained, but
nobody is told of it. ``--list`` prints those that are not, with the words round them, the commonest first.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from workplan_parser import UnreadableInput, parse_file, source
from workplan_parser.extract import nonquantities, quantities
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Leftover
from workplan_parser.extract.signs import numerals
from workplan_parser.text.sheet import Sheet

_AROUND = 5


def paragraphs(folder: Path) -> Iterator[str]:
    """The lines of every document, as the rules read them."""
    for path in sorted(folder.rglob("*")):
        try:
            text = source.load(path).text if path.is_file() else ""
        except UnreadableInput:
            continue
        sheet, at = Sheet(text), 0
        for line in text.splitlines(keepends=True):
            yield sheet.flow(at, at + len(line)).text
            at += len(line)


def count(text: str) -> Iterator[tuple[str, bool, str]]:
    """Script, whether it is explained, and the words round it, for each number of *text*."""
    reading, prose = quantities.read(text), Prose(text)
    han = {numeral.start: numeral.han for numeral in numerals(text)}
    for one in reading.quantities:
        yield "Chinese" if one.han else "Arabic", True, ""
    for one in reading.leftovers:
        around = f"{text[max(0, one.start - _AROUND) : one.start]}|{text[one.start : one.end]}|{text[one.end : one.end + _AROUND]}"
        yield "Chinese" if han.get(one.start) else "Arabic", _explained(prose, one), around


def _explained(prose: Prose, one: Leftover) -> bool:
    if one.reason == "no_unit":
        return False
    if one.reason != "word" or one.evidence:
        return True
    if nonquantities.word_of(prose.text, one.start, one.end) is not None:
        return True
    return any(
        n.start == one.start and nonquantities.reason(prose, n) is not None for n in numerals(prose.text)
    )


def told(folder: Path) -> int:
    """The numbers that WP301 and WP302 say to people."""
    every = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return sum(_told(path) for path in every)


def _told(path: Path) -> int:
    try:
        return sum(one.code in ("WP301", "WP302") for one in parse_file(path).diagnostics)
    except UnreadableInput:
        return 0


def main(folder: str, *options: str) -> None:
    """Print the shares."""
    every: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for text in paragraphs(Path(folder)):
        for script, explained, around in count(text):
            every[script] += 1
            if not explained:
                lost[script] += 1
                seen[around] += 1
    for script, total in every.items():
        print(f"{script}: {lost[script]} of {total} unexplained ({lost[script] / total:.2%})")
    print(f"told to people: {told(Path(folder))}")
    if "--list" in options:
        print("\n".join(f"{times} {around}" for around, times in seen.most_common()))


if __name__ == "__main__":
    main(*sys.argv[1:])
