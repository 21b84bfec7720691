"""The word tables hold together: no form twice, exact factors, every unit found alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from workplan_parser import lexicon
from workplan_parser.extract import comparators, units
from workplan_parser.lexicon import LexiconError

LISTS = [
    ("commitments", path)
    for path in (
        "tense.past", "tense.future", "aspect.done", "aspect.stock", "baseline.from", "baseline.to", "comparison.words",
        "verbs.build", "duration.limit", "han.classifiers", "han.counted", "modifier.bearers",
        "collective.abstract", "strength.must", "strength.strive", "definition.words",
    )
] + [
    ("indicators", path)
    for path in ("trim.openers", "trim.closers", "trim.changes", "verbs.act", "verbs.ending")
] + [("nonquantities", path) for path in ("after.series", "after.han_series", "before.phone", "before.reference")]  # fmt: skip


@pytest.mark.parametrize(("table", "path"), LISTS)
def test_no_word_stands_twice(table: str, path: str) -> None:
    found = lexicon.words(table, path)  # raises where a word stands twice
    assert found and all(word == word.strip() for word in found)


@pytest.mark.parametrize("written", sorted(units.table()))
def test_each_unit_is_found_alone(written: str) -> None:
    found = units.match(written, 0)
    assert found is not None
    assert (found[0].written, found[1]) == (units.table()[written].written, len(written))


def test_a_unit_that_stands_twice_is_refused() -> None:
    unit = units.Unit("米", "m", "length", Fraction(1))
    with pytest.raises(LexiconError, match="米 stands twice"):
        units._add({"米": unit}, unit)


@pytest.mark.parametrize(
    ("old", "new", "factor"),
    [
        ("公里", "米", Fraction(1000)),
        ("亩", "平方米", Fraction(2000, 3)),
        ("公顷", "亩", Fraction(15)),
        ("斤", "公斤", Fraction(1, 2)),
        ("吨/日", "公斤/日", Fraction(1000)),
        ("吨/万元", "吨/元", Fraction(1, 10**4)),
        ("成", "%", Fraction(10)),
        ("%", "个百分点", None),
        ("元", "美元", None),
        ("个", "座", None),
        ("米", "平方米", None),
    ],
)
def test_factors_are_exact(old: str, new: str, factor: Fraction | None) -> None:
    assert units.factor(old, new) == factor


@pytest.mark.parametrize("word", [word.written for word in comparators._before()])
def test_each_word_before_a_number_is_read(word: str) -> None:
    found = comparators.before(word + "5", len(word))
    assert found is not None
    assert found.written.endswith(word) or word.endswith(found.written)


@pytest.mark.parametrize(("word", "op"), comparators._after("after.words"))
def test_each_word_after_a_number_is_read(word: str, op: str) -> None:
    assert comparators.after(word + "。", 0) == (word, op)
