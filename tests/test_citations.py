"""Citations: 《…》 with the document number after it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_parser.extract import citations
from workplan_parser.text.sheet import Sheet

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "cases" / "citations.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_citation(case: dict) -> None:
    found = citations.find(case["text"])
    assert [[c.title, c.document_number or ""] for c in found] == case["expect"]


@given(st.text(alphabet="《》〈〉(〔2018〕1号)令第办法。", max_size=80))
def test_each_quotes_its_text_and_none_overlap(text: str) -> None:
    found = citations.find(text)
    assert all(text[c.start : c.end] == f"《{c.title}》" for c in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


def test_sample_cites_21_documents() -> None:
    text = (HERE.parent / "data/raw/zhengzhou-chengguan-2018.txt").read_text(encoding="utf-8-sig")
    found = citations.find(Sheet(text).flow(0, len(text)).text)
    assert len(found) == 21
    assert found[0].title == "市政公用事业特许经营管理办法"
