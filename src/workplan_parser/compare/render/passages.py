"""The two texts of an item for a reader: what was struck and what came in, or both whole where little was kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from workplan_parser.compare.constants import REWRITTEN, SHORT_SAME
from workplan_parser.compare.model import Edit

Mark = Literal["same", "gap", "del", "ins"]


class Piece(NamedTuple):
    """A stretch of one side; a ``gap`` stands for unchanged text that is left out."""

    mark: Mark
    text: str


class Sides(NamedTuple):
    """The old text and the new; ``rewritten`` where they stand whole beside each other."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    rewritten: bool = False


def rewritten(edits: Sequence[Edit]) -> bool:
    """True where less than :data:`REWRITTEN` of the longer text stands in the other in stretches that can be read."""
    old, new = (sum(len(getattr(edit, side)) for edit in edits) for side in ("old", "new"))
    kept = sum(len(edit.new) for edit in edits if edit.op == "equal")
    return bool(old and new) and kept < REWRITTEN * max(old, new)


def readable(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """*edits* with the few equal characters that stand between two of them joined to both: 推[广→动]和[实→示]范 is no redline."""
    done: list[Edit] = []
    for n, edit in enumerate(edits):
        inside = 0 < n < len(edits) - 1
        joined = edit.op == "equal" and inside and len(edit.new) < SHORT_SAME and edit.new.isalnum()
        if done and done[-1].op != "equal" and (joined or edit.op != "equal"):
            was = done.pop()
            edit = Edit(op="replace", old=was.old + edit.old, new=was.new + edit.new)
        done.append(edit)
    return tuple(done)


def sides(edits: Sequence[Edit], keep: int) -> Sides:
    """Two columns: what went on the left, what came on the right, *keep* characters of what stayed on either side of them."""
    edits = readable(edits)
    if rewritten(edits):
        whole = ("".join(edit.old for edit in edits), "".join(edit.new for edit in edits))
        return Sides((Piece("same", whole[0]),), (Piece("same", whole[1]),), rewritten=True)
    left: list[Piece] = []
    right: list[Piece] = []
    for n, edit in enumerate(edits):
        if edit.op == "equal":
            left += _folded(edit.old, keep, n == 0, n == len(edits) - 1)
            right += _folded(edit.new, keep, n == 0, n == len(edits) - 1)
        else:
            left.append(Piece("del", edit.old))
            right.append(Piece("ins", edit.new))
    return Sides(tuple(p for p in left if p.text), tuple(p for p in right if p.text))


def hunks(edits: Sequence[Edit], keep: int) -> Iterator[list[Piece]]:
    """The redline as short lines of pieces, edits that lie close together on one."""
    line: list[Piece] = []
    edits = readable(edits)
    for n, edit in enumerate(edits):
        if edit.op != "equal":
            line += [piece for piece in (Piece("del", edit.old), Piece("ins", edit.new)) if piece.text]
            continue
        parts = list(_folded(edit.new, keep, n == 0, n == len(edits) - 1))
        if len(parts) == 3 and 0 < n < len(edits) - 1:
            yield [*line, parts[0], parts[1]]
            line = [parts[1], parts[2]]
        else:
            line += parts
    if line:
        yield line


def _folded(text: str, keep: int, first: bool, last: bool) -> Iterator[Piece]:
    if len(text) <= 3 * keep:
        yield Piece("same", text)
        return
    yield Piece("same", "" if first else text[:keep])
    yield Piece("gap", "……")
    yield Piece("same", "" if last else text[-keep:])
