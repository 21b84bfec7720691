"""Who carries what: counted by role, month and office, under one name however it is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planmaker import I, T, make
from workplan_parser.errors import UnreadableInput
from workplan_parser.model import Plan
from workplan_parser.offices import Registry, duties, loads, read_registry, slips, unassigned
from workplan_parser.offices.tables import TABLES, records

PLAN = make(
    I(
        "设施",
        items=[
            I(
                "道路",
                "整治破损路面。",
                [T("完好率", "97", "%", "不低于", due=date(2024, 12, 31))],
                [("lead", "市政处"), ("support", "工程处")],
                due=date(2024, 6, 30),
            ),
            I("照明", "加强维护。", offices=["照明处", "市政处"]),
            I("巡查", "每日巡查。"),
        ],
    ),
    I("环卫", offices=["环卫处"], items=[I("", "清扫道路。"), I("", "清洗护栏。")]),
)

REGISTRY = """
[[office]]
name = "市城市管理局"
aliases = ["市城管局", "城管局"]
former = [{ name = "市城市管理委员会", until = 2018 }, "市市容局"]

[[office]]
name = "市财政局"
"""


def registry(tmp_path: Path, text: str = REGISTRY) -> Registry:
    (tmp_path / "offices.toml").write_text(text, "utf-8")
    return read_registry(tmp_path / "offices.toml")


def named(*names: str, year: int = 2024) -> Plan:
    """A plan with one task for each of *names*."""
    return make(
        I("任务", items=[I(f"第{n}项", "推进。", offices=[name]) for n, name in enumerate(names)]), year=year
    )


def test_loads_count_roles_targets_and_months() -> None:
    first = loads(duties([PLAN]))[0]
    assert (first.office, first.lead, first.responsible, first.support, first.targets) == (
        "市政处",
        1,
        1,
        0,
        1,
    )
    assert dict(first.months) == {"2024-06": 1, "2024-12": 1}


def test_who_leads_comes_first_and_groups_last() -> None:
    plan = make(
        I("任务", items=[I("甲", "推进。", offices=["各县区", ("support", "甲局"), ("lead", "乙局")])])
    )
    groups = plan.model_copy(deep=True)
    item = groups.sections[0].items[0]
    object.__setattr__(item.responsible[0], "kind", "group")
    assert [load.office for load in loads(duties([groups]))] == ["乙局", "甲局", "各县区"]


def test_a_task_without_offices_takes_those_above_it() -> None:
    found = [d for d in duties([PLAN]) if d.office == "环卫处"]
    assert [(d.task.text, d.inherited) for d in found] == [("清扫道路。", True), ("清洗护栏。", True)]
    assert unassigned([PLAN]) == 1


def test_an_office_named_twice_for_a_task_counts_once_as_what_is_more() -> None:
    plan = make(I("任务", items=[I("甲", "推进。", offices=[("support", "甲局"), ("lead", "甲局")])]))
    assert [(d.office, d.role) for d in duties([plan])] == [("甲局", "lead")]


def test_all_names_of_an_office_are_one(tmp_path: Path) -> None:
    known = registry(tmp_path)
    plan = named("市城管局", "城管局", "市城市管理委员会", "市财政局")
    assert [(one.office, one.responsible, list(one.names)) for one in loads(duties([plan], known))] == [
        ("市城市管理局", 3, ["市城管局", "城管局", "市城市管理委员会"]),
        ("市财政局", 1, ["市财政局"]),
    ]


@pytest.mark.parametrize(
    ("name", "year", "last"),
    [
        ("市城市管理委员会", 2024, 2018),
        ("市城市管理委员会", 2018, None),  # its name then
        ("市城市管理委员会", None, None),
        ("市市容局", 2024, None),  # no year is said
        ("市城市管理局", 2024, None),
    ],
)
def test_a_former_name_still_used(tmp_path: Path, name: str, year: int | None, last: int | None) -> None:
    assert registry(tmp_path).outdated(name, year) == last


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("[[office]]\nalias = ['x']", "第 1 个"),
        ("[[office]]\nname = ''", "第 1 个"),
        ("[[office]]\nname = '甲局'\naliases = [3]", "甲局"),
        ("[[office]]\nname = '甲局'\nformer = '乙局'", "甲局"),
        ("[[office]]\nname = '甲局'\n[[office]]\nname = '乙局'\naliases = ['甲局']", "同时属于"),
        ("offices = 1", "[[office]]"),
        ("[[office", "读不了"),
    ],
)
def test_a_registry_with_a_mistake_says_where(tmp_path: Path, text: str, seen: str) -> None:
    with pytest.raises(UnreadableInput, match=seen.replace("[", r"\[")):
        registry(tmp_path, text)


@pytest.mark.parametrize(
    ("often", "once", "expected"),
    [
        ("市城管局", "市城官局", True),
        ("市政设施管理处", "市政设旋管理处", True),
        ("市政设施管理处", "市政设施管处", True),  # a letter left out
        ("市政设施管理处", "市政设施施管理处", True),  # a letter too many
        ("市财政局", "市民政局", False),  # two ordinary offices
        ("市园林管理一处", "市园林管理二处", False),  # a series
        ("省城管局", "市城管局", False),  # two levels
        ("市城管局", "城管局", False),  # the level left out
        ("环卫处", "环为处", False),  # too short to tell
        ("市城管局", "市信访局", False),
    ],
)
def test_a_name_one_letter_off(often: str, once: str, expected: bool) -> None:
    found = slips(duties([named(often, often, often, once)]))
    assert [(slip.written, slip.known) for slip in found] == ([(once, often)] if expected else [])


def test_no_name_is_known_by_standing_as_often_as_the_other() -> None:
    assert slips(duties([named("市城管局", "市城官局")])) == []


def test_the_registry_knows_best(tmp_path: Path) -> None:
    known = registry(tmp_path)
    (slip,) = slips(duties([named("市城官局", "市城官局", "市城官局")], known), known)
    assert (slip.known, slip.place) == ("市城管局", "plan.txt:5")


def test_tables_have_a_cell_for_every_header() -> None:
    found = duties([PLAN])
    for header, rows in TABLES.values():
        made = list(rows(found))
        assert made
        assert {len(row) for row in made} == {len(header)}


def test_records_hold_every_task_of_an_office() -> None:
    first = records(duties([PLAN]))[0]
    assert [(task["role"], task["title"]) for task in first["tasks"]] == [
        ("lead", "道路"),
        ("responsible", "照明"),
    ]
    assert first["deadlines_by_month"] == {"2024-06": 1, "2024-12": 1}
