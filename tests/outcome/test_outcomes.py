"""What became of targets: verdicts from a table, and the laws."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workplan_parser import Plan, parse, parse_file
from workplan_parser.compare.nodes import tight
from workplan_parser.errors import WorkplanError
from workplan_parser.outcome.model import PlanOutcome, Quote
from workplan_parser.outcome.outcomes import outcomes

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests" / "cases" / "outcomes.toml").read_text("utf-8"))["case"]
OLD, NEW = (ROOT / "docs" / "examples" / "outcome" / f"{year}.txt" for year in (2025, 2026))


def plan(text: str, name: str = "plan.txt") -> Plan:
    return parse(text, name=name, with_text=True)


def reported(promise: str, report: str) -> PlanOutcome:
    """What the review *report* of the next year says of *promise*."""
    old = plan(f"青禾县2025年工作要点\n\n一、重点任务\n1.{promise}\n")
    new = plan(f"青禾县2026年工作要点\n\n一、2025年工作回顾\n{report}\n\n二、2026年工作安排\n1.完善制度。\n")
    return outcomes(old, new)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_verdicts(case: dict[str, Any]) -> None:
    found = reported(case["promise"], case["report"])
    told: list[list[str]] = [[one.verdict, one.reason] for one in found.pairs]
    assert told + [["unreported"]] * len(found.unreported) == [case["expect"]]


def test_a_sentence_for_all_tasks_is_kept_apart() -> None:
    found = reported("新建幼儿园6所。", "年初确定的十件民生实事全部完成。")
    assert [quote.text for quote in found.blanket] == ["年初确定的十件民生实事全部完成"]


@pytest.mark.parametrize(
    ("report", "verdict"),
    [
        ("南城体育馆建成投用。", "met"),
        ("建成南城体育馆。", "met"),
        ("南城体育馆正式投入使用。", "met"),
        ("南城体育馆主体工程完工。", "unclear"),
        ("加快南城体育馆建设。", "unclear"),
        ("尚未建成南城体育馆。", "unclear"),
        ("南城体育馆未建成投用。", "unclear"),
        ("北城图书馆建成投用。", "unreported"),
    ],
)
def test_states_without_a_number(report: str, verdict: str) -> None:
    [one] = reported("南城体育馆年底前建成投用。", report).qualitative
    assert one.verdict == verdict


def test_last_years_review_and_next_years_plan_are_not_results() -> None:
    old = plan(
        "青禾县2025年工作要点\n\n一、2024年工作回顾\n新建公厕20座。\n\n二、重点任务\n1.新建公厕22座。\n"
    )
    new = plan(
        "青禾县2026年工作要点\n\n一、2025年工作回顾\n成绩来之不易。\n\n二、重点任务\n1.新建公厕25座。\n"
    )
    found = outcomes(old, new)
    assert not found.pairs
    assert [one.raw for one in found.unreported] == ["22座"]


def test_the_year_is_told_from_five_years_before_it() -> None:
    report = "过去五年，城镇新增就业1.6万人。\n刚刚过去的2025年，城镇新增就业3100人。"
    [one] = reported("城镇新增就业3000人。", report).pairs
    assert one.result is not None
    assert (one.result.raw, one.period) == ("3100人", "year")


def test_a_number_for_two_is_reached_when_both_reach_it() -> None:
    promise = "城镇居民人均可支配收入、农村居民人均可支配收入均增长8%。"
    report = "城镇居民人均可支配收入增长8.5%，农村居民人均可支配收入增长7.1%。"
    [one] = reported(promise, report).pairs
    assert one.result is not None
    assert (one.verdict, one.result.raw) == ("missed", "7.1%")


TABLE = """2025年清禾县重点任务{title}表
序号,工作任务,目标,责任单位,{column}
1,新建公厕,新建公厕20座,城管局,已建成公厕22座
2,改造老旧小区,改造老旧小区35个,住建局,改造老旧小区30个
3,新增停车泊位,新增停车泊位1200个,公安局,正在开展前期工作
"""


@pytest.mark.parametrize(
    ("column", "verdicts"), [("完成情况", ["met", "missed"]), ("进展情况", ["met", "unclear"])]
)
def test_a_table_reports_its_own_targets(column: str, verdicts: list[str]) -> None:
    told = parse(TABLE.format(title="分解", column=column).encode(), name="台账.csv", with_text=True)
    found = outcomes(told, told)
    assert [one.verdict for one in found.pairs] == verdicts
    assert [one.raw for one in found.unreported] == ["1200个"]


def test_a_table_of_progress_reports_of_a_plan() -> None:
    old = plan("清禾县2025年工作要点\n\n一、城建\n1.新建公厕20座。\n2.改造老旧小区35个。\n")
    new = parse(TABLE.format(title="分解", column="完成情况").encode(), name="台账.csv", with_text=True)
    assert [one.verdict for one in outcomes(old, new).pairs] == ["met", "missed"]


# --- laws ---


@pytest.mark.parametrize("file", [OLD, NEW, *sorted((ROOT / "tests" / "documents").glob("*/source.txt"))])
def test_a_plan_does_not_report_itself(file: Path) -> None:
    one = parse_file(file, with_text=True)
    assert all(
        pair.report != pair.promise for pair in outcomes(one, one).pairs
    )  # but for what stands beside a task


def test_two_places_are_refused() -> None:
    old = plan("青禾县2025年政府工作报告\n\n一、2025年重点工作\n新建公厕20座。\n")
    new = plan("云岭市2026年政府工作报告\n\n一、2025年工作回顾\n新建公厕22座。\n", "new.txt")
    with pytest.raises(WorkplanError, match="不是同一地方") as refused:
        outcomes(old, new)
    assert refused.value.hint
    assert len(outcomes(old, new, anyway=True).pairs) == 1


def test_every_quotation_is_true() -> None:
    old, new = (parse_file(file, with_text=True) for file in (OLD, NEW))
    found = outcomes(old, new)
    promises = [one.promise for one in found.pairs] + [one.promise for one in found.unreported]
    promises += [one.promise for one in found.qualitative]
    reports = [one.report for one in found.pairs]
    reports += [one.report for one in found.qualitative if one.report]
    assert (len(promises), len(reports)) == (13, 10)
    for quotes, source in ((promises, old), ((*reports, *found.blanket), new)):
        for quote in quotes:
            assert quote.span.of(source.source.text or "") == quote.text
    for pair in found.pairs:
        assert pair.target.span.of(old.source.text or "") == pair.target.raw
        assert pair.promise.span.contains(pair.target.span)
        if pair.result:
            assert pair.result.span.of(new.source.text or "") == pair.result.raw
            assert pair.report.span.contains(pair.result.span)


def test_without_the_text_a_quotation_still_stands_in_its_place() -> None:
    found = outcomes(parse_file(OLD), parse_file(NEW))
    texts = [file.read_text("utf-8") for file in (OLD, NEW)]

    def true(quote: Quote, text: str) -> bool:
        return tight(quote.text) in tight(quote.span.of(text))

    assert all(true(one.promise, texts[0]) and true(one.report, texts[1]) for one in found.pairs)
    assert all(true(one.promise, texts[0]) for one in found.unreported)


def test_the_same_twice_and_every_target_once() -> None:
    old, new = (parse_file(file, with_text=True) for file in (OLD, NEW))
    found = outcomes(old, new)
    assert found == outcomes(old, new)
    places = [one.target.span for one in found.pairs] + [one.span for one in found.unreported]
    assert len(places) == len(set(places)) == found.summary.targets.promised
