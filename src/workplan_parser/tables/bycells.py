"""What a column holds as far as its cells tell: where its header leaves it open, is half known, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workplan_parser.diagnostics import Doubt
from workplan_parser.lexicon.headers import Heading
from workplan_parser.tables import looks
from workplan_parser.tables.amounts import is_amount
from workplan_parser.tables.heads import Said
from workplan_parser.tables.model import HEADINGS, OFFICES, PERSONS, Kind


def kind(said: Said, cells: Sequence[str]) -> Kind | None:
    """The kind a header says; where it leaves it open, or nobody knows its words, what the cells look like."""
    heading = _borne_out(said, cells)
    kind = heading.kind if heading else None
    if kind in (*HEADINGS, "group", "other", None) and looks.runs_on(cells):
        return "number"
    if kind == "task" and looks.amounts(cells):
        return "amount"
    match kind:
        case "body":
            if looks.mostly(cells, looks.unit):
                return "unit"
            return "responsible" if looks.mostly(cells, looks.offices) else None
        case "pace":
            return "deadline" if looks.mostly(cells, looks.day) else "result"
        case "value":
            return "goal"
        case None:
            return next((kind for kind, like in _ALONE if looks.all_look(cells, like)), None)
    return kind


_ALONE: tuple[tuple[Kind, looks.Look], ...] = (("responsible", looks.offices), ("deadline", looks.day))
"""What cells tell without a header."""


def _borne_out(one: Said, cells: Sequence[str]) -> Heading | None:
    """What a header says; where only its end is known, if most cells look like that: persons under 包片干部."""
    heading = one.heading
    if heading is None or not one.guessed:
        return heading
    like = next((like for kinds, like in _LIKE if heading.kind in kinds), None)
    return heading if like is None or looks.mostly(cells, like) else None


_LIKE: tuple[tuple[tuple[Kind, ...], looks.Look], ...] = (
    (OFFICES, looks.offices),
    (PERSONS, looks.persons),
    (("start", "deadline"), looks.day),
    (("overall", "amount"), is_amount),
)


def measured(
    said: Sequence[Said], kinds: list[Kind | None], cells: Sequence[Sequence[str]], unit: str
) -> Iterator[Said]:
    """Bare numbers under words that nobody knows, in a table that says what it counts in: 单位：万亩, or a column of units."""
    for at, one in enumerate(said):
        counted = (unit or "unit" in kinds) and kinds[at] is None and one.place
        if counted and looks.all_look(cells[at], is_amount):
            kinds[at] = "goal" if "unit" in kinds else "amount"
            yield one._replace(about=one.place)
        else:
            yield one


def doubts(said: Sequence[Said], kinds: Sequence[Kind | None]) -> Iterator[Doubt]:
    """Columns read by their cells, under words that nobody knows or of which only the end is known."""
    codes: dict[Kind | None, str] = {
        **dict.fromkeys(OFFICES, "WP503"),
        "deadline": "WP406",
        "amount": "WP303",
        "goal": "WP303",
    }
    for one, kind in zip(said, kinds, strict=True):
        if (one.heading is None or one.guessed) and one.place and kind in codes:
            yield Doubt(codes[kind], one.place, one.header)
