"""Each diagnostic code is raised by its example, is documented, and its span lies in the text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from diagnosed import read
from workplan_parser.diagnostics import CODES

CASES = tomllib.loads((Path(__file__).parent / "cases" / "diagnostics.toml").read_text("utf-8"))["case"]


def test_every_code_has_one_example() -> None:
    assert [case["code"] for case in CASES] == list(CODES)


def test_every_code_says_what_to_do() -> None:
    assert [code for code, row in CODES.items() if not row.help] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["code"])
def test_example(case: dict[str, Any]) -> None:
    plan = read(case)
    raised = [doubt for doubt in plan.diagnostics if doubt.code == case["code"]]
    assert raised, [doubt.message for doubt in plan.diagnostics]
    for doubt in raised:
        assert "{" not in doubt.message
        assert doubt.severity == CODES[doubt.code].severity
        if doubt.span is not None:
            assert doubt.span.of(plan.source.text or "")
