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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("处理900吨/日", ["吨 measure.mass", "日 measure.time"]),
        ("合格率不低于95%", ["不低于 before.strong.ge", "% measure.ratio"]),
        ("5个工作日内办结", ["个工作日 measure.working_time", "内 after.within.le"]),
        ("不低于公厕总量的30%", ["% measure.ratio", "不低于 apart.words.ge"]),
        ("每户最高补助5000元", ["元 measure.money", "最高 apart.granted.le", "补助 money.granting"]),
        ("确保参保率95%", ["% measure.ratio", "确保 apart.ensured"]),
        ("压减百分之三十", []),
    ],
)
def test_a_quantity_says_which_words_made_it(text: str, words: list[str]) -> None:
    (found,) = quantities.find(text)
    assert [f"{hit.word} {hit.entry}" for hit in found.evidence] == words
    assert all(text[hit.start : hit.end] == hit.word for hit in found.evidence if hit.table == "units")


def test_the_last_of_a_list_says_whose_comparator_it_has() -> None:
    _, last = quantities.find("分别达到65%和55%")
    assert [hit.word for hit in last.compared] == ["达到"]


@pytest.mark.parametrize(
    ("text", "number", "reason", "words"),
    [
        ("拨打12319反映", "12319", "phone", ["拨打"]),
        ("12319热线", "12319", "phone", ["热线"]),
        ("遇10级大风", "10", "series", ["级"]),
        ("前10名企业", "10", "ordinal", ["前"]),
        ("见专栏3", "3", "reference", ["专栏"]),
        ("统一标识", "一", "word", ["统"]),
        ("四类水体", "四", "word", ["类"]),
        ("对接12口岸", "12", "no_unit", ["口岸"]),
        ("支持5G应用", "5", "latin_name", []),
        ("亩产万元产业", "万", "multiplier", []),
    ],
)
def test_a_number_that_is_none_says_why(text: str, number: str, reason: str, words: list[str]) -> None:
    reading = quantities.read(text)
    assert reading.quantities == []
    (left,) = reading.leftovers
    assert text[left.start : left.end] == number
    assert (left.reason, [hit.word for hit in left.evidence]) == (reason, words)


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
