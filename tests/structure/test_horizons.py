"""What time a section speaks of, each with the nearest heading that says otherwise."""

import pytest

from workplan_parser import parse
from workplan_parser.model import Item

YEAR = 2024


def horizons(text: str) -> list[str]:
    """The horizon of every node, in reading order."""

    def below(items: tuple[Item, ...]) -> list[str]:
        return [found for item in items for found in (item.horizon, *below(item.items))]

    return below(parse(f"{YEAR}年工作要点\n{text}").sections)


@pytest.mark.parametrize(
    ("heading", "horizon"),
    [
        ("2023年工作回顾", "review"),
        ("2023年主要目标完成情况", "review"),
        ("2023年", "review"),
        ("2023年重点工作", "review"),
        ("2023年底前完成的工作", "plan"),
        ("2024年", "plan"),
        ("2024年工作安排", "plan"),
        ("2023年工作总结和2024年工作计划", "plan"),
        ("发展基础", "review"),
        ("取得的成绩", "review"),
        ("过去五年的奋斗历程", "review"),
        ("去年工作", "review"),
        ("存在问题", "review"),
        ("当前面临的主要困难和突出问题", "review"),
        ("解决存在的突出问题", "plan"),
        ("整治存在问题的路段", "plan"),
        ("公开工作进展情况", "plan"),
        ("主要目标", "plan"),
        ("总结推广经验", "plan"),
        ("“十四五”时期主要目标", "beyond"),
        ("今后五年工作的总体要求", "beyond"),
        ("到2035年远景目标", "beyond"),
        ("2025年工作目标", "plan"),
        ("“十四五”时期发展成就", "review"),
        ("“十三五”时期主要指标", "plan"),
        ("“十五五”规划编制任务", "plan"),
        ("编制“十五五”时期发展目标", "plan"),
        ("2024年发展目标", "plan"),
        ("今后工作打算", "plan"),
    ],
)
def test_a_heading_says(heading: str, horizon: str) -> None:
    text = f"一、{heading}\n新建公厕50座。\n（一）道路\n修路3公里。\n二、保障\n说明。\n"
    assert horizons(text) == [horizon, horizon, "plan"]


def test_the_end_of_a_longer_period_is_that_of_the_targets_under_it() -> None:
    plan = parse(
        "2024年工作要点\n一、“十四五”时期主要目标\n（一）道路\n新建道路30公里。新建桥梁6座，2024年底前完成。\n"
        "二、今后五年工作目标\n新建公园9座。\n三、2024年任务\n新建公厕50座。\n"
    )
    first = plan.sections[0].items[0].targets
    governed = [(one.deadline.due.isoformat(), one.deadline.basis) for one in first if one.deadline]
    assert governed == [("2025-12-31", "heading"), ("2024-12-31", "inherited")]
    assert [section.targets[0].deadline for section in plan.sections[1:]] == [None, None]


def test_a_plan_of_years_looks_no_further_than_itself() -> None:
    plan = parse("青岭区2024年绿化三年行动方案\n一、今后三年工作目标\n植树3万株。\n二、保障\n说明。\n")
    assert plan.sections[0].items[0].horizon == "plan"


@pytest.mark.parametrize(
    ("opening", "horizon"),
    [
        ("过去一年，我们迎难而上。", "review"),
        ("2023年，全市建成公厕50座。", "review"),
        ("今年，我们再接再厉。", "plan"),
    ],
)
def test_the_first_sentence_says_where_the_heading_does_not(opening: str, horizon: str) -> None:
    assert horizons(f"一、砥砺前行\n{opening}\n（一）道路\n修路3公里。\n二、保障\n说明。\n")[0] == horizon


def test_children_take_their_parents_horizon_unless_they_say_otherwise() -> None:
    text = (
        "一、2023年工作情况\n（一）道路\n修路3公里。\n（二）下一步工作打算\n修路5公里。\n"
        "二、2024年任务\n（一）发展现状\n道路3公里。\n（二）做好工作总结\n修路9公里。\n"
    )
    assert horizons(text) == ["review", "review", "plan", "plan", "review", "plan"]


def test_what_is_past_is_no_target() -> None:
    plan = parse(
        f"{YEAR}年工作要点\n一、发展基础\n（一）公厕。建成公厕50座。\n二、任务\n（一）公厕。新建公厕60座。\n"
    )
    assert [len(item.targets) for section in plan.sections for item in section.items] == [0, 1]


REVIEW, AHEAD = "2023年工作回顾", "2024年工作任务"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{REVIEW}\n修路3公里。\n{AHEAD}\n修路5公里。", ["review", "plan"]),
        (f"{REVIEW}\n修路3公里。\n{AHEAD}\n一、道路\n修路5公里。", ["review", "plan", "plan"]),
        (
            f"{REVIEW}\n修路3公里。\n{AHEAD}\n一是抓道路。修路5公里。\n二是抓桥梁。修桥2座。",
            ["review", "plan", "plan", "plan"],
        ),
        # one alone holds its prose, else the numbers below it, and those that begin anew are the plan's
        (f"{REVIEW}\n修路3公里。\n一、道路\n修路5公里。", ["review", "plan"]),
        (f"{REVIEW}\n一、道路\n修路5公里。", ["review", "review"]),
        (f"{REVIEW}\n一、道路\n修路5公里。\n一、道路\n修路6公里。", ["review", "review", "plan"]),
        # the title of both heads nothing
        (f"2023年工作总结和2024年工作计划\n{AHEAD}\n一、道路\n修路5公里。", ["plan", "plan"]),
    ],
)
def test_lines_without_numbers_part_a_document_by_time(text: str, said: list[str]) -> None:
    assert horizons(text) == said


@pytest.mark.parametrize(
    ("title", "body", "horizon"),
    [
        ("某市环保督察整改情况报告", "一、治水\n新增管网20公里。", "review"),
        ("某区2023年工作总结", "一、治水\n新增管网20公里。", "review"),
        ("某区2023年工作总结和2024年工作计划", "一、治水\n新增管网20公里。", "plan"),
        ("某市重点任务落实情况报告", "一、治水\n新增管网20公里。\n进展情况：新增管网8公里。", "plan"),
    ],
)
def test_a_report_of_results_is_a_review_and_says_so(title: str, body: str, horizon: str) -> None:
    plan = parse(f"{title}\n{body}\n二、治气\n拆除锅炉2台。")
    assert {section.horizon for section in plan.sections} == {horizon}
    assert ("WP209" in [one.code for one in plan.diagnostics]) == (horizon == "review")
