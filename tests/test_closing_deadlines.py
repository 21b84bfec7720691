"""A deadline said beside the offices of a measure: found, quoted, and governing that measure's targets."""

from __future__ import annotations

import pytest

from workplan_parser import parse
from workplan_parser.model import Item

PLAN = "某市2025年工作要点\n一、城市建设\n（一）市政。{}\n（二）安全。加强检查。\n"


def _first_item(body: str) -> tuple[Item, str]:
    text = PLAN.format(body)
    return parse(text).sections[0].items[0], text


@pytest.mark.parametrize(
    ("body", "deadlines", "governed"),
    [
        ("新建泵站3座。（水务处负责，2025年底前完成）", ["2025年底前"], ["2025-12-31"]),
        ("新建泵站3座。（水务处牵头，计财处配合，11月底前完成）", ["11月底前"], ["2025-11-30"]),
        ("新建泵站3座。（水务处负责，2025年三季度完成）", ["2025年三季度"], ["2025-09-30"]),
        ("新建泵站3座。（责任单位：市水务局；完成时限：2025年11月底前）", ["2025年11月底前"], ["2025-11-30"]),
        ("新建泵站3座。（牵头单位：市水务局；完成时限：6月底）", ["6月底"], ["2025-06-30"]),
        ("新建泵站3座。（2025年 10月底前完成；责任单位：市水务局）", ["2025年 10月底前"], ["2025-10-31"]),
        # a line of offices, and a line of its own
        ("新建泵站3座。\n责任单位：市水务局    完成时限：2025年11月底", ["2025年11月底"], ["2025-11-30"]),
        ("新建泵站3座。\n责任单位：市水务局\n完成时限：6月底", ["6月底"], ["2025-06-30"]),
        # a target keeps a deadline of its own
        (
            "新建管网5公里，6月底前开工3座。（水务处负责，11月底前完成）",
            ["6月底前", "11月底前"],
            ["2025-11-30", "2025-06-30"],
        ),
        # the measure before another bracket is another measure
        (
            "新建泵站3座。（水务处负责）清淤河道5公里。（水务处负责，9月底前完成）",
            ["9月底前"],
            [None, "2025-09-30"],
        ),
        (
            "新建泵站3座。（水务处负责）加强调度。（水务处负责，9月底前完成）",
            ["9月底前"],
            [None],
        ),
        # two deadlines: which one holds is not said
        (
            "新建泵站3座。（水务处负责，6月底前开工，12月底前完成）",
            ["6月底前", "12月底前"],
            [None],
        ),
        # how often, or since when, is no deadline
        ("新建泵站3座。（水务处负责，每季度通报）", [], [None]),
        ("新建泵站3座。（水务处负责，2025年6月起实施）", [], [None]),
        ("新建泵站3座。（水务处负责，长期坚持）", [], [None]),
        ("新建泵站3座。（水务处负责，2025年持续推进）", [], [None]),
        ("新建泵站3座。（水务处负责，已启动，分年度实施）", [], [None]),
    ],
)
def test_deadline_beside_offices(body: str, deadlines: list[str], governed: list[str | None]) -> None:
    item, text = _first_item(body)
    assert [one.raw for one in item.deadlines] == deadlines
    assert all(text[one.span.start : one.span.end] == one.raw for one in item.deadlines)
    assert [t.deadline.due.isoformat() if t.deadline else None for t in item.targets] == governed
    assert item.responsible


def test_what_a_closing_deadline_governs_is_inherited() -> None:
    item, _ = _first_item("新建泵站3座。（水务处负责，2025年底前完成）")
    assert [t.deadline.basis for t in item.targets if t.deadline] == ["inherited"]


def test_the_time_limit_of_a_table_row_governs_its_targets() -> None:
    rows = "序号\t工作任务\t责任单位\t完成时限\n1\t新建泵站3座\t水务处\t2025年11月\n2\t清淤河道5公里\t水务处\t长期\n"
    plan = parse(f"某市2025年重点工作任务分解表\n{rows}")
    items = [item for section in plan.sections for item in section.items]
    assert [[t.deadline and t.deadline.due.isoformat() for t in item.targets] for item in items] == [
        ["2025-11-30"],
        [None],
    ]
