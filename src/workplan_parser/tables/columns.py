"""What each column of a table holds, settled: by its header, by the headers beside it, and by its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workplan_parser.diagnostics import Doubt
from workplan_parser.lexicon.headers import Heading
from workplan_parser.tables import bycells, looks
from workplan_parser.tables.amounts import unit_of
from workplan_parser.tables.grid import Grid
from workplan_parser.tables.heads import Head, Said
from workplan_parser.tables.model import HEADINGS, OFFICES, PERSONS, Column, Kind
from workplan_parser.tables.runs import Runs

_FIGURES: tuple[Kind, ...] = ("goal", "amount", "overall", "base", "result", "unit")
_SAMPLE = 60
"""So many cells tell what a column holds."""


class Layout(NamedTuple):
    """The columns of a table: which of them heads the rows, which group them, which numbers them.

    ``numbered`` is the grouping column whose groups the numbers count; None where they count rows.
    """

    columns: tuple[Column, ...]
    title: int
    groups: tuple[int, ...] = ()
    number: int | None = None
    numbered: int | None = None


def settle(head: Head, grid: Grid, unit: str) -> tuple[Layout | None, list[Doubt]]:
    """The layout of a table under *head*, and doubts; None where nothing heads its rows. *unit* is told above the table."""
    said = head.columns
    cells = [_sample(grid, at, head.last) for at in range(grid.width)]
    kinds = list(map(bycells.kind, said, cells))
    said = tuple(bycells.measured(said, kinds, cells, unit))
    doubts = list(bycells.doubts(said, kinds))
    runs = Runs(grid, head.last)
    title, groups = _heading(kinds, cells, runs)
    if title is None and (title := _longest(kinds, cells)) is not None:
        doubts.append(Doubt("WP207", said[title].place or grid.stretch(0), said[title].header or "—"))
    if title is None:
        return None, []
    _settle_texts(kinds, title, groups, cells)
    columns = tuple(_of_one_unit(list(map(_column, kinds, said)), said))
    number = kinds.index("number") if "number" in kinds else None
    numbered = next((at for at in groups[::-1] if number is not None and runs.agree(number, at)), None)
    return Layout(columns, title, groups, number, numbered), doubts


def _sample(grid: Grid, at: int, first: int) -> list[str]:
    return [grid.words(cell) for cell, _ in zip(grid.column(at, first), range(_SAMPLE), strict=False)]


# ── what heads the rows ─────────────────────────────────────────────────────────────────────────────


def _heading(
    kinds: list[Kind | None], cells: Sequence[Sequence[str]], runs: Runs
) -> tuple[int | None, tuple[int, ...]]:
    """The column that heads the rows, and those to its left whose cells stand for several rows (重点工作 | 具体任务).

    Of an indicator's table the indicator; else the first task, or the first goal where none else says what to do.
    Where all are numbers, whoever has to reach them: 区商务局 | 40 | 8 | 12.
    """
    at_hand = [at for at, kind in enumerate(kinds) if kind in HEADINGS]
    goals = [at for at, kind in enumerate(kinds) if kind == "goal"]
    sums = [at for at, kind in enumerate(kinds) if kind == "amount"]
    if not at_hand and goals and not looks.amounts(cells[goals[0]]):
        kinds[goals[0]] = "task"
        at_hand = goals[:1]
    if not at_hand:
        return (_whose(kinds, cells, (*goals, *sums)) if goals or sums else None), ()
    if len(goals) == 1 and goals[0] > at_hand[0] and not looks.amounts(cells[goals[0]]):
        at_hand += goals
    title = next((at for at in at_hand if not runs.groups(at)), at_hand[-1])
    lead = [
        at
        for at, kind in enumerate(kinds[:title])
        if (kind in (*HEADINGS, "group") and runs.groups(at)) or (kind is None and runs.merges(at))
    ]
    kinds[title] = "indicator" if kinds[title] == "indicator" else "task"
    return title, tuple(lead)


def _whose(
    kinds: Sequence[Kind | None], cells: Sequence[Sequence[str]], figures: Sequence[int]
) -> int | None:
    """The column before the *figures* that says whose they are: an office, a village, a place; not a column of remarks."""
    before = [at for at in range(min(figures)) if cells[at]]
    found = (at for at in before if kinds[at] in (*OFFICES, "group", "other", None))
    return next(found, None)


def _longest(kinds: list[Kind | None], cells: Sequence[Sequence[str]]) -> int | None:
    """The column of most words under an unknown header, where the columns beside it say that rows are tasks."""
    if not any(kind in (*OFFICES, *PERSONS, "deadline") for kind in kinds):
        return None
    unknown = [
        at for at, kind in enumerate(kinds) if kind is None and cells[at] and not looks.amounts(cells[at])
    ]
    title = max(unknown, key=lambda at: sum(map(len, cells[at])), default=None)
    if title is not None:
        kinds[title] = "task"
    return title


def _settle_texts(
    kinds: list[Kind | None], title: int, groups: Sequence[int], cells: Sequence[Sequence[str]]
) -> None:
    """Beside what heads the rows, a task says more of them, and so does the one goal of a year in words."""
    goals = [at for at, kind in enumerate(kinds) if kind == "goal"]
    if (
        len(goals) == 1
        and kinds[title] == "task"
        and not looks.amounts(cells[goals[0]])
        and "unit" not in kinds
    ):
        kinds[goals[0]] = "text"
    for at, kind in enumerate(kinds):
        if at != title and at not in groups and kind in HEADINGS:
            kinds[at] = "text"


def _column(kind: Kind | None, said: Said) -> Column:
    heading = said.heading or Heading("other")
    return Column(
        kind or "other", said.header, said.place, heading.person, said.when, said.about,
        heading.gloss if kind == "deadline" else unit_of(heading.gloss),
    )  # fmt: skip


def _of_one_unit(columns: Sequence[Column], said: Sequence[Said]) -> Iterator[Column]:
    """全年目标（亿元） | 一季度 | 二季度: quarters are counted in the unit of the year before them."""
    unit = ""
    for column, one in zip(columns, said, strict=True):
        quarter = one.heading is not None and one.heading.kind == "value" and not column.unit
        if column.kind == "goal":
            unit = column.unit or unit
        yield column._replace(unit=unit) if quarter and column.kind == "goal" else column
