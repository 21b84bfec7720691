"""The main figures of a comparison, one screen of them: what changed and what did not."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_parser.compare.constants import MAIN_FIGURES, MANY_ROWS, NAME_MORE
from workplan_parser.compare.nodes import tight
from workplan_parser.compare.render.rows import NumberRow
from workplan_parser.lexicon import cached, entry


def headline(rows: Sequence[NumberRow]) -> tuple[NumberRow, ...]:
    """The figures every government is asked for; of a plan that has few of them what both years count, changed first."""
    found = {id(row): row for names in main_names() if (row := _of(names, rows))}
    if len(found) > MAIN_FIGURES // 5:
        return tuple(row for row in rows if id(row) in found)[:MAIN_FIGURES]
    if len(rows) <= MANY_ROWS:
        return ()
    both = [row for row in rows if row.old and row.new]
    return tuple(sorted(both, key=lambda row: row.mark == "=")[:MAIN_FIGURES])


def _of(names: tuple[str, ...], rows: Sequence[NumberRow]) -> NumberRow | None:
    """The row that is called so and hardly more; one that both years have before one that only one has."""
    fit = [(row, length) for row in rows if (length := longer(names, row.indicator)) is not None]
    return min(fit, key=lambda one: (not (one[0].old and one[0].new), one[1]))[0] if fit else None


def longer(names: tuple[str, ...], indicator: str) -> int | None:
    """How many characters *indicator* has beside one of *names*; None where that is many, or none stands in it."""
    called = tight(indicator)
    more = [len(called) - len(name) for name in names if name in called]
    return min(more) if more and min(more) <= NAME_MORE else None


@cached
def main_names() -> tuple[tuple[str, ...], ...]:
    """The figures every government is asked for, each by all its names."""
    return tuple(
        tuple(line.split()) for line in entry("compare", "headline.names").splitlines() if line.strip()
    )
