"""One document → the rows of every table, or why there are none: what a process of its own does for a corpus."""

from __future__ import annotations

from typing import Any, NamedTuple

from workplan_parser import pipeline
from workplan_parser.confined.pool import Ended
from workplan_parser.corpus.likeness import content
from workplan_parser.corpus.provinces import province
from workplan_parser.corpus.tables import said, tables
from workplan_parser.errors import UnreadableInput
from workplan_parser.model import Plan
from workplan_parser.offices.registry import Registry
from workplan_parser.panel.series import body_of, year_of

Row = tuple[Any, ...]


class Read(NamedTuple):
    """A document read: whose plan it is (body, province, year), its rows by table without the columns that all share,
    and its words, by which copies are found."""

    whose: tuple[str | None, str | None, int | None]
    rows: dict[str, list[Row]]
    words: str


class Failure(NamedTuple):
    """Why there are no rows (:data:`tables.Why`), what was seen, what to try."""

    why: str
    what: str
    hint: str


def read(data: bytes, name: str, with_text: bool) -> Read | Failure:
    """The rows of the document in *data*, or why there are none."""
    try:
        plan = pipeline.parse_source(pipeline.load(data, name), with_text=with_text)
    except Ended as end:
        return Failure(end.why, end.what, end.hint)
    except UnreadableInput as refusal:
        return Failure("unreadable", refusal.what, refusal.hint)
    body = body_of(plan, Registry())
    words = content(plan)
    found = {table.name: list(table.rows(plan)) for table in tables().values() if table.shape is not None}
    found["documents"] = [(*found["documents"][0], *_of_document(plan))]
    return Read(
        (body, province(plan), year_of(plan)), {name: its for name, its in found.items() if its}, words
    )


def _of_document(plan: Plan) -> list[Any]:
    return [getattr(plan.metadata, name) for name in said()]
