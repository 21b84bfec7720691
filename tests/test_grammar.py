"""docs/grammar.md read line by line: every example reads as the page says, and so does its nearest neighbour."""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan_parser import quantities
from workplan_parser.extract.quantities import Quantity
from workplan_parser.words import SIGNS

PAGE = Path(__file__).parent.parent / "docs" / "grammar.md"
NOTHING = "—"


def rows() -> list[tuple[str, str, str]]:
    """What is written and what is read, from every table of the page, with the way it is written."""
    numbers = PAGE.read_text("utf-8").partition("\n# Numbers\n")[2].partition("\n# Times\n")[0]
    found = []
    for line in numbers.splitlines():
        if not line.startswith("| ") or line.startswith("| how"):
            continue
        how, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        if len(cells) == 3:  # what is none, and its neighbour that is one
            cells = [cells[0], NOTHING, *cells[1:]]
        found += [
            (how, written, read) for written, read in zip(cells[::2], cells[1::2], strict=True) if written
        ]
    return found


def amount(one: Quantity) -> str:
    ends = "–".join(format(n.normalize(), "f") for n in (one.value, one.value_max) if n is not None)
    return f"{SIGNS.get(one.comparator, '')} {ends} {one.unit}".strip()


@pytest.mark.parametrize(("how", "written", "read"), rows(), ids=lambda text: str(text)[:24])
def test_the_page(how: str, written: str, read: str) -> None:
    found = " · ".join(amount(one) for one in quantities(written))
    assert (found or NOTHING) == read, how
