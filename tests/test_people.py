"""Persons as cells and labels name them: titles, offices and telephones beside the name."""

import pytest

from workplan_parser.extract import people


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("马立群", [("马立群", None)]),
        ("马立群、乔 楠", [("马立群", None), ("乔楠", None)]),
        ("马立群  乔楠", [("马立群", None), ("乔楠", None)]),
        ("马立群 0123-7654321", [("马立群", "0123-7654321")]),
        ("马立群13911112222 乔楠 7654 3210", [("马立群", "13911112222"), ("乔楠", "7654 3210")]),
        ("联系人:乔楠;电话:76543210", [("乔楠", "76543210")]),
        ("县委常委、副县长 马立群", [("马立群", None)]),
        ("马立群副县长", [("马立群", None)]),
        ("马立群(县粮储局副局长)", [("马立群", None)]),
        ("县粮储局局长乔楠", [("乔楠", None)]),
        ("艾山·吐尔逊", [("艾山·吐尔逊", None)]),
        ("巴图尔", [("巴图尔", None)]),
        ("欧阳晓", [("欧阳晓", None)]),
        # nobody is named
        ("各镇主要负责人", []),
        ("分管领导", []),
        ("县粮储局", []),
        ("待定", []),
        ("/", []),
    ],
)
def test_where_persons_are_said_to_stand(said: str, named: list[tuple[str, str | None]]) -> None:
    assert [(one.name, one.phone) for one in people.find(said, sure=True)] == named


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("宣教科 乔楠", ["乔楠"]),
        ("宣教科马立群、法规科乔楠", ["马立群", "乔楠"]),
        ("县粮储局(乔楠)", ["乔楠"]),
        ("宣教科、法规科", []),
        ("金河区、安平镇", []),
    ],
)
def test_where_offices_and_persons_share_a_cell(said: str, named: list[str]) -> None:
    assert [one.name for one in people.find(said)] == named


def test_a_place_holds_the_name_alone() -> None:
    said = "副县长 马立群"
    (one,) = people.find(said, sure=True)
    assert said[one.start : one.end] == "马立群"
