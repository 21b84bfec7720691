"""docs/grammar.md, Times, read line by line: every time is a deadline of a plan of 2026, its nearest neighbour is none."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_parser import Plan, parse
from workplan_parser.extract import deadlines
from workplan_parser.model import Item

PAGE = Path(__file__).parent.parent / "docs" / "grammar.md"
NOTHING = "—"
ACT = "新建公厕20座。"


def rows() -> list[tuple[str, str, bool]]:
    """What is written, what is read, and whether it is a time to put into a sentence, from every table of the page."""
    found = []
    for line in PAGE.read_text("utf-8").partition("\n# Times\n")[2].splitlines():
        if not line.startswith("| ") or line.startswith("| how"):
            continue
        _, written, read, other, none = (cell.strip() for cell in line.strip("|").split("|"))
        found += [(time, said, True) for time, said in _pairs(written, read)]
        found += [(sentence, said, False) for sentence, said in _pairs(other, none)]
    return found


def _pairs(written: str, read: str) -> list[tuple[str, str]]:
    return list(zip(written.split(" · "), read.split(" · "), strict=True)) if written else []


def item_of(sentence: str) -> tuple[Plan, Item]:
    plan = parse(f"青禾区2026年工作要点\n一、城市建设\n（一）道路。{sentence}\n（二）桥梁。加强巡查。\n")
    return plan, plan.sections[0].items[0]


def read(plan: Plan, item: Item) -> str:
    """The days due, else the code that says why none is."""
    days = [one.due.isoformat().removeprefix("2026-") for one in item.deadlines]
    codes = [one.code for one in plan.diagnostics if one.code.startswith("WP4")]
    return " + ".join(days or codes) or NOTHING


@pytest.mark.parametrize(("written", "said", "is_time"), rows(), ids=lambda text: str(text)[:24])
def test_the_page(written: str, said: str, is_time: bool) -> None:
    plan, item = item_of(written + ACT if is_time else f"{written}。")
    assert read(plan, item) == said
    if is_time:
        (target,) = item.targets
        assert target.indicator == "新建公厕"
        assert target.deadline is not None
        assert target.deadline.due.isoformat().endswith(said.rpartition(" + ")[2])


# ── laws: whatever the grammar writes is read back ──────────────────────────────────────────────────

HAN = "〇一二三四五六七八九"


def counted(number: int, chinese: bool) -> str:
    """12, or 十二."""
    if not chinese:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else HAN[tens]) + ("十" if tens else "") + (HAN[ones] if ones else "")


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@st.composite
def years(draw: st.DrawFn) -> tuple[str, int]:
    """Nothing, 今年, 明年, 2031年, 二〇三一年, and the year meant in a plan of 2026."""
    said = draw(st.sampled_from(["", "今年", "明年", "后年", "written", "chinese", "zero"]))
    if said in ("", "今年", "明年", "后年"):
        return said, 2026 + ["", "今年", "明年", "后年"].index(said or "今年") - 1
    year = draw(st.integers(2026, 2049))
    digits = "".join(HAN[int(digit)] for digit in str(year)).replace("〇", "零" if said == "zero" else "〇")
    return f"{year if said == 'written' else digits}年", year


BEFORE = st.sampled_from(["前", "以前", "之前", "或之前"])


@st.composite
def points(draw: st.DrawFn) -> tuple[str, date]:
    """One date: a day, a month or a part of one, a quarter, a half, a year."""
    (said, year), chinese = draw(years()), draw(st.booleans())
    month, part = draw(st.integers(1, 12)), draw(st.sampled_from(["day", "month", "quarter", "half", "year"]))
    named = f"{said}{counted(month, chinese)}月"
    match part:
        case "day":
            day = draw(st.integers(1, monthrange(year, month)[1]))
            hour = draw(st.sampled_from(["", "", "24时", "18:00", "下午5点"]))
            return f"{named}{counted(day, chinese)}{draw(st.sampled_from('日号'))}{hour}", date(
                year, month, day
            )
        case "month":
            stretch = draw(
                st.sampled_from(
                    ["底", "末", "份底", "月底", "初", "上旬", "中旬", "下旬", "中上旬", "中下旬"]
                )
            )
            day = {"初": 10, "上旬": 10, "中旬": 20, "中上旬": 20}.get(stretch, 0)
            return named + stretch, date(year, month, day) if day else month_end(year, month)
        case "quarter":
            quarter = draw(st.integers(1, 4))
            form = draw(st.sampled_from(["{}季度末", "第{}季度末", "前{}个季度末"]))
            return said + form.format(counted(quarter, chinese)), month_end(year, 3 * quarter)
        case "half":
            half = draw(st.sampled_from(["上半年末", "下半年末", "前半年末", "后半年末"]))
            return said + half, month_end(year, 6 if half[0] in "上前" else 12)
    return (said or "今年") + draw(st.sampled_from(["底", "末", "年底", "年末", "岁末"])), date(year, 12, 31)


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, date]:
    """3-6月, 4月12日至19日, 2026—2028年, its first unit written or not."""
    dash, chinese = draw(st.sampled_from(["-", "—", "–", "~", "至", "到", "——"])), draw(st.booleans())
    (said, year), whole = draw(years()), draw(st.booleans())
    kind = draw(st.sampled_from(["months", "days", "years", "quarters", "figures"]))
    top = {"months": 12, "figures": 12, "days": 28, "years": 20, "quarters": 4}[kind]
    low, high = sorted(draw(st.lists(st.integers(1, top), min_size=2, max_size=2, unique=True)))
    if kind == "years":
        return f"{2025 + low}{'年' if whole else ''}{dash}{2025 + high}年", date(2025 + high, 12, 31)
    if kind == "figures":
        mark = draw(st.sampled_from("./"))
        return f"{year}{mark}{low}{dash}{year}{mark}{high:02}", month_end(year, high)
    if kind == "days":
        month = draw(st.integers(1, 12))
        named = f"{said}{counted(month, chinese)}月{counted(low, chinese)}{'日' if whole else ''}"
        return f"{named}{dash}{counted(high, chinese)}日", date(year, month, high)
    unit, length = ("月", 1) if kind == "months" else ("季度", 3)
    first = f"{said}{counted(low, chinese)}{unit if whole else ''}"
    return f"{first}{dash}{counted(high, chinese)}{unit}", month_end(year, length * high)


@st.composite
def terms(draw: st.DrawFn) -> tuple[str, date]:
    """2027年起5年内, 自2027年开始,用五年时间."""
    year, length, chinese = draw(st.integers(2026, 2035)), draw(st.integers(2, 12)), draw(st.booleans())
    start = draw(st.sampled_from(["{}年起", "自{}年起", "从{}年开始", "从{}年开始,"])).format(year)
    form = draw(st.sampled_from(["{}年内", "用{}年时间", "利用{}年左右时间"]))
    return start + form.format(counted(length, chinese)), date(year + length - 1, 12, 31)


@given(
    st.one_of(
        points(), st.tuples(points(), BEFORE).map(lambda p: (p[0][0] + p[1], p[0][1])), spans(), terms()
    )
)
def test_what_is_written_is_read_back(written: tuple[str, date]) -> None:
    time, last = written
    found = deadlines.find(f"{time}新建公厕20座。", year=2026).dues
    assert [(one.raw, one.due) for one in found] == [(time, last)]


@given(st.lists(st.tuples(points(), BEFORE), min_size=2, max_size=3))
def test_each_of_a_sentence_keeps_its_own(several: list[tuple[tuple[str, date], str]]) -> None:
    said = [f"{time}{before}建成公厕{number}座" for number, ((time, _), before) in enumerate(several, 3)]
    plan, item = item_of(";".join(said) + "。")
    assert len(item.targets) == len(several)
    assert all(target.indicator == "建成公厕" and target.deadline for target in item.targets)
