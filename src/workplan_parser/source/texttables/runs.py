"""Runs of headers with every header on a line of its own: where they may begin, and where they may end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workplan_parser.source.headings import Kind, assigns, is_header, kind_of, may_head
from workplan_parser.source.texttables.cells import Line
from workplan_parser.source.texttables.columns import looks

_MOST_COLUMNS, _LEAST_COLUMNS, _LONGEST_HEADER = 12, 3, 16


def may_hold_one(text: str) -> bool:
    """Quickly: three short lines on end, one of which heads a column of numbers or offices."""
    run: list[str] = []
    for line in text.splitlines():
        if len(line) > _LONGEST_HEADER + 8:
            run = []
        elif word := line.strip(" \t\u3000|｜"):
            run.append(word)
            asked = run[-1:] if len(run) > 3 else run if len(run) == 3 else ()
            if any(kind_of(word) in ("number", "office", "figure") or assigns(word) for word in asked):
                return True
    return False


def kind(text: str, line: Line) -> Kind | None:
    """What the header on a *line* says of its column; None for any other line."""
    return None if line.row else kind_of(line.span.of(text))


def find(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, list[int]]]:
    """Where runs of headers begin, and where each may end, as far as words are known.

    One that begins with a column of numbers ends at the row's number 1.
    """
    n = 0
    while n < len(lines):
        ends = _ends(text, lines, n) if _begins(text, lines[n]) else []
        if ends:
            yield n, ends
        n = max([n + 1, *ends])


def _begins(text: str, line: Line) -> bool:
    """A header that no cell of a row is, too (各科室, 2026年)."""
    return not line.row and is_header(line.span.of(text))


def _ends(text: str, lines: Sequence[Line], first: int) -> list[int]:
    """Behind known words that a row may begin after; words that nobody knows may stand between: 村名|造林面积（亩）|责任人."""
    if kind(text, lines[first]) == "number" and (end := _first_row(text, lines, first)):
        return [end] if end - first >= _LEAST_COLUMNS else []
    found: list[int] = []
    known = True
    for n in range(first, min(first + _MOST_COLUMNS, len(lines))):
        known = known and kind(text, lines[n]) is not None
        if not known and not (_begins(text, lines[n]) or _may_head(text, lines[n])):
            break
        goes_on = n + 1 < len(lines) and kind(text, lines[n + 1]) is not None
        if (known or _begins(text, lines[n])) and not goes_on and n + 1 - first >= _LEAST_COLUMNS:
            found += [n + 1] * _head_rows([line.span.of(text) for line in lines[first : n + 1]])
    return found


def _may_head(text: str, line: Line) -> bool:
    """A word that nobody knows is short, and no number, office or time."""
    words = line.span.of(text)
    return not line.row and may_head(words) and looks([words])[0] == "text"


def _head_rows(words: Sequence[str]) -> bool:
    """Half of the words are known, say different things, and some say numbers, figures, offices or persons."""
    known = [kind for word in words if (kind := kind_of(word))]
    telling = not {"number", "office", "figure"}.isdisjoint(known) or any(map(assigns, words))
    return (
        2 * len(known) >= len(words)
        and telling
        and ("number" in known or len(set(known)) > 1 or len(known) < len(words))
    )


def _first_row(text: str, lines: Sequence[Line], first: int) -> int | None:
    """The line of the first number or group, where only short words stand before it, most of them headers."""
    for n in range(first + 1, min(first + _MOST_COLUMNS + 1, len(lines))):
        words = lines[n].span.of(text)
        if looks([words])[0] in ("serial", "group"):
            known = sum(kind(text, line) is not None for line in lines[first:n])
            return n if 2 * known > n - first else None
        if len(words) > _LONGEST_HEADER or lines[n].row:
            return None
    return None
