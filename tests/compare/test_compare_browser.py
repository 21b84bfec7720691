"""The page of a comparison in a real browser: filters, contents, narrow, printed, and whole without its script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planmaker import I, T, make
from workplan_parser.compare.plans import compare_plans
from workplan_parser.compare.render import render

ROADS = I("修补道路", "修补破损路面，整治井盖沉陷。", [T("路面完好率", "95", "%", "不低于")], ["市政处"])
ROADS_NEXT = I("修补道路", "修补破损路面，整治井盖沉陷。", [T("路面完好率", "96", "%", "不低于")], ["市政处"])
BINS = I("垃圾分类", "新添分类容器，开展入户宣传。", [T("分类覆盖率", "90", "%")], ["环卫处"])
LAMPS = I("改造路灯", "更换老旧灯杆灯具，接入集中控制。", [T("更换路灯", "500", "盏")], ["照明处"])
LATER = I("远景目标", items=[I("绿色出行", "慢行系统成网。", [T("绿道", "80", "公里")])], horizon="beyond")
LATER_NEXT = I(
    "远景目标", items=[I("绿色出行", "慢行系统成网。", [T("绿道", "90", "公里")])], horizon="beyond"
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with an item changed, one new, one gone, and a chapter on a longer time."""
    old = make(I("任务", items=[ROADS, BINS]), LATER, year=2024)
    new = make(I("任务", items=[ROADS_NEXT, LAMPS]), LATER_NEXT, year=2025)
    page = tmp_path_factory.mktemp("page") / "diff.html"
    page.write_text(render(compare_plans(old, new), "html"), "utf-8")
    return page


@pytest.fixture
def opened(browser: Any, written: Path) -> Iterator[Any]:
    page = browser.new_page()
    page.goto(written.as_uri())
    yield page
    page.close()


def names(page: Any) -> list[str]:
    """The indicators in sight, below the filters."""
    cells = page.locator("[data-row] .name")
    return [cell.inner_text() for cell in cells.all() if cell.is_visible()]


@pytest.mark.parametrize(
    ("facet", "value", "seen"),
    [
        ("change", "提高", ["路面完好率", "绿道"]),
        ("change", "未再提及", ["分类覆盖率"]),
        ("office", "照明处", ["更换路灯"]),
        ("office", "市政处", ["路面完好率"]),
        ("horizon", "远期", ["绿道"]),
    ],
)
def test_rows_are_filtered(opened: Any, facet: str, value: str, seen: list[str]) -> None:
    opened.select_option(f"[data-facet={facet}]", value)
    assert names(opened) == seen
    assert [head for head in opened.locator("h3").all() if head.is_visible()]


def test_words_are_found_and_empty_groups_go(opened: Any) -> None:
    opened.fill("#filters input", "路灯")
    assert names(opened) == ["更换路灯"]
    assert opened.locator("h3:visible").all_inner_texts() == ["目标·新增 1", "条目·新增 1"]
    assert "2 / " in opened.locator("#filters output").inner_text()


def test_contents_lead_to_headings(opened: Any) -> None:
    for link in opened.locator(".contents a").all():
        assert opened.locator(f"{link.get_attribute('href')} :is(h2, h3)").count() == 1
    opened.click(".contents a:has-text('条目·未再提及')")
    assert opened.locator("article.gone").inner_text().endswith("开展入户宣传。分类覆盖率90%。")


def test_without_a_script_all_is_there(browser: Any, written: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(written.as_uri())
    assert not page.locator("#filters").is_visible()
    assert names(page) == ["路面完好率", "更换路灯", "分类覆盖率", "绿道"]
    context.close()


def test_it_fits_a_telephone_and_a_sheet_of_paper(opened: Any) -> None:
    opened.set_viewport_size({"width": 480, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 480
    assert names(opened)[0] == "路面完好率"
    opened.emulate_media(media="print")
    assert not opened.locator("#filters").is_visible()
    assert not opened.locator(".contents").is_visible()
    assert len(names(opened)) == 4
