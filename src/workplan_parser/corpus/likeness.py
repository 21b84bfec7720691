"""What two copies of one plan have in common: its words, without the sites' own and without signs and blanks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from typing import Any

from workplan_parser.model import Plan
from workplan_parser.shapes import shape
from workplan_parser.text.flow import fold
from workplan_parser.writers.nodes import places

_SAID = shape(r"[\p{L}\p{N}%]+")

LETTERS = 8
"""Letters that are looked at together: as many as two plans of one office share only where one copies the other."""

ONE_IN = 8
"""Of the stretches of so many letters one is taken, by what it says: the same in every copy."""

ROUNDS = 128
"""Hashes of a signature: likeness is told to about four parts in a hundred."""


def content(plan: Plan) -> str:
    """The words of the outline in their order, as they are compared."""
    parts = (
        text
        for place in places(plan)
        if place.kind != "closing"
        for text in (getattr(place.node, "title", None), getattr(place.node, "text", None))
    )
    return _plain(parts) or _plain(piece.text for piece in plan.unclaimed)


def _plain(texts: Iterable[str | None]) -> str:
    return "".join(word for text in texts if text for word in _SAID.findall(fold(text)))


def digest(words: str) -> str | None:
    """The same for copies word for word; None where there are no words."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest() if words else None


def signature(words: str) -> bytes | None:
    """The MinHash of the words, four bytes a round; None where they are too few. Needs datasketch."""
    import numpy

    points = numpy.frombuffer(words.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype("<u8")
    if len(points) < 4 * LETTERS:
        return None
    hashes = numpy.zeros(len(points) - LETTERS + 1, dtype="<u8")
    with numpy.errstate(over="ignore"):
        for at in range(LETTERS):
            hashes = hashes * _STEP + points[at : at + len(hashes)]
        hashes = (hashes ^ (hashes >> 31)) * _MIX
    hashes >>= 32
    taken = hashes[hashes % ONE_IN == 0]
    sketch = _sketch()
    sketch.clear()
    sketch.update_batch(taken if len(taken) else hashes)
    return bytes(sketch.hashvalues.astype("<u4").tobytes())


@cache
def _sketch() -> Any:
    from datasketch import MinHash

    return MinHash(num_perm=ROUNDS, seed=1, hashfunc=int)


_STEP, _MIX = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9
