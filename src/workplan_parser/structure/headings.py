"""What headings say beyond their words: unnumbered ones make sections, some tell of the past, some head a glossary."""

from __future__ import annotations

import re

from workplan_parser.structure.model import Node, Outline, Range
from workplan_parser.structure.vocabulary import words


def sections(outline: Outline, folded: str) -> list[Node]:
    """Top-level nodes, those of a numbering that restarts under unnumbered headings gathered into sections.

    A report may head its parts 2024年工作回顾 and 2025年工作安排 without numbers and count （一）（二） anew in
    each. A restart without a heading of its own goes on in the part it stands in.
    """
    nodes = outline.nodes
    if any(node.family != nodes[0].family for node in nodes):
        return nodes
    starts = [i for i, node in enumerate(nodes) if i == 0 or (node.number == 1 and nodes[i - 1].number)]
    if len(starts) < 2:
        return nodes
    heads = {i: at for i in starts if (at := _heading_before(outline, i, folded)) is not None}
    if len(heads) < 2 or 0 not in heads:
        return nodes
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


def _heading_before(outline: Outline, first: int, folded: str) -> int | None:
    holder = _before(outline, first)
    return next((i for i in range(len(holder) - 1, -1, -1) if _is_heading(folded, holder[i])), None)


def _is_heading(folded: str, place: Range) -> bool:
    text = folded[place[0] : place[1]]
    known = words()
    return (
        len(text) <= 30
        and not re.search(r"[。,;:!?]", text)
        and any(word in text for word in (*known.past, *known.future))
    )


def mark_glossary(node: Node, glossary: bool) -> None:
    """Set ``glossary`` of the node and all below it."""
    node.glossary = glossary
    for child in node.children:
        mark_glossary(child, glossary)


def mark_past(node: Node, folded: str, *, inherited: bool) -> None:
    """Set ``past`` where the heading, or one above it, announces results: 2013年工作回顾."""
    node.past = inherited
    if node.title is not None and not inherited:
        known = words()
        text = folded[node.title[0] : node.title[1]]
        tells = any(word in text for word in known.past)
        node.past = tells and not any(word in text for word in known.future)
    for child in node.children:
        mark_past(child, folded, inherited=node.past)
