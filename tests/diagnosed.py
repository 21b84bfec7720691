"""The example of a diagnostic, read: a text or a workbook, perhaps with corrections laid over it."""

from typing import Any

from workplan_parser import parse
from workplan_parser.corrections import Corrections, apply
from workplan_parser.model import Plan
from xlsxmaker import given


def read(case: dict[str, Any]) -> Plan:
    """The plan of a case of ``cases/diagnostics.toml``, with its text."""
    plan = parse(given(case), with_text=True)
    said = Corrections.model_validate({"corrections": case.get("corrections", ())})
    return apply(plan, plan.source.text or "", said)
