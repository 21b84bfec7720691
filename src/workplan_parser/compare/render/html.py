"""A diff as one self-contained page, the two years side by side: no script, no network, everything escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from workplan_parser import words
from workplan_parser.compare.model import Edit, PlanDiff
from workplan_parser.compare.render import phrases, states
from workplan_parser.pages import page

TEMPLATE = Path(__file__).with_name("templates") / "diff.html.j2"

KEEP = 40
"""Characters of unchanged text left on either side of an edit; the rest is folded to ……"""


class Piece(NamedTuple):
    """A stretch of one side of the redline; a ``gap`` stands for unchanged text that is left out."""

    mark: Literal["same", "gap", "del", "ins"]
    text: str


def render(diff: PlanDiff) -> str:
    """The HTML document."""
    return page(TEMPLATE, diff=diff, say=phrases, states=states, words=words, sides=sides)


def sides(edits: Sequence[Edit]) -> tuple[list[Piece], list[Piece]]:
    """The redline as two columns: what went is struck on the left, what came is underlined on the right."""
    left: list[Piece] = []
    right: list[Piece] = []
    for n, edit in enumerate(edits):
        if edit.op == "equal":
            same = list(_folded(edit.new, n == 0, n == len(edits) - 1))
            left += same
            right += same
        else:
            left.append(Piece("del", edit.old))
            right.append(Piece("ins", edit.new))
    return [p for p in left if p.text], [p for p in right if p.text]


def _folded(text: str, first: bool, last: bool) -> Iterator[Piece]:
    if len(text) <= 3 * KEEP:
        yield Piece("same", text)
        return
    yield Piece("same", "" if first else text[:KEEP])
    yield Piece("gap", "……")
    yield Piece("same", "" if last else text[-KEEP:])
