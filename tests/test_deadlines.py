"""Deadlines: which times bind, the last day they mean, and how far they reach."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_parser.extract import dates, deadlines, reach
from workplan_parser.text.sheet import Sheet

CASES = tomllib.loads((Path(__file__).parent / "cases" / "deadlines.toml").read_text(encoding="utf-8"))[
    "case"
]

timely = st.text(
    alphabet="2018年今全去底末内前到至起月日上下半季度一二三十五四6、,。;:《》“”完成建成的5座-—每",
    max_size=60,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_deadline(case: dict) -> None:
    found = deadlines.find(Sheet(case["text"]).stopped, year=case.get("year", 2018)).dues
    assert [[d.raw, d.due.isoformat(), d.precision, d.basis] for d in found] == case["expect"]


@given(timely)
def test_each_quotes_its_text_in_order(text: str) -> None:
    found, refused, doubts = deadlines.find(text, year=2018)
    assert all(text[d.start : d.end] == d.raw for d in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(d.span is not None and d.span.of(text) == d.seen for d in doubts)
    undated = {d.span.end for d in doubts if d.span} - {d.end for d in found}
    assert {time.end for time in dates.read(text)} == {one.end for one in (*found, *refused)} | undated


@given(timely)
def test_times_are_in_order_and_apart(text: str) -> None:
    times = dates.read(text)
    assert all(time.start < time.end <= len(text) for time in times)
    assert all(a.end <= b.start for a, b in zip(times, times[1:], strict=False))


@given(timely)
def test_without_a_year_only_written_years_are_resolved(text: str) -> None:
    found, _, _ = deadlines.find(text, year=None)
    assert all(d.basis == "explicit" for d in found)


@pytest.mark.parametrize(
    ("text", "year", "code", "more"),
    [
        ("2019年6月份前建成。", 2018, "WP401", "2019-06-30"),
        ("2030年前实现碳达峰。", 2018, "WP401", "2030-12-31"),
        ("2月29日前完成。", 2018, "WP403", ""),
        ("年底前完成。", None, "WP402", ""),
        ("三季度前完成。", 2018, "WP401", "2018-09-30"),
        ("年中完成。", 2018, "WP401", "2018-06-30"),
        ("春节前完成。", 2018, "WP401", "2018-02-15"),
        ("本月底前完成。", 2018, "WP404", ""),
        ("2099年春节前完成。", 2018, "WP405", ""),
        ("汛期前完成。", 2018, "WP405", ""),
        ("三年内完成。", 2018, "WP405", ""),
    ],
)
def test_doubt(text: str, year: int | None, code: str, more: str) -> None:
    doubts = deadlines.find(text, year=year).doubts
    assert [(d.code, d.more) for d in doubts] == [(code, more)]


@pytest.mark.parametrize(
    ("text", "rule", "word", "entry"),
    [
        ("去年建成公园3个。", "gone_by", "去年", "years.past"),
        ("截至2018年底,在册企业50家。", "gone_by", "截至", "counted_before"),
        ("自2018年6月起执行。", "beginning", "起", "begins_after"),
        ("完成时限:2018年12月", "time_limit", "完成时限", "labels"),
        ("零就业家庭全年动态清零。", "completes", "清零", "completions"),
        ("改造率2018年达到80%。", "level_by", "达到", "levels"),
        ("上半年核准3个项目,开展抽检。", "stretch", "开展", "light_acts"),
        ("2018年工作要点印发以后,抓紧部署。", "bare_year", "工作要点", "names"),
    ],
)
def test_the_rule_says_which_word_decided(text: str, rule: str, word: str, entry: str) -> None:
    dues, refused, _ = deadlines.find(text, year=2018)
    (one,) = (*dues, *refused)
    assert one.rule == rule
    assert (word, entry) in [(hit.word, hit.entry) for hit in one.evidence]


@pytest.mark.parametrize(
    "text",
    [
        "2019年6月底前建成。",
        "6月(含)前建成。",
        "受理之日起5日内办结。",
        "压缩至3日内。",
        "三年内给予补贴。",
        "每月5日前报送。",
    ],
)
def test_no_doubt(text: str) -> None:
    assert deadlines.find(text, year=2018).doubts == []


def test_the_inspections_a_notice_announces_are_not_the_plans() -> None:
    text = "市政府将于年中、年末进行专项督查,各县于6月30日前报送方案。"
    found, refused, _ = deadlines.find(text, year=2018, notice=True)
    assert ([one.raw for one in found], [one.rule for one in refused]) == (["6月30日前"], ["inspection"] * 2)


def test_review_reports_and_fixes_nothing() -> None:
    text = "全年完成投资5亿元,年内建成公园3个。"
    assert deadlines.find(text, year=2018, retrospective=True).dues == []
    assert len(deadlines.find(text, year=2018).dues) == 2


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("2018年12月", ["2018-12-31"]),
        ("3-6月", ["2018-06-30"]),
        ("2018年1月—12月", ["2018-12-31"]),
        ("10月", ["2018-10-31"]),
        ("全年", ["2018-12-31"]),
        ("2018.9", ["2018-09-30"]),
        ("9.30", ["2018-09-30"]),
        ("第三季度", ["2018-09-30"]),
        ("一季度、三季度", ["2018-03-31", "2018-09-30"]),
        ("长期坚持", []),
        ("6月起", []),
        ("每月", []),
    ],
)
def test_time_limit_column(cell: str, due: list[str]) -> None:
    found, _, _ = deadlines.find(cell, year=2018, limit=True)
    assert [d.due.isoformat() for d in found] == due


@pytest.mark.parametrize(
    ("text", "numbers", "expect"),
    [
        # a deadline that opens the sentence holds to its end
        (
            "2018年底,供水普及率达到80%;人均道路达到15平方米;亮灯率95%。",
            ["80", "15", "95"],
            ["explicit", "inherited", "inherited"],
        ),
        # one in the middle holds in its clause
        ("推进二期,2018年底开工;新建转运站6座。新设果皮箱500个。", ["6", "500"], [None, None]),
        # one with its own subject holds to its comma
        ("城东水厂年内建成通水,桥南水厂开工,新增供水能力10万吨。", ["10"], [None]),
        ("流量资费年内至少降低30%。", ["30"], ["explicit"]),
        # dashes unfold it
        (
            "到2025年,体系基本建成。——成本下降2个百分点。——比重提高0.5个百分点。推广10项。",
            ["2个", "0.5", "10"],
            ["inherited", "inherited", None],
        ),
        # the last one said holds
        ("2018年底前办理58项,2019年底前办理74项。", ["58", "74"], ["explicit", "explicit"]),
        # a half-width full stop ends it
        ("2018年底,供水普及率达到80%.亮灯率95%.", ["80", "95"], ["explicit", None]),
        # the clause ends with it, and with an act that leaves nothing to do
        ("首期5亿元年底前到位,二期8亿元。", ["5亿", "8亿"], ["explicit", None]),
        (
            "新建2座、改造3座年底前完成,完成2座年底前竣工4座。",
            ["2座", "3座", "4座"],
            [None, "explicit", "explicit"],
        ),
        # it closes the sentence: for what was said before that has none of its own
        ("新建公厕50座,年底前验收。", ["50"], ["inherited"]),
        ("改造管网36公里,更新泵站3座,力争6月底前全部完成改造。", ["36", "3座"], ["inherited", "inherited"]),
        ("3月底前开工3座,改造管网36公里,6月底前完成。", ["3座", "36"], ["explicit", "explicit"]),
        ("改造管网36公里;更新泵站3座,6月底前完成。", ["36", "3座"], [None, "inherited"]),
        ("改造管网36公里,6月底前完成招标。", ["36"], [None]),
        ("改造管网36公里,水厂6月底前完成。", ["36"], [None]),
        # so does one in brackets behind its number
        ("更新泵站3座(6月底前完成)、水闸5座。", ["3座", "5座"], ["explicit", None]),
        ("改造管网36公里、更新泵站3座(6月底前)。", ["36", "3座"], [None, "explicit"]),
        # so does one under its label
        ("改造管网36公里。更新泵站3座。完成时限:6月底。", ["36", "3座"], ["inherited", "inherited"]),
        # its number before it and its act after it: it ends with its part
        ("东片36处上半年开工、西片27处待建。", ["36", "27"], ["explicit", None]),
        ("东片36处上半年开工、27人到岗", ["36", "27"], ["explicit", None]),
        # without an act that closes the part, or a number before it, it goes on
        ("东片上半年开工、改造27处。", ["27"], ["explicit"]),
        ("东片36处上半年新建公园、改造27处。", ["36", "27"], [None, "explicit"]),
        # taken in turn, they are used up
        (
            "6月底、9月底进度分别达到50%、80%,每月巡查2次。",
            ["50", "80", "2次"],
            ["explicit", "explicit", None],
        ),
        # one alone is not
        ("9月底前,进度达到80%,全市巡查2次。", ["80", "2次"], ["explicit", "explicit"]),
    ],
)
def test_reach(text: str, numbers: list[str], expect: list[str | None]) -> None:
    text = Sheet(text).stopped
    found, _, _ = deadlines.find(text, year=2018)
    ruled = reach.govern(text, [text.index(n) for n in numbers], found)
    assert [one and one[1] for one in ruled] == expect


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("6月底、9月底和11月底支出进度分别达到50%、80%、100%。", [6, 9, 11]),
        ("6月底、9月底和11月底,支出进度分别达到50%、80%、100%。", [6, 9, 11]),
        ("支出50处6月底前开工、80处9月底前投产、100处11月底前建成投用。", [6, 9, 11]),
        # as many of them as of the others, or it is not said which is whose
        ("6月底、9月底、11月底支出进度分别达到50%、80%。", [11, 11]),
        ("6月底、9月底支出进度达到50%、80%。", [9, 9]),
    ],
)
def test_each_of_a_list_in_turn(text: str, months: list[int]) -> None:
    found, _, _ = deadlines.find(text, year=2018)
    starts = [text.index(number) for number in ("50", "80", "100") if number in text]
    assert [one and one[0].due.month for one in reach.govern(text, starts, found)] == months


def test_two_in_a_sentence_each_govern_their_own() -> None:
    text = "2018年底前办理58项,2019年底前办理74项。"
    ruled = reach.govern(text, [text.index("58"), text.index("74")], deadlines.find(text, year=2018).dues)
    assert [one and one[0].due.year for one in ruled] == [2018, 2019]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2018年6月30日", "day"),
        ("3-6月份", "month"),
        ("4月12-19日", "day"),
        ("三年内", "length"),
        ("“五一”国际劳动节前", "day"),
        ("2021年起5年内", "year"),
        ("“十四五”", "period"),
        ("十四五", "period"),
        ("8:30", "clock"),
        ("三季度", "quarter"),
        ("每月28日", "day"),
        ("2018.12.31", "day"),
    ],
)
def test_time_is_masked_whole(text: str, kind: str) -> None:
    assert [time[:3] for time in dates.read(f"于{text},")] == [(1, 1 + len(text), kind)]


@pytest.mark.parametrize("text", ["66年的", "三十四五岁", "1:500比例", "近五年来", "2018个", "毕业年度内"])
def test_not_a_time(text: str) -> None:
    assert dates.read(text) == ()


@pytest.mark.parametrize(
    ("text", "issued", "due"),
    [
        ("各县要在本意见印发之日起30日内制定办法。", date(2018, 11, 16), ["2018-12-16"]),
        ("自印发之日起三个月内完成整改。", date(2018, 11, 30), ["2019-02-28"]),
        ("本通知自印发之日起施行。", date(2018, 11, 16), []),
        ("本办法自印发之日起30日内有效。", date(2018, 11, 16), []),
        ("印发后一周内报送。", date(2018, 11, 16), ["2018-11-23"]),
        ("本月底前报送,下季度末前完成。", date(2018, 11, 16), ["2018-11-30", "2019-03-31"]),
        ("春节前完成慰问。", date(2018, 11, 16), ["2019-02-04"]),
        ("自国家规划印发之日起30日内报送。", date(2018, 11, 16), []),
        ("自收到之日起30日内答复。", date(2018, 11, 16), []),
        ("《供水条例》印发之日起30日内报送。", date(2018, 11, 16), []),
        ("自本通知印发之日起30日后执行。", date(2018, 11, 16), []),
    ],
)
def test_counted_from_the_day_of_issue(text: str, issued: date, due: list[str]) -> None:
    found, _, doubts = deadlines.find(text, year=2018, issued=issued)
    assert [one.due.isoformat() for one in found] == due
    assert doubts == []


def test_a_term_without_a_day_of_issue_is_doubted() -> None:
    found, _, doubts = deadlines.find("在本意见印发之日起30日内报送。", year=2018)
    assert (found, [(one.code, one.seen) for one in doubts]) == ([], [("WP404", "本意见印发之日起30日内")])
