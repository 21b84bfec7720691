"""The CSV tables: tidy, joined by item_id, safe in a spreadsheet, and nothing of the plan left out."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import TEXT, few, plans
from workplan_parser.model import Plan
from workplan_parser.writers.csv import BOM, cell, chunks, lines, neutralise, restore
from workplan_parser.writers.nodes import places
from workplan_parser.writers.tables import TABLES


def read(plan: Plan, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(chunks(plan, table, bom=False)), newline="")))


@few
@given(plans())
def test_every_finding_has_its_row_under_its_item(plan: Plan) -> None:
    fields = {
        "targets": "targets",
        "responsibilities": "responsible",
        "people": "people",
        "deadlines": "deadlines",
        "citations": "citations",
    }
    for table, field in fields.items():
        expected = [
            (place.item_id, str(at))
            for place in places(plan)
            for at, _ in enumerate(getattr(place.node, field, ()), 1)
        ]
        assert [(row["item_id"], row["position"]) for row in read(plan, table)] == expected


@few
@given(plans())
def test_texts_and_numbers_come_back(plan: Plan) -> None:
    targets = [target for place in places(plan) for target in getattr(place.node, "targets", ())]
    rows = read(plan, "targets")
    assert [Decimal(row["value"]) for row in rows] == [target.value for target in targets]
    assert [restore(row["indicator"]) for row in rows] == [target.indicator for target in targets]
    assert [restore(row["text"]) for row in read(plan, "items")] == [
        getattr(place.node, "text", "") for place in places(plan)
    ]


@few
@given(plans(), st.sampled_from(sorted(TABLES)))
def test_no_cell_of_text_can_run(plan: Plan, table: str) -> None:
    columns = (*TABLES[table].leading, *TABLES[table].columns)
    texts = [column.header for column in columns if column.kind == "string"]
    cells = [row[header] for row in read(plan, table) for header in texts]
    assert not [text for text in cells if text.startswith(("=", "+", "-", "@", "\t", "\r"))]


def written(node: Any) -> list[Any]:
    """Every value of a plan, nothing of its shape."""
    if isinstance(node, dict):
        return [value for field in node.values() for value in written(field)]
    if isinstance(node, list | tuple):
        return [value for element in node for value in written(element)]
    return [] if node is None or node == "" else [node]


@few
@given(plans())
def test_together_the_tables_hold_every_value_of_the_plan(plan: Plan) -> None:
    cells = {restore(cell) for table in TABLES for row in read(plan, table) for cell in row.values()}
    lost = [value for value in written(plan.model_dump(by_alias=True)) if str(cell_text(value)) not in cells]
    assert lost == []


def cell_text(value: Any) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)


@given(TEXT | st.text("'=+-@\t\r＝x", max_size=6))
def test_neutralising_can_be_undone(text: str) -> None:
    assert restore(neutralise(text)) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("-5", "'-5"),
        ("＝1", "'＝1"),
        ("97%以上", "97%以上"),
        ("'quoted", "'quoted"),
        ("", ""),
        (Decimal("-0.5"), "-0.5"),
        (Decimal("2.7E+6"), "2700000"),
        (-3, -3),
        (None, ""),
    ],
)
def test_texts_that_a_spreadsheet_would_run_are_neutralised_and_numbers_are_not(
    value: Any, shown: Any
) -> None:
    assert cell(value) == shown


def test_rows_are_rfc_4180_with_a_byte_order_mark() -> None:
    text = "".join(lines(("a", "b"), [("一,二", '说"好"'), ("两\n行", None)]))
    assert text == BOM + 'a,b\r\n"一,二","说""好"""\r\n"两\n行",\r\n'


def test_headers_are_ascii_snake_case_and_unlike_each_other() -> None:
    for table in TABLES.values():
        assert all(
            header.isidentifier() and header.isascii() and header.islower() for header in table.headers
        )
        assert len(set(table.headers)) == len(table.headers)


def test_many_rows_come_in_pieces() -> None:
    pieces = list(lines(("n",), ((n,) for n in range(1000)), bom=False))
    assert len(pieces) > 3
    assert "".join(pieces).split() == ["n", *map(str, range(1000))]
