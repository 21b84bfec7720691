"""Targets: what is promised, what only looks like it, and what each number is about."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_parser import lexicon
from workplan_parser.extract import commitments, targets
from workplan_parser.extract.context import Context
from workplan_parser.extract.indicators.quoted import said as said_of
from workplan_parser.extract.targets import Findings, Measured
from workplan_parser.text.sheet import Sheet

HERE = Path(__file__).parent / "cases"
PLAN = Context(year=2024)


def cases(name: str) -> list[Any]:
    return [
        pytest.param(case, id=case["label"])
        for case in tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))["case"]
    ]


def amount(found: Measured) -> str:
    return "–".join(
        format(n.normalize(), "f") for n in (found.quantity.value, found.quantity.value_max) if n is not None
    )


def said(found: Findings) -> tuple[list[str], list[str]]:
    """The targets and the other quantities, a line each."""
    promised = [
        f"{t.quantity.comparator} {amount(t)} {t.quantity.unit} {t.indicator}".replace("  ", " ").strip()
        for t in found.targets
    ]
    return promised, [f"{o.verdict} {amount(o)} {o.quantity.unit}".strip() for o in found.others]


@pytest.mark.parametrize("case", [*cases("targets"), *cases("negative")])
def test_targets(case: dict[str, Any]) -> None:
    found = said(targets.find(Sheet(case["text"]).stopped, PLAN))
    assert found == (case.get("expect", []), case.get("others", []))


@pytest.mark.parametrize("case", cases("known_failures"))
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_known_failures(case: dict[str, Any]) -> None:
    assert said(targets.find(Sheet(case["text"]).stopped, PLAN))[0] == case["expect"]


def every_case() -> list[tuple[str, Findings]]:
    texts = [Sheet(param.values[0]["text"]).stopped for param in (*cases("targets"), *cases("negative"))]
    return [(text, targets.find(text, PLAN)) for text in texts]


def test_each_rule_is_shown_by_a_case() -> None:
    found = [found for _, found in every_case()]
    shown = {one.rule for reading in found for one in (*reading.targets, *reading.others)}
    shown |= {one.reason for reading in found for one in reading.leftovers}
    rules = {rule.__name__ for rule in commitments.RULES}
    assert rules - shown == {"section_looks_back"}  # asks the heading: see below


def test_a_rule_cites_words_that_stand_in_the_text_and_in_the_tables() -> None:
    cited = [
        (word, text)
        for text, found in every_case()
        for one in (*found.targets, *found.others)
        for word in (*one.evidence, *one.strength.evidence)
    ]
    assert len(cited) > 100
    for word, text in cited:
        assert word.word in text
        assert word.word in lexicon.words(word.table, word.entry)


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("去年累计已建成公厕50座。", "past_tense", ["去年"]),
        ("回收利用率由32%提高到38%。", "baseline", ["由", "提高"]),
        ("对毕业2年内的高校毕业生给予支持。", "condition", ["毕业"]),
        ("在化工、建材等8个重点行业推行清洁审核。", "among", ["在", "推行"]),
        ("产值超10亿元企业达到12家。", "threshold", ["超", "企业"]),
        ("15分钟生活圈建设全面铺开。", "duration", ["生活"]),
        ("2019年新建公厕50座。", "past_tense", []),  # no table holds the years
    ],
)
def test_a_rule_says_which_words_it_saw(text: str, rule: str, words: list[str]) -> None:
    one = targets.find(text, PLAN).others[0]
    assert (one.rule, [word.word for word in one.evidence]) == (rule, words)


def test_a_rule_hears_the_words_of_a_dialect(tmp_path: Path) -> None:
    (tmp_path / "body.toml").write_text('[commitments.aspect]\nstock = "保有"', encoding="utf-8")
    assert targets.find("保有公厕50座。", PLAN).targets
    with lexicon.dialect(tmp_path / "body.toml"):
        (one,) = targets.find("保有公厕50座。", PLAN).others
    assert one.evidence == (lexicon.Hit(0, 2, "保有", "commitments", "aspect.stock"),)


@pytest.mark.parametrize(
    ("text", "strength", "words"),
    [
        ("确保完好率达到97%。", "must", ["确保"]),
        ("不得低于95%。", "must", ["不得"]),
        ("力争突破100亿元。", "strive", ["力争"]),
        ("增长6%左右。", "approx", ["左右"]),
        ("基本完成改造30个。", "approx", ["基本"]),
        ("新建公厕50座。", "expect", []),
        ("新建公厕不少于50座。", "expect", []),  # a floor says how much, not how firmly
        ("积尘不超过5克/平方米。", "expect", []),
        ("提高竞争力,新建公厕50座。", "expect", []),
    ],
)
def test_strength(text: str, strength: str, words: list[str]) -> None:
    (one,) = targets.find(text, PLAN).targets
    assert (one.strength.verdict, [word.word for word in one.strength.evidence]) == (strength, words)


@pytest.mark.parametrize(
    ("text", "strengths"),
    [
        ("确保合格率达到98%,覆盖率达到95%。", ["must", "must"]),
        ("力争新建公厕20座,改造30座。", ["strive", "strive"]),
        ("确保合格率达到98%,新建公厕20座。", ["must", "expect"]),
        ("确保安全稳定,新建公厕20座。", ["expect"]),
        ("确保合格率达到98%;覆盖率达到95%。", ["must", "expect"]),
        ("新建公厕20座,力争改造30座。", ["expect", "strive"]),
    ],
)
def test_a_word_at_the_head_holds_for_its_list(text: str, strengths: list[str]) -> None:
    assert [t.strength.verdict for t in targets.find(text, PLAN).targets] == strengths


@pytest.mark.parametrize(("heading", "found"), [("存在的困难和问题", 0), ("解决突出问题", 1)])
def test_troubles_are_no_promises(heading: str, found: int) -> None:
    assert len(targets.find("年均流失技术人员近10人。", Context(2024, heading=heading)).targets) == found


@pytest.mark.parametrize("length", range(120, 170))
def test_a_long_sentence_is_not_cut_before_its_guard_word(length: int) -> None:
    """较2020年 compares; 2020年 alone would look back."""
    text = "单耗较2020年下降9%," + ("政策落地," * 40)[:length] + ",交易量不少于30万吨。"
    assert [t.quantity.value for t in targets.find(text, PLAN).targets] == [9, 300000]


@pytest.mark.parametrize(("year", "promised"), [(2024, 0), (2021, 0), (2020, 1), (None, 1)])
def test_a_year_before_the_plan_looks_back(year: int | None, promised: int) -> None:
    assert len(targets.find("2020年新建公厕50座。", Context(year=year)).targets) == promised


def test_a_section_on_results_promises_nothing() -> None:
    found = targets.find("新建公厕50座,完好率达到97%。", Context(2024, achieved=True))
    assert [o.verdict for o in found.others] == ["achieved", "achieved"]
    assert found.targets == []


def test_a_number_wrapped_at_the_end_of_a_line_is_one() -> None:
    source = "设备采购近３０\n００万元,校舍维修500万元。"
    flow = Sheet(source).flow(0, len(source))
    first, second = targets.find(flow.text, PLAN).targets
    assert (first.quantity.value, second.quantity.value) == (30_000_000, 5_000_000)
    span = flow.span(first.start, first.end)
    assert source[span.start : span.end] == "近３０\n００万元"


def test_two_numbers_parted_by_a_blank_stay_two() -> None:
    found = targets.find(Sheet("编号30 50万元").flow(0, 9).text, PLAN)
    assert [t.quantity.value for t in found.targets] == [500_000]


PROSE = st.text(
    "全市新建公厕增长不低于达到去年已现有对的等在至少每左右以上内率第一二三十百万亿半0123456789.%元个座米天年,、。;:()“”《》—由",
    max_size=80,
)


@given(PROSE)
def test_indicators_are_quotations(text: str) -> None:
    found = targets.find(text, PLAN)
    for one in (*found.targets, *found.others):
        assert said_of(text, one.name) == one.indicator
        places = sorted(one.name)
        assert all(0 <= part.start < part.end <= len(text) for part in places)
        assert all(part.end <= after.start for part, after in zip(places, places[1:], strict=False))
        assert len(one.indicator) <= 40


@given(PROSE)
def test_each_number_is_told_of_once(text: str) -> None:
    found = targets.find(text, PLAN)
    places = sorted((x.start, x.end) for x in (*found.targets, *found.others, *found.leftovers))
    assert all(a[1] <= b[0] for a, b in zip(places, places[1:], strict=False))


@given(PROSE, PROSE)
def test_a_full_stop_parts_what_is_said(first: str, second: str) -> None:
    """Numbers of a later sentence never change the targets of the one before, when quotes are closed."""
    marks = "“”《》(\"'"
    if any(mark in first + second for mark in marks):
        return
    alone = said(targets.find(first + "。", PLAN))
    both = said(targets.find(first + "。" + second, PLAN))
    assert both[0][: len(alone[0])] == alone[0]


@pytest.mark.parametrize("piece", ["5个", "5%、", "去年", "由5", "对", "(", "第", "一", "每"])
def test_a_long_run_is_judged(piece: str) -> None:
    text = piece * (6_000 // len(piece))
    found = targets.find(text, PLAN)
    assert all(t.end <= len(text) for t in found.targets)
