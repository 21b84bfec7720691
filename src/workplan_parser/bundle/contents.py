"""The files of a bundle: what each is called and what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from workplan_parser.bundle import outcomes
from workplan_parser.bundle.database import database
from workplan_parser.bundle.package import Written, descriptor, table_path
from workplan_parser.bundle.shape import PLAN, shapes
from workplan_parser.model import Plan
from workplan_parser.schema import plan_schema
from workplan_parser.writers import FORMATS
from workplan_parser.writers.csv import lines
from workplan_parser.writers.json import dumps
from workplan_parser.writers.tables import TABLES

RESERVED = ("datapackage", "plan.schema")
"""Names a plan's files may not have."""


class File(NamedTuple):
    """One file: its path in the bundle and its bytes in pieces, to be taken before the next file is asked for."""

    path: str
    pieces: Iterable[bytes]


def files(plans: Mapping[str, Plan], *, bom: bool = True) -> Iterator[File]:
    """The files of the bundle of *plans* by name; the same plans give the same bytes."""
    for name, plan in plans.items():
        for form in (FORMATS["json"], FORMATS["yaml"]):
            for one in form.outputs(plan, bom):
                yield File(name + one.suffix, _encoded(one.pieces))
    yield File("plan.schema.json", [dumps(plan_schema()).encode()])
    written: dict[str, Written] = {}
    for shape in shapes():
        header = (PLAN, *TABLES[shape.name].headers)
        counted = _Counted(_encoded(lines(header, _rows(shape.name, plans), bom=bom)))
        yield File(table_path(shape.name), counted)
        written[shape.name] = counted.written()
    became = outcomes.rows(plans)
    if became:
        header = tuple(field.name for field in outcomes.shape().fields)
        counted = _Counted(_encoded(lines(header, became, bom=bom)))
        yield File(table_path(outcomes.NAME), counted)
        written[outcomes.NAME] = counted.written()
    yield File("datapackage.json", [dumps(descriptor(plans, written)).encode()])
    yield File("plan.sqlite", [database(plans, became)])


def _rows(table: str, plans: Mapping[str, Plan]) -> Iterator[tuple[Any, ...]]:
    for name, plan in plans.items():
        for row in TABLES[table].rows(plan):
            yield (name, *row)


class _Counted:
    """Pieces that are counted and digested as they are taken."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        import hashlib

        self._pieces, self._size, self._digest = pieces, 0, hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self._size += len(piece)
            self._digest.update(piece)
            yield piece

    def written(self) -> Written:
        return Written(self._size, self._digest.hexdigest())


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode("utf-8", "backslashreplace") for piece in pieces)
