"""A word that assigns a task is understood by its parts, wherever it stands: label, bracket, table header."""

from __future__ import annotations

import pytest

from workplan_parser import parse
from workplan_parser.extract import responsibilities
from workplan_parser.lexicon import roles
from workplan_parser.lexicon.roles import Role, role_of


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("牵头单位", "lead"),
        ("主责科室", "lead"),
        ("主要责任单位", "lead"),
        ("第一责任部门", "lead"),
        ("总牵头单位", "lead"),
        ("责任牵头单位", "lead"),
        ("牵头(责任)单位", "lead"),
        ("县级牵头单位", "lead"),
        ("主办", "lead"),
        ("配合责任单位", "support"),
        ("主要配合单位", "support"),
        ("市直协办部门", "support"),
        ("参与企业", "support"),
        ("责任单位", "responsible"),
        ("其他责任单位", "responsible"),
        ("承办处", "responsible"),
        ("落实主体", "responsible"),
        ("组织实施单位", "responsible"),
        # a remark after it
        ("牵头单位(部门)", "lead"),
        ("责任单位(配合)", "support"),
        ("责任单位及责任人", "responsible"),
        # a label of two: the list after it holds both
        ("牵头单位、责任单位", "responsible"),
        ("牵头配合单位", "responsible"),
        # … and the nearest that say nothing of an office
        ("责任人", None),
        ("责任领导", None),
        ("单位", None),
        ("主要单位", None),
        ("配套单位", None),
        ("主责", "lead"),
        ("主责主业", None),
        ("工作任务", None),
        ("落实", None),
        ("", None),
    ],
)
def test_role_of(words: str, role: Role | None) -> None:
    assert role_of(words) == role


def test_the_words_tell_their_entries() -> None:
    found = roles.closing("抓好落实。市级牵头责任单位")
    assert found is not None and found[:3] == (5, 13, "lead")
    assert [(hit.word, hit.entry) for hit in found.evidence] == [
        ("市", "levels"),
        ("牵头", "acts.lead"),
        ("责任", "labels.duty"),
        ("单位", "labels.nouns"),
    ]


TASKS = "某市2025年工作任务分解表\n\n序号\t工作任务\t{}\t完成时限\n1\t新建公园25座\t园林科\t12月底前\n2\t新建管网40公里\t供热科\t10月底前\n"


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("主责科室", "lead"),
        ("主要责任单位", "lead"),
        ("牵头单位（部门）", "lead"),
        ("主办单位", "lead"),
        ("市级配合部门", "support"),
        ("责任单位（配合）", "support"),
        ("其他责任单位", "responsible"),
        ("责任单位及责任人", "responsible"),
        ("考核单位", "responsible"),
        ("经办窗口", "responsible"),  # all cells are offices: WP503
        ("工作措施", None),
    ],
)
def test_the_header_of_a_column(header: str, role: Role | None) -> None:
    items = [item for section in parse(TASKS.format(header)).sections for item in section.items]
    named = [(office.name, office.role) for item in items for office in item.responsible]
    assert named == ([("园林科", role), ("供热科", role)] if role else [])


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("(供热科主责,市政科配合)", [("供热科", "lead"), ("市政科", "support")]),
        ("(供热科(主责)、市政科负责)", [("供热科", "lead"), ("市政科", "responsible")]),
        ("主责科室:供热科", [("供热科", "lead")]),
        ("(市级主责单位:市水务局)", [("市水务局", "lead")]),
        ("(供热科为主责科室,市政科协作)", [("供热科", "lead"), ("市政科", "support")]),
        # a system, not an office's
        ("(科室主责)制", []),
        ("履行主责主业:抓好落实", []),
    ],
)
def test_line_and_bracket(text: str, expect: list[tuple[str, Role]]) -> None:
    found = responsibilities.find(text)
    assert [(party.name, party.role) for one in found for party in one.parties] == expect


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("责任处室:市政处", ["责任", "处室", "处"]),
        ("(市教育局牵头,财政局配合)", ["牵头", "局", "配合", "局"]),
        ("(市教育局会同财政局负责)", ["会同", "局", "负责", "局"]),
        ("抓好整改。(市教育局、市财政局)", ["局", "局"]),
    ],
)
def test_a_party_tells_the_words_that_named_it(text: str, words: list[str]) -> None:
    (one,) = responsibilities.find(text)
    assert [hit.word for party in one.parties for hit in party.evidence] == words
