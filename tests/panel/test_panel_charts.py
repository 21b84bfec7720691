"""The charts: whose each line is can be read, none over another, and words that mean harm are words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from payloads import INJECTED
from workplan_parser.panel import vega
from workplan_parser.panel.chart import look, spec
from workplan_parser.panel.labels import LINE, alike, apart, labels, short
from workplan_parser.panel.page import page
from workplan_parser.panel.running import Point, Run


def run(body: str, *values: float, first: int = 2023, name: str = "道路完好率") -> Run:
    return Run(
        body,
        name,
        "%",
        [Point(year, value, value, f"{value:g}%") for year, value in enumerate(values, first)],
    )


@pytest.mark.parametrize(
    ("bodies", "names"),
    [
        (["青河市水利局", "云岭市水利局"], ["青河", "云岭"]),
        (["江东省青河市水利局", "江东省云岭市水利局"], ["青河", "云岭"]),
        (["甲市水利局", "乙市水利局"], ["甲市水利局", "乙市水利局"]),  # one letter tells a reader nothing
        (["青河市水利局", "青河市水利局和港航中心"], ["青河市水利局", "青河市水利局和港航中心"]),
        (["青河市水利局"], ["青河市水利局"]),
        (
            ["省政府", "青河市人民政府", "云岭市人民政府", "白石县人民政府"],
            ["省政府", "青河", "云岭", "白石县"],
        ),
    ],
)
def test_bodies_are_called_by_what_tells_them_apart(bodies: list[str], names: list[str]) -> None:
    assert list(short(bodies).values()) == names


@pytest.mark.parametrize(
    ("wanted", "height", "found"),
    [
        ([10, 100], 150, [10, 100]),
        ([10, 12, 100], 150, [10, 10 + LINE, 100]),
        ([140, 145, 149], 150, [150 - 2 * LINE, 150 - LINE, 150]),
    ],
)
def test_labels_stand_a_line_apart(wanted: list[float], height: float, found: list[float]) -> None:
    assert apart(wanted, height) == found


def test_lines_that_are_equal_have_one_label_that_names_both() -> None:
    chart = [run("青河市水利局", 90, 95), run("云岭市水利局", 90, 95), run("白石市水利局", 90, 96)]
    assert [
        label.text
        for label in labels(chart, short([one.body for one in chart]), 100, lambda value: 100 - value)
    ] == [
        "白石 96%",
        "青河、云岭 95%",
    ]
    assert [len(same) for same in alike(chart)] == [2, 1]


def test_of_many_equal_lines_the_first_are_named() -> None:
    chart = [run(f"{place}市水利局", 90, 95) for place in ("青河", "云岭", "白石", "临溪")]
    assert [
        label.text
        for label in labels(chart, short([one.body for one in chart]), 100, lambda value: 100 - value)
    ] == ["青河、云岭等4家 95%"]


def test_lines_that_are_equal_are_drawn_one_within_the_other() -> None:
    chart = [run("青河市水利局", 90, 95), run("云岭市水利局", 90, 95)]
    lines = spec(chart, look([one.body for one in chart]), short([one.body for one in chart]))["layer"][0][
        "data"
    ]["values"]
    assert {one["body"]: one["wide"] for one in lines} == {"云岭市水利局": 2, "青河市水利局": 6}
    assert lines[0]["body"] == "青河市水利局"  # the widest first


def test_a_line_stops_over_a_year_without_a_value() -> None:
    broken = Run("甲", "公厕", "座", [Point(2021, 3, 3, "3座"), Point(2023, 5, 5, "5座")])
    lines = spec([broken], look(["甲"]), {"甲": "甲"})["layer"][0]["data"]["values"]
    assert [(one["year"], one["value"]) for one in lines] == [(2021, 3), (2022, None), (2023, 5)]


def test_what_was_reported_stands_beside_what_was_promised() -> None:
    chart = run("甲", 90, 95)
    chart.reported.append(Point(2023, 130, 130, "完成130%"))
    made = spec([chart], look(["甲"]), {"甲": "甲"})
    (square,) = (one for one in made["layer"] if one["mark"].get("shape") == "square")
    assert [(one["value"], one["promised"], one["raw"]) for one in square["data"]["values"]] == [
        (130, 90, "完成130%")
    ]
    assert made["layer"][0]["encoding"]["y"]["scale"]["domain"][1] > 130


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page whose bodies, names and words all mean harm."""
    bodies = [f"{words}局" for words in INJECTED]
    chart = [
        Run(body, body, words, [Point(year, n, n, words, words) for year in (2024, 2025)])
        for n, (body, words) in enumerate(zip(bodies, INJECTED, strict=True))
    ]
    made = page(
        [spec(one, look(bodies), short(bodies)) for one in (chart, *([each] for each in chart))],
        INJECTED[0],
        [(body, "#000") for body in bodies],
        {},
        vega.drawn("script").decode(),
    )
    path = tmp_path_factory.mktemp("charts") / "page.html"
    path.write_bytes(made)
    return path


def test_words_that_mean_harm_are_words(hostile: Path, browser: Any) -> None:
    opened = browser.new_page()
    said: list[str] = []
    opened.on("dialog", lambda one: (said.append(one.message), one.dismiss()))
    opened.on("pageerror", lambda one: said.append(str(one)))
    opened.on(
        "request",
        lambda one: said.append(one.url) if not one.url.startswith(("file:", "blob:", "data:")) else None,
    )
    opened.goto(hostile.as_uri())
    opened.wait_for_selector("figure svg .mark-text")
    opened.mouse.move(200, 400)
    opened.locator("figure .mark-symbol path").first.hover(force=True)
    opened.locator("input[type=checkbox]").first.uncheck()
    opened.wait_for_timeout(200)
    assert said == []
    assert (
        opened.evaluate(
            "[...document.querySelectorAll('figure script, figure img, figure iframe, [onerror], [onload]')].length"
        )
        == 0
    )
    opened.close()
