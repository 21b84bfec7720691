"""The ways a diff is written: readable, safe, whole."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from planmaker import I, T, make
from workplan_parser.compare.model import PlanDiff
from workplan_parser.compare.plans import compare_plans
from workplan_parser.compare.render import render
from workplan_parser.compare.render.text import render as page
from workplan_parser.compare.select import select
from workplan_parser.errors import WorkplanError
from workplan_parser.words import signed

ROADS = I(
    "提升道路完好水平",
    "对破损路面开展修补，消除井盖沉陷，做好雨季巡查。",
    [T("道路设施完好率", "97", "%", "不低于"), T("新建公厕", "1200", "座"), T("整治路口", "8", "处")],
    ["市政处", "工程处"],
)
NEXT = I(
    "提升道路完好水平",
    "对破损路面开展修补，消除井盖沉陷，做好汛期巡查。",
    [T("道路设施完好率", "98", "%", "不低于"), T("新建公厕", "900", "座"), T("新增车位", "3000", "个")],
    ["市政处", "绿化处"],
)
WASTE = I("推进垃圾分类", "完善分类投放容器，规范分类收运车辆，开展入户宣传。")
LAMPS = I("改造老旧路灯", "更换灯杆灯具，接入集中控制，及时排除线路故障。")


@pytest.fixture(scope="module")
def diff() -> PlanDiff:
    old = make(I("设施建设", items=[ROADS, WASTE]), year=2018, title="2018年城市管理工作要点")
    new = make(I("设施建设", items=[LAMPS, NEXT]), year=2019, title="2019年城市管理工作要点")
    return compare_plans(old, new)


def test_text_says_it_in_words_and_plain_marks(diff: PlanDiff) -> None:
    text = render(diff)
    assert "\x1b" not in text
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert lines[1:4] == [
        "目标 ~1 提高 ~1 降低 +1 新增 -1 未再提及（要求更高 1）",
        "条目 ~1 有变（改文 1、目标 1、责任 1） +1 新增 -1 未再提及 =1 未变",
        "责任单位 +1 -1",
    ]
    for line in (
        "~ 道路设施完好率 不低于97% → 不低于98% 提高 要求更高 +1个百分点 [一(一) → 一(二)]",
        "~ 新建公厕 1200座 → 900座 降低 -300座 (-25%) [一(一) → 一(二)]",
        "+ 新增车位 3000个 新增 [一(二)]",
        "- 整治路口 8处 未再提及 [一(一)]",
        "+ 2019年 一(一) 改造老旧路灯",
        "- 2018年 一(二) 推进垃圾分类",
        "~ 2018年 一(一) → 2019年 一(二) 提升道路完好水平 [改文 目标 责任]",
        "责任 +绿化处 -工程处",
    ):
        assert line in lines
    heads = [line for line in lines if line.startswith(("目标·", "条目·"))]
    assert heads[:3] == ["目标·有变（2）", "目标·新增（1）", "目标·未再提及（1）"]


def test_stat_is_the_summary_alone(diff: PlanDiff) -> None:
    assert page(diff, stat=True).splitlines() == render(diff).splitlines()[:4]


def test_json_keeps_decimals_and_is_the_model(diff: PlanDiff) -> None:
    tree = json.loads(render(diff, "json"), parse_float=Decimal)
    assert PlanDiff.model_validate(tree) == diff
    assert tree["summary"]["targets"]["raised"] == 1


def test_json_obeys_its_schema(diff: PlanDiff) -> None:
    from jsonschema import Draft202012Validator

    from workplan_parser.schema import diff_schema

    Draft202012Validator(diff_schema()).validate(json.loads(render(diff, "json")))


def test_csv_opens_in_a_spreadsheet(diff: PlanDiff) -> None:
    text = render(diff, "csv")
    assert text.startswith("\ufeff变化,指标,上年,本年,增减,单位,增幅,责任单位变化")
    rows = {row["指标"]: row for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))}
    toilets = rows["新建公厕"]
    assert (toilets["上年"], toilets["本年"], toilets["增减"], toilets["增幅"]) == (
        "1200座",
        "900座",
        "-300",
        "-25%",
    )
    assert toilets["责任单位变化"] == "新增：绿化处；减少：工程处"
    assert rows["道路设施完好率"]["单位"] == "个百分点"


def test_csv_runs_no_formula() -> None:
    evil = [T('=HYPERLINK("x")', "1", "座")]
    old, new = make(I("甲", items=[I("乙", "丙丁")])), make(I("甲", items=[I("乙", "丙丁", evil)]))
    cells = [cell for row in csv.reader(io.StringIO(render(compare_plans(old, new), "csv"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]


class Tags(HTMLParser):
    """Collects the tags of a page and checks that they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.started: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.started.append(tag)
        assert not {name for name, _ in attrs if name.startswith("on") or name == "src"}
        assert all((value or "").startswith("#") for name, value in attrs if name == "href")
        if tag not in ("meta", "input", "hr", "br"):
            self.open.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


MARKUP = (
    "<script>alert(1)</script> & \"'|`*_[x](y) @all",
    "公厕<svg/onload=alert(1)//>覆盖",
    "[看](javascript:alert(1))",
    "</details></del><img src=x onerror=alert(1)>",
    "<!-- 注 -->&lt;b&gt;",
    "`}}{% raw %}{{",
)


def as_page(text: str, form: str) -> str:
    return (
        text if form == "html" else MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    )


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.parametrize("evil", MARKUP)
def test_what_a_plan_says_is_text_on_every_page(evil: str, form: str) -> None:
    old = make(
        I("甲", items=[I("乙" + evil, "丙" + evil, [T("丁" + evil, "1", "座")], ["处" + evil])]), title=evil
    )
    new = make(I("甲", items=[I("乙" + evil, "丙丁" + evil, [T("丁" + evil, "2", "座")]), I(evil, evil)]))
    tags = Tags()
    tags.feed(as_page(render(compare_plans(old, new), form), form))
    assert tags.open == []
    assert not {"svg", "img", "link"} & set(tags.started)
    assert tags.started.count("script") == (form == "html")  # the page's own
    assert "丁" + "".join(evil.split()) in "".join("".join(tags.text).replace("@\u200b", "@").split())
    assert "@all" not in "".join(tags.text) or form == "html"


def test_html_needs_no_network(diff: PlanDiff) -> None:
    text = render(diff, "html")
    assert "http" not in text.replace("http-equiv", "")
    assert "<del>雨季</del>" in text
    assert "<ins>汛期</ins>" in text


def test_control_characters_do_not_reach_the_terminal() -> None:
    old = make(I("甲", items=[I("乙", "丙\x1b[31m丁")]))
    new = make(I("甲", items=[I("乙", "丙丁\x1b]0;x\x07戊")], text="\x9b"))
    assert "\x1b" not in render(compare_plans(old, new))


@pytest.mark.parametrize(
    ("kind", "pairs", "added", "removed", "targets"),
    [
        ("targets", 1, 0, 0, 4),
        ("items", 1, 1, 1, 0),
        ("responsible", 1, 0, 0, 0),
        ("added", 0, 1, 0, 0),
        ("removed", 0, 0, 1, 0),
        ("moved", 0, 0, 0, 0),
    ],
)
def test_only_some_kinds(
    diff: PlanDiff, kind: str, pairs: int, added: int, removed: int, targets: int
) -> None:
    part = select(diff, [kind])  # type: ignore[list-item]
    shown = (len(part.pairs), len(part.added), len(part.removed), sum(len(p.targets) for p in part.pairs))
    assert shown == (pairs, added, removed, targets)
    assert part.is_empty() == (not any(shown))


def test_only_one_section() -> None:
    old = make(I("设施", items=[ROADS]), I("环卫", items=[WASTE]))
    new = make(I("设施", items=[NEXT]), I("环卫", items=[LAMPS]))
    diff = compare_plans(old, new)
    for name in ("s2", "二", "二、", "环卫"):
        part = select(diff, section=name)
        assert [n.title for n in part.added] == [LAMPS.title]
        assert {p.new.title for p in part.pairs} == {"环卫"}
    with pytest.raises(WorkplanError, match="没有叫"):
        select(diff, section="财政")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0.50", "+0.5"),
        ("-300", "-300"),
        ("380000000000", "+3800亿"),
        ("2000000000000", "+2万亿"),
        ("15000", "+1.5万"),
    ],
)
def test_differences_are_written_as_people_write_them(number: str, text: str) -> None:
    assert signed(Decimal(number)) == text
