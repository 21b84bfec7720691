"""The public names: what a program imports, and what the README shows."""

import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Literal

import pytest
import regex
from pydantic import BaseModel

import workplan_parser
from workplan_parser import (
    Diagnostic,
    Item,
    Plan,
    Responsibility,
    Target,
    diff,
    parse,
    parse_file,
    quantities,
    words,
)
from workplan_parser.compare.model import DeadlineChange, Pair, QualityChange, TargetChange
from workplan_parser.model import OtherQuantity, Person, QualitativeTarget
from workplan_parser.schema import schema_of

SAMPLE = "data/raw/zhengzhou-chengguan-2018.txt"


def test_every_public_name_is_there_and_shown() -> None:
    names = {
        "Plan",
        "PlanDiff",
        "PlanOutcome",
        "outcomes",
        "Quantity",
        "parse",
        "parse_file",
        "diff",
        "quantities",
        "__version__",
    }
    assert names <= set(workplan_parser.__all__) <= set(dir(workplan_parser))
    for name in workplan_parser.__all__:
        assert getattr(workplan_parser, name) is not None
    with pytest.raises(AttributeError):
        _ = workplan_parser.nosuch


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: parse(Path(SAMPLE)), "parse_file a path"),  # type: ignore[arg-type]
        (lambda: parse_file(b"text"), "parse text or bytes"),  # type: ignore[arg-type]
        (lambda: parse_file(StringIO("text")), "opened 'rb'"),  # type: ignore[arg-type]
        (lambda: quantities(None), "quantities takes text"),  # type: ignore[arg-type]
        (lambda: diff(SAMPLE, SAMPLE), "diff takes two Plans"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_argument_is_told_in_a_sentence(call: Callable[[], object], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        call()


@pytest.mark.parametrize("kind", ["plan", "diff"])
def test_every_field_is_told_in_chinese(kind: Literal["plan", "diff"]) -> None:
    schema = schema_of(kind)
    for name, model in {**schema["$defs"], kind: schema}.items():
        for field, told in model.get("properties", {}).items():
            assert regex.match(r"\p{Han}+(：|$)", told.get("description", "")), f"{name}.{field}"


@pytest.mark.parametrize(
    ("model", "field", "called"),
    [
        (Responsibility, "role", words.ROLES),
        (Person, "role", words.PERSONS),
        (Target, "comparator", words.COMPARATORS),
        (Target, "strength", words.STRENGTHS),
        (QualitativeTarget, "kind", words.QUALITIES),
        (OtherQuantity, "role", words.QUANTITY_ROLES),
        (Item, "horizon", words.HORIZONS),
        (Diagnostic, "severity", words.SEVERITIES),
        (TargetChange, "change", words.TARGET_CHANGES),
        (QualityChange, "change", words.QUALITY_CHANGES),
        (DeadlineChange, "change", words.DEADLINE_CHANGES),
        (Pair, "status", words.STATUSES),
    ],
)
def test_codes_are_told_by_the_words_that_stand_for_them(
    model: type[BaseModel], field: str, called: dict[str, str]
) -> None:
    description = model.model_fields[field].description or ""
    assert [code for code, word in called.items() if f"{code} {word}" not in description] == []


def test_importing_the_package_loads_nothing_heavy() -> None:
    said = "import sys, workplan_parser; print([m for m in ('pydantic', 'typer', 'rich', 'yaml') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_number_reader_by_itself() -> None:
    text = "新建公厕 １２００ 座，不少于5 万个泊位，投资１．５亿元，增长3%—5%"
    read = [(text[q.start : q.end], q.comparator, q.value, q.value_max, q.unit) for q in quantities(text)]
    assert read == [
        ("１２００ 座", "eq", 1200, None, "座"),
        ("不少于5 万个", "ge", 50000, None, "个"),
        ("１．５亿元", "eq", 150000000, None, "元"),
        ("3%—5%", "range", 3, 5, "%"),
    ]


def test_a_plan_and_its_difference_to_itself(request: pytest.FixtureRequest) -> None:
    plan = parse_file(request.config.rootpath / SAMPLE)
    assert isinstance(plan, Plan)
    assert Plan.model_validate_json(plan.model_dump_json(by_alias=True)) == plan
    assert diff(plan, plan).summary.unchanged == 66


def test_a_plan_is_frozen() -> None:
    plan = parse("一、道路\n修路3公里。")
    with pytest.raises(ValueError, match="frozen"):
        plan.generator = "other"  # type: ignore[misc]


def test_a_plan_written_before_horizons_were_known_is_read() -> None:
    tree = parse("2025年工作要点\n一、公厕\n新建公厕5座。\n").model_dump(by_alias=True)
    del tree["sections"][0]["horizon"]
    assert Plan.model_validate(tree | {"schema_version": "1.0"}).sections[0].horizon == "plan"
