"""A copy reads as the document it was made of: the same tree, figures, offices and metadata, whatever a tool put in."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims import miscounted
from workplan_parser import parse
from workplan_parser.model import Item, Plan
from workplan_parser.text.script import simplified

CASES = tomllib.loads((Path(__file__).parent / "cases" / "copies.toml").read_text("utf-8"))["case"]


def said(plan: Plan) -> list[object]:
    """What a plan says, without where it stands."""
    about = plan.metadata
    found: list[object] = [about.title, about.year, about.issuer, about.document_number]
    todo: list[Item] = [*plan.sections]
    while todo:
        node = todo.pop(0)
        found.append(
            (
                (node.label or "").strip(),
                (node.title + "".join(node.text.split())).replace("。", ""),
                [(t.indicator, t.comparator, t.value, t.unit) for t in node.targets],
                [(r.name, r.role) for r in node.responsible],
                [d.due for d in node.deadlines],
            )
        )
        todo.extend(node.items)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_copy_reads_as_its_document(case: dict[str, Any]) -> None:
    copy = parse(case["copy"].encode(), name=case.get("name", "copy.txt"), with_text=True)
    assert not miscounted(copy.source.text or "", copy)
    found = simplified(repr(said(copy))) if case.get("traditional") else repr(said(copy))
    assert found == repr(said(parse(case["document"]))), case["why"]
    if "year" in case:
        assert copy.metadata.year == case["year"]
    if "furniture" in case:
        assert [(one.text, one.reason) for one in copy.unclaimed] == [tuple(one) for one in case["furniture"]]
