"""One table as CSV (RFC 4180): UTF-8 with a BOM for Excel, CRLF line ends, no cell that Excel would run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from workplan_parser.model import Plan
from workplan_parser.writers.json import digits
from workplan_parser.writers.tables import TABLES

BOM = "\ufeff"
_RUNNABLE = frozenset("=+-@\t\r\n＝＋－＠")
_ROWS = 256


def chunks(plan: Plan, table: str, *, bom: bool = True) -> Iterator[str]:
    """The CSV text of one of the plan's :data:`TABLES`, in pieces."""
    wanted = TABLES[table]
    return lines(wanted.headers, wanted.rows(plan), bom=bom)


def lines(header: Iterable[Any], rows: Iterable[Iterable[Any]], *, bom: bool = True) -> Iterator[str]:
    """The CSV text of any header and rows, in pieces; None is an empty cell, numbers stay numbers."""
    import csv
    import io

    page = io.StringIO(newline="")
    write = csv.writer(page, lineterminator="\r\n").writerow
    page.write(BOM if bom else "")
    write(header)
    for number, row in enumerate(rows):
        write([cell(value) for value in row])
        if number % _ROWS == _ROWS - 1:
            yield page.getvalue()
            page.seek(0)
            page.truncate()
    yield page.getvalue()


def cell(value: Any) -> Any:
    """A value as a cell: texts neutralised, decimals with their exact digits, None empty."""
    if isinstance(value, str):
        return neutralise(value)
    if isinstance(value, Decimal):
        return digits(value)
    return "" if value is None else value


def neutralise(text: str) -> str:
    """*text* with an apostrophe before it where a spreadsheet would take it for a formula.

    Texts that already begin with apostrophes and then such a sign get one more, so that
    :func:`restore` always finds the way back.
    """
    return "'" + text if text.lstrip("'")[:1] in _RUNNABLE else text


def restore(text: str) -> str:
    """The text that :func:`neutralise` was given."""
    return text[1:] if text[:1] == "'" and text.lstrip("'")[:1] in _RUNNABLE else text
