"""An explanation reads what the parser reads, and what it cites stands where it says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from workplan_parser import parse, source
from workplan_parser.explain import Explained, explain
from workplan_parser.extract import commitments, deadline_rules, nonquantities, qualitative
from workplan_parser.lexicon.tables import HOME
from workplan_parser.model import Item, Plan, Preamble
from workplan_parser.pipeline import parse_source

HERE = Path(__file__).parent.parent
FILES = sorted(
    path
    for path in (
        *(HERE / "documents").glob("*/*"),
        *(HERE.parent / "docs/examples").glob("*"),
        HERE.parent / "data/raw/zhengzhou-chengguan-2018.txt",
    )
    if path.suffix in (".txt", ".html", ".docx", ".pdf")
)


@cache
def both(path: Path) -> tuple[Plan, Explained]:
    read = source.load(path)
    return parse_source(read, with_text=True), explain(read)


def nodes(plan: Plan) -> Iterator[tuple[str, Item | Preamble]]:
    if plan.preamble:
        yield "preamble", plan.preamble
    todo = [*plan.sections, *(section for annex in plan.attachments for section in annex.sections)]
    while todo:
        node = todo.pop()
        yield node.id, node
        todo.extend(node.items)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_is_explained_is_what_is_parsed(path: Path) -> None:
    plan, found = both(path)
    kinds = {
        "targets": "target",
        "qualitative_targets": "qualitative",
        "other_quantities": "quantity",
        "deadlines": "deadline",
        "citations": "citation",
        "responsible": "office",
        "people": "person",
    }
    for field, kind in kinds.items():
        parsed = {(name, one.span) for name, node in nodes(plan) for one in getattr(node, field, ())}
        assert {(one.node, one.span) for one in found.everything() if one.kind == kind} == parsed, field


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_deadlines_of_targets_are_those_of_the_plan(path: Path) -> None:
    plan, found = both(path)
    governed = {
        (target.span, f"{target.deadline.raw} → {target.deadline.due}")
        for _, node in nodes(plan)
        for target in (*node.targets, *node.qualitative_targets)
        if target.deadline
    }
    shown = {
        (one.span, evidence.word.partition("（")[0])
        for one in found.everything()
        for evidence in one.evidence
        if evidence.what == "期限"
    }
    assert shown == governed


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_rules_and_raws_are_those_of_the_plan(path: Path) -> None:
    plan, found = both(path)
    rules = {
        (one.span, one.rule) for _, node in nodes(plan) for one in (*node.targets, *node.other_quantities)
    }
    assert {(one.span, one.rule) for one in found.everything() if one.kind in ("target", "quantity")} == rules
    for one in found.everything():
        assert one.raw == one.span.of(found.text)


def test_every_node_has_its_id() -> None:
    for path in FILES:
        plan, found = both(path)
        named = {name for name, node in nodes(plan) if isinstance(node, Preamble) or node.label or node.title}
        assert named <= set(found.ids), path


def test_cited_words_stand_in_the_lexicon_where_they_are_said_to() -> None:
    cited = {
        (shown.file, shown.line, shown.word)
        for path in FILES
        for one in both(path)[1].everything()
        for shown in one.evidence
        if shown.file
    }
    assert len(cited) > 60
    for file, line, word in cited:
        assert line is not None, (file, word)
        assert word in (HOME / file).read_text("utf-8").splitlines()[line - 1]


def test_every_number_is_accounted_for() -> None:
    path = HERE.parent / "docs/examples/yunling-2025.txt"
    plan, found = both(path)
    spans = [one.span for one in found.everything() if one.kind != "node"]
    labels = [node.title_span for _, node in nodes(plan) if isinstance(node, Item) and node.title_span]
    for node_id, node in nodes(plan):
        for place in (*node.text_spans, *(span for span in labels if node.span.contains(span))):
            for number in re.finditer(r"\d+", found.text[place.start : place.end]):
                at = place.start + number.start()
                assert any(span.start <= at < span.end for span in spans), (node_id, number[0])


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("commitment", [rule.__name__ for rule in commitments.RULES]),
        ("number", [rule.__name__ for rule in nonquantities.RULES]),
        ("time", [rule.__name__ for rule in deadline_rules.RULES]),
        ("quality", [name for name, _ in qualitative.RULES]),
    ],
)
def test_people_are_told_of_every_rule_and_of_no_other(part: str, names: list[str]) -> None:
    told = tomllib.loads((HERE.parent / "src/workplan_parser/explain/rules.toml").read_text("utf-8"))[part]
    assert list(told) == names


def test_a_text_without_anything_is_explained_by_nothing() -> None:
    assert list(explain(source.from_text("\n", "empty")).everything()) == []
    assert parse("\n").sections == ()


@pytest.mark.parametrize(
    "piece",
    ["2018年底前、", "每年6月底前；", "责任单位：市甲局、", "（市甲局牵头，", "5座、", "一", "《", "去年"],
)
def test_a_long_line_is_explained_in_time_that_grows_with_its_length(piece: str) -> None:
    calls = []
    for times in (200, 800):
        found = explain(
            source.from_text(f"某市2018年工作要点\n\n一、任务\n（一）设施。{piece * times}\n", "x")
        )
        calls.append(_steps(lambda found=found: found.at_line(4)))  # type: ignore[misc]
    assert calls[1] < 8 * calls[0]


def _steps(work: Callable[[], object]) -> int:
    """Calls of functions: a count, where a clock would make the test depend on the machine."""
    import sys

    count = 0

    def step(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(step)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
