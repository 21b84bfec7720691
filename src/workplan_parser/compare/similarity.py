"""How alike two nodes are: TF-IDF cosine of character bigrams, of the titles and of the whole texts.

Numbers and punctuation are dropped before counting, so that a raised target or a shuffled clause
does not make a stranger. Rare bigrams weigh most: 加强…管理 says nothing, 餐厨废弃物 says it all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from math import log, sqrt
from operator import add
from typing import NamedTuple, Protocol

from workplan_parser.compare.constants import COMMON, FEW, SLIGHT, STRANGE_TITLE, TITLE_SHARE, WINDOW
from workplan_parser.shapes import shape

_DROPPED = shape(r"[\d\s!-/:-@\[-`{-~、。·“”‘’《》〈〉〔〕【】—…－]+")

Key = tuple[int, int]
Vector = dict[str, float]


class Told(Protocol):
    """What can be compared: an item, or a paragraph of one."""

    @property
    def at(self) -> int:
        """Its position."""

    @property
    def title(self) -> str:
        """Its heading, tight."""

    @property
    def whole(self) -> str:
        """All its text, tight."""

    @property
    def kids(self) -> Sequence[int]:
        """Those below it."""


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
    """The weights of one comparison: document frequencies over the leaves of both plans, a vector for each asked for.

    ``counts`` holds the bigrams of every leaf, old and new, by position. *rows* and *columns* are the
    old and new positions that are to be compared.
    """

    def __init__(
        self, old: Sequence[Told], new: Sequence[Told], rows: Collection[int], columns: Collection[int]
    ) -> None:
        self.sides = (old, new)
        self.counts: tuple[dict[int, Counter[str]], dict[int, Counter[str]]] = (
            {n.at: bigrams(n.title + "。" + n.whole) for n in old if not n.kids or n.at in rows},
            {n.at: bigrams(n.title + "。" + n.whole) for n in new if not n.kids or n.at in columns},
        )
        self.seen: Counter[str] = Counter()
        for side in self.counts:
            for counts in side.values():
                self.seen.update(counts.keys())
        total = len(self.counts[0]) + len(self.counts[1]) + 1
        self.idf = {gram: log(total / n) for gram, n in self.seen.items()}
        self.rows, self.columns = rows, columns

    def likeness(self) -> dict[Key, Likeness]:
        """Likeness of every pair of rows × columns that shares anything telling."""
        wanted = (self.rows, self.columns)
        texts = _dots(*({at: self._vector(self.counts[k][at]) for at in wanted[k]} for k in (0, 1)))
        heads = tuple({at: bigrams(self.sides[k][at].title) for at in wanted[k]} for k in (0, 1))
        titles = _dots(*({at: self._vector(c) for at, c in side.items()} for side in heads))
        found: dict[Key, Likeness] = {}
        near = {key for key, s in texts.items() if s >= SLIGHT} | {
            k for k, s in titles.items() if s >= SLIGHT
        }
        for key in sorted(near):
            titled = bool(heads[0][key[0]] and heads[1][key[1]])
            found[key] = blend(titles.get(key, 0.0), texts.get(key, 0.0), titled)
        self._crowded(found)
        return found

    def _crowded(self, found: dict[Key, Likeness]) -> None:
        """Nodes all of whose words stand in a crowd of others: those of one title are compared in order, plainly."""
        known = ({i for i, _ in found}, {j for _, j in found})
        waiting: dict[str, list[int]] = {}
        for j in sorted(self.columns, reverse=True):
            if j not in known[1]:
                waiting.setdefault(self.sides[1][j].title, []).append(j)
        for i in sorted(self.rows):
            line = waiting.get(self.sides[0][i].title) if i not in known[0] else None
            if line:
                j = line.pop()
                a, b = self.counts[0][i], self.counts[1][j]
                total = a.total() + b.total()
                share = 2 * (a & b).total() / total if total else 0.0
                found[i, j] = Likeness(1.0, share, share)

    def one(self, i: int, j: int) -> Likeness:
        """Likeness of the old node *i* and the new node *j*, whatever they are."""
        a, b = self.sides[0][i], self.sides[1][j]
        title = _cosine(self._vector(bigrams(a.title)), self._vector(bigrams(b.title)))
        text = _cosine(
            self._vector(bigrams(a.title + "。" + a.whole)), self._vector(bigrams(b.title + "。" + b.whole))
        )
        return blend(title, text, bool(a.title and b.title))

    def _vector(self, counts: Counter[str]) -> Vector:
        idf = self.idf
        vector = {
            gram: (idf[gram] if n == 1 else (1.0 + log(n)) * idf[gram])
            for gram, n in counts.items()
            if gram in idf
        }
        norm = sqrt(sum(w * w for w in vector.values()))
        return {gram: w / norm for gram, w in vector.items()} if norm else {}


def blend(title: float, text: float, titled: bool) -> Likeness:
    """The score of two nodes from the cosines of their titles and texts; *titled* where both have titles."""
    if not titled:
        return Likeness(title, text, text)
    strange = STRANGE_TITLE if title < 0.08 else 0.0
    return Likeness(title, text, TITLE_SHARE * title + (1 - TITLE_SHARE) * text - strange)


def _cosine(a: Vector, b: Vector) -> float:
    return sum(w * b[gram] for gram, w in a.items() if gram in b)


def _dots(rows: dict[int, Vector], columns: dict[int, Vector]) -> dict[Key, float]:
    """Dot products of all rows with all columns over the bigrams they share; none for pairs that share nothing."""
    crowd: Counter[str] = Counter()
    for vector in rows.values():
        crowd.update(vector.keys())
    order = sorted(columns)
    postings: dict[str, list[tuple[int, float]]] = {}
    for n, j in enumerate(order):
        for gram, w in columns[j].items():
            if gram in crowd:
                postings.setdefault(gram, []).append((n, w))
    most = min(COMMON, max(FEW, len(rows) // 4)), min(COMMON, max(FEW, len(columns) // 4))
    telling = {g: p for g, p in postings.items() if crowd[g] <= most[0] and len(p) <= most[1]}
    sums: dict[Key, float] = {}
    for i, vector in rows.items():
        line = [0.0] * len(order)
        for gram, w in vector.items():
            for n, v in telling.get(gram, ()):
                line[n] += w * v
        for n, s in enumerate(line):
            if s:
                sums[i, order[n]] = s
    return sums
