"""Cells in a row → rows and columns: the likeliest way to cut the sequence, by what each column holds.

A cell stands in the column after the one before it, or goes on with it (a second office on its own line), or columns
between are left out (merged cells), or a new row begins. Each liberty has its cost; the cheapest way is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from workplan_parser.source.headings import Kind
from workplan_parser.source.texttables.columns import Look, misfit

BANNER = -1
"""In the place of a column: the cell names a group of rows."""
DROPPED = -2
"""In the place of a column: the cell is none of the table's, a page's number."""

_GOES_ON, _NAMES_GO_ON, _LEFT_OUT, _GROUP_LEFT_OUT = 1.0, 0.5, 1.2, 0.2
_AFTER = {"serial": 2.0, "page": 0.1, "blank": 0.1}
"""What it costs to leave a cell below the table; 0.7 for any other."""
_BANNER = {"group": 0.3, "serial": 9.0, "figure": 9.0, "blank": 9.0}
_DROPPED = {"figure": 2.0, "blank": 0.5, "page": 0.2}


class Fit(NamedTuple):
    """Each cell's column, as far as the table goes, and what that costs, cells left outside included."""

    cost: float
    columns: tuple[int, ...]
    ill: float
    """The cost of the table's own cells, one with another."""


class _State(NamedTuple):
    """The cheapest way to a cell whose column is known, and the state of the cell before."""

    cost: float
    column: int
    before: _State | None
    placed: int
    serial: int = 0
    """The last number of a row."""


def fit(looks: Sequence[Look], numbers: Sequence[int | None], kinds: Sequence[Kind], explicit: bool) -> Fit:
    """The cheapest way to lay *looks* into columns of *kinds*; *explicit* where bars part cells, so that none goes on.

    *numbers* are those of the cells that may number rows: the next one that is due does.
    """
    width = len(kinds)
    number = kinds.index("number") if "number" in kinds else 0
    states: dict[int, _State] = {width - 1: _State(0.0, width - 1, None, width - 1)}
    after = [*accumulate((_AFTER.get(look, 0.7) for look in reversed(looks)), initial=0.0)][::-1]
    best, best_cost, outside = None, after[0], 0.0
    for n, look in enumerate(looks):
        reached: dict[int, _State] = {}
        for state in states.values():
            due = numbers[n] == state.serial + 1
            for column, cost in _steps(look, due, state.placed, kinds, number, explicit):
                total = state.cost + cost
                placed = state.placed if column == DROPPED else width - 1 if column == BANNER else column
                if placed not in reached or total < reached[placed].cost:
                    serial = numbers[n] if column == number else None
                    reached[placed] = _State(total, column, state, placed, serial or state.serial)
        states = reached
        left = after[n + 1]
        for state in states.values():
            total = state.cost + _missing(state.placed + 1, width) + left
            if state.column >= 0 and total < best_cost:
                best, best_cost, outside = state, total, left
    columns: list[int] = []
    while best and best.before:
        columns.append(best.column)
        best = best.before
    return Fit(best_cost, tuple(reversed(columns)), (best_cost - outside) / max(len(columns), 1))


def _steps(
    look: Look, due: bool, last: int, kinds: Sequence[Kind], number: int, explicit: bool
) -> list[tuple[int, float]]:
    """The columns the next cell may stand in after column *last*, and the cost of each; *due* to number the next row."""
    width = len(kinds)
    steps = []
    for column in range(width):
        own = 0.0 if due and kinds[column] == "number" else misfit(look, kinds[column])
        if column > last:
            steps.append((column, own + _missing(last + 1, column)))
        elif column == last and not explicit and kinds[column] != "number":
            steps.append((column, own + (_NAMES_GO_ON if look == kinds[column] == "office" else _GOES_ON)))
        if last >= 0 and column <= number:
            left_out = _GROUP_LEFT_OUT * column if column == number else _missing(0, column)
            steps.append((column, own + _missing(last + 1, width) + left_out))
        elif last >= 0 and "number" not in kinds:
            steps.append((column, own + _missing(last + 1, width) + _missing(0, column)))
    steps.append((BANNER, _BANNER.get(look, 2.5) + _missing(last + 1, width)))
    if look in _DROPPED:
        steps.append((DROPPED, _DROPPED[look]))
    return steps


def _missing(start: int, end: int) -> float:
    return _LEFT_OUT * (end - start)
