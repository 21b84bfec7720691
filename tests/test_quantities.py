"""Quantities: number, unit and comparator, exactly placed."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_parser.extract import quantities, units
from workplan_parser.extract.quantities import Quantity

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quantities.toml").read_text("utf-8"))["case"]
PROSE = st.text(
    "新建公厕增长不低于达到超过左右以上内率第一二三十百万亿半0123456789.%元个座米天,、。;()“”《》至—由",
    max_size=60,
)
UNITS = sorted(units.table())


def line(text: str, found: Quantity) -> str:
    value = "–".join(format(n.normalize(), "f") for n in (found.value, found.value_max) if n is not None)
    raw = text[found.start : found.end]
    return f"{raw} | {found.comparator} | {value} | {found.unit} | {found.ucum} | {found.dimension}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_quantities(case: dict[str, Any]) -> None:
    assert [line(case["text"], found) for found in quantities.find(case["text"])] == case["expect"]


@given(PROSE)
def test_places_are_in_order_and_inside(text: str) -> None:
    found = quantities.find(text)
    for q in found:
        assert 0 <= q.start <= q.number < q.end <= len(text)
        assert q.number <= q.unit_start <= q.unit_end <= q.end
        assert (
            text[q.unit_start : q.unit_end] == q.unit
            or q.rule in ("fraction", "han")
            or q.dimension == "ratio"
        )
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@given(PROSE)
def test_a_range_rises(text: str) -> None:
    for q in quantities.find(text):
        assert (q.value_max is not None) == (q.comparator == "range")
        assert q.value_max is None or q.value < q.value_max


@given(st.integers(2, 10**6), st.sampled_from(UNITS))
def test_each_unit_is_found_in_a_sentence(number: int, unit: str) -> None:
    (found,) = quantities.find(f"共计{number}万{unit}。")
    assert (found.value, found.unit) == (Decimal(number) * 10**4, units.table()[unit].written)


@pytest.mark.parametrize("piece", ["9", "一", "(", "《", "“", "1.", "由5", "至少", "5个、", "5%和"])
def test_a_long_run_is_read(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    assert all(q.end <= len(text) for q in quantities.find(text))
