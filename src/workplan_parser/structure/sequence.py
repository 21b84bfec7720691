"""Which marks are real, and how deep each stands: decided by sequence, not by the mark's look.

A mark at the head of a paragraph, or inside a scraped line, is a *candidate*. It is accepted where
a number of its family is due: the next of a family that is open, a "1" that opens a new family
below, or the next of a numbering that runs on through the document. ``1.5亿元`` or ``第一、二产业`` are
never due. A family on the stack closes down to itself; whether a new family opens below or
beside the open ones is read from the document (which family is seen to restart inside which),
the usual order of GB/T 9704 only breaking ties.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workplan_parser.diagnostics import Doubt
from workplan_parser.span import Span
from workplan_parser.text.marks import FAMILY, RANK, Mark
from workplan_parser.text.sheet import Sheet

TABLE = "table"
"""Not a mark but a table of tasks, whose rows stand below whatever is open."""
SIGNED = "signed"
"""Not a mark but a signature with its date: what comes after it stands under nothing that comes before."""
PART = "unnumbered"
"""Not a mark but a line that heads a part of the document: 2025年工作回顾."""
OVER = "over"
"""Not a mark but the end of the part before: what comes after it stands under nothing."""
_FAR = 12
"""A gap wider than this is no gap in a list but a number that happens to start a line, unless the next one comes."""
_SHOWN = 10
"""Characters behind a mark that a doubt shows."""


class Candidate(NamedTuple):
    """A mark that may be real; ``head`` where it starts a paragraph, or its row proves that it should."""

    mark: Mark
    head: bool


class Step(NamedTuple):
    """An accepted mark and its depth in the outline (0 = top)."""

    mark: Mark
    depth: int


class _Open:
    """A family that is open, the number it has come to, and the mark that bears it."""

    __slots__ = ("family", "last", "mark")

    def __init__(self, mark: Mark, last: int) -> None:
        self.family, self.last, self.mark = mark.family, last, mark


def resolve(candidates: Sequence[Candidate], sheet: Sheet) -> tuple[list[Step], list[Doubt]]:
    """The accepted marks with their depths, and doubts about gaps and repeats in the numbering."""
    inside = _nesting(candidates)
    heads = {(mark.family, mark.number) for mark, head in candidates if head}
    stack: list[_Open] = []
    reached: dict[str, Mark] = {}
    steps: list[Step] = []
    doubts: list[Doubt] = []
    for mark, head in candidates:
        family, number = mark.family, mark.number
        if family == SIGNED:
            stack.clear()
            reached.clear()
            steps.append(Step(mark, 0))
            continue
        if family == OVER:
            stack.clear()
            continue
        if family == PART:
            stack[:] = [_Open(mark, 0)]
            steps.append(Step(mark, 0))
            continue
        place = next((i for i, level in enumerate(stack) if level.family == family), None)
        if number is None:
            place = _beside(stack, family, place, inside)
            steps.append(Step(mark, place))
            continue
        if place is None and (twin := FAMILY[family].twin):
            place = next(
                (i for i, s in enumerate(stack) if s.family == twin and s.last + 1 == number > 1), None
            )
        if place is not None:
            last = stack[place].last
            if number != last + 1:
                far = abs(number - last) > _FAR and (family, number + 1) not in heads
                if not head or (far and number != 1):
                    continue
                if number != 1:
                    doubts.append(_doubt(mark, stack[place].mark, sheet))
            stack[place].last, stack[place].mark = number, mark
            del stack[place + 1 :]
        else:
            before = reached.get(family)
            due = number == 1 or (before is not None and number == (before.number or 0) + 1)
            if not due:
                far = number > _FAR and (family, number + 1) not in heads
                lone = FAMILY[family].due and (family, number + 1) not in heads
                if not head or far or lone:
                    continue
                after = before is not None and number > (before.number or 0)
                doubts.append(_doubt(mark, before if after else None, sheet))
            place = _beside(stack, family, None, inside)
            del stack[place:]
            stack.append(_Open(mark, number))
        reached[family] = mark
        steps.append(Step(mark, place))
    while steps and steps[-1].mark.family == SIGNED:
        steps.pop()
    return steps[next((i for i, step in enumerate(steps) if step.mark.family != SIGNED), 0) :], doubts


def _beside(stack: list[_Open], family: str, place: int | None, inside: Counter[tuple[str, str]]) -> int:
    """Depth at which *family* opens: families that the document shows inside it are closed first."""
    if place is not None:
        return place
    depth = len(stack)
    while depth and _belongs_inside(stack[depth - 1].family, family, inside):
        depth -= 1
    return depth


def _belongs_inside(inner: str, outer: str, inside: Counter[tuple[str, str]]) -> bool:
    for_it, against = inside[outer, inner], inside[inner, outer]
    if for_it != against:
        return for_it > against
    return _rank(inner) > _rank(outer)


def _rank(family: str) -> int:
    return -1 if family == PART else RANK.get(family, len(RANK))


def _nesting(candidates: Iterable[Candidate]) -> Counter[tuple[str, str]]:
    """How often a family restarts at 1 between two consecutive numbers of another: (outer, inner) → count."""
    last: dict[str, tuple[int, int]] = {}
    restarts: dict[str, int] = {}
    found: Counter[tuple[str, str]] = Counter()
    for i, (mark, _) in enumerate(candidates):
        family, number = mark.family, mark.number
        if number is None:
            continue
        before = last.get(family)
        if before is not None and number == before[0] + 1:
            for other, place in restarts.items():
                if other != family and place > before[1]:
                    found[family, other] += 1
        if number == 1:
            restarts[family] = i
        last[family] = (number, i)
    return found


def _doubt(mark: Mark, before: Mark | None, sheet: Sheet) -> Doubt:
    """A row that skips a number, says one twice or goes back, or does not begin at 1; with the words at both places."""
    span, seen = Span(mark.start, mark.end), _said(mark, sheet)
    if before is None:
        return Doubt("WP210", span, seen)
    if (mark.number or 0) > (before.number or 0):
        return Doubt("WP201", span, seen, _said(before, sheet))
    return Doubt("WP202", span, seen, _said(before, sheet))


def _said(mark: Mark, sheet: Sheet) -> str:
    """The mark with the first words behind it."""
    words = sheet.printed[mark.end : mark.end + _SHOWN].splitlines()
    return sheet.said(mark.start, mark.end + len(words[0] if words else ""))
