"""docs/names.md read line by line: every sentence gives the name that the page says, of those places."""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan_parser import parse
from workplan_parser.extract import targets
from workplan_parser.extract.indicators.quoted import said
from workplan_parser.text.sheet import Sheet
from workplan_parser.words import QUOTED

PAGE = Path(__file__).parent.parent / "docs" / "names.md"
LINES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text("utf-8").splitlines()
    if line.startswith("| ") and "。" in line
]


@pytest.mark.parametrize(("sentence", "number", "name", "because"), LINES)
def test_name(sentence: str, number: str, name: str, because: str) -> None:
    text = Sheet(sentence).stopped
    every = targets.find(text)
    (one,) = [one for one in every.targets if number in text[one.start : one.end]]
    assert "+".join(said(text, (part,)) for part in one.name) == name, because
    assert {part.role for part in one.name} <= set(QUOTED)


def test_the_tree_has_each_place_in_the_order_of_the_name() -> None:
    text = "青河区2026年工作计划\n\n一、农业\n（一）稳定生产。大豆种植面积达到2万亩，产量达到3000吨。\n"
    _, one = parse(text).sections[0].items[0].targets
    assert one.indicator == "大豆产量"
    assert [place.of(text) for place in one.indicator_spans] == ["大豆", "产量"]
    assert one.indicator_span == one.indicator_spans[0]
