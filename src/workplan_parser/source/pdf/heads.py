"""The headers of a table without lines: words over its columns, broken over several lines where a column is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workplan_parser.source.headings import Kind, is_over, is_sure, kind_of
from workplan_parser.source.pdf.lines import Line, Piece
from workplan_parser.source.pdf.strips import Span, Strip

_DEEPEST = 7
_FARTHEST = 2.5
"""How far, in characters, the lines of a heading may stand from one another."""

_NEXT = 1.7
"""How far the next line of one header may."""

Printed = tuple[Piece, Line]


class Head(NamedTuple):
    """The headers from left to right: their words, where they stand, what they say of their columns."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    kinds: tuple[Kind | None, ...]
    over: tuple[Printed, ...] = ()
    """责任分工, which stands over two of them."""
    depth: int = 1
    """How many strips they take."""


def head(rows: Sequence[Strip], at: int) -> Head | None:
    """The heading that begins with the strip *at*: as many columns as can be, and as many strips as make header words."""
    best: Head | None = None
    for depth in range(1, min(_DEEPEST, len(rows) - at) + 1):
        part = rows[at : at + depth]
        white = (part[-2].base - part[-1].base) / part[-1].size if depth > 1 else 0.0
        if white > _FARTHEST:
            break
        above = tuple(one for strip in part[:-1] for one in strip.pieces if is_over(one[0].text))
        for over in (above, ()) if above else ((),):
            words, spans, heights = _stacked(part, over)
            kinds = tuple(map(kind_of, words))
            guessed = any(kind is None and height > 1 for kind, height in zip(kinds, heights, strict=True))
            if not is_sure(words) or guessed or (over and kinds.count("office") < 2):
                continue
            if (
                best is None
                or len(words) > len(best.words)
                or (len(words) == len(best.words) and depth > best.depth and white < _NEXT)
            ):
                best = Head(tuple(words), tuple(spans), kinds, over, depth)
    return best


def _stacked(part: Sequence[Strip], over: Sequence[Printed]) -> tuple[list[str], list[Span], list[int]]:
    """The words that stand over one another, without those of *over*, read from above; how wide and high each stack is."""
    left_out = {id(piece) for piece, _ in over}
    pieces = sorted(
        (piece.left, piece.right, n, piece.text)
        for n, strip in enumerate(part)
        for piece, _ in strip.pieces
        if id(piece) not in left_out
    )
    stacks: list[tuple[float, float, list[tuple[int, str]]]] = []
    for left, right, n, text in pieces:
        if stacks and left < stacks[-1][1]:
            before, end, words = stacks.pop()
            stacks.append((before, max(end, right), [*words, (n, text)]))
        else:
            stacks.append((left, right, [(n, text)]))
    return (
        ["".join(text for _, text in sorted(words)) for _, _, words in stacks],
        [(left, right) for left, right, _ in stacks],
        [len(words) for _, _, words in stacks],
    )
