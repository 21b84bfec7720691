"""One cell: what stands in it, how two are compared, and how a value of the plan is stored in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import regex

EXACT_DIGITS = 15
"""More digits than this a spreadsheet rounds; such a number is kept as text."""

LONGEST = 32767
"""Characters Excel lets into one cell."""

_OTHER_CELLS = regex.compile(r"\$?[A-Z]{1,3}\$?[0-9]|![A-Z$]|\[")


@dataclass(frozen=True, slots=True)
class Cell:
    """Value (the result, where there is a formula), number format, formula and comment (批注)."""

    value: Any = None
    number_format: str = "General"
    formula: str | None = None
    comment: str | None = None

    def __bool__(self) -> bool:
        return self.formula is not None or self.comment is not None or normal(self.value) != ""


def normal(value: Any) -> str:
    """A cell's value for comparison: 3 and 3.0 alike, days alike with and without midnight, ends trimmed."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date() if value.time() == datetime.min.time() else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").strip()


def stored(value: Any) -> Any:
    """A plan's value as a spreadsheet holds it: numbers as numbers while they stay exact, all else as text."""
    if isinstance(value, Decimal):
        exact = value.is_finite() and len(value.as_tuple().digits) <= EXACT_DIGITS
        return float(value) if exact else format(value, "f")
    if isinstance(value, str) and len(value) > LONGEST:
        return value[: LONGEST - 1] + "…"
    return value


def settled(cell: Cell) -> Cell:
    """*cell* for a new place: a formula that looks at other cells becomes its value, with the formula as a note."""
    if cell.formula is None or not _OTHER_CELLS.search(cell.formula):
        return cell
    note = "\n".join(filter(None, (cell.comment, f"原公式：{cell.formula}")))
    value = cell.value if cell.value is not None else cell.formula
    return Cell(value, cell.number_format, None, note)
