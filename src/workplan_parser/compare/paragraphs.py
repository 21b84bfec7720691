"""Paragraphs against paragraphs: which of the old plan's stands where in the new.

Reports tell each subject in a paragraph with a run-in heading and no number (促进就业。…), or as 一是…；二是… inside one.
Those are places to compare by, and no nodes of the outline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workplan_parser.compare.assign import assign
from workplan_parser.compare.blocks import blocks, headed
from workplan_parser.compare.constants import (
    MANY_POINTS,
    ONE_PARAGRAPH,
    PARAGRAPH_AHEAD,
    POINT_HOME,
    POINT_LIKE,
)
from workplan_parser.compare.nodes import Node
from workplan_parser.compare.similarity import Key, Space
from workplan_parser.lexicon import WordList

Place = tuple[int, int]
"""A node and a block in it."""

_ADDRESS = WordList("compare", "blocks.address")


@dataclass(slots=True)
class Point:
    """One paragraph or point as a thing to compare."""

    at: int
    place: Place
    title: str
    whole: str
    kids: tuple[int, ...] = ()


def points(nodes: list[Node]) -> list[Point]:
    """Every paragraph of *nodes* in order."""
    found: list[Point] = []
    for node in nodes:
        text, its = headed(node), blocks(node)
        for n, one in enumerate(its):
            title = one.title or (node.title if len(its) == 1 else "")
            found.append(Point(len(found), (node.at, n), title, text[one.start : one.end]))
    return found


def places(
    before: list[Node], after: list[Node], pairs: Mapping[int, int], may: Callable[[int, int], bool]
) -> dict[Place, Place]:
    """Old paragraph → new paragraph; empty where no item has more than one. *pairs* are the items that correspond."""
    old, new = points(before), points(after)
    if not any(point.place[1] for point in (*old, *new)):
        return {}
    found: dict[Place, Place] = {}
    mine: dict[str, list[Point]] = defaultdict(list)
    theirs: dict[str, list[Point]] = defaultdict(list)
    for line, one in [*((mine, p) for p in old), *((theirs, p) for p in new)]:
        line[one.whole].append(one)
    for text, here in mine.items():
        if len(here) == len(theirs.get(text, ())):
            both = zip(here, theirs[text], strict=True)
            found |= {a.place: b.place for a, b in both if may(a.place[0], b.place[0])}
    used = set(found.values())
    rows = {p.at for p in old if p.place not in found}
    columns = {p.at for p in new if p.place not in used}
    if len(rows) * len(columns) > MANY_POINTS:
        return found
    likeness = Space(old, new, rows, columns).likeness()
    scores: dict[Key, float] = {}
    for (i, j), like in likeness.items():
        a, b = old[i].place[0], new[j].place[0]
        if may(a, b):
            scores[i, j] = like.score + POINT_HOME * (pairs.get(a) == b)
    found |= {old[i].place: new[j].place for i, j in assign(scores, POINT_LIKE).items()}
    return found


def one_paragraph(
    left: list[Node], nodes: list[Node], wholes: list[Node], may: Callable[[int, int], bool], side: int
) -> list[tuple[int, int]]:
    """Items of *left* (of *nodes*) that are one paragraph of an item of *wholes* in the other year: (item, that item).

    A chapter of its own this year was a paragraph with a run-in heading last year: far more alike than anything else.
    """
    told = points(wholes)
    several = {point.place[0] for point in told if point.place[1]}
    columns = {point.at for point in told if point.place[0] in several and not _ADDRESS.starts(point.whole)}
    if not left or not columns or len(left) * len(columns) > MANY_POINTS:
        return []
    best: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), like in Space(nodes, told, {n.at for n in left}, columns).likeness().items():
        whole = told[j].place[0]
        if may(*((i, whole) if side else (whole, i))):
            best[i][whole] = max(best[i].get(whole, 0.0), like.text)
    found: list[tuple[int, int]] = []
    for part, scores in sorted(best.items()):
        first, *rest = sorted(scores.values(), reverse=True)
        if first >= ONE_PARAGRAPH and first >= PARAGRAPH_AHEAD * max(rest, default=0.0):
            found.append((part, next(at for at, score in scores.items() if score == first)))
    return found
