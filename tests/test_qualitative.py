"""Targets without a number: what can be checked by an end state, and what only sounds like it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workplan_parser import lexicon, parse
from workplan_parser.extract import dates, qualitative, targets
from workplan_parser.extract.context import Context
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.qualitative import Quality
from workplan_parser.model import Item, QualitativeTarget
from workplan_parser.text.sheet import Sheet

HERE = Path(__file__).parent / "cases"
CASES = tomllib.loads((HERE / "qualities.toml").read_text("utf-8"))["case"]
SLOGANS = tomllib.loads((HERE / "slogans.toml").read_text("utf-8"))["slogans"]
PLAN = Context(year=2025)


def found(text: str, context: Context = PLAN) -> tuple[str, list[Quality]]:
    folded = Sheet(text).stopped
    times = dates.read(folded)
    return folded, qualitative.find(
        Prose(folded), context, times, targets.find(folded, context, times).targets
    )


def said(text: str, context: Context = PLAN) -> list[str]:
    folded, states = found(text, context)
    return [
        f"{one.kind} {folded[one.start : one.end]} | {folded[one.indicator_start : one.indicator_end]}"
        for one in states
    ]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in CASES])
def test_states(case: dict[str, Any]) -> None:
    assert said(case["text"]) == case.get("expect", [])


@pytest.mark.parametrize("slogan", SLOGANS)
def test_a_slogan_is_no_state(slogan: str) -> None:
    assert said(slogan) == []


def test_there_are_fifty_slogans() -> None:
    assert len(set(SLOGANS)) == 50


def test_every_rule_finds_something_and_every_kind_is_found() -> None:
    states = [one for case in CASES for one in found(case["text"])[1]]
    assert {one.rule for one in states} >= {rule.__name__ for _, rule in qualitative.RULES} - {
        "solved",
        "even",
        "complies",
    }
    assert {one.kind for one in states} == {"full_coverage", "completion", "zero", "rank", "parity", "other"}


def test_every_list_of_signs_has_its_rule() -> None:
    assert {entry for entry, _ in qualitative.RULES} == set(lexicon.table("qualitative")["signs"])


def test_a_sign_stands_in_one_list() -> None:
    every = [
        word
        for entry in lexicon.table("qualitative")["signs"]
        for word in lexicon.words("qualitative", f"signs.{entry}")
    ]
    assert len(every) == len(set(every)) and all(len(word) > 1 for word in every)


def test_a_section_that_looks_back_promises_nothing() -> None:
    assert said("农村生活污水治理实现全覆盖。", Context(year=2025, achieved=True)) == []


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("农村供水全覆盖。", "expect"),
        ("确保农村供水全覆盖。", "must"),
        ("力争农村供水全覆盖。", "strive"),
        ("农村供水基本实现全覆盖。", "approx"),
        ("基本民生投入只增不减。", "expect"),
    ],
)
def test_how_firmly(text: str, strength: str) -> None:
    ((one,),) = (found(text)[1],)
    assert one.strength.verdict == strength


def items(text: str) -> list[Item]:
    plan = parse(f"青禾区2026年工作要点\n\n一、工作任务\n{text}\n")
    return list(plan.sections[0].items)


def only(text: str) -> QualitativeTarget:
    ((one,),) = (items(text)[0].qualitative_targets,)
    return one


def test_places_quote_the_source() -> None:
    text = "青禾区2026年工作要点\n\n一、工作任务\n（一）年底前，实现农村 污水治理全 覆盖。\n"
    (one,) = parse(text).sections[0].items[0].qualitative_targets
    assert text[one.span.start : one.span.end] == one.raw == "全 覆盖"
    assert one.indicator == "农村污水治理" and one.indicator_span is not None
    assert text[one.indicator_span.start : one.indicator_span.end] == "农村 污水治理"


@pytest.mark.parametrize(
    ("text", "due", "basis"),
    [
        ("（一）6月底前北环路建成通车。", "2026-06-30", "explicit"),
        ("（一）年底前，北环路建成通车，隐患清零。", "2026-12-31", "explicit"),
        ("（一）北环路建成通车。（市交通局牵头，9月底前完成）", "2026-09-30", "inherited"),
    ],
)
def test_a_state_has_its_deadline(text: str, due: str, basis: str) -> None:
    one = items(text)[0].qualitative_targets[-1]
    assert one.deadline is not None
    assert (str(one.deadline.due), one.deadline.basis) == (due, basis)


def test_the_heading_names_what_the_sentence_does_not() -> None:
    (item,) = items("（一）农村污水治理\n9月底前全部完工。")
    (one,) = item.qualitative_targets
    assert (one.indicator, one.indicator_span) == ("农村污水治理", item.title_span)
