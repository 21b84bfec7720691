"""Which plans follow each other: one body, one subject, a year after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from planmaker import I, T, make
from workplan_parser.model import Plan
from workplan_parser.offices import Registry
from workplan_parser.panel import arrange
from workplan_parser.panel.series import stem, subject, year_in


def plan(title: str, year: int | None, issuer: str | None = "某市城市管理局", name: str = "plan.txt") -> Plan:
    return make(I("任务", targets=[T("绿地率", "40", "%")]), title=title, year=year, issuer=issuer, name=name)


def test_years_of_one_subject_are_one_series_in_their_order() -> None:
    (one,) = arrange([plan(f"{year}年城市管理工作要点", year) for year in (2024, 2022, 2023)])
    assert [p.metadata.year for p in one.plans] == [2022, 2023, 2024]
    assert (one.body, one.title) == ("某市城市管理局", "城市管理工作要点")


@pytest.mark.parametrize(
    ("older", "newer", "together"),
    [
        ("2023年城市管理工作要点", "关于印发《2024年城市管理工作要点》的通知", True),
        ("2023年城市管理工作要点", "2024年全市城市管理工作计划", True),
        ("2023年某省政府工作报告", "2024年某省人民政府工作报告", True),
        ("2023年城市管理工作要点", "2024年食品安全专项整治方案", False),
        ("2023年城市管理工作要点", "关于印发2024年度绿岛花园建设实施方案的通知", False),
    ],
)
def test_titles_tell_what_belongs_together(older: str, newer: str, together: bool) -> None:
    assert len(arrange([plan(older, 2023), plan(newer, 2024)])) == (1 if together else 2)


def test_two_plans_of_one_year_are_two_series_unless_asked_otherwise() -> None:
    both = [plan("2024年工作要点", 2024), plan("2024年工作要点", 2024, name="b.txt")]
    assert len(arrange(both)) == 2
    assert len(arrange(both, as_one=True)) == 1


def test_bodies_stay_apart_until_the_registry_joins_them() -> None:
    both = [plan("2023年工作要点", 2023, "某市城市管理委员会"), plan("2024年工作要点", 2024)]
    assert len(arrange(both)) == 2
    known = Registry({"某市城市管理委员会": "某市城市管理局", "某市城市管理局": "某市城市管理局"})
    assert [one.body for one in arrange(both, known)] == ["某市城市管理局"]


def test_a_plan_that_does_not_say_who_wrote_it_goes_with_the_files_of_its_name() -> None:
    both = [
        plan("2023年工作要点", 2023, None, "cg-2023.txt"),
        plan("2024年工作要点", 2024, name="cg-2024.txt"),
    ]
    assert [(one.body, len(one.plans)) for one in arrange(both)] == [("某市城市管理局", 2)]
    assert [one.body for one in arrange(both[:1])] == ["cg"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2024年城市管理工作要点", "城市管理工作要点"),
        ("关于印发《某区2024年度工作要点》的通知", "某区工作要点"),
        ("关于印发某区2024年工作要点的通知", "某区工作要点"),
        ("二〇二四年政府工作报告", "政府工作报告"),
        ("“十四五”物流规划", "“十四五”物流规划"),  # a name, no year
    ],
)
def test_the_subject_is_the_title_without_year_and_wrapping(title: str, expected: str) -> None:
    assert subject(plan(title, 2024)) == expected


@pytest.mark.parametrize(
    ("name", "year", "rest"),
    [
        ("plans/cg-2024.txt", 2024, "cg"),
        ("2023年要点.docx", 2023, "要点"),
        ("2023-2025.txt", None, "2023-2025"),  # which of the two?
        ("no20240312.txt", None, "no20240312"),  # a date run together
    ],
)
def test_year_and_rest_of_a_file_name(name: str, year: int | None, rest: str) -> None:
    assert year_in(name) == year
    assert stem(name) == rest or year is None


def test_a_year_in_the_file_name_serves_where_the_document_says_none(tmp_path: Path) -> None:
    found = arrange(
        [plan("工作要点", None, name="cg-2022.txt"), plan("2023年工作要点", 2023, name="cg-2023.txt")]
    )
    assert [len(one.plans) for one in found] == [2]
