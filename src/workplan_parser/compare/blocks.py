"""The paragraphs of an item, and the points told in one (一是…；二是…): places to compare by, no nodes of the outline."""

from __future__ import annotations

from typing import NamedTuple

import regex

from workplan_parser.compare.nodes import Node, tight
from workplan_parser.lexicon import cached, words
from workplan_parser.shapes import shape

_HAN = "一二三四五六七八九十"
_HEAD = shape(r"([^。,;:!?\d]{2,26})。.")


class Block(NamedTuple):
    """A stretch of an item's tight text; ``title`` is its run-in heading, where it has one."""

    start: int
    end: int
    title: str


def headed(node: Node) -> str:
    """The item's heading and body as one tight text, which blocks are measured in."""
    return node.title + "。" + node.text


def blocks(node: Node) -> tuple[Block, ...]:
    """The blocks of *node* in order; the first begins with the item's own heading."""
    at = len(node.title) + 1
    found: list[Block] = []
    for part in node.item.text.split("\n"):
        said = tight(part)
        if said:
            found += _points(said, at)
            at += len(said)
    return tuple(found)


def _points(said: str, at: int) -> list[Block]:
    """One paragraph as one block, or a block for each of its points, which count from 一 on."""
    marks: list[int] = []
    for mark in _mark().finditer(said):
        if _HAN.find(mark[1]) == len(marks):
            marks.append(mark.start(1))
    cuts = [*([0] if len(marks) < 2 or marks[0] else []), *(marks if len(marks) > 1 else []), len(said)]
    return [Block(at + a, at + b, _title(said[a:b])) for a, b in zip(cuts, cuts[1:], strict=False) if a < b]


def _title(said: str) -> str:
    head = _HEAD.match(said)
    return head[1] if head else ""


@cached
def _mark() -> regex.Pattern[str]:
    return regex.compile(f"(?:^|(?<=[。;:,!?]))([{_HAN}])(?:{'|'.join(words('compare', 'blocks.points'))})")
