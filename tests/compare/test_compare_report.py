"""What a page of a comparison shows: which way asks more, the main figures, counts of just what is listed, rewritten texts whole."""

from __future__ import annotations

from collections import Counter

import pytest
import regex

from planmaker import I, Q, T, make
from workplan_parser.compare.plans import compare_plans
from workplan_parser.compare.redline import redline
from workplan_parser.compare.render import render
from workplan_parser.compare.render.passages import hunks, sides
from workplan_parser.compare.render.report import report
from workplan_parser.compare.select import select
from workplan_parser.model import Plan


def plan(*targets: T, year: int = 2024, text: str = "落实各项任务。", states: tuple[Q, ...] = ()) -> Plan:
    return make(I("任务", items=[I("全年目标", text, targets, states=states)]), year=year)


@pytest.mark.parametrize(
    ("name", "words", "unit", "old", "new", "asks"),
    [
        ("地区生产总值增长", "", "%", "5", "6", "要求更高"),
        ("农村居民收入增长", "", "%", "6", "5", "要求更低"),
        ("城镇调查失业率", "", "%", "6", "5", "要求更高"),
        ("单位能耗下降", "", "%", "3", "4", "要求更高"),
        ("PM2.5平均浓度", "", "微克/立方米", "30", "28", "要求更高"),
        ("审批环节", "不超过", "个", "5", "3", "要求更高"),
        ("审批环节", "不超过", "个", "3", "5", "要求更低"),
        ("新建公厕", "不少于", "座", "30", "20", "要求更低"),
        ("新建公厕", "", "座", "30", "20", ""),
        ("居民消费价格增长", "", "%", "3", "2", ""),
        ("压减公用经费", "", "%", "5", "6", ""),
        ("服务收入增长", "不超过", "%", "3", "5", ""),
    ],
)
def test_which_way_asks_more(name: str, words: str, unit: str, old: str, new: str, asks: str) -> None:
    diff = compare_plans(plan(T(name, old, unit, words)), plan(T(name, new, unit, words), year=2025))
    (row,) = report(diff).parts[0].numbers
    assert row.asks == asks
    assert row.tone == {"要求更高": "better", "要求更低": "worse", "": "changed"}[asks]
    assert asks in render(diff)


MAIN = [
    "地区生产总值增长",
    "固定资产投资增长",
    "居民消费价格涨幅",
    "城镇新增就业",
    "粮食产量",
    "进出口总额增长",
]


def test_the_main_figures_are_those_asked_of_every_government_changed_or_not() -> None:
    old = [T(name, "5", "%") for name in MAIN] + [T("新建驿站", "12", "座")]
    new = [T(name, "6" if name == MAIN[1] else "5", "%") for name in MAIN] + [T("新建驿站", "15", "座")]
    told = report(compare_plans(plan(*old), plan(*new, year=2025)))
    assert [(row.indicator, row.mark) for row in told.main] == [
        (name, "~" if name == MAIN[1] else "=") for name in MAIN
    ]


def test_a_short_plan_has_no_main_figures() -> None:
    few = plan(T("新建驿站", "12", "座"), T("粮食产量", "3", "万吨"))
    assert report(compare_plans(few, few)).main == ()


def test_counts_are_those_of_the_lists() -> None:
    old = plan(
        T("新建驿站", "12", "座"),
        T("路面完好率", "95", "%"),
        T("整治路口", "8", "处"),
        states=(Q("雨污分流", "完成"),),
    )
    new = plan(
        T("新建驿站", "15", "座"), T("路面完好率", "95", "%"), T("更换路灯", "300", "盏"), text="各项任务落到实处。", year=2025
    )  # fmt: skip
    diff = compare_plans(old, new)
    for page in (render(diff, unchanged=True), render(select(diff, ["targets"]), unchanged=True)):
        said = dict(regex.findall(r"^  (目标|定性目标) (.+?)(?:（.+)?$", page, regex.M))
        counted = {head: regex.findall(r"([~+=-])(\d+) (\p{Han}+)", line) for head, line in said.items()}
        listed = regex.findall(
            r"^  ([~+=-]) .*? (提高|新增|未再提及|未变) ", page.partition("\n条目")[0], regex.M
        )
        told = Counter(
            (mark, word) for rows in counted.values() for mark, n, word in rows for _ in range(int(n))
        )
        assert told == Counter(listed)
        assert ("=", "未变") in told


def test_what_changed_comes_first_and_what_stayed_when_asked_for() -> None:
    old = plan(T("整治路口", "8", "处"), T("路面完好率", "95", "%"), T("新建驿站", "12", "座"))
    new = plan(T("路面完好率", "95", "%"), T("更换路灯", "300", "盏"), T("新建驿站", "15", "座"), year=2025)
    diff = compare_plans(old, new)
    groups = report(diff).groups(report(diff).parts[0].numbers)
    assert [(one.name, [row.indicator for row in one.rows]) for one in groups] == [
        ("有变", ["新建驿站"]),
        ("新增", ["更换路灯"]),
        ("未再提及", ["整治路口"]),
    ]
    assert "路面完好率" not in render(diff).partition("条目")[2].partition("目标·")[2].partition("\n条目")[0]
    assert "目标·未变（1）" in render(diff, unchanged=True)


def test_a_longer_time_and_what_explains_words_stand_apart() -> None:
    later = I("远景", items=[I("出行", "慢行成网。", [T("绿道", "80", "公里")])], horizon="beyond")
    words = I("名词解释", items=[I("绿道", "供人慢行的道路。")])
    before = make(I("任务", items=[I("路灯", "换灯。", [T("路灯", "3", "盏")])]), later, words)
    told = report(compare_plans(before, before), unchanged=True)
    assert [part.region for part in told.parts] == ["plan", "beyond", "apart"]
    assert [[pair.new.title for pair in part.pairs] for part in told.parts][1:] == [
        ["远景", "出行"],
        ["名词解释", "绿道"],
    ]


KEPT = "对破损路面开展修补，消除井盖沉陷，做好雨季巡查，及时清理路面积水。"


@pytest.mark.parametrize(
    ("old", "new", "whole"),
    [
        (KEPT, KEPT.replace("雨季", "汛期"), False),
        (KEPT, KEPT + "新设便民座椅。", False),
        (KEPT, "对老旧灯杆开展更换，接入集中控制，推广节能灯具，及时排除线路故障。", True),
        (KEPT, "", False),
    ],
)
def test_a_rewritten_text_stands_whole(old: str, new: str, whole: bool) -> None:
    both = sides(redline(old, new), 12)
    assert both.rewritten == whole
    if whole:
        assert ([p.text for p in both.old], [p.text for p in both.new]) == ([old], [new])


def test_a_redline_is_no_confetti() -> None:
    pieces = [
        (piece.mark, piece.text)
        for line in hunks(redline("全面推广节能灯具使用管理办法。", "全面推动节约灯具试用管理办法。"), 12)
        for piece in line
    ]
    assert pieces == [
        ("same", "全面推"),
        ("del", "广节能灯具使"),
        ("ins", "动节约灯具试"),
        ("same", "用管理办法。"),
    ]


def test_names_are_whole_in_a_pipe() -> None:
    name = "老旧小区内的供水管网和供热管网以及附属的阀门井盖设施完好率"
    old, new = plan(T(name, "90", "%")), plan(T(name, "95", "%"), year=2025)
    assert name in render(compare_plans(old, new))
