"""Two corresponding items against each other: what is different in them."""

from __future__ import annotations

from decimal import Decimal

from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.deadlines import Years, deadlines, telling
from workplan_parser.compare.model import Edit, Pair, Status
from workplan_parser.compare.nodes import Node
from workplan_parser.compare.offices import offices
from workplan_parser.compare.redline import recast, redline
from workplan_parser.compare.rows import TargetRows


def pair(a: Node, b: Node, moved: bool, found: Alignment, rows: TargetRows, years: Years) -> Pair:
    """*a* of the old plan and *b* of the new; ``moved`` where it stands elsewhere now."""
    mine = rows.of.get(b.at, [])
    duties = offices(a.item.responsible, b.item.responsible)
    due = deadlines(a.item.deadlines, b.item.deadlines, years)
    retargeted = b.at in rows.crossed or any(row.change != "unchanged" for row in mine)
    marks: dict[Status, bool] = {
        "moved": moved,
        "retitled": a.title != b.title,
        "edited": a.text != b.text,
        "renumbered": a.item.number != b.item.number,
        "targets": retargeted,
        "responsible": bool(duties.added or duties.removed or duties.role_changed),
        "deadlines": any(map(telling, due)),
    }
    return Pair(
        old=a.ref,
        new=b.ref,
        status=tuple(word for word, is_so in marks.items() if is_so),
        score=Decimal(str(found.scores.get((a.at, b.at), 1.0))),
        review=(a.at, b.at) in found.review,
        basis=found.basis.get((a.at, b.at), ""),
        targets=tuple(mine),
        repeated=tuple(rows.again.get(b.at, ())),
        responsible=duties,
        deadlines=due,
        text=_redline(a, b, found),
    )


def _redline(a: Node, b: Node, found: Alignment) -> tuple[Edit, ...]:
    if a.text == b.text:
        return ()
    edits = redline(a.text, b.text, found.space.seen)
    return recast(edits, a.item.text, b.item.text)
