"""What headings say beyond their words: unnumbered ones make sections, some tell of the past, some head a glossary."""

from __future__ import annotations

import re

from workplan_parser.structure.model import Node, Outline, Range
from workplan_parser.structure.vocabulary import words
from workplan_parser.text.flow import fold

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年(?!代)")


def sections(outline: Outline, folded: str) -> list[Node]:
    """Top-level nodes, those of a numbering that restarts under unnumbered headings gathered into sections.

    A report may head its parts 2024年工作回顾 and 2025年工作安排 without numbers and count （一）（二） anew in
    each. A restart without a heading of its own goes on in the part it stands in.
    """
    nodes = outline.nodes
    if len({node.family for node in nodes if node.number is not None}) != 1:
        return nodes
    starts = [i for i, node in enumerate(nodes) if i == 0 or (node.number == 1 and nodes[i - 1].number)]
    if len(starts) < 2:
        return nodes
    told = {i: at for i in starts if (at := _heading_before(outline, i, folded, told=True)) is not None}
    if len(told) < 2 or 0 not in told:
        return nodes
    heads = {i: at for i in starts if (at := told.get(i, _heading_before(outline, i, folded))) is not None}
    bounds = [*heads, len(nodes)]
    found: list[Node] = []
    for first, end in zip(bounds, bounds[1:], strict=False):
        holder = _before(outline, first)
        at = heads[first]
        heading, loose = holder[at], holder[at + 1 :]
        del holder[at:]
        part = Node("unnumbered", None, None, heading[0], heading[0], title=heading, body=loose)
        part.children = nodes[first:end]
        found.append(part)
    for part in found:
        part.close()
    return found


def _before(outline: Outline, first: int) -> list[Range]:
    """The loose paragraphs before a top-level node: the preamble's, or the last ones of the node above."""
    return outline.nodes[first - 1].last().body if first else outline.preamble


def _heading_before(outline: Outline, first: int, folded: str, *, told: bool = False) -> int | None:
    """Index of the last heading line before a node; ``told``: one whose words tell of a report's part."""
    holder = _before(outline, first)
    return next((i for i in range(len(holder) - 1, -1, -1) if _is_heading(folded, holder[i], told)), None)


def _is_heading(folded: str, place: Range, told: bool) -> bool:
    text = folded[place[0] : place[1]]
    if len(text) > 30 or re.search(r"[。,;:!?]", text):
        return False
    known = words()
    return not told or any(word in text for word in (*known.past, *known.future))


def mark_glossary(node: Node, glossary: bool) -> None:
    """Set ``glossary`` of the node and all below it."""
    node.glossary = glossary
    for child in node.children:
        mark_glossary(child, glossary)


def mark_past(outline: Outline, source: str, year: int | None) -> None:
    """Set ``past`` of every node whose section tells of results: 2013年工作回顾, or a first sentence on last year."""
    for node in (*outline.nodes, *(n for annex in outline.annexes for n in annex.nodes)):
        _mark_past(node, source, year, top=True, inherited=False)


def _mark_past(node: Node, source: str, year: int | None, *, top: bool, inherited: bool) -> None:
    node.past = inherited or _tells(node, source, year, top)
    for child in node.children:
        _mark_past(child, source, year, top=False, inherited=node.past)


def _tells(node: Node, source: str, year: int | None, top: bool) -> bool:
    """The heading says so; where it says neither, a top heading's year or opening sentence does."""
    known = words()
    heading = fold(source[node.title[0] : node.title[1]]) if node.title else ""
    if any(word in heading for word in known.future):
        return False
    if heading.endswith(known.past) or (top and any(word in heading for word in known.report)):
        return True
    if not top or not heading:
        return False
    if opening := _YEAR.match(heading):  # 2023年, 2023年的工作; not 2000年底前建成的小区
        return year is not None and int(opening[1]) < year and len(heading) - opening.end() <= 12
    first = fold(source[slice(*node.body[0])][:24]) if node.body else ""
    opening = _YEAR.match(first)
    return (
        heading.startswith(known.past_start)
        or first.startswith(known.past_start)
        or (opening is not None and year is not None and int(opening[1]) < year)
    )
