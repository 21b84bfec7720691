"""Copies: one plan on several sites, word for word or nearly so; told from the marks that every document left.

A pass over all shards puts the marks into one file; what is held of a document beyond that is some forty bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from workplan_parser.corpus.likeness import ROUNDS
from workplan_parser.corpus.run import Run
from workplan_parser.corpus.tables import SIGNATURE
from workplan_parser.panel.extra import need

ALIKE = 0.8
"""Share of equal rounds from which on two plans of one year are copies."""

_BANDS = 16
"""Of two plans as like as that, nineteen of twenty pairs agree on one of so many bands."""

_AT_ONCE = 10_000
"""Pairs whose signatures are in memory at the same time."""


class Copies(NamedTuple):
    """By the position of each document: the position of the one it copies (-1 for none), and how like it is."""

    of: Any
    similarity: Any


def copies(run: Run) -> Copies:
    """The copies among all documents; each points to an original, which is no copy itself."""
    import numpy

    marks = _marks(run)
    of = _exact(marks["digest"][:, 0], marks["year"])
    similarity = numpy.where(of >= 0, numpy.float32(1), numpy.float32(0))
    exact = numpy.flatnonzero(of >= 0)
    for one, other, likeness in _alike(
        marks, numpy.flatnonzero((of < 0) & marks["signed"] & (marks["year"] > 0))
    ):
        if of[other] >= 0:
            continue
        if of[one] >= 0:
            one = of[one]
            likeness = _likeness(marks, one, other)
        if likeness >= ALIKE:
            of[other], similarity[other] = one, likeness
    moved = exact[of[of[exact]] >= 0]  # what they are copies of turned out to be one
    similarity[moved] = similarity[of[moved]]
    of[moved] = of[of[moved]]
    return Copies(of, similarity)


def _exact(digests: Any, years: Any) -> Any:
    """The first document of the year with the same words, for each but the first."""
    import numpy

    keys = digests + years.astype("<u8") * numpy.uint64(0x9E3779B97F4A7C15)
    of = numpy.full(len(keys), -1, "<i8")
    order = numpy.argsort(keys, kind="stable")
    again = numpy.flatnonzero(keys[order][1:] == keys[order][:-1]) + 1
    begins = numpy.ones(len(keys), bool)
    begins[again] = False
    first = order[numpy.maximum.accumulate(numpy.where(begins, numpy.arange(len(keys)), 0))]
    of[order[again]] = first[again]
    of[digests == 0] = -1  # without words
    return of


def _alike(marks: Any, signed: Any) -> Iterator[tuple[int, int, float]]:
    """Pairs that are as like as copies, the earlier first, in the order of the later."""
    import numpy

    pairs = numpy.unique(numpy.concatenate([numpy.empty((0, 2), "<i8"), *_in_bands(marks, signed)]), axis=0)
    pairs = pairs[numpy.lexsort((pairs[:, 0], pairs[:, 1]))]
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        likeness = (marks["rounds"][some[:, 0]] == marks["rounds"][some[:, 1]]).mean(axis=1)
        for (one, other), how in zip(some.tolist(), likeness.tolist(), strict=True):
            if how >= ALIKE:
                yield one, other, how


def _in_bands(marks: Any, signed: Any) -> Iterator[Any]:
    """Documents of one year that agree on a band: each with the first of them, and with the one before."""
    import numpy

    for rounds in numpy.split(numpy.arange(ROUNDS), _BANDS):
        keys = marks["year"][signed].astype("<u8")
        with numpy.errstate(over="ignore"):
            for one in rounds:
                keys = (keys ^ marks["rounds"][:, one][signed]) * numpy.uint64(0x9E3779B97F4A7C15)
                keys ^= keys >> numpy.uint64(29)
        order = numpy.argsort(keys, kind="stable")
        again = numpy.flatnonzero(keys[order][1:] == keys[order][:-1]) + 1
        begins = numpy.ones(len(keys), bool)
        begins[again] = False
        first = numpy.maximum.accumulate(numpy.where(begins, numpy.arange(len(keys)), 0))
        for others in (first[again], again - 1):
            yield numpy.stack([signed[order[others]], signed[order[again]]], axis=1)


def _likeness(marks: Any, one: int, other: int) -> float:
    return float((marks["rounds"][one] == marks["rounds"][other]).mean())


def _marks(run: Run) -> Any:
    """One record a document, in a file: the digest of its words, its year, whether it is signed, its signature."""
    import numpy

    parquet = need("pyarrow.parquet", "读写数据集")
    path = run.scratch("marks.bin")
    kind = numpy.dtype([("digest", "<u8", 4), ("year", "<i4"), ("signed", "?"), ("rounds", "<u4", ROUNDS)])
    with path.open("wb") as file:
        for number in range(run.count()):
            part = run.parts(number) / "documents.parquet"
            if not part.exists():
                continue
            rows = parquet.read_table(part, columns=["text_sha256", "year", SIGNATURE]).to_pylist()
            marks = numpy.zeros(len(rows), dtype=kind)
            for mark, row in zip(marks, rows, strict=True):
                mark["digest"] = numpy.frombuffer(bytes.fromhex(row["text_sha256"] or "00" * 32), "<u8")
                mark["year"] = row["year"] or 0
                if row[SIGNATURE] is not None:
                    mark["signed"], mark["rounds"] = True, numpy.frombuffer(row[SIGNATURE], "<u4")
            file.write(marks.tobytes())
    return numpy.memmap(path, dtype=kind, mode="r") if path.stat().st_size else numpy.zeros(0, kind)
