"""The page of ``workplan review``: one file, nothing of a document runs, and the same bytes every time."""

from __future__ import annotations

import json
from pathlib import Path

import regex

from workplan_parser import source
from workplan_parser.pipeline import parse_source
from workplan_parser.review import plan_page as page

SAMPLE = Path(__file__).parents[2] / "data" / "raw" / "zhengzhou-chengguan-2018.txt"
HOSTILE = "云岭市2025年工作要点\n一、城建\n（一）新建</script><script>alert(1)</script><img src=x onerror=alert(1)>公园20座。\n"


def written(text: str) -> str:
    read = source.from_text(text, "plan.txt")
    return page(read, parse_source(read))


def data_of(html: str) -> dict[str, object]:
    found = regex.search(r'<script type="application/json" id="data">(.*?)</script>', html, regex.DOTALL)
    assert found is not None
    told: dict[str, object] = json.loads(found[1])
    return told


def test_nothing_of_a_document_ends_its_element() -> None:
    html = written(HOSTILE)
    assert html.count("<script") == 2
    assert "<img" not in html
    assert data_of(html)["text"] == HOSTILE


def test_the_policy_lets_only_the_pages_own_script_run() -> None:
    policy = regex.search(r'Content-Security-Policy" content="([^"]+)"', written(HOSTILE))
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy[1]


def test_the_sample_is_one_small_page_and_the_same_twice() -> None:
    read = source.load(SAMPLE)
    first, again = (page(read, parse_source(read)) for _ in range(2))
    assert first == again
    assert len(first.encode()) < 1_000_000
    assert not regex.search(r'(?:src|href)\s*=\s*"?(?:https?:)?//', first)


def test_every_value_of_the_plan_is_on_the_page() -> None:
    plan = parse_source(source.load(SAMPLE))
    shown = data_of(page(source.load(SAMPLE), plan))["values"]
    assert isinstance(shown, list)
    targets = [target for s in plan.sections for node in (s, *s.items) for target in node.targets]
    assert sum(one["kind"] == "target" for one in shown) == len(targets)
    assert all(one["rule"] for one in shown if one["kind"] == "target")


def test_a_table_is_shown_as_a_table() -> None:
    html = "<table><tr><th>序号</th><th>任务</th></tr><tr><td rowspan=2>1</td><td>新建公园20座</td></tr><tr><td>改造道路5公里</td></tr></table>"
    read = source.load(html.encode(), "plan.html")
    blocks = data_of(page(read, parse_source(read)))["blocks"]
    assert isinstance(blocks, list)
    (table,) = [block for block in blocks if isinstance(block, dict)]
    assert [[cell[2:] for cell in row] for row in table["rows"]] == [[[], []], [[2, 1], []], [[]]]
