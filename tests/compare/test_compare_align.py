"""Who corresponds to whom, in the small."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planmaker import I, make
from workplan_parser.compare.model import PlanDiff
from workplan_parser.compare.pins import Pins, read_pins
from workplan_parser.compare.plans import compare_plans
from workplan_parser.errors import UnreadableInput, WorkplanError
from workplan_parser.model import Plan

ROADS = I("提升道路完好水平", "对破损路面开展修补，消除井盖沉陷，更换破损路缘石，做好雨季巡查。")
LIGHTS = I("提升照明管理水平", "更换老旧灯杆，推广节能灯具，做到按时亮灯，及时排除线路故障。")
TOILETS = I("加快公厕建设改造", "补齐繁华地段公厕缺口，增设无障碍厕位，落实专人保洁，延长开放时间。")
WASTE = I("推进垃圾分类", "完善分类投放容器，规范分类收运车辆，开展入户宣传，试行定时定点投放。")
DOGS = I("规范养犬管理", "开展无证犬清查，设置便民办证点，劝导文明遛犬，依法处理伤人犬只。")


def titles(diff: PlanDiff) -> set[tuple[str, str]]:
    return {(p.old.title, p.new.title) for p in diff.pairs if "." in p.old.id}


def status(diff: PlanDiff, title: str) -> tuple[str, ...]:
    return next(p.status for p in diff.pairs if p.new.title == title)


def city(*groups: tuple[str, list[I]], year: int = 2024) -> Plan:
    return make(*(I(title, items=items) for title, items in groups), year=year)


def test_an_item_is_found_in_another_section() -> None:
    old = city(("设施", [ROADS, LIGHTS]), ("环卫", [TOILETS, WASTE]))
    new = city(("设施", [ROADS]), ("环卫", [TOILETS, LIGHTS, WASTE]))
    diff = compare_plans(old, new)
    assert titles(diff) == {(i.title, i.title) for i in (ROADS, LIGHTS, TOILETS, WASTE)}
    assert "moved" in status(diff, LIGHTS.title)
    assert diff.summary.moved == 1


def test_two_items_that_change_places_are_one_move() -> None:
    old, new = city(("设施", [ROADS, LIGHTS, WASTE])), city(("设施", [LIGHTS, ROADS, WASTE]))
    assert compare_plans(old, new).summary.moved == 1


def test_a_section_that_moves_takes_its_items_along() -> None:
    old = city(("设施", [ROADS, LIGHTS]), ("环卫", [TOILETS, WASTE]), ("执法", [DOGS]))
    new = city(("执法", [DOGS]), ("设施", [ROADS, LIGHTS]), ("环卫", [TOILETS, WASTE]))
    diff = compare_plans(old, new)
    assert [p.new.title for p in diff.pairs if "moved" in p.status] == ["执法"]


def test_a_new_item_is_not_paired_with_a_deleted_one() -> None:
    """规范养犬管理 and 规范停车管理 share their stock words and nothing else."""
    parking = I("规范停车管理", "施划路内泊位，清理僵尸车辆，推行错时共享，公示收费标准。")
    diff = compare_plans(city(("执法", [ROADS, DOGS])), city(("执法", [ROADS, parking])))
    assert [n.title for n in diff.added] == [parking.title]
    assert [n.title for n in diff.removed] == [DOGS.title]


def test_one_paragraph_becomes_numbered_points() -> None:
    """（一）… in one paragraph one year, 一是 二是 below it the next."""
    points = [I("", part, label=f"{n}是") for n, part in zip("一二", WASTE.text.split("，", 1), strict=True)]
    old = city(("环卫", [TOILETS, WASTE]))
    new = city(("环卫", [TOILETS, I(WASTE.title, "", items=points)]))
    diff = compare_plans(old, new)
    assert (WASTE.title, WASTE.title) in titles(diff)
    assert not diff.removed


def test_a_flat_plan_and_a_sectioned_one() -> None:
    flat = make(*(I(i.title, i.text) for i in (ROADS, LIGHTS, TOILETS)))
    diff = compare_plans(flat, city(("设施", [ROADS, LIGHTS]), ("环卫", [TOILETS])))
    assert {(p.old.id, p.new.id) for p in diff.pairs} == {("s1", "s1.i1"), ("s2", "s1.i2"), ("s3", "s2.i1")}
    assert diff.summary.moved == 0


def test_a_split_and_its_mirror_a_merge() -> None:
    both = I(f"{TOILETS.title}和{WASTE.title}", TOILETS.text + WASTE.text)
    one, two = city(("环卫", [ROADS, both])), city(("环卫", [ROADS, TOILETS, WASTE]))
    [split] = compare_plans(one, two).splits
    assert (split.old.title, [n.title for n in split.new]) == (both.title, [TOILETS.title, WASTE.title])
    [merge] = compare_plans(two, one).merges
    assert ([n.title for n in merge.old], merge.new.title) == ([TOILETS.title, WASTE.title], both.title)
    assert not compare_plans(one, two).added


def test_boilerplate_that_repeats_is_paired_in_order() -> None:
    same = I("加强组织领导", "压实责任，强化督导。")
    old = city(("设施", [ROADS, same]), ("环卫", [WASTE, same]))
    diff = compare_plans(old, old)
    assert diff.is_empty()


def test_deadlines_are_compared_by_the_pace_of_the_year() -> None:
    def due(*days: date) -> Plan:
        items = [I(i.title, i.text, due=d) for i, d in zip((ROADS, LIGHTS, TOILETS), days, strict=True)]
        return make(I("甲", items=items), year=days[0].year)

    old = due(date(2024, 12, 31), date(2024, 12, 31), date(2024, 6, 30))
    new = due(date(2025, 12, 31), date(2025, 10, 31), date(2026, 6, 30))
    diff = compare_plans(old, new)
    assert [p.deadlines[0].change for p in diff.pairs if p.deadlines] == ["rolled", "earlier", "later"]
    assert ["deadlines" in p.status for p in diff.pairs if p.deadlines] == [False, True, True]


def test_an_office_that_takes_the_lead() -> None:
    old = make(
        I("甲", items=[I(ROADS.title, ROADS.text, offices=[("lead", "市政处"), ("support", "交通局")])])
    )
    new = make(
        I("甲", items=[I(ROADS.title, ROADS.text, offices=[("lead", "交通局"), ("support", "公安局")])])
    )
    change = compare_plans(old, new).pairs[1].responsible
    assert (change.added, change.removed) == (("公安局",), ("市政处",))
    assert [(r.name, r.old, r.new) for r in change.role_changed] == [("交通局", "support", "lead")]


@pytest.mark.parametrize(
    ("old", "new", "warned"),
    [(2024, 2025, 0), (2024, 2024, 1), (2025, 2024, 1), (None, 2024, 1), (None, None, 0)],
)
def test_odd_years_are_warned_of(old: int | None, new: int | None, warned: int) -> None:
    plans = (make(I("甲", items=[item]), year=year) for item, year in ((ROADS, old), (LIGHTS, new)))
    diff = compare_plans(*plans)
    assert len(diff.warnings) == warned


class TestPins:
    OLD = city(("设施", [ROADS, LIGHTS]), ("环卫", [TOILETS, DOGS]))
    NEW = city(("设施", [ROADS, LIGHTS]), ("环卫", [TOILETS, WASTE]))

    def test_a_forced_pair_is_made(self) -> None:
        diff = compare_plans(self.OLD, self.NEW, pins=Pins(force=((DOGS.title, "二(四)"),)))
        assert (DOGS.title, WASTE.title) in titles(diff)
        assert diff.options.pinned == 1

    def test_a_forbidden_pair_is_not(self) -> None:
        diff = compare_plans(self.OLD, self.NEW, pins=Pins(forbid=(("s1.i1", "s1.i1"),)))
        assert (ROADS.title, ROADS.title) not in titles(diff)

    @pytest.mark.parametrize("name", ["二(九)", "s9", "没有的标题"])
    def test_a_name_that_fits_nothing_is_an_error(self, name: str) -> None:
        with pytest.raises(WorkplanError, match="没有条目"):
            compare_plans(self.OLD, self.NEW, pins=Pins(force=((name, "s1.i1"),)))

    def test_one_item_pinned_twice_is_an_error(self) -> None:
        with pytest.raises(WorkplanError, match="两次"):
            compare_plans(self.OLD, self.NEW, pins=Pins(force=(("s1.i1", "s1.i1"), ("s1.i1", "s1.i2"))))

    def test_yaml_and_json_say_the_same(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text("pair:\n- {old: 一(一), new: s1.i2}\nforbid: []\n", "utf-8")
        (tmp_path / "b.json").write_text('{"pair": [{"old": "一(一)", "new": "s1.i2"}]}', "utf-8")
        assert (
            read_pins(tmp_path / "a.yaml").force
            == read_pins(tmp_path / "b.json").force
            == (("一(一)", "s1.i2"),)
        )

    @pytest.mark.parametrize(
        "text",
        ["[1, 2]", "pair: 3", "pairs: []", "pair: [{old: a}]", "{", "pair: [{old: a, new: null}]", "\x00"],
    )
    def test_a_file_that_is_no_table_of_pins(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "pins.yaml").write_text(text, "utf-8")
        with pytest.raises(UnreadableInput):
            read_pins(tmp_path / "pins.yaml")
