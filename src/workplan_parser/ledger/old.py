"""An older ledger, read back: what each row was when it was written, and what hands have put there since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workplan_parser.errors import UnreadableInput
from workplan_parser.ledger.cell import Cell, normal
from workplan_parser.ledger.columns import BY_KEY
from workplan_parser.ledger.sheets import MAIN_SHEET
from workplan_parser.ledger.tabs import Key, Note, OldRow, Tab, tabs
from workplan_parser.ledger.totals import COUNTED, HEADERS, Duty, texts, totals


@dataclass(slots=True)
class OldLedger:
    """Everything an older workbook holds: rows of the plan, rows people added (``own``), rows taken out before
    (``gone``), notes, and whole ``sheets`` made by hand."""

    rows: list[OldRow] = field(default_factory=list)
    own: list[OldRow] = field(default_factory=list)
    gone: list[OldRow] = field(default_factory=list)
    review: list[Note] = field(default_factory=list)
    sheets: list[Tab] = field(default_factory=list)
    extra_columns: list[str] = field(default_factory=list)


def read_ledger(data: bytes, name: str) -> OldLedger:
    """The ledger in the bytes of an .xlsx (or of a .csv filled in); UnreadableInput where there is none."""
    try:
        read = tabs(data, name)
    except UnreadableInput as refusal:
        raise UnreadableInput(refusal.what, place=name, hint=refusal.hint) from refusal.__cause__
    mains = sorted((tab for tab in read if tab.role == "ledger"), key=lambda tab: tab.name != MAIN_SHEET)
    if not mains:
        raise UnreadableInput(
            "不是任务台账：没有“任务ID”“工作任务”两栏", place=name, hint="请给出由 workplan ledger 生成的文件"
        )
    bases = [tab for tab in read if tab.role == "base"]
    headers = (header for tab in read if tab.role in ("ledger", "gone") for header in tab.extra)
    found = OldLedger(
        gone=[row for tab in read if tab.role == "gone" for row in tab.rows],
        review=[note for tab in read for note in tab.notes],
        sheets=[tab for tab in read if tab.role == "other"],
        extra_columns=list(dict.fromkeys(headers)),
    )
    for tab in mains:
        if bases and tab.title and not tab.title.startswith(bases[0].title):
            tab.above.append(tab.title)
    base = {row.key: {k: c.value for k, c in row.cells.items()} for tab in bases for row in tab.rows}
    _collect(found, mains, base if bases else None)
    first = [row for tab in bases or mains for row in tab.rows]
    for tab in read:
        if tab.role == "totals":
            found.review += _written_beside(tab, first)
    return found


def _written_beside(tab: Tab, rows: Sequence[OldRow]) -> Iterator[Note]:
    """What a hand put on the sheet of totals, which is reckoned anew."""
    ours = set(texts(totals(map(_duty, rows))))
    lines: dict[int, dict[int, Cell]] = {}
    for (r, c), cell in tab.cells.items():
        if r:
            lines.setdefault(r, {})[c] = cell
    for line in lines.values():
        counted = tuple(normal(line.get(c, Cell()).value) for c in range(COUNTED))
        for c, cell in line.items():
            reckoned = c < COUNTED or cell.formula is not None or normal(cell.value) in HEADERS
            if counted not in ours or not reckoned or cell.comment:
                hand = "\n".join(filter(None, (normal(cell.value), cell.comment)))
                yield Note(title=counted[0], header=tab.name, hand=hand, why="汇总表中的手填内容")


def _duty(row: OldRow) -> Duty:
    leads, others = (normal(row.at_first(key)).split("、") for key in ("lead", "support"))
    return Duty(row.key[:2], [*filter(None, leads)], [*filter(None, others)], bool(row.key[2]))


def _collect(found: OldLedger, mains: Sequence[Tab], base: Mapping[Key, dict[str, Any]] | None) -> None:
    """Rows of the first tab, then what the offices' tabs say beyond it."""
    at: dict[Key, OldRow] = {}
    own = {_said(row) for row in found.own}
    for n, tab in enumerate(mains):
        where, why = f"{tab.name}表头上方", "表头上方的手填内容"
        found.review.extend(Note(header=where, hand=text, why=why) for text in tab.above)
        here: set[Key] = set()
        for row in tab.rows:
            row.base = base.get(row.key) if base is not None else None
            named = bool(row.key[1]) and (base is None or row.key in base)
            if not named or row.key in here:
                if (said := _said(row)) not in own:
                    own.add(said)
                    found.own.append(row)
                continue
            here.add(row.key)
            if row.key in at:
                _merge(found, at[row.key], row)
            elif n == 0 or any(row.changed(column) for column in row.cells):
                at[row.key] = row
                found.rows.append(row)


def _said(row: OldRow) -> frozenset[tuple[str, str, str | None]]:
    """What a row says, whatever the order of its columns."""
    return frozenset((key, normal(cell.value), cell.comment) for key, cell in row.cells.items() if cell)


def _merge(found: OldLedger, main: OldRow, other: OldRow) -> None:
    """Take from an office's sheet what was filled in there alone; note what both filled in differently."""
    for column, cell in other.cells.items():
        mine = main.cells.get(column, Cell())
        if cell.comment and cell.comment != mine.comment:
            mine = replace(mine, comment="\n".join(filter(None, (mine.comment, cell.comment))))
            main.cells[column] = mine
        if normal(cell.value) == normal(mine.value) or not other.changed(column):
            continue
        if not main.changed(column) or (main.base is None and not mine):
            main.cells[column] = replace(cell, comment=mine.comment or cell.comment)
        elif normal(cell.value):
            why = f"“{other.sheet}”表与“{main.sheet}”表所填不同"
            now, hand = normal(mine.value), normal(cell.formula or cell.value)
            found.review.append(note(main, column, hand=hand, now=now, why=why))


def note(row: OldRow, column: str, *, hand: str, now: str, why: str) -> Note:
    """A note on one cell of an older row."""
    title, raw, first = (normal(row.at_first(key)) for key in ("title", "raw", column))
    header = BY_KEY[column].header if column in BY_KEY else column.removeprefix("+")
    return Note(row.key[1], title, raw, header, first, hand, now, why)
