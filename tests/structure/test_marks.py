"""Marks are read for what they look like; whether they are real is decided by sequence."""

import tomllib
from pathlib import Path

import pytest

from workplan_parser import source
from workplan_parser.text import marks
from workplan_parser.text.flow import fold
from workplan_parser.text.marks import FAMILIES, Family
from workplan_parser.text.sheet import Sheet

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "markers.toml").read_text("utf-8"))["case"]
every_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.sample)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_mark(case: dict[str, object]) -> None:
    mark = marks.read(fold(str(case["text"])))
    assert (mark.family if mark else "") == case["family"]
    if mark is not None:
        assert mark.number == case.get("number")


@every_family
def test_a_family_is_read_as_its_row_writes_it(family: Family) -> None:
    mark = marks.read(fold(family.sample + "养护道路"))
    assert mark is not None
    assert (mark.family, mark.end) == (family.name, len(family.sample))
    assert family.twin in (*marks.FAMILY, "")


@every_family
def test_inside_a_line_stand_the_families_that_say_so(family: Family) -> None:
    sheet = Sheet(f"任务如下。{family.sample}养护道路")
    found = [mark.family for mark in sheet.marks_inside(1, len(sheet.text))]
    assert found == ([family.name] if family.inside is not None else [])


@every_family
def test_a_numbered_entry_of_a_saved_list_gets_no_second_number(family: Family) -> None:
    page = f"<ol><li>{family.sample}养护道路</li></ol>".encode()
    printed = "1." if family.name == "bullet" else ""
    assert source.load(page, "list.html").text == f"{printed}{family.sample}养护道路\n"


@pytest.mark.parametrize(
    ("text", "number", "mark"),
    [
        ("（2）定期检测", "2", "（2）"),
        ("12、定期检测", "12", "12、"),
        ("第3条 检测", "3", "第3条"),
        ("检测2座", "2", None),
        ("2座桥梁", "2", None),
    ],
)
def test_the_mark_round_a_number(text: str, number: str, mark: str | None) -> None:
    folded = fold(text)
    at = folded.index(number)
    found = marks.around(folded, at, at + len(number))
    assert (found and text[found.start : found.end]) == mark
