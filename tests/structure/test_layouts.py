"""Small documents in the layouts of many bodies (tests/cases/layouts.toml)."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from workplan_parser import parse
from workplan_parser.model import Item, Plan

CASES = tomllib.loads(Path(__file__, "../../cases/layouts.toml").resolve().read_text(encoding="utf-8"))[
    "case"
]


def drawn(items: Sequence[Item], depth: int = 0) -> Iterator[str]:
    """Each node as ``··label|title|text``, two dots a level; what has no label begins with the bar."""
    for item in items:
        yield "··" * depth + "|".join((item.label or "", item.title, item.text))
        yield from drawn(item.items, depth + 1)


def every(items: Sequence[Item]) -> Iterator[Item]:
    """The nodes in reading order."""
    for item in items:
        yield item
        yield from every(item.items)


def said(plan: Plan, name: str) -> object:
    """What the plan says under the name that a case uses."""
    nodes = list(every(plan.sections))
    match name:
        case "outline":
            return list(drawn(plan.sections))
        case "people":
            return [person.name for node in nodes for person in node.people]
        case "offices":
            return [office.full_name or office.name for node in nodes for office in node.responsible]
        case "targets":
            return [f"{one.indicator} {one.value}{one.unit}" for node in nodes for one in node.targets]
        case "achieved":
            return [one.raw for node in nodes for one in node.other_quantities if one.role == "achieved"]
        case "horizons":
            return [node.horizon for node in nodes]
        case "closing":
            return plan.closing.text.split("\n") if plan.closing else []
        case "preamble":
            return plan.preamble.text if plan.preamble else ""
        case "unclaimed":
            return [one.text for one in plan.unclaimed]
        case "codes":
            return sorted({one.code for one in plan.diagnostics})
        case "label" | "why" | "text":
            return None
    return getattr(plan.metadata, name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_layout(case: dict[str, Any]) -> None:
    plan = parse(case["text"])
    expect = {name: value for name, value in case.items() if name not in ("label", "why", "text")}
    assert {name: said(plan, name) for name in expect} == expect
