"""The law of the writers: what is written reads back as the equal plan, in every YAML dialect."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from strategies import DECIMALS, TEXT, few, plans
from workplan_parser.model import Item, Plan
from workplan_parser.writers import json as json_writer
from workplan_parser.writers import yaml as yaml_writer
from workplan_parser.writers.nodes import places
from workplan_parser.writers.readback import read_json, read_yaml


class Yaml12(yaml.SafeLoader):
    """The core schema of YAML 1.2, where only true/false, null and plain numbers are not text."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf)|\.(nan|NaN)",
        "-+.0123456789",
    ),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
Yaml12.add_constructor("tag:yaml.org,2002:float", lambda loader, node: Decimal(loader.construct_scalar(node)))
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node), 10))


@few
@given(plans())
def test_json_reads_back_as_the_equal_plan(plan: Plan) -> None:
    text = json_writer.dumps(plan)
    assert read_json(text) == plan
    assert json_writer.dumps(read_json(text)) == text


@few
@given(plans())
def test_yaml_reads_back_as_the_equal_plan(plan: Plan) -> None:
    text = yaml_writer.dumps(plan)
    assert read_yaml(text) == plan
    assert yaml_writer.dumps(read_yaml(text)) == text


@few
@given(plans())
def test_yaml_1_2_readers_see_what_json_readers_see(plan: Plan) -> None:
    seen = yaml.load(yaml_writer.dumps(plan), Loader=Yaml12)
    assert seen == json.loads(json_writer.dumps(plan), parse_float=Decimal)


@few
@given(plans())
def test_one_line_holds_the_same_plan(plan: Plan) -> None:
    line = json_writer.dumps(plan, one_line=True)
    assert line.endswith("}\n") and line.count("\n") == 1
    assert read_json(line) == plan


@few
@given(plans())
def test_the_tree_pydantic_makes_is_written_like_the_model(plan: Plan) -> None:
    tree = plan.model_dump(by_alias=True)
    assert json_writer.dumps(tree) == json_writer.dumps(plan)
    assert yaml_writer.dumps(tree) == yaml_writer.dumps(plan)


def of_schema_1_0(value: Any) -> Any:
    """The tree of a plan as it was written before there were horizons."""
    if isinstance(value, dict):
        old = {"$schema": "https://workplan-parser.example/schema/plan-1.0.json", "schema_version": "1.0"}
        return {k: old.get(k) or of_schema_1_0(v) for k, v in value.items() if k != "horizon"}
    return [of_schema_1_0(one) for one in value] if isinstance(value, list) else value


@few
@given(plans())
def test_a_plan_of_schema_1_0_is_read_as_one_of_today(plan: Plan) -> None:
    old = of_schema_1_0(json.loads(json_writer.dumps(plan), parse_float=Decimal))
    read = read_json(json_writer.dumps(old))
    assert (read.schema_version, read.schema_uri) == (plan.schema_version, plan.schema_uri)
    assert of_schema_1_0(json.loads(json_writer.dumps(read), parse_float=Decimal)) == old
    assert all(place.node.horizon == "plan" for place in places(read) if isinstance(place.node, Item))


@given(TEXT | st.text(max_size=2000))
def test_every_text_is_one_yaml_scalar_of_that_text(text: str) -> None:
    page = yaml_writer.dumps({"a": [{"b": text, "c": 1}]})
    for loader in (yaml.SafeLoader, yaml.CSafeLoader, Yaml12):
        assert yaml.load(page, Loader=loader) == {"a": [{"b": text, "c": 1}]}


@given(DECIMALS)
def test_decimals_keep_their_digits_and_show_no_exponent(number: Decimal) -> None:
    shown = json_writer.digits(number)
    assert re.fullmatch(r"-?\d+(\.\d+)?", shown)
    assert Decimal(shown) == number


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_not_written(number: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        json_writer.digits(Decimal(number))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("一、全面推进", "一、全面推进"),
        ("s1.i3", "s1.i3"),
        ("yes", "'yes'"),
        ("1e3", "'1e3'"),
        ("12:30", "'12:30'"),
        ("2018-02-01", "'2018-02-01'"),
        ("", "''"),
        ("按照“以小修为基础”的原则", "按照“以小修为基础”的原则"),
        ("一行\n又一行", "|-\n  一行\n  又一行"),
        ("\u2028", '"\\L"'),
        ("97%以上", "97%以上"),
        ("𠮷", "𠮷"),
        ("甲\ud800乙", "甲\ufffd乙"),
    ],
)
def test_texts_are_quoted_only_where_a_reader_could_err(text: str, shown: str) -> None:
    assert yaml_writer.dumps({"a": text}) == f"a: {shown}\n"


def test_what_is_no_yaml_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="第 2 行"):
        read_yaml("a: [")
