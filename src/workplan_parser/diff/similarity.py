"""How alike two nodes are: TF-IDF cosine of character bigrams, of the titles and of the whole texts.

Numbers and punctuation are dropped before counting, so that a raised target or a shuffled clause
does not make a stranger. Rare bigrams weigh most: 加强…管理 says nothing, 餐厨废弃物 says it all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt
from operator import add
from typing import NamedTuple

from workplan_parser.diff.nodes import Node

TITLE_SHARE = 0.4
"""Weight of the title against the whole text, where both nodes have one."""

STRANGE_TITLE = 0.15
"""Taken off the score where both nodes have titles that share nothing: a borrowed sentence makes no counterpart."""

COMMON = 70
"""A bigram standing in more nodes of one plan than this finds no candidates: it bounds the work on long plans."""

WINDOW = 20_000
"""Characters of a node's text that are looked at: far above any real item, and bounds the work."""

_DROPPED = re.compile(r"[\d\s!-/:-@\[-`{-~、。·“”‘’《》〈〉〔〕【】—…－]+")

Vector = dict[str, float]


class Likeness(NamedTuple):
    """Cosines of one old node with one new: titles, whole texts, and the blend that decides."""

    title: float
    text: float
    score: float


def bigrams(text: str) -> Counter[str]:
    """Character bigrams of *text* without digits and punctuation."""
    bare = _DROPPED.sub("", text[:WINDOW])
    return Counter(map(add, bare, bare[1:])) if len(bare) > 1 else Counter([bare] if bare else [])


class Space:
    """The weights of one comparison: document frequencies over both plans, one vector a node and field."""

    def __init__(self, old: Sequence[Node], new: Sequence[Node]) -> None:
        self.old, self.new = old, new
        titles = [[bigrams(n.title) for n in side] for side in (old, new)]
        texts = [[bigrams(n.title + "。" + n.whole) for n in side] for side in (old, new)]
        self.idf = _weights([*texts[0], *texts[1]])
        self.titles = [[self._vector(c) for c in side] for side in titles]
        self.texts = [[self._vector(c) for c in side] for side in texts]
        self.counts = texts

    def _vector(self, counts: Counter[str]) -> Vector:
        idf = self.idf
        vector = {
            gram: (1.0 + log(n) if n > 1 else 1.0) * idf[gram] for gram, n in counts.items() if gram in idf
        }
        norm = sqrt(sum(w * w for w in vector.values()))
        return {gram: w / norm for gram, w in vector.items()} if norm else {}

    def candidates(self, rows: Sequence[int], columns: Sequence[int]) -> dict[tuple[int, int], Likeness]:
        """Likeness of every pair of *rows* × *columns* that shares anything telling."""
        titles = _dots(self.titles, rows, columns)
        texts = _dots(self.texts, rows, columns)
        found: dict[tuple[int, int], Likeness] = {}
        for key in titles.keys() | texts.keys():
            t, b = titles.get(key, 0.0), texts.get(key, 0.0)
            if self.titles[0][key[0]] and self.titles[1][key[1]]:
                score = TITLE_SHARE * t + (1 - TITLE_SHARE) * b - (STRANGE_TITLE if t < 0.08 else 0.0)
            else:
                score = b
            found[key] = Likeness(t, b, score)
        return found


def _weights(documents: Sequence[Counter[str]]) -> Vector:
    seen: Counter[str] = Counter()
    for counts in documents:
        seen.update(counts.keys())
    total = len(documents) + 1
    return {gram: log(total / n) for gram, n in seen.items() if n < total}


def _dots(
    vectors: Sequence[Sequence[Vector]], rows: Sequence[int], columns: Sequence[int]
) -> dict[tuple[int, int], float]:
    postings: dict[str, list[tuple[int, float]]] = {}
    for j in columns:
        for gram, w in vectors[1][j].items():
            postings.setdefault(gram, []).append((j, w))
    crowd = Counter(gram for i in rows for gram in vectors[0][i])
    telling = {g: p for g, p in postings.items() if len(p) <= COMMON and crowd[g] <= COMMON}
    sums: dict[tuple[int, int], float] = {}
    for i in rows:
        line: dict[int, float] = {}
        for gram, w in vectors[0][i].items():
            for j, v in telling.get(gram, ()):
                line[j] = line.get(j, 0.0) + w * v
        for j, s in line.items():
            sums[i, j] = s
    return sums
