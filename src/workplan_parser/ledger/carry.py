"""A ledger re-made after the plan was revised: what hands filled in goes with its task, and nothing is lost.

Every hand-filled cell of the older workbook ends in one of: the row of the same task and target; the
sheet 未再提及, where that is gone; a row people added, kept below the plan's own; the sheet 需核对, where two
things claim one cell; or, for whole sheets made by hand, a copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from workplan_parser.ledger.cell import Cell, normal, settled, stored
from workplan_parser.ledger.columns import BY_KEY, FILLS
from workplan_parser.ledger.old import OldLedger, note
from workplan_parser.ledger.pairing import Pairing, pair
from workplan_parser.ledger.rows import Row, Value, for_paper
from workplan_parser.ledger.sheets import GONE_SHEET
from workplan_parser.ledger.tabs import Note, OldRow, Tab
from workplan_parser.model import Plan

_NAME = ("title", "indicator", "raw")
_IDENTITY = ("task_id", "target_id", "place", "serial")


@dataclass(slots=True)
class Carried:
    """What the new workbook holds beside the plan's own rows; ``warnings`` says what is odd about the older one."""

    rows: list[Row] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    review: list[Note] = field(default_factory=list)
    sheets: list[Tab] = field(default_factory=list)
    extra_columns: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def carry(plans: Sequence[Plan], rows: Sequence[Row], old: OldLedger) -> Carried:
    """The *rows* of the revised *plans* with everything an *old* ledger holds."""
    found = Carried(review=list(old.review), sheets=list(old.sheets), extra_columns=list(old.extra_columns))
    pairing = pair(plans, rows, old.rows)
    found.warnings = pairing.warnings
    returned = _returned(rows, old.gone, pairing)
    for n, row in enumerate(for_paper(rows)):
        before = pairing.old_of.get(n)
        if before is not None:
            row = _filled(row, before, found)
        elif n in returned:
            _differs(row, returned[n], found)
            row = _filled(row, returned[n], found)
        found.rows.append(row)
    back = {id(row) for row in returned.values()}
    found.gone = [_kept(row, None) for row in old.gone if id(row) not in back]
    taken = {id(row) for row in pairing.old_of.values()}
    for left in old.rows:
        if id(left) not in taken:
            found.gone.append(_kept(left, pairing.fate(left)))
            _altered_before_leaving(left, found)
    found.rows += [_kept(row, None) for row in old.own]
    found.review = list(dict.fromkeys(found.review))
    return found


def _filled(row: Row, before: OldRow, found: Carried) -> Row:
    """*row* with the cells that hands filled or altered in its older self."""
    extra = dict(row.extra)
    for column, cell in before.cells.items():
        if not cell and not before.changed(column):
            continue
        if column in FILLS or column.startswith("+"):
            extra[column] = settled(cell)
        elif before.changed(column):
            _altered(row, before, column, cell, extra, found)
    was, now = normal(before.at_first("raw")), normal(row.values.get("raw"))
    if was != now and any(cell for key, cell in before.cells.items() if key in FILLS or key.startswith("+")):
        found.review.append(_note(row, "raw", was, "", now, "目标已修订，请核对该行已填内容"))
    return replace(row, extra=extra)


def _altered(
    row: Row, before: OldRow, column: str, cell: Cell, extra: dict[str, Cell], found: Carried
) -> None:
    """A cell of the plan's own columns that a hand altered: it stands unless the plan itself now says something new."""
    first, now = normal(before.at_first(column)), normal(stored(row.values.get(column)))
    hand = normal(cell.formula or cell.value)
    if column not in _IDENTITY and first == now:
        extra[column] = settled(cell)
        return
    if cell.comment:
        extra[column] = Cell(row.values.get(column), "General", None, cell.comment)
    if normal(cell.value) != first and normal(cell.value) != now:
        found.review.append(
            _note(row, column, first, hand, now, "该栏曾手工修改，而计划也作了修订，现按计划")
        )


def _altered_before_leaving(row: OldRow, found: Carried) -> None:
    """The plan's own cells that a hand altered in a row that is taken out: what they were, and what was put there."""
    for column, cell in row.cells.items():
        if column in BY_KEY and column not in FILLS and row.base is not None and row.changed(column):
            hand, first = normal(cell.formula or cell.value), normal(row.at_first(column))
            if hand and hand != first:
                found.review.append(
                    note(row, column, hand=hand, now="", why=f"该栏曾手工修改，修订后的计划{GONE_SHEET}")
                )


def _differs(row: Row, gone: OldRow, found: Carried) -> None:
    """A task that comes back: where its row on 未再提及 reads otherwise than the plan does now."""
    for column, cell in gone.cells.items():
        hand, now = normal(cell.formula or cell.value), normal(stored(row.values.get(column)))
        placed = column in _IDENTITY and (column != "serial" or hand.isdigit())
        if column in BY_KEY and column not in FILLS and not placed and hand and hand != now:
            found.review.append(
                _note(row, column, "", hand, now, f"任务恢复，该栏与“{GONE_SHEET}”表所记不同，现按计划")
            )


def _note(row: Row, column: str, first: str, hand: str, now: str, why: str) -> Note:
    task, title, raw = (normal(row.values.get(key)) for key in ("task_id", "title", "raw"))
    return Note(task, title, raw, BY_KEY[column].header, first, hand, now, why)


def _kept(row: OldRow, fate: str | None) -> Row:
    """A row that has no counterpart, as it stood."""
    extra = {column: settled(cell) for column, cell in row.cells.items() if cell}
    values: dict[str, Value] = {"fate": fate} if fate else {}
    return Row(values=values, extra=extra)


def _returned(rows: Sequence[Row], gone: Iterable[OldRow], pairing: Pairing) -> dict[int, OldRow]:
    """Rows taken out by an earlier revision whose very task and target the plan names again."""
    waiting: dict[tuple[str, str, str], OldRow] = {}
    for row in gone:
        title, indicator, raw = (normal(row.cells.get(k, Cell()).value) for k in _NAME)
        if title or indicator:
            waiting.setdefault((title, indicator, raw), row)
    found: dict[int, OldRow] = {}
    for n, name in _unfilled(rows, pairing):
        if name in waiting:
            found[n] = waiting.pop(name)
    return found


def _unfilled(rows: Sequence[Row], pairing: Pairing) -> Iterator[tuple[int, tuple[str, str, str]]]:
    for n, row in enumerate(rows):
        if n not in pairing.old_of:
            title, indicator, raw = (normal(row.values.get(k)) for k in _NAME)
            yield n, (title, indicator, raw)
