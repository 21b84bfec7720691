"""Each finding names the rule that decided and the words it saw, with their place in the lexicon."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workplan_parser import source
from workplan_parser.explain import Evidence, Explained, Explanation, explain

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/explanations.toml").read_text("utf-8"))["case"]


def explained(*lines: str) -> Explained:
    text = (
        "某市2018年城市管理工作要点\n\n一、重点任务\n（一）设施管理。\n"
        + "\n".join(lines)
        + "\n（二）其他工作。抓好落实。\n"
    )
    return explain(source.from_text(text, "plan.txt"))


def shown(one: Evidence) -> str:
    return " ".join(filter(None, (one.what, one.word, one.file, one.entry)))


def test_a_node_is_told_by_its_mark_as_people_write_it() -> None:
    found = explained("【1】整治积水。新建泵站1座。【2】疏浚河道。清淤5公里。").at_line(5) or []
    assert [one.why[:5] for one in found if one.kind == "node"] == ["“【1】”", "“【1】”"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    found = explained(case["line"]).at_line(5) or []
    (one,) = [one for one in found if (one.kind, one.raw) == (case["kind"], case["raw"])]
    assert one.rule == case["rule"]
    assert one.why
    assert one.node == "s1.i1"
    words = [shown(evidence) for evidence in one.evidence]
    assert [word for word in case["words"] if word not in words] == [], words
    assert not (case.get("cites_nothing") and any(evidence.file for evidence in one.evidence)), words


def says(found: list[Explanation] | None, kind: str) -> list[str]:
    return [one.says for one in found or () if one.kind == kind]


def test_a_target_says_how_it_was_read_and_by_when() -> None:
    found = explained("6月底前新建公厕50座。").at_line(5)
    assert says(found, "target") == ["新建公厕 = 50 座，预期"]
    (target,) = [one for one in found or () if one.kind == "target"]
    assert Evidence("期限", "6月底前 → 2018-06-30（同句写明）") in target.evidence


def test_a_deadline_beside_the_offices_is_that_of_the_targets_before_it() -> None:
    found = explained("新建公园20座，改造道路5公里。（市园林局牵头，11月底前完成）").at_line(5) or []
    due = Evidence("期限", "11月底前 → 2018-11-30（承前）")
    assert [due in one.evidence for one in found if one.kind == "target"] == [True, True]


def test_a_column_picks_one_thing_of_a_line() -> None:
    found = explained("新建公厕50座，改造公厕20座。")
    assert [one.raw for one in found.at_line(5, 5) or ()] == ["50座"]
    assert [one.raw for one in found.at_line(5, 14) or ()] == ["20座"]
    assert found.at_line(5, 1) == found.at_line(5)  # nothing stands there: the whole line


def test_a_line_past_the_end_and_an_id_that_is_not_there_are_none() -> None:
    found = explained("抓好落实。")
    assert found.at_line(99) is None
    assert found.of_id("s7") is None
    assert found.at_line(2) == []


def test_an_id_is_explained_without_its_children() -> None:
    found = explained("新建公厕50座。")
    assert says(found.of_id("s1"), "node") == ["s1 一级（章节）"]
    assert says(found.of_id("s1"), "target") == []
    assert len(says(found.of_id("s1.i1"), "target")) == 1
    assert found.ids == ["s1", "s1.i1", "s1.i2"]


def test_a_line_tells_which_item_it_belongs_to() -> None:
    assert explained("抓好落实。").owners(5) == ["s1.i1"]


def test_a_section_on_the_past_says_so() -> None:
    text = "某市2018年政府工作报告\n\n一、2017年工作回顾\n（一）设施。新建公厕50座。\n二、2018年工作安排\n（一）设施。新建公厕60座。\n"
    found = explain(source.from_text(text, "plan.txt"))
    assert "回顾以往" in says(found.of_id("s1"), "node")[0]
    assert [one.rule for one in found.of_id("s1.i1") or () if one.kind == "quantity"] == [
        "section_looks_back"
    ]


def test_the_title_of_a_document_is_no_item() -> None:
    assert says(explained("抓好落实。").at_line(1), "part") == ["元数据：标题 = 某市2018年城市管理工作要点"]


@pytest.mark.parametrize(
    ("heading", "line", "raw", "names"),
    [
        ("老旧小区改造", "全年完成45个。", "45个", ["老旧小区改造（标题）"]),
        ("云溪水库建设", "年内完成投资3亿元。", "3亿元", ["云溪水库建设（标题）", "完成投资（名称）"]),
        ("建好房子", "开工安置房30套，建成20套。", "20套", ["建成（做了什么）", "安置房（名称）"]),
        ("城市管理", "整治背街小巷，全年完成45条。", "45条", ["整治背街小巷（名称）"]),
        ("农村污水治理", "年底前实现全覆盖。", "全覆盖", ["农村污水治理（标题）"]),
        ("城市管理", "新建公厕50座。", "50座", []),  # the name stands where everybody looks
    ],
)
def test_a_name_says_where_each_part_of_it_stands(
    heading: str, line: str, raw: str, names: list[str]
) -> None:
    text = (
        f"某市2018年城市管理工作要点\n\n一、重点任务\n（一）{heading}。\n{line}\n（二）其他工作。抓好落实。\n"
    )
    found = explain(source.from_text(text, "plan.txt")).at_line(5) or []
    (one,) = [one for one in found if one.raw == raw]
    assert [said.word for said in one.evidence if said.what == "名称"] == names
