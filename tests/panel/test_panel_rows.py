"""Lineages through the years, and the four states of a target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planmaker import I, T, make
from workplan_parser import parse
from workplan_parser.model import Plan
from workplan_parser.panel import Row, Unread, records, rows

ROADS = T("市政道路设施完好率", "97", "%", "不低于")
TOILETS = T("新建公厕", "50", "座", due=date(2024, 6, 30))
LAMPS = T("路灯亮灯率", "98", "%")
WASTE = T("生活垃圾无害化处理率", "100", "%")


def year(number: int, *items: I, **more: object) -> Plan:
    return make(
        I("重点任务", items=items),
        title=f"{number}年城市管理工作要点",
        year=number,
        name=f"cg-{number}.txt",
        **more,
    )  # type: ignore[arg-type]


def item(title: str, *targets: T, offices: Sequence[str | tuple[str, str]] = ()) -> I:
    return I(title, "严格标准，落实责任。", targets, offices)


def states(found: Sequence[Row]) -> dict[str, str]:
    """Name → its states through the years, one letter each: p, a, d, u."""
    told: dict[str, str] = {}
    for row in found:
        told[row.name] = told.get(row.name, "") + row.state[0]
    return told


def test_a_lineage_survives_retitling_renumbering_and_new_values() -> None:
    before = year(2023, item("提升道路水平", ROADS), item("加快公厕建设", TOILETS))
    more = T("市政道路设施完好率", "98", "%", "不低于")
    after = year(
        2024, item("开展爱国卫生运动"), item("加快公厕布点", TOILETS), item("全面提升城市道路管养水平", more)
    )
    found = rows([after, before])
    assert {row.name: row.state for row in found} == {"市政道路设施完好率": "present", "新建公厕": "present"}
    roads = [row for row in records(found) if row["name"] == "市政道路设施完好率"]
    assert [(row["year"], str(row["value"]), row["item_id"]) for row in roads] == [
        (2023, "97", "s1.i1"),
        (2024, "98", "s1.i3"),
    ]
    assert len({row["lineage"] for row in roads}) == 1


def test_absent_before_dropped_after_and_back_again() -> None:
    plans = [
        year(2021, item("道路", ROADS), item("照明", LAMPS)),
        year(2022, item("道路", ROADS), item("公厕", TOILETS)),
        year(2023, item("道路", ROADS), item("照明", LAMPS)),
    ]
    assert states(rows(plans)) == {"市政道路设施完好率": "ppp", "路灯亮灯率": "pdp", "新建公厕": "apd"}


def test_a_year_whose_file_cannot_be_read_is_neither_absent_nor_dropped() -> None:
    plans = [year(2021, item("道路", ROADS)), year(2023, item("道路", ROADS), item("公厕", TOILETS))]
    found = rows(plans, [Unread("in/cg-2022.txt")])
    assert states(found) == {"市政道路设施完好率": "pup", "新建公厕": "aup"}
    assert {row.file for row in found if row.state == "unreadable"} == {"cg-2022.txt"}


def test_a_file_of_no_series_that_cannot_be_read_has_a_row_of_its_own() -> None:
    found = rows([year(2021, item("道路", ROADS))], [Unread("other-2022.pdf"), Unread("cg-2021.pdf")])
    assert [(row.file, row.year, row.lineage) for row in found[1:]] == [
        ("other-2022.pdf", 2022, ""),
        ("cg-2021.pdf", 2021, ""),  # that year is there already
    ]


TEXT = "{year}年城市管理工作要点\n\n一、重点任务\n（一）道路养护。{said}。\n（二）环境卫生。新建公厕50座。\n"


def test_a_number_that_nobody_could_read_is_not_dropped() -> None:
    before = parse(
        TEXT.format(year=2023, said="市政道路设施完好率达到97%"), name="cg-2023.txt", with_text=True
    )
    unread = parse(
        TEXT.format(year=2024, said="市政道路设施完好率达到97.5㍘"), name="cg-2024.txt", with_text=True
    )
    silent = parse(TEXT.format(year=2024, said="提高市政道路设施完好率"), name="cg-2024.txt", with_text=True)
    assert [one.code for one in unread.diagnostics if one.code == "WP301"] == ["WP301"]
    assert states(rows([before, unread]))["市政道路设施完好率"] == "pu"
    assert states(rows([before, silent]))["市政道路设施完好率"] == "pd"


def test_a_row_says_who_how_much_and_by_when() -> None:
    (row,) = records(rows([year(2024, item("公厕", TOILETS, offices=["环卫处", ("lead", "市政处")]))]))
    said = {
        "body": "某市城市管理局",
        "series": "城市管理工作要点",
        "year": 2024,
        "indicator": "新建公厕",
        "comparator": "eq",
        "value": Decimal(50),
        "unit": "座",
        "lead": "市政处",
        "offices": "环卫处、市政处",
        "due": date(2024, 6, 30),
        "item_id": "s1.i1",
        "title": "公厕",
        "place": "cg-2024.txt:4",
    }
    assert row | said == row


def test_ids_stay_when_a_year_is_added_and_differ_between_bodies() -> None:
    plans = [year(2022, item("道路", ROADS, LAMPS)), year(2023, item("道路管养", ROADS, LAMPS))]
    before = {row.name: row.lineage for row in rows(plans)}
    after = {row.name: row.lineage for row in rows([*plans, year(2024, item("道路", ROADS, LAMPS))])}
    assert after == before
    assert len(set(before.values())) == 2
    other = {
        row.lineage for row in rows([*plans, year(2022, item("道路", ROADS, LAMPS), issuer="某县城市管理局")])
    }
    assert len(other) == 4


def test_two_plans_alike_in_everything_have_lineages_of_their_own() -> None:
    plan = year(2022, item("道路", ROADS))
    assert len({row.lineage for row in rows([plan, plan])}) == 2


POOL = (ROADS, TOILETS, LAMPS, WASTE, T("机械化清扫率", "70", "%"), T("新增绿地", "20", "万平方米"))
YEARS = st.lists(st.sets(st.sampled_from(range(len(POOL))), max_size=6), min_size=1, max_size=4)


@given(YEARS)
def test_every_lineage_has_one_row_a_plan_and_every_target_one_lineage(chosen: list[set[int]]) -> None:
    plans = [
        year(2020 + n, *(item(f"任务{k}之{POOL[k].indicator}", POOL[k]) for k in sorted(its)))
        for n, its in enumerate(chosen)
    ]
    found = rows(plans)
    lines = {row.lineage for row in found}
    assert len(found) == len(lines) * len(plans)
    assert len({(row.lineage, row.file) for row in found}) == len(found)
    assert sum(row.state == "present" for row in found) == sum(map(len, chosen))
    assert rows(list(reversed(plans))) == found
    for line in lines:
        mine = [row.state for row in found if row.lineage == line]
        assert "present" in mine
        first = mine.index("present")
        assert set(mine[:first]) <= {"absent"}
        assert "absent" not in mine[first:]


def test_what_stands_in_a_report_on_last_year_is_no_commitment() -> None:
    before = make(
        I("2022年工作回顾", targets=[LAMPS], horizon="review"),
        I("重点任务", targets=[ROADS]),
        title="2023年城市管理工作要点",
        year=2023,
    )
    after = make(I("重点任务", targets=[LAMPS, ROADS]), title="2024年城市管理工作要点", year=2024)
    found = rows([before, after])
    assert sorted((row.name, row.state) for row in found if row.year == 2024) == [
        ("市政道路设施完好率", "present"),
        ("路灯亮灯率", "present"),
    ]


def test_a_target_without_a_number_has_its_kind_and_its_lineage() -> None:
    plans = [
        parse(f"青禾区{year}年工作要点\n\n一、工作任务\n1. {task}\n")
        for year, task in (
            (2025, "农村供水基本实现全覆盖，新建公厕20座。"),
            (2026, "农村供水全覆盖，新建公厕30座。"),
        )
    ]
    told = records(rows(plans))
    water = [row for row in told if row["name"] == "农村供水"]
    assert [(row["year"], row["kind"], row["raw"], row["value"]) for row in water] == [
        (2025, "full_coverage", "全覆盖", None),
        (2026, "full_coverage", "全覆盖", None),
    ]
    assert len({row["lineage"] for row in water}) == 1
    assert {row["kind"] for row in told if row["name"] == "新建公厕"} == {None}


def test_a_target_without_a_number_is_for_the_year_it_is_due_in() -> None:
    told = "农村供水全覆盖。到2030年城市污水实现零直排。"
    plan = parse(f"青禾区2026年工作要点\n\n一、工作任务\n1. {told}\n")
    found = {row["name"]: (row["year"], row["target_year"]) for row in records(rows([plan]))}
    assert found == {"农村供水": (2026, 2026), "城市污水": (2026, 2030)}
