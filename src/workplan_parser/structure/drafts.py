"""Nodes in reading order with their depths, and the tree that is built of them at the end, once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workplan_parser.structure.model import Node


class Draft(NamedTuple):
    """A node before the tree is built: its depth (0 = top), and itself without children; it ends with its own text."""

    depth: int
    node: Node


def nest(drafts: Sequence[Draft]) -> tuple[Node, ...]:
    """The top nodes, each with what is below it, and ending with the last of that."""
    waiting: dict[int, list[Node]] = {}
    for depth, node in reversed(drafts):
        children = tuple(reversed(waiting.pop(depth + 1, [])))
        end = max(node.end, node.after, *(child.end for child in children))
        waiting.setdefault(depth, []).append(node._replace(children=children, end=end))
    return tuple(reversed(waiting.get(0, [])))
