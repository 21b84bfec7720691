"""Headers whose first words nobody knows (整治内容, 包片干部, 抚育面积(亩)): the last words tell what kind of column it is.

So less is known than of a header understood as a whole, and the cells must bear it out (``columns.py``).
"""

from __future__ import annotations

import regex

from workplan_parser.lexicon import headers
from workplan_parser.lexicon.headers import Heading, Kind
from workplan_parser.shapes import shape
from workplan_parser.tables.amounts import unit_of
from workplan_parser.tables.model import OFFICES, PERSONS

_LONGEST_UNKNOWN, _LEAST_KNOWN = 6, 2
_TOLD: tuple[Kind, ...] = (
    *OFFICES, *PERSONS, "task", "indicator", "goal", "amount", "overall", "deadline", "start", "result", "note", "group", "phone",
)  # fmt: skip
"""What the end of a header tells. Not 计划单位, which may be an office or what is counted."""
_UNKNOWN = shape(r"\p{Han}+")
_MEASURED = shape(r"(?P<name> \p{Han}{2,10} ) [(/] (?P<unit> [^()/]{1,10} ) \)?", regex.VERBOSE)


def read(header: str) -> Heading | None:
    """What the end of *header* says, folded and without blanks; a unit in its last bracket makes a sum of it.

    A goal that a longer word names is a sum too, for its name says of what: 造林|面积. Not 违法行为.
    """
    for at in range(1, min(_LONGEST_UNKNOWN, len(header) - _LEAST_KNOWN) + 1):
        if not _UNKNOWN.fullmatch(header, 0, at):
            break
        told = headers.read(header[at:])
        if told and told.kind in _TOLD:
            return told._replace(kind="amount" if told.kind == "goal" else told.kind, about=0)
    measured = _MEASURED.fullmatch(header)
    return Heading("amount", gloss=measured["unit"]) if measured and unit_of(measured["unit"]) else None
