"""Responsibility: who is named for a task, in which role, and what leaves the item's text."""

from __future__ import annotations

import doctest
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_parser.extract import citations, deadlines, organisations, responsibilities
from workplan_parser.lexicon import table, words

CASES = tomllib.loads(
    (Path(__file__).parent / "cases" / "responsibilities.toml").read_text(encoding="utf-8")
)["case"]
MARK = {"lead": "*", "support": "+", "responsible": ""}

listy = st.text(
    alphabet="责任单位牵头配合负市区县教育局财政各部门等和及、,;:。()【】〔〕 \t会同2018年", max_size=60
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_assignment(case: dict) -> None:
    found = responsibilities.find(case["text"])
    assert [p.name + MARK[p.role] for one in found for p in one.parties] == case["expect"]
    cut = case.get("cut", [case["text"]] if case["expect"] else [])
    assert [case["text"][one.start : one.end] for one in found] == cut


@given(listy)
def test_parties_quote_their_text_inside_their_line(text: str) -> None:
    found = responsibilities.find(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        for party in one.parties:
            assert one.start <= party.start < party.end <= one.end
            assert party.name == "".join(text[party.start : party.end].split())
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    "statement",
    [
        "列第一位的部门为牵头部门,下同",
        "排在第一位的为牵头单位",
        "责任单位排在首位的为牵头单位",
        "排名第一的单位为牵头单位",
        "第一责任单位为牵头单位",
        "涉及多个单位的,第一个为牵头单位",
    ],
)
def test_document_says_the_first_leads(statement: str) -> None:
    assert len(responsibilities.rules(statement)) == 1


@pytest.mark.parametrize("statement", ["市住建局为牵头单位", "坚持质量第一,牵头单位抓好落实", "排在前列"])
def test_document_says_no_such_thing(statement: str) -> None:
    assert responsibilities.rules(statement) == []


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("责任单位:市发改委、市财政局", [("lead", "document_rule"), ("responsible", "explicit")]),
        ("(市发改委、市财政局负责)", [("lead", "document_rule"), ("responsible", "explicit")]),
        # a lead that is named leaves no room for the rule
        ("(市发改委牵头,市财政局负责)", [("lead", "explicit"), ("responsible", "explicit")]),
        ("牵头单位:市发改委 责任单位:市财政局", [("lead", "explicit"), ("responsible", "explicit")]),
    ],
)
def test_first_listed_leads_where_the_document_says_so(text: str, expect: list[tuple[str, str]]) -> None:
    (one,) = responsibilities.find(text, first_leads=True)
    assert [(p.role, p.basis) for p in one.parties] == expect


def test_bracket_may_state_the_rule_itself() -> None:
    (one,) = responsibilities.find("落实到位(市发改委、市财政局,排在第一位的为牵头单位,下同)")
    assert [(p.name, p.role, p.basis) for p in one.parties] == [
        ("市发改委", "lead", "document_rule"),
        ("市财政局", "responsible", "explicit"),
    ]


@pytest.mark.parametrize(
    ("names", "full"),
    [
        (["区环土局", "农发局"], [None, "区农发局"]),
        (["市公安局", "市场监管局"], [None, "市市场监管局"]),
        (["省发展改革委", "科技厅"], [None, "省科技厅"]),
        (["市委宣传部", "统战部", "市妇联", "残联"], [None, "市委统战部", None, "市残联"]),
        # stands by itself whatever comes before
        (["区农发局", "平潭海关"], [None, None]),
        (["市教育局", "团委", "中国银行"], [None, None, None]),
        (["市水务局", "城关镇政府", "各县区"], [None, None, None]),
        # nothing was elided: the first has no level
        (["市场监管局", "公安局"], [None, None]),
        (["市政设施管理处", "绿化管理处"], [None, None]),
        (["财政部", "教育部"], [None, None]),
        # the word, not the level, begins with 市, 区, 县, 省
        (["市政科", "排水中心"], [None, None]),
        (["市政建设科", "绿化管理处"], [None, None]),
        (["区划地名科", "婚姻登记处"], [None, None]),
        (["县域经济科", "统计中心"], [None, None]),
        (["省直机关工委", "财政厅"], [None, None]),
        # … and the nearest that do begin with a level
        (["市政府办", "排水中心"], [None, "市排水中心"]),
        (["市政务服务局", "财政局"], [None, "市财政局"]),
        (["市民政局", "财政局"], [None, "市财政局"]),
        (["省市场监管局", "财政厅"], [None, "省财政厅"]),
    ],
)
def test_elided_prefix(names: list[str], full: list[str | None]) -> None:
    assert organisations.restore(names) == full


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("机关相关处室", True),
        ("各县(市、区)", True),
        ("国务院相关部门", True),
        ("区食安委各成员单位", True),
        ("市直有关单位", True),
        ("信访工作处", False),
        ("工业和信息化部", False),
        ("把各项工作落到实处", False),
    ],
)
def test_kind(name: str, group: bool) -> None:
    assert organisations.is_group(name) is group


@pytest.mark.parametrize(
    "name", ["政府", "企业", "部门", "含农村地区", "市里的", "责任单位", "试行", "由市教育局", "人"]
)
def test_no_office(name: str) -> None:
    assert not organisations.looks_like_one(name)


@pytest.mark.parametrize(
    ("cell", "role", "expect"),
    [
        ("市住建局\n市财政局\n各区政府", "responsible", ["市住建局", "市财政局", "各区政府"]),
        ("市住建局、市财政局", "support", ["市住建局+", "市财政局+"]),
        ("各县(市、\n区)", "lead", ["各县(市、区)*"]),
        ("牵头单位:市住建局\n配合单位:市财政局", "responsible", ["市住建局*", "市财政局+"]),
        ("市住建局牵头,市财政局配合", "responsible", ["市住建局*", "市财政局+"]),
        ("-", "responsible", []),
        ("", "responsible", []),
    ],
)
def test_cell(cell: str, role: responsibilities.Role, expect: list[str]) -> None:
    assert [p.name + MARK[p.role] for p in responsibilities.cell(cell, role)] == expect


def test_footer_sponsor_is_flagged() -> None:
    (one,) = responsibilities.find("主办单位:某市人民政府办公室 地址:中原路1号")
    assert one.sponsor
    (other,) = responsibilities.find("责任单位:某市人民政府办公室")
    assert not other.sponsor


def test_a_name_that_looks_like_none_is_kept_and_marked() -> None:
    (one,) = responsibilities.find("责任单位:市住建局、老王")
    assert [(p.name, p.plausible) for p in one.parties] == [("市住建局", True), ("老王", False)]


@pytest.mark.parametrize("name", ["organisations", "responsibility", "deadlines"])
def test_no_word_stands_twice(name: str) -> None:
    for key, value in table(name).items():
        paths = [f"{key}.{sub}" for sub in value] if isinstance(value, dict) else [key]
        assert all(words(name, path) for path in paths)


@pytest.mark.parametrize("module", [citations, deadlines, organisations, responsibilities])
def test_examples_in_docstrings(module: ModuleType) -> None:
    outcome = doctest.testmod(module)
    assert outcome.attempted > 0
    assert outcome.failed == 0


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "责任领导:李国平 责任科室:造林科 责任人:王海燕",
            [("李国平", "leader"), ("王海燕", "person_in_charge")],
        ),
        ("责任单位及责任人:人事科 赵明海", [("赵明海", "person_in_charge")]),
        (
            "责任单位:造林科李国平、种苗站(王海燕)",
            [("李国平", "person_in_charge"), ("王海燕", "person_in_charge")],
        ),
        ("联系人:王海燕,电话:0123-7654321", [("王海燕", "contact")]),
        ("联系人及电话:王海燕 13911112222", [("王海燕", "contact")]),
        ("(责任单位:造林科;责任人:王海燕;完成时限:9月底前)", [("王海燕", "person_in_charge")]),
        # nobody
        ("责任人:各科室主要负责人", []),
        ("责任单位:市委编办(市事业单位登记局)", []),
        ("每月25日前报送进展情况,联系人:王海燕", []),
    ],
)
def test_persons_beside_the_offices(text: str, named: list[tuple[str, str]]) -> None:
    found = responsibilities.find(text)
    assert [(one.person.name, one.role) for each in found for one in each.people] == named


@pytest.mark.parametrize(
    ("names", "full"),
    [
        (["区委组织部", "团区委", "区妇联"], [None, None, None]),
        (["区民政局", "教育局", "团区委"], [None, "区教育局", None]),
        (["县公安局", "县市场监管局", "市政处"], [None, None, "县市政处"]),
        (["市公安局", "市场监管局"], [None, "市市场监管局"]),
    ],
)
def test_a_place_is_said_once(names: list[str], full: list[str | None]) -> None:
    assert organisations.restore(names) == full
