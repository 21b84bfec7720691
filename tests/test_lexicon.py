"""The word tables hold together: no word twice in an entry, exact factors, every unit and comparator found."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from workplan_parser import UnreadableInput, lexicon
from workplan_parser.extract import comparators, units

TABLES = (
    "commitments",
    "comparators",
    "deadlines",
    "headers",
    "indicators",
    "nonquantities",
    "people",
    "responsibility",
    "units",
)


def lists(name: str, value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """The entries of a table that are lists of words."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(name, inner, (*path, key))
    elif path[:1] not in (("measure",), ("compound",), ("meant",)):
        yield name, ".".join(path)


def compared(side: str) -> list[tuple[str, str]]:
    """The words that touch a number on one *side*, each with its meaning."""
    return [
        (word, op)
        for group in ("strong", "weak", "words", "within")
        if group in lexicon.entry("comparators", side)
        for op in lexicon.entry("comparators", f"{side}.{group}")
        for word in lexicon.words("comparators", f"{side}.{group}.{op}")
    ]


@pytest.mark.parametrize(
    ("table", "path"), [row for name in TABLES for row in lists(name, lexicon.table(name))]
)
def test_no_word_stands_twice(table: str, path: str) -> None:
    assert lexicon.words(table, path)  # raises where a word stands twice


@pytest.mark.parametrize("written", sorted(units.table()))
def test_each_unit_is_found_alone(written: str) -> None:
    found = units.match(written, 0)
    assert found is not None
    assert (found.unit, found.end) == (units.table()[written], len(written))


def test_a_unit_that_stands_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "body.toml").write_text('[units.count]\nclassifiers = "米"', encoding="utf-8")
    with (
        lexicon.dialect(tmp_path / "body.toml"),
        pytest.raises(UnreadableInput, match="body.toml.*米 stands twice"),
    ):
        units.known("米")


def test_a_word_that_begins_like_a_unit_begins_with_the_end_of_one() -> None:
    ends = {written[-1] for written in units.table()}
    assert [word for word in lexicon.words("units", "count.not_units") if word[0] not in ends] == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("成群众", "成"),
        ("成渝高速", None),
        ("成绵乐铁路", None),
        ("天内高速通车", "天"),
        ("天府新区", None),
        ("人工", None),
        ("人左右", "人"),
    ],
)
def test_a_word_or_a_name_that_begins_like_a_unit_is_none(text: str, unit: str | None) -> None:
    found = units.match(text, 0)
    assert (found and found.unit.written) == unit


@pytest.mark.parametrize(
    ("old", "new", "factor"),
    [
        ("公里", "米", Fraction(1000)),
        ("亩", "平方米", Fraction(2000, 3)),
        ("公顷", "亩", Fraction(15)),
        ("斤", "公斤", Fraction(1, 2)),
        ("吨/日", "公斤/日", Fraction(1000)),
        ("吨/万元", "吨/元", Fraction(1, 10**4)),
        ("元/十万人", "元/人", None),
        ("成", "%", Fraction(10)),
        ("%", "个百分点", None),
        ("元", "美元", None),
        ("个", "座", None),
        ("米", "平方米", None),
    ],
)
def test_factors_are_exact(old: str, new: str, factor: Fraction | None) -> None:
    assert units.factor(old, new) == factor


def test_a_compound_says_which_words_it_is_made_of() -> None:
    found = units.match("5吨/万人·年", 1)
    assert found is not None
    assert [(hit.word, hit.entry) for hit in found.parts] == [
        ("吨", "measure.mass"),
        ("人", "count.classifiers"),
        ("年", "measure.time"),
    ]


@pytest.mark.parametrize("word", [word for word, _ in compared("before")])
def test_each_word_before_a_number_is_read(word: str) -> None:
    found = comparators.before(word + "5", len(word))
    assert found is not None and found.word == word


@pytest.mark.parametrize(("word", "op"), compared("after"))
def test_each_word_after_a_number_is_read(word: str, op: str) -> None:
    found = comparators.after(word + "。", 0, duration=True)
    assert found is not None and (found.word, comparators.meaning(found)) == (word, op)


@pytest.mark.parametrize("longer", lexicon.words("comparators", "before.longer"))
def test_a_word_that_only_ends_like_one_is_none(longer: str) -> None:
    assert comparators.before(longer + "5", len(longer)) is None


@pytest.mark.parametrize("longer", lexicon.words("comparators", "after.longer"))
def test_a_word_that_only_begins_like_one_is_none(longer: str) -> None:
    assert comparators.after(longer, 0, duration=True) is None
