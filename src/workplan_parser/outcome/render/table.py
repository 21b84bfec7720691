"""目标兑现表: the rows of a table, as CSV and workbook hold them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workplan_parser.model import OtherQuantity, Target
from workplan_parser.outcome.model import PlanOutcome, Quote
from workplan_parser.outcome.render.rows import Row, numbers, said, states

HEADER = (
    "结果", "指标", "目标(原文)", "报告(原文)", "目标值", "目标上限", "报告值", "单位", "增减", "待核", "说明", "承诺位置", "承诺原文", "报告位置", "报告原文",
)  # fmt: skip
"""Like the ledger's where both say the same; 增减 is in 单位, for % in percentage points."""


def cells(outcome: PlanOutcome) -> Iterator[tuple[Any, ...]]:
    """The rows: targets with a number in the order they were promised, then those without."""
    for row in numbers(outcome):
        yield _cells(row, *_values(row.target, row.result, row.difference))
    for row in states(outcome):
        yield _cells(row, None, None, None, "", None)


def _values(target: Target | None, result: OtherQuantity | None, delta: Any) -> tuple[Any, ...]:
    """目标值, 目标上限, 报告值, 单位, 增减."""
    if target is None:
        return None, None, None, "", None
    return target.value, target.value_max, result.value if result else None, (result or target).unit, delta


def _cells(row: Row, *values: Any) -> tuple[Any, ...]:
    notes = "；".join(note for note in row.notes if note != "待核")
    quotes = (*_quoted(row.promise), *_quoted(row.report))
    return (
        row.word,
        row.indicator,
        row.promised,
        row.reported,
        *values,
        "待核" if row.review else "",
        notes,
        *quotes,
    )


def _quoted(quote: Quote | None) -> tuple[str, str]:
    return (quote.path or quote.item, said(quote)) if quote else ("", "")
