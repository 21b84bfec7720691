"""Marks are read for what they look like; whether they are real is decided by sequence."""

import tomllib
from pathlib import Path

import pytest

from workplan_parser.text import marks
from workplan_parser.text.flow import fold

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "markers.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_mark(case: dict[str, object]) -> None:
    mark = marks.read(fold(str(case["text"])))
    assert (mark.family if mark else "") == case["family"]
    if mark is not None:
        assert mark.number == case.get("number")
