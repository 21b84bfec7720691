"""变化对照表: one row a target, for Excel on Chinese Windows (UTF-8 with BOM, CRLF, formulas defused)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from workplan_parser import words
from workplan_parser.compare.model import Pair, PlanDiff
from workplan_parser.compare.render import phrases
from workplan_parser.compare.render.rows import PERCENT, POINTS, Index, NumberRow, Row, numbers, states
from workplan_parser.writers.csv import lines

HEADER = (
    "变化", "指标", "上年", "本年", "增减", "单位", "增幅", "责任单位变化", "条目", "上年位置", "本年位置", "备注", "要求",
)  # fmt: skip


class Percentage:
    """25% or -12.5% as a spreadsheet reads it: a number, so not to be defused like a formula."""

    def __init__(self, number: Decimal) -> None:
        self.number = number

    def __str__(self) -> str:
        return f"{phrases.plain(self.number)}%"


def render(diff: PlanDiff, *, bom: bool = True) -> str:
    """The table as CSV text; unchanged targets are rows too, so that the table is the whole picture."""
    return "".join(lines(HEADER, _rows(diff), bom=bom))


def _rows(diff: PlanDiff) -> Iterator[tuple[Any, ...]]:
    index = Index(diff)
    rows: list[Row] = [*numbers(diff, index), *states(diff, index)]
    for row in rows:
        yield (
            row.verdict,
            row.indicator,
            row.old,
            row.new,
            *(_difference(row) if isinstance(row, NumberRow) else (None, "", None)),
            duties(row.pair) if row.pair else "",
            phrases.name(row.nodes[0]) if row.nodes else "",
            row.old_path,
            row.new_path,
            "；".join((*row.notes, *("待核",) * row.review)),
            row.asks,
        )


def _difference(row: NumberRow) -> tuple[Decimal | None, str, Percentage | None]:
    """增减, 单位, 增幅: numbers, so that a spreadsheet can add them up."""
    change = row.row
    one = change.new or change.old
    unit = one.unit if one else ""
    return (
        change.delta,
        POINTS if unit in PERCENT and change.delta is not None else unit,
        Percentage(change.percent) if row.percent and change.percent is not None else None,
    )


def duties(pair: Pair) -> str:
    """新增：甲处；减少：乙处；丙处 配合→牵头"""
    change = pair.responsible
    parts = [f"新增：{'、'.join(change.added)}"] if change.added else []
    parts += [f"减少：{'、'.join(change.removed)}"] if change.removed else []
    parts += [f"{r.name} {words.ROLES[r.old]}→{words.ROLES[r.new]}" for r in change.role_changed]
    return "；".join(parts)
