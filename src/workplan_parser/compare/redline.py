"""The redline of two texts: word-level edits without a word segmenter.

Clauses first (those that stand once in both texts, in their common order), then characters inside
what is left, then tidied: a number or Latin word is never cut, and a single character that happens
to be equal between two edits joins them. Texts that share too little are replaced whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import accumulate

import regex

from workplan_parser.compare.constants import KINSHIP, SMALL
from workplan_parser.compare.model import Edit
from workplan_parser.compare.order import heaviest
from workplan_parser.shapes import shape
from workplan_parser.text import characters
from workplan_parser.text.characters import is_han

_CLAUSE = shape(r"[^。;!?]*[。;!?]?")
_FINE = shape(r"[^,、:。;!?]*[,、:。;!?]?")
_ATOM = shape(r"[0-9]+(?:\.[0-9]+)?[%万亿千百]*|[A-Za-z]+|.", regex.DOTALL)

Op = tuple[str, str]


def redline(old: str, new: str, words: Mapping[str, int] | None = None) -> tuple[Edit, ...]:
    """Edits that lead from *old* to *new* (tight texts): their ``old`` pieces join to the one, ``new`` to the other.

    *words* counts the bigrams of both plans: with it 管[理→控] becomes [管理→管控]. The result is the
    mirror image of redline(new, old): both are worked out in one direction.
    """
    first, second = sorted((old, new))
    ops = _tidy(list(_compare(first, second, 0)))
    if words:
        ops = _whole_words(ops, words)
    return tuple(_edits(ops if old <= new else [(b, a) for a, b in ops]))


def recast(edits: tuple[Edit, ...], old: str, new: str) -> tuple[Edit, ...]:
    """*edits* of two tight texts in the characters of *old* and *new*: their widths as printed, their paragraphs a line each."""
    mine, theirs = _Printed(old), _Printed(new)
    done: list[Edit] = []
    i = j = 0
    for edit in edits:
        k, m = i + len(edit.old), j + len(edit.new)
        done.append(Edit(op=edit.op, old=mine.between(i, k), new=theirs.between(j, m)))
        i, j = k, m
    return tuple(done)


class _Printed:
    """A text a paragraph a line, asked for by the offsets of the tight text; a line's end belongs to what follows it."""

    def __init__(self, text: str) -> None:
        lines = [line for line in map(characters.tight, text.split("\n")) if line]
        self._text = "\n".join(lines)
        self._ends = list(accumulate(len(line) for line in lines[:-1]))

    def between(self, start: int, end: int) -> str:
        return self._text[start + bisect_left(self._ends, start) : end + bisect_left(self._ends, end)]


def _compare(old: str, new: str, depth: int) -> Iterator[Op]:
    """(old piece, new piece) in order; equal pieces are equal strings."""
    if old == new or not old or not new:
        yield old, new
    elif depth < 2:
        pattern = (_CLAUSE, _FINE)[depth]
        a = [s for s in pattern.findall(old) if s]
        b = [s for s in pattern.findall(new) if s]
        start = 0
        begin = 0
        for i, j in [*_anchors(a, b), (len(a), len(b))]:
            yield from _compare("".join(a[start:i]), "".join(b[begin:j]), depth + 1)
            if i < len(a):
                yield a[i], b[j]
            start, begin = i + 1, j + 1
    else:
        yield from _characters(old, new)


def _anchors(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """Common head and tail, and between them the pieces that are unique in both, in their longest common order."""
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    places: dict[str, list[int]] = {}
    for side, pieces in enumerate((a, b)):
        for n in range(head, len(pieces) - tail):
            entry = places.setdefault(pieces[n], [0, 0, 0, 0])
            entry[side] += 1
            entry[side + 2] = n
    unique = sorted((e[2], e[3]) for e in places.values() if e[0] == e[1] == 1)
    kept = heaviest([j for _, j in unique], [1] * len(unique))
    middle = [point for n, point in enumerate(unique) if n in kept]
    ends = [(n, n) for n in range(head)]
    return ends + middle + [(len(a) - n, len(b) - n) for n in range(tail, 0, -1)]


def _characters(old: str, new: str) -> Iterator[Op]:
    if len(old) > SMALL or len(new) > SMALL:
        yield old, new
        return
    from rapidfuzz.distance import LCSseq

    a, b = _ATOM.findall(old), _ATOM.findall(new)
    blocks = LCSseq.opcodes(a, b)
    equal = sum(len("".join(a[o.src_start : o.src_end])) for o in blocks if o.tag == "equal")
    if equal < KINSHIP * min(len(old), len(new)):
        yield old, new
        return
    for op in blocks:
        yield "".join(a[op.src_start : op.src_end]), "".join(b[op.dest_start : op.dest_end])


def _tidy(ops: list[Op]) -> list[Op]:
    """Neighbouring edits joined, with single equal characters between them swallowed."""
    runs: list[tuple[bool, list[str], list[str]]] = []
    for n, (old, new) in enumerate(ops):
        if not old and not new:
            continue
        same = old == new
        if same and len(old) == 1 and runs and not runs[-1][0] and _edit_follows(ops, n):
            same = False
        if not runs or runs[-1][0] != same:
            runs.append((same, [], []))
        runs[-1][1].append(old)
        runs[-1][2].append(new)
    return [("".join(old), "".join(new)) for _, old, new in runs]


def _edit_follows(ops: list[Op], n: int) -> bool:
    return n + 1 < len(ops) and ops[n + 1][0] != ops[n + 1][1]


def _whole_words(ops: list[Op], words: Mapping[str, int]) -> list[Op]:
    """A single character replaced takes the neighbour along that it more often stands with in the two plans."""
    done = list(ops)
    for n, (old, new) in enumerate(ops):
        if len(old) != 1 or len(new) != 1 or old == new or not (is_han(old) and is_han(new)):
            continue
        left = done[n - 1][0][-1:] if n else ""
        right = done[n + 1][0][:1] if n + 1 < len(done) else ""
        before = words.get(left + old, 0) + words.get(left + new, 0) if is_han(left) else 0
        after = words.get(old + right, 0) + words.get(new + right, 0) if is_han(right) else 0
        if before >= after and before:
            done[n - 1] = (done[n - 1][0][:-1], done[n - 1][1][:-1])
            done[n] = (left + old, left + new)
        elif after:
            done[n + 1] = (done[n + 1][0][1:], done[n + 1][1][1:])
            done[n] = (old + right, new + right)
    return [op for op in done if op[0] or op[1]]


def _edits(ops: list[Op]) -> Iterator[Edit]:
    for old, new in ops:
        if old == new:
            yield Edit(op="equal", old=old, new=new)
        else:
            yield Edit(op="replace" if old and new else "delete" if old else "insert", old=old, new=new)
