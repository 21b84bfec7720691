"""The indicators that run through the years: one series of values each, in one unit, ready to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from workplan_parser.compare.amounts import top
from workplan_parser.extract.units import factor
from workplan_parser.model import OtherQuantity, Target
from workplan_parser.panel.rows import Row


@dataclass(slots=True)
class Point:
    """One year: the value (``top`` of a range, else the value again), what the plan wrote, and where."""

    year: int
    value: float
    top: float
    raw: str
    place: str = ""


@dataclass(slots=True)
class Run:
    """One indicator of one body: its points by year, all in ``unit``; ``reported`` is what the next reports tell of them."""

    body: str
    name: str
    unit: str
    points: list[Point] = field(default_factory=list)
    reported: list[Point] = field(default_factory=list)


def runs(found: Sequence[Row]) -> list[Run]:
    """Lineages with values in two years or more, those of most years first; what does not convert is left out."""
    by_lineage: dict[str, list[tuple[int, Row, Target]]] = {}
    for row in found:
        if isinstance(row.target, Target) and row.year is not None:
            by_lineage.setdefault(row.lineage, []).append((row.year, row, row.target))
    made = [_run(its) for its in by_lineage.values() if len(its) > 1]
    kept = [run for run in made if len(run.points) > 1]
    return sorted(kept, key=lambda run: -len(run.points))


def charts(found: Sequence[Row]) -> list[list[Run]]:
    """The runs that belong into one picture: the same indicator in the same unit, of one body or several."""
    together: dict[tuple[str, str], list[Run]] = {}
    for run in runs(found):
        here = together.setdefault((run.name, run.unit), [])
        if all(other.body != run.body for other in here):
            here.append(run)
        else:
            together[f"{run.name} ", f"{run.unit}{len(together)}"] = [run]
    return list(together.values())


def _run(its: Sequence[tuple[int, Row, Target]]) -> Run:
    _, last, target = its[-1]
    run = Run(last.body, last.name, target.unit)
    for year, row, target in its:
        promised = _point(year, target, run.unit, row.place)
        run.points += promised
        if promised and row.told and row.told.result and row.told.verdict != "unclear":
            run.reported += _point(year, row.told.result, run.unit)
    return run


def _point(year: int, one: Target | OtherQuantity, unit: str, place: str | None = None) -> list[Point]:
    """The point of a number in *unit*; none where it does not convert."""
    ratio = factor(one.unit, unit)
    if ratio is None:
        return []
    value, high = (float(Fraction(number) * ratio) for number in (one.value, top(one)))
    return [Point(year, value, high, one.raw, place or "")]
