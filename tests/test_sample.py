"""The sample plan, read whole: outline, offices, commitments with their places, and nothing that is no commitment."""

import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from workplan_parser import Item, Plan, parse_file

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data" / "raw" / "zhengzhou-chengguan-2018.txt"
READ = tomllib.loads((ROOT / "tests" / "cases" / "sample.toml").read_text("utf-8"))
ROWS = {
    name: [tuple(cell.strip() for cell in line.split("|")) for line in READ[name].split("\n") if line]
    for name in READ
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return parse_file(SAMPLE, with_text=True)


@pytest.fixture(scope="module")
def items(plan: Plan) -> list[Item]:
    return [item for section in plan.sections for item in section.items]


def test_what_the_document_says_of_itself(plan: Plan) -> None:
    said = plan.metadata
    assert (said.title, said.subtitle) == (
        "2018年城市管理工作要点",
        "2018年全市城市管理工作围绕助推国家中心城市建设",
    )
    assert (said.year, said.issuer, said.index_number) == (2018, "郑州市城市管理局", "00525312X/2018-00013")
    assert said.keywords == ("综合", "政务", "工作")
    assert str(said.written_on) == str(said.published_on) == "2018-02-01"


def test_ten_sections_and_items_numbered_straight_through(plan: Plan, items: list[Item]) -> None:
    assert [section.number for section in plan.sections] == list(range(1, 11))
    assert [item.number for item in items] == list(range(1, 57))
    assert all(item.title and item.text and item.responsible for item in items)


def test_offices(items: list[Item]) -> None:
    named = [office for item in items for office in item.responsible]
    assert len(named) == 99
    assert len({office.name for office in named}) == 25
    assert Counter(office.name for office in named if office.kind == "group") == {"机关相关处室": 11}


def test_the_furniture_is_in_the_closing(plan: Plan) -> None:
    assert plan.closing is not None
    assert {field.name: field.raw for field in plan.closing.fields} == {
        "主办单位": "郑州市人民政府办公厅",
        "地址": "郑州市中原路233号",
        "邮编": "450007",
    }
    assert not plan.unclaimed


def test_every_commitment_and_nothing_else(items: list[Item]) -> None:
    found = [
        (
            str(target.span.start),
            target.raw,
            target.comparator,
            target.value,
            target.unit,
            str(target.deadline.due) if target.deadline else "",
        )
        for item in items
        for target in item.targets
    ]
    assert found == [(*row[:3], Decimal(row[3]), *row[4:]) for row in ROWS["targets"]]


def test_no_trap_is_a_commitment(plan: Plan, items: list[Item]) -> None:
    text = plan.source.text or ""
    taken = [target.span for item in items for target in item.targets]
    for (trap,) in ROWS["traps"]:
        at = text.find(trap)
        while at >= 0:
            inside = [span for span in taken if at <= span.start and span.end <= at + len(trap)]
            assert not inside, trap
            at = text.find(trap, at + 1)


def test_amounts_that_describe_are_other_quantities(items: list[Item]) -> None:
    assert "24小时" in [quantity.raw for quantity in items[14].other_quantities]
    assert {"1车", "100辆"} <= {quantity.raw for quantity in items[23].other_quantities}


def test_deadlines_and_citations(items: list[Item]) -> None:
    due = [(str(d.span.start), d.raw, str(d.due)) for item in items for d in item.deadlines]
    assert due == ROWS["deadlines"]
    assert sum(len(item.citations) for item in items) == 21


def test_one_deadline_governs_the_nine_rates_of_item_24(items: list[Item]) -> None:
    assert [str(target.deadline.due) for target in items[23].targets if target.deadline] == ["2018-12-31"] * 9
