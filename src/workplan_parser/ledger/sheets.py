"""The names of a ledger's sheets: short enough for Excel, without its forbidden characters, never twice."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from workplan_parser.source.xlsx.book import BASE_SHEET, MAIN_SHEET

__all__ = ["BASE_SHEET", "FORMER_GONE_SHEET", "GONE_SHEET", "MAIN_SHEET", "REVIEW_SHEET", "sheet_names"]

GONE_SHEET, FORMER_GONE_SHEET = "未再提及", "已撤销"
"""What the plan no longer mentions; the second is its name in ledgers made before 0.2."""
REVIEW_SHEET = "需核对"

_FORBIDDEN = regex.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST = 31


def sheet_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A sheet name for each of *wanted*, in order; none equals another or one of *taken* (Excel ignores case)."""
    used = {
        name.casefold()
        for name in (*taken, MAIN_SHEET, GONE_SHEET, FORMER_GONE_SHEET, REVIEW_SHEET, BASE_SHEET, "history")
    }
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
