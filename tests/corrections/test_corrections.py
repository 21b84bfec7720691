"""What a person corrected stays corrected; what can no longer be placed is said, and the rest of the plan stays as it was."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandline import workplan
from workplan_parser import parse
from workplan_parser.corrections import Anchor, Correction, Corrections, anchors, apply, headings, written
from workplan_parser.corrections.model import Kind
from workplan_parser.model import Item, Plan
from workplan_parser.span import Span

TEXT = """云岭市城市管理局2025年工作要点
一、城市建设
（一）绿化提升。新建公园20座，改造道路5公里，6月底前完成。
责任单位：市园林局、市住建局
（二）管网改造。改造管网30公里。
二、市容环境
（三）垃圾分类。新增分拣点20座，覆盖率达到95%。
"""
PLAN = parse(TEXT)


def on(
    quote: str, kind: Kind, now: dict[str, Any] | None, action: str = "change", text: str = TEXT
) -> Correction:
    """A correction of the first stretch of *text* that reads *quote*; ``|`` cuts off words that only find the place."""
    before, _, words = quote.rpartition("|")
    start = text.index(before + words) + len(before)
    anchor = anchors.anchored(text, Span(start, start + len(words)))
    return Correction.model_validate({"action": action, "kind": kind, "anchor": anchor, "now": now})


def corrected(*every: Correction, plan: Plan = PLAN, text: str = TEXT) -> Plan:
    return apply(plan, text, Corrections(corrections=every))


def items(plan: Plan) -> list[Item]:
    return [*plan.sections, *(item for section in plan.sections for item in section.items)]


def at(plan: Plan, id: str) -> Item:
    return next(item for item in items(plan) if item.id == id)


def codes(plan: Plan) -> list[str]:
    return [one.code for one in plan.diagnostics if one.code.startswith("WP7")]


def test_a_target_is_what_a_person_says() -> None:
    plan = corrected(
        on("公园|20座", "target", {"indicator": "公园", "value": 25, "unit": "处", "strength": "must"})
    )
    target = at(plan, "s1.i1").targets[0]
    assert (target.indicator, target.value, target.unit, target.ucum) == ("公园", 25, "处", "{处}")
    assert target.raw == "20座"
    assert target.span.of(TEXT) == "20座"
    assert target.indicator_span is not None
    assert target.indicator_span.of(TEXT) == "公园"
    assert target.corrected
    assert target.was == "indicator: 新建公园; value: 20; unit: 座; strength: expect"
    assert at(plan, "s1.i2") == at(PLAN, "s1.i2")


def test_a_day_said_by_hand_is_the_targets() -> None:
    plan = corrected(on("30公里", "target", {"due": "2025-03-01"}), on("公园|20座", "target", {"due": None}))
    due = at(plan, "s1.i2").targets[0].deadline
    assert due is not None
    assert due.due.isoformat() == "2025-03-01"
    assert at(plan, "s1.i1").targets[0].deadline is None


def test_a_number_that_is_no_target_is_kept_as_a_quantity_and_the_other_way_round() -> None:
    plan = corrected(on("5公里", "target", None, "remove"))
    assert [target.raw for target in at(plan, "s1.i1").targets] == ["20座"]
    (quantity,) = at(plan, "s1.i1").other_quantities
    assert (quantity.raw, quantity.role, quantity.was) == ("5公里", "attribute", "kind: target")
    back = corrected(
        on("5公里", "target", {"indicator": "改造道路", "value": 5, "unit": "公里"}, "add"), plan=plan
    )
    assert [target.raw for target in at(back, "s1.i1").targets] == ["20座", "5公里"]
    assert not at(back, "s1.i1").other_quantities


def test_an_end_state_without_a_number_is_changed_and_added() -> None:
    text = "云岭市2025年工作要点\n一、村居。农村厕所改造全覆盖，黑臭水体治理见效。\n"
    read = parse(text)
    (found,) = read.sections[0].qualitative_targets or read.sections[0].items[0].qualitative_targets
    said = on(f"|{found.raw}", "qualitative", {"indicator": "农村厕所", "due": "2025-06-30"}, text=text)
    added = on(
        "黑臭水体治理|见效", "qualitative", {"indicator": "黑臭水体", "kind": "completion"}, "add", text=text
    )
    plan = corrected(said, added, plan=read, text=text)
    states = [one for node in items(plan) for one in node.qualitative_targets]
    assert [(one.indicator, one.kind) for one in states] == [
        ("农村厕所", "full_coverage"),
        ("黑臭水体", "completion"),
    ]
    assert states[0].deadline is not None
    assert corrected(said, added, plan=plan, text=text) == plan


def test_offices_are_renamed_given_another_part_and_taken_out() -> None:
    plan = corrected(
        on("市园林局", "office", {"name": "市园林局", "role": "lead"}),
        on("市住建局", "office", None, "remove"),
    )
    assert [(one.name, one.role) for one in at(plan, "s1.i1").responsible] == [("市园林局", "lead")]
    assert codes(plan) == ["WP703"]


def test_what_was_not_read_is_added_to_the_node_it_stands_in() -> None:
    plan = corrected(on("垃圾分类", "person", {"name": "张三", "role": "leader"}, "add"))
    (person,) = at(plan, "s2.i1").people
    assert (person.name, person.role, person.was) == ("张三", "leader", None)


def test_a_node_has_another_title_or_stands_elsewhere() -> None:
    head = headings.head(at(PLAN, "s1.i2"))
    lifted = Correction(
        action="change",
        kind="node",
        anchor=anchors.anchored(TEXT, head),
        now={"title": "管网", "level": Decimal(1)},
    )
    plan = corrected(lifted)
    assert [(node.id, node.title) for node in plan.sections] == [
        ("s1", "城市建设"),
        ("s2", "管网"),
        ("s3", "市容环境"),
    ]
    assert at(plan, "s2").was == "title: 管网改造; level: 2"
    assert at(plan, "s1").span.end <= at(plan, "s2").span.start


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (
            Correction(
                action="change", kind="target", anchor=Anchor(quote="99座"), now={"value": Decimal(1)}
            ),
            "WP701",
        ),
        (on("30公里", "target", {"value": 30}), "WP702"),
        (on("公园|20座", "target", {"comparator": "many"}), "WP704"),
        (on("2025年", "office", {"name": "某局"}, "add"), "WP705"),
    ],
    ids=["its words are gone", "it reads so by now", "no such value", "in no node"],
)
def test_what_a_correction_cannot_do_is_said(one: Correction, code: str) -> None:
    plan = corrected(one)
    assert code in codes(plan)
    assert items(plan) == items(PLAN)


def test_an_empty_file_changes_nothing() -> None:
    assert corrected() is PLAN


MANY = (
    on("公园|20座", "target", {"value": 25, "indicator": "公园"}),
    on("5公里", "target", None, "remove"),
    on("市园林局", "office", {"role": "lead"}),
    on("市住建局", "office", None, "remove"),
    on("垃圾分类", "person", {"name": "张三"}, "add"),
    on("6月底前", "deadline", {"due": "2025-05-31"}),
    on("30公里", "target", {"value": 30}),
    Correction(action="remove", kind="office", anchor=Anchor(quote="市交通局")),
)


@given(st.permutations(MANY), st.integers(0, len(MANY)))
def test_twice_is_once(order: list[Correction], count: int) -> None:
    once = corrected(*order[:count])
    assert corrected(*order[:count], plan=once) == once


WORDS = st.text("云岭市新建公园改造管网20座5公里，。、（一）\n责任单位：", min_size=1, max_size=40)


@given(WORDS, st.integers(0, len(TEXT)))
def test_corrections_survive_edits_elsewhere(words: str, at: int) -> None:
    """An edit that leaves the words alone leaves their place: no other 20座 is taken for them."""
    for one in MANY[:6]:
        start, end = one.anchor.start, one.anchor.start + len(one.anchor.quote)
        if at <= start or at >= end:
            text = TEXT[:at] + words + TEXT[at:]
            moved = len(words) if at <= start else 0
            assert anchors.find(text, one.anchor) in (Span(start + moved, end + moved), None)
            if one.anchor.quote not in words:
                assert anchors.find(text, one.anchor) is not None


def test_twins_are_told_by_their_order() -> None:
    text = "一、建设\n新建公园20座。\n新建公园20座。\n新建公园20座。\n" * 3
    place = text.index("20座", 60)
    assert anchors.find(text, anchors.anchored(text, Span(place, place + 3))) == (place, place + 3)


def test_the_file_is_read_as_it_was_written(tmp_path: Any) -> None:
    from workplan_parser.corrections import read

    path = tmp_path / "plan.corrections.json"
    path.write_text(written(Corrections(corrections=MANY)), "utf-8")
    assert read(path) == Corrections(corrections=MANY)


def test_a_plan_written_earlier_takes_corrections_where_it_holds_its_text(tmp_path: Any) -> None:
    document, said = tmp_path / "plan.txt", tmp_path / "later.corrections.json"
    document.write_text(TEXT, "utf-8")
    said.write_text(written(Corrections(corrections=(on("公园|20座", "target", {"value": 25}),))), "utf-8")
    for option, name in (("--with-text", "whole.json"), ("--no-bom", "bare.json")):
        assert workplan("parse", str(document), option, "-o", str(tmp_path / name)).returncode == 0
    corrected_later = workplan("parse", str(tmp_path / "whole.json"), "--corrections", str(said), "-f", "csv")
    assert ",25,," in corrected_later.stdout
    refused = workplan("parse", str(tmp_path / "bare.json"), "--corrections", str(said))
    assert refused.returncode == 2
    assert "没有原文，不能更正" in refused.stderr
