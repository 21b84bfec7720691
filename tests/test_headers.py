"""The header of a table column is understood by its parts."""

import tomllib
from pathlib import Path

import pytest

from workplan_parser import lexicon
from workplan_parser.lexicon import headers

CASES = tomllib.loads((Path(__file__).parent / "cases" / "headers.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("header", "kind"), [(header, kind) for kind, words in CASES["kinds"].items() for header in words.split()]
)
def test_what_a_header_says(header: str, kind: str) -> None:
    assert headers.kind_of(header) == kind


@pytest.mark.parametrize("words", CASES["unknown"]["words"].split())
def test_what_heads_no_column(words: str) -> None:
    assert headers.kind_of(words) is None


@pytest.mark.parametrize(
    ("header", "about", "timed", "gloss", "person"),
    [
        ("2026年计划投资(万元)", "计划投资(万元)", True, "万元", None),
        ("上年完成", "完成", False, "", None),
        ("二季度目标", "目标", True, "", None),
        ("总投资:亿元", "总投资:亿元", False, "亿元", None),
        ("责任单位及责任人", "责任单位及责任人", False, "", "person_in_charge"),
        ("责任领导、责任单位", "责任领导、责任单位", False, "", "leader"),
    ],
)
def test_what_more_a_header_says(
    header: str, about: str, timed: bool, gloss: str, person: str | None
) -> None:
    found = headers.read(header)
    assert found is not None
    assert (header[found.about :], found.timed, found.gloss, found.person) == (about, timed, gloss, person)


def test_every_part_stands_in_one_entry() -> None:
    parts = [
        word
        for entry in lexicon.entry("headers", "parts")
        for word in lexicon.words("headers", f"parts.{entry}")
    ]
    assert len(parts) == len(set(parts))
