"""Paragraphs with run-in headings and points told as 一是…；二是…: places to compare by, no nodes."""

from __future__ import annotations

from pathlib import Path

import regex

from workplan_parser import parse
from workplan_parser.compare import constants
from workplan_parser.compare.blocks import blocks, headed
from workplan_parser.compare.model import PlanDiff
from workplan_parser.compare.nodes import flatten
from workplan_parser.compare.plans import compare_plans

TASKS = {
    "提升道路水平": ("修补破损路面，更换路缘石", "消除井盖沉陷，整治窨井", "做好雨季巡查，疏通雨水口"),
    "提升照明水平": ("更换老旧灯杆，推广节能灯具", "做到按时亮灯，排除线路故障", "整治多杆合一，迁移杆线"),
}
NUMBERS = "一二三"


def plan(year: int, *, own_lines: bool) -> str:
    """The tasks with their points on lines of their own, or told in one paragraph."""
    text = f"{year}年城市管理工作要点\n一、重点任务\n"
    for number, (title, points) in zip(NUMBERS, TASKS.items(), strict=False):
        told = [f"{n}是{point}" for n, point in zip(NUMBERS, points, strict=True)]
        body = "\n" + "。\n".join(told) if own_lines else "；".join(told)
        text += f"（{number}）{title}。{body}。\n"
    return text


def compared(old: str, new: str) -> PlanDiff:
    return compare_plans(parse(old), parse(new))


def test_points_that_are_told_in_the_text_this_year_are_not_gone() -> None:
    diff = compared(plan(2024, own_lines=True), plan(2025, own_lines=False))
    assert not diff.removed
    assert [len(merge.old) for merge in diff.merges] == [4, 4]
    assert not compared(plan(2024, own_lines=False), plan(2025, own_lines=True)).added


def test_blocks_are_paragraphs_and_points() -> None:
    text = (
        "2024年工作要点\n一、民生\n（一）办好实事。坚持民生为大。\n促进就业。稳定岗位，加强培训。\n"
        "做好三件事：一是建书屋；二是修操场；三是办夜校。\n"
        "甲是甲，乙是乙。\n（二）办好教育。新建学校。\n"
    )
    [item] = [node for node in flatten(parse(text)) if node.title == "办好实事"]
    assert [(headed(item)[b.start : b.end], b.title) for b in blocks(item)] == [
        ("坚持民生为大。", ""),
        ("促进就业。稳定岗位,加强培训。", "促进就业"),
        ("做好三件事:", ""),
        ("一是建书屋;", ""),
        ("二是修操场;", ""),
        ("三是办夜校。", ""),
        ("甲是甲,乙是乙。", ""),
    ]


def test_an_item_is_known_by_its_paragraphs() -> None:
    told = (
        "守住粮食安全。保护耕地，修复灌渠，储备良种。\n"
        "壮大乡村产业。扶持合作社，建设冷库，打造茶叶品牌。\n"
        "建设和美乡村。改造农房，整治沟塘，硬化村道。\n"
    )
    old = f"2024年工作要点\n一、全年任务\n（一）真抓实干惠三农。\n{told}（二）办好教育。新建学校，培训教师，充实图书。\n"
    new = f"2025年工作要点\n一、全年任务\n（一）办好教育。新建学校，培训教师，充实图书。\n（二）推进全面振兴。\n{told}"
    pairs = {(p.old.title, p.new.title) for p in compared(old, new).pairs}
    assert ("真抓实干惠三农", "推进全面振兴") in pairs


def test_every_constant_says_what_it_was_set_on() -> None:
    source = Path(constants.__file__).read_text("utf-8")
    told = regex.findall(r'^([A-Z][A-Z_, ]+) = .+\n"""((?:[^"]|\n)+?)"""', source, flags=regex.MULTILINE)
    names = {name for names, _ in told for name in names.split(", ")}
    assert names == {name for name in vars(constants) if name.isupper()}
    assert all(regex.search(r"\((?:synthetic|reports|speed)", text) for _, text in told)


def test_a_chapter_that_was_a_paragraph_last_year_is_part_of_it() -> None:
    roads = (
        "改造道路。" + "修补主城区破损路面，更换路缘石，消除井盖沉陷，整治占道开挖，" * 6 + "做好雨季巡查。\n"
    )
    green = (
        "建设公园。"
        + "新建街头游园，补植行道树，开放单位绿地，打通滨河绿道，更换老化座椅，" * 6
        + "管好花境。\n"
    )
    lamps = (
        "点亮街巷。" + "补齐背街路灯，更换节能灯具，排除线路故障，接入集中控制平台，" * 6 + "做到按时亮灯。\n"
    )
    old = f"2024年工作要点\n一、全年任务\n（一）提升城市品质。\n{roads}{green}{lamps}"
    new = (
        f"2025年工作要点\n一、全年任务\n（一）提升城市品质。\n{roads}{lamps}"
        f"（二）打造绿色家园。{green.replace('街头游园', '口袋公园')}"
    )
    diff = compared(old, new)
    assert [([n.title for n in split.new]) for split in diff.splits] == [["提升城市品质", "打造绿色家园"]]
    assert not diff.added
    assert not compared(new, old).removed
