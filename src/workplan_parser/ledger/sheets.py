"""The names of a ledger's sheets: short enough for Excel, without its forbidden characters, never twice."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from workplan_parser.source.xlsx.book import BASE_SHEET, MAIN_SHEET
from workplan_parser.words import TARGET_CHANGES

__all__ = [
    "BASE_HEADERS",
    "BASE_SHEET",
    "FORMER_GONE_SHEET",
    "GONE_SHEET",
    "MAIN_SHEET",
    "REVIEW_SHEET",
    "TOTALS_SHEET",
    "sheet_names",
]

GONE_SHEET, FORMER_GONE_SHEET = TARGET_CHANGES["removed"], "已撤销"
"""What the plan no longer mentions; the second is its name in ledgers made before 0.2."""
REVIEW_SHEET, TOTALS_SHEET = "需核对", "按单位汇总"

BASE_HEADERS = ("_title", "_text", "_horizon", "_plan", "_issuer", "_year")
"""Behind the columns of :data:`BASE_SHEET`: the task's heading, text and time; title, issuer and year of its plan."""

_OWN = (MAIN_SHEET, GONE_SHEET, FORMER_GONE_SHEET, REVIEW_SHEET, TOTALS_SHEET, BASE_SHEET)

_FORBIDDEN = regex.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST = 31


def sheet_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A sheet name for each of *wanted*, in order; none equals another or one of *taken* (Excel ignores case)."""
    used = {name.casefold() for name in (*taken, *_OWN, "history")}
    names = []
    for text in wanted:
        stem = _FORBIDDEN.sub("_", text).strip().strip("'") or "_"
        name, n = stem[:_LONGEST].rstrip("'"), 1
        while name.casefold() in used:
            n += 1
            mark = f"~{n}"
            name = stem[: _LONGEST - len(mark)] + mark
        used.add(name.casefold())
        names.append(name)
    return names
