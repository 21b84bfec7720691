"""What a plan can be written as: one table of formats; ``readback`` leads from JSON and YAML to the Plan again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from workplan_parser.model import Plan

Name = Literal["json", "yaml", "csv", "ndjson"]


class Output(NamedTuple):
    """One file of a format: what follows the stem in its name, and its text in pieces; ``table`` where it holds one."""

    suffix: str
    pieces: Iterator[str]
    table: str = ""


class Format(NamedTuple):
    """A way to write a whole plan.

    ``endings`` are those of files in it, the usual one first. ``outputs(plan, bom)`` gives its files, none of them made
    before its pieces are asked for; *bom* is for those that Excel opens. ``kept`` says that a folder gets it unasked.
    """

    name: Name
    endings: tuple[str, ...]
    outputs: Callable[[Plan, bool], Iterator[Output]]
    kept: bool = True

    def text(self, plan: Plan, *, table: str = "targets", bom: bool = True) -> Iterator[str]:
        """The plan as one text, or its *table* in a format of tables."""
        return next(one.pieces for one in self.outputs(plan, bom) if one.table in ("", table))


def _json(plan: Plan, bom: bool) -> Iterator[Output]:
    from workplan_parser.writers.json import chunks

    yield Output(".json", chunks(plan))


def _yaml(plan: Plan, bom: bool) -> Iterator[Output]:
    from workplan_parser.writers.yaml import chunks

    yield Output(".yaml", chunks(plan))


def _csv(plan: Plan, bom: bool) -> Iterator[Output]:
    from workplan_parser.writers.csv import chunks
    from workplan_parser.writers.tables import TABLES

    for table in TABLES:
        yield Output(f"/{table}.csv", chunks(plan, table, bom=bom), table)


def _ndjson(plan: Plan, bom: bool) -> Iterator[Output]:
    from workplan_parser.writers.json import chunks

    yield Output(".ndjson", chunks(plan, one_line=True))


FORMATS: dict[Name, Format] = {
    row.name: row
    for row in (
        Format("json", (".json",), _json),
        Format("yaml", (".yaml", ".yml"), _yaml),
        Format("csv", (".csv",), _csv),
        Format("ndjson", (".ndjson", ".jsonl"), _ndjson, kept=False),
    )
}
