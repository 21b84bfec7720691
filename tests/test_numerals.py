"""Numerals: Arabic, Chinese and mixed, exactly."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar import spell
from workplan_parser.extract.numerals import read, scan

CASES = tomllib.loads((Path(__file__).parent / "cases" / "numerals.toml").read_text("utf-8"))["case"]
NUMERAL_CHARACTERS = "0123456789〇零一二两三四五六七八九十百千万亿半多余几点分之,. 个元"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_value(case: dict[str, Any]) -> None:
    assert read(case["text"]) == (Decimal(case["value"]) if "value" in case else None)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (10, "一十"),
        (105, "一百零五"),
        (10_200, "一万零二百"),
        (35_000, "三万五千"),
        (10**8, "一亿"),
    ],
)
def test_spelling(number: int, written: str) -> None:
    assert spell(number) == written


@given(st.integers(0, 10**12))
def test_what_is_spelt_is_read(number: int) -> None:
    assert read(spell(number)) == number


@given(st.decimals(0, 10**9, places=2), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_a_multiplier_is_exact(number: Decimal, multiplier: tuple[str, int]) -> None:
    written, factor = multiplier
    assert read(f"{number}{written}") == number * factor


@given(st.integers(0, 10**12))
def test_separators_change_nothing(number: int) -> None:
    assert read(f"{number:,}") == read(str(number)) == number


@given(st.text(NUMERAL_CHARACTERS, max_size=60))
def test_numerals_are_in_order_and_apart(text: str) -> None:
    found = list(scan(text))
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize("char", ["9", "一", "万", "亿", "十", "分", "半"])
def test_a_long_run_is_one_code_or_many_numerals_never_a_long_one(char: str) -> None:
    assert all(n.kind == "code" or n.end - n.start <= 40 for n in scan(char * 20_000))
